"""A file is told by its content: what is taken, what is refused and why, under whatever name."""

from __future__ import annotations

import pytest

from thidua.core.evidence.kinds import ACCEPTED, FileKind, Packed, kind_of, runs_something
from thidua.core.evidence.names import (
    FileNotOfItsKind,
    FileRunsSomething,
    KindNotTaken,
    checked_kind,
    named_for,
    plain_name,
)
from thidua.core.refusal import Refusal

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DOCX = Packed(("word/document.xml",), f"<Types>{WORD}</Types>", "")
PDF = b"%PDF-1.7"
PLAIN_ZIP = Packed(("a.txt",), "", "")


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (PDF, FileKind.PDF),
        (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
        (b"\xff\xd8\xff\xe1", FileKind.JPEG),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind.OLD_OFFICE),
        (b"PK\x05\x06", FileKind.ARCHIVE),
        (b"Rar!\x1a", FileKind.ARCHIVE),
        (b"7z\xbc\xaf\x27\x1c", FileKind.ARCHIVE),
        (b"\x1f\x8b\x08", FileKind.ARCHIVE),
        (b"MZ\x90", FileKind.PROGRAM),
        (b"\x7fELF", FileKind.PROGRAM),
        (b"\xca\xfe\xba\xbe", FileKind.PROGRAM),
        (b"\xcf\xfa\xed\xfe", FileKind.PROGRAM),
        (b"#!/bin/sh", FileKind.PROGRAM),
        (b"<!DOCTYPE html>", FileKind.WEB_PAGE),
        (b"\xef\xbb\xbf  <html>", FileKind.WEB_PAGE),
        (b"<svg xmlns", FileKind.WEB_PAGE),
        (b"GIF89a", FileKind.OTHER),
        (b" %PDF-1.7", FileKind.OTHER),
        (b"", FileKind.OTHER),
    ],
)
def test_the_first_bytes_tell_what_a_file_is(start: bytes, kind: FileKind) -> None:
    assert kind_of(start, None) is kind


@pytest.mark.parametrize(
    ("packed", "kind"),
    [
        (DOCX, FileKind.DOCX),
        (Packed((), "spreadsheetml.sheet.main+xml", ""), FileKind.XLSX),
        (Packed((), "presentationml.presentation.main+xml", ""), FileKind.PPTX),
        (Packed((), "", "application/vnd.oasis.opendocument.text"), FileKind.ODT),
        (Packed((), "", "application/vnd.oasis.opendocument.spreadsheet"), FileKind.ODS),
        (Packed((), "", "application/vnd.oasis.opendocument.text-template"), FileKind.ARCHIVE),
        (PLAIN_ZIP, FileKind.ARCHIVE),
    ],
)
def test_an_office_file_is_told_by_what_is_inside(packed: Packed, kind: FileKind) -> None:
    assert kind_of(b"PK\x03\x04", packed) is kind


@pytest.mark.parametrize(
    ("packed", "runs"),
    [
        (DOCX, False),
        (Packed(("word/VBAProject.bin",), WORD, ""), True),
        (Packed(("word/a.bin",), f"{WORD} application/vnd.ms-office.vbaProject", ""), True),
        (Packed(("a.xml",), "application/vnd.ms-word.document.macroEnabled.main+xml", ""), True),
        (Packed(("Basic/Standard/Module1.xml",), "", "x"), True),
        (Packed(("Scripts/a.py",), "", "x"), True),
        (Packed(("word/embeddings/setup.EXE",), WORD, ""), True),
        (Packed(("word/basic/a.xml", "word/exe.xml"), WORD, ""), False),
    ],
)
def test_macros_and_programs_are_found_under_any_name(packed: Packed, runs: bool) -> None:  # noqa: FBT001 - a column of the table
    assert runs_something(packed) is runs


@pytest.mark.parametrize(
    ("name", "start", "packed", "kind"),
    [
        ("bao-cao.pdf", PDF, None, FileKind.PDF),
        ("BAO-CAO.PDF", PDF, None, FileKind.PDF),
        ("không có đuôi", PDF, None, FileKind.PDF),
        ("anh.jpeg", b"\xff\xd8\xff", None, FileKind.JPEG),
        ("cong-van.docx", b"PK\x03\x04", DOCX, FileKind.DOCX),
    ],
)
def test_what_is_what_it_says_is_taken(
    name: str, start: bytes, packed: Packed | None, kind: FileKind
) -> None:
    assert checked_kind(name, start, packed) is kind


@pytest.mark.parametrize(
    ("name", "start", "packed", "refusal", "grounds"),
    [
        (
            "bao-cao.pdf",
            b"PK\x03\x04",
            PLAIN_ZIP,
            FileNotOfItsKind,
            {"found": FileKind.ARCHIVE, "claimed": "pdf"},
        ),
        (
            "bao-cao.pdf",
            b"PK\x03\x04",
            DOCX,
            FileNotOfItsKind,
            {"found": FileKind.DOCX, "claimed": "pdf"},
        ),
        (
            "chay.exe",
            PDF,
            None,
            FileNotOfItsKind,
            {"found": FileKind.PDF, "claimed": "exe"},
        ),
        ("chay.exe", b"MZ", None, KindNotTaken, {"found": FileKind.PROGRAM}),
        ("ghi-chep", b"abc", None, KindNotTaken, {"found": FileKind.OTHER}),
        (
            "a.docx",
            b"PK\x03\x04",
            Packed(("vbaProject.bin",), WORD, ""),
            FileRunsSomething,
            {},
        ),
    ],
)
def test_what_lies_or_runs_is_refused(
    name: str,
    start: bytes,
    packed: Packed | None,
    refusal: type[Refusal],
    grounds: dict[str, object],
) -> None:
    with pytest.raises(refusal) as refused:
        checked_kind(name, start, packed)

    assert type(refused.value) is refusal
    assert refused.value.grounds == {"name": name, **grounds}


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\bao cao\\so lieu.xlsx", "so lieu.xlsx"),
        ("..\\..\\a.pdf", "a.pdf"),
        (".htaccess", "htaccess"),
        ("...", ""),
        ("a\r\nSet-Cookie: x=1.pdf", "aSet-Cookie: x=1.pdf"),
        ("hoa\u202efdp.exe", "hoafdp.exe"),
        ("nho\u0323.pdf", "nhọ.pdf"),
        ("  hai   dấu cách .pdf", "hai dấu cách .pdf"),
        ("x" * 300 + ".pdf", "x" * 150 + ".pdf"),
        ("y" * 300, "y" * 150),
        ("a.b c", "a.b c"),
        ("", ""),
    ],
)
def test_a_name_is_one_line_without_a_path(given: str, kept: str) -> None:
    assert plain_name(given) == kept


def test_a_name_without_an_ending_is_given_the_usual_one() -> None:
    assert named_for("bien-ban", FileKind.JPEG) == "bien-ban.jpg"
    assert named_for("", FileKind.PDF) == "minh-chung.pdf"
    assert named_for("bien-ban.jpeg", FileKind.JPEG) == "bien-ban.jpeg"


def test_eight_kinds_are_taken() -> None:
    assert [kind.value for kind in ACCEPTED] == [
        "pdf", "png", "jpeg", "docx", "xlsx", "pptx", "odt", "ods",
    ]  # fmt: skip
