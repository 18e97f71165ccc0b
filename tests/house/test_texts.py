"""Every text is UTF-8 in composed form (NFC), and none speaks of one machine's folders."""

from __future__ import annotations

import re
import unicodedata

from tests.house.sources import of_house, texts

HOME_OF_SOMEBODY = re.compile(r"(?<![\w.])/(?:work|root|tmp|home|Users|opt|mnt)/[A-Za-z]")
BARE_PATHS_MEAN_SOMETHING = {"tests/house/test_texts.py"}


def is_composed(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text)


def paths_of_a_machine(text: str) -> list[str]:
    """Give the words that point into the folders of one machine."""
    return [match.group() for match in HOME_OF_SOMEBODY.finditer(text)]


def test_every_text_is_composed_utf_8() -> None:
    decomposed = [
        of_house(path) for path in texts() if not is_composed(path.read_bytes().decode("utf-8"))
    ]

    assert decomposed == []


def test_no_text_speaks_of_one_machine() -> None:
    found = [
        f"{of_house(path)}: {place}"
        for path in texts()
        if of_house(path) not in BARE_PATHS_MEAN_SOMETHING
        for place in paths_of_a_machine(path.read_text(encoding="utf-8"))
    ]

    assert found == []


def test_a_decomposed_text_is_found() -> None:
    assert is_composed("Thi đua")
    assert not is_composed(unicodedata.normalize("NFD", "Tiêu chí"))


def test_a_path_of_a_machine_is_found() -> None:
    assert paths_of_a_machine("see /root/notes and /home/an/x") == ["/root/n", "/home/a"]
    assert paths_of_a_machine("docs/home/page and /nhap/khoi") == []
