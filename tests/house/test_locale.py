"""Whatever a page says in Vietnamese it says in English too; the catalogue holds nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from unicodedata import is_normalized

import polib
import pytest

from tools.catalogue import (
    CATALOGUE,
    Message,
    NotALiteral,
    main,
    message_of,
    renewed,
    said,
    said_in_python,
    said_in_template,
    waiting,
)

PLACES = re.compile(r"%\((\w+)\)[sd]")
VIETNAMESE = re.compile(r"[ăâđêôơưàảãáạèẻẽéẹìỉĩíịòỏõóọùủũúụỳỷỹýỵ]", re.IGNORECASE)
RENEW = "run: make locale"


@pytest.fixture(scope="module")
def catalogue() -> polib.POFile:
    return polib.pofile(str(CATALOGUE))


def english(entry: polib.POEntry) -> list[str]:
    return list(entry.msgstr_plural.values()) or [entry.msgstr]


def misfits(catalogue: polib.POFile) -> list[str]:
    """Give the messages whose English leaves out what is filled in, shouts, or is no English."""
    return [
        entry.msgid
        for entry in catalogue
        for text in english(entry)
        if set(PLACES.findall(text)) != set(PLACES.findall(entry.msgid))
        or VIETNAMESE.search(text)
        or "!" in text
        or not is_normalized("NFC", entry.msgid)
    ]


def a_catalogue(*english: tuple[str, str]) -> polib.POFile:
    catalogue = polib.POFile()
    catalogue.extend(polib.POEntry(msgid=words, msgstr=en) for words, en in english)
    return catalogue


def test_every_message_has_its_english(catalogue: polib.POFile) -> None:
    messages = set(said())

    assert messages - {message_of(entry) for entry in catalogue} == set(), RENEW
    assert waiting(catalogue) == []


def test_no_english_is_left_of_what_no_page_says(catalogue: polib.POFile) -> None:
    assert {message_of(entry) for entry in catalogue} - set(said()) == set(), RENEW


def test_the_compiled_catalogue_is_the_catalogue(catalogue: polib.POFile) -> None:
    assert CATALOGUE.with_suffix(".mo").read_bytes() == catalogue.to_binary(), RENEW


def test_the_english_fits_what_is_filled_in(catalogue: polib.POFile) -> None:
    assert misfits(catalogue) == []


def test_a_misfit_is_found() -> None:
    bad = a_catalogue(("%(n)s điểm", "points"), ("Năm", "Năm"), ("Xong", "Done!"), ("Hạng", "Rank"))

    assert misfits(bad) == ["%(n)s điểm", "Năm", "Xong"]


def test_messages_are_gathered_from_python() -> None:
    source = (
        'gettext("Đăng " "nhập"); ngettext("%(n)d mục", "%(n)d mục", n)\n'
        'gettext_lazy("Xong"); _("Hạng"); other("Không"); one.gettext("Loại")'
    )

    assert list(said_in_python(source, "pages.py")) == [
        Message("Đăng nhập"),
        Message("%(n)d mục", "%(n)d mục"),
        Message("Xong"),
        Message("Hạng"),
        Message("Loại"),
    ]


def test_a_message_put_together_on_the_spot_is_refused() -> None:
    with pytest.raises(NotALiteral, match=r"pages\.py:2: gettext"):
        list(said_in_python('\ngettext(f"{n} điểm")', "pages.py"))


def test_messages_are_gathered_from_templates() -> None:
    source = (
        '{% load i18n %}{% translate "Đăng nhập" %}<b title="{% translate \'Đơn "vị"\' %}">'
        '{% include "x.html" with caption=_("Các mục") %}{{ name|default:_("Chưa có") }}'
        "{% blocktranslate trimmed with a=b %}Của\n   {{ a }}{% endblocktranslate %}"
        "{% blocktranslate count n=m %}{{ n }} mục{% plural %}{{ n }} các mục{% endblocktranslate %}"
        '{# _("Không") #}'
    )

    assert list(said_in_template(source)) == [
        Message("Đăng nhập"),
        Message('Đơn "vị"'),
        Message("Các mục"),
        Message("Chưa có"),
        Message("Của %(a)s"),
        Message("%(n)s mục", "%(n)s các mục"),
    ]


def test_a_renewed_catalogue_keeps_what_is_said_and_waits_for_what_is_new() -> None:
    old = a_catalogue(("Hạng", "Rank"), ("Cũ", "Old"))

    new = renewed({Message("Hạng"): ["a.html"], Message("Mới"): ["b.py"]}, old)

    assert [(entry.msgid, entry.msgstr) for entry in new] == [("Hạng", "Rank"), ("Mới", "")]
    assert waiting(new) == ["Mới"]


def test_messages_know_the_files_that_say_them(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('{% load i18n %}{% translate "Hạng" %}', encoding="utf-8")
    (tmp_path / "b.py").write_text('gettext("Hạng"); gettext("Hạng")', encoding="utf-8")
    (tmp_path / "c.txt").write_text('gettext("Không")', encoding="utf-8")

    assert said(tmp_path) == {Message("Hạng"): ["a.html", "b.py"]}


def test_renewing_what_is_up_to_date_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / "django.po"
    file.write_bytes(CATALOGUE.read_bytes())

    assert main(file) == 0
    assert file.read_bytes() == CATALOGUE.read_bytes(), RENEW
    assert file.with_suffix(".mo").read_bytes() == CATALOGUE.with_suffix(".mo").read_bytes()


def test_what_waits_for_english_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_catalogue().save(str(tmp_path / "django.po"))

    assert main(tmp_path / "django.po") == 1
    assert "no English: Đăng nhập\n" in capsys.readouterr().err
