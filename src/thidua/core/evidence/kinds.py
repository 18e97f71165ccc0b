"""What a file is, told by its content and never by its name.

The first bytes tell most kinds; an Office file is a ZIP archive, told by what it says of itself inside.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FileKind(StrEnum):
    """Kinds of files that can be told apart; only some are taken as evidence."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    ODS = "ods"
    ARCHIVE = "archive"
    OLD_OFFICE = "old_office"  # before 2007, or locked by a password
    PROGRAM = "program"
    WEB_PAGE = "web_page"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Packed:
    """What a ZIP archive says of itself: its parts, their kinds in Office's list, ODF's one word."""

    parts: tuple[str, ...]
    content_types: str
    mimetype: str


ACCEPTED: dict[FileKind, tuple[str, ...]] = {
    FileKind.PDF: ("pdf",),
    FileKind.PNG: ("png",),
    FileKind.JPEG: ("jpg", "jpeg"),
    FileKind.DOCX: ("docx",),
    FileKind.XLSX: ("xlsx",),
    FileKind.PPTX: ("pptx",),
    FileKind.ODT: ("odt",),
    FileKind.ODS: ("ods",),
}
"""The kinds that are taken, each with the endings a name of it may have, the usual one first."""

ZIP = b"PK\x03\x04"
STARTS: tuple[tuple[bytes, FileKind], ...] = (
    (b"%PDF-", FileKind.PDF),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind.OLD_OFFICE),
    (b"PK", FileKind.ARCHIVE),
    (b"Rar!", FileKind.ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", FileKind.ARCHIVE),
    (b"\x1f\x8b", FileKind.ARCHIVE),
    (b"MZ", FileKind.PROGRAM),
    (b"\x7fELF", FileKind.PROGRAM),
    (b"\xca\xfe\xba\xbe", FileKind.PROGRAM),
    (b"\xcf\xfa\xed\xfe", FileKind.PROGRAM),
    (b"#!", FileKind.PROGRAM),
)
TAGS = (b"<!doctype", b"<html", b"<script", b"<svg", b"<?xml")
OFFICE: tuple[tuple[str, FileKind], ...] = (
    ("wordprocessingml.document.main+xml", FileKind.DOCX),
    ("spreadsheetml.sheet.main+xml", FileKind.XLSX),
    ("presentationml.presentation.main+xml", FileKind.PPTX),
)
OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": FileKind.ODT,
    "application/vnd.oasis.opendocument.spreadsheet": FileKind.ODS,
}
MACROS = ("vbaproject", "macroenabled")
SCRIPTS = ("basic/", "scripts/")  # where an open document keeps what it runs
RUN = (
    ".exe", ".dll", ".com", ".scr", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jar", ".msi", ".lnk",
    ".hta",
)  # fmt: skip


def kind_of(start: bytes, packed: Packed | None) -> FileKind:
    """Tell a file by its first bytes and, of a ZIP archive, by what is inside."""
    if packed is not None:
        return _kind_inside(packed)
    found = (kind for sign, kind in STARTS if start.startswith(sign))
    return next(found, FileKind.WEB_PAGE if _is_tagged(start) else FileKind.OTHER)


def _is_tagged(start: bytes) -> bool:
    return start.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(TAGS)


def _kind_inside(packed: Packed) -> FileKind:
    found = (kind for words, kind in OFFICE if words in packed.content_types)
    other = OPEN_DOCUMENT.get(packed.mimetype, FileKind.ARCHIVE)
    return next(found, other)


def runs_something(packed: Packed) -> bool:
    """Say whether an Office file carries macros or a program, under whatever name."""
    if any(word in packed.content_types.lower() for word in MACROS):
        return True
    return any(_runs(part.lower()) for part in packed.parts)


def _runs(part: str) -> bool:
    return part.startswith(SCRIPTS) or part.endswith(RUN) or "vbaproject" in part
