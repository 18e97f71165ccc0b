"""Small files as officers send them, and as somebody might send them who means harm."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF"
PROGRAM = b"MZ\x90\x00\x03"
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)
OFFICE = "application/vnd.openxmlformats-officedocument."
MAIN = {
    "docx": "wordprocessingml.document.main+xml",
    "xlsx": "spreadsheetml.sheet.main+xml",
    "pptx": "presentationml.presentation.main+xml",
}
MACROS = "application/vnd.ms-office.vbaProject"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."


def zipped(parts: Mapping[str, bytes], *, packed: bool = True) -> bytes:
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED if packed else ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return made.getvalue()


def office(
    kind: str = "docx", *, also: Mapping[str, bytes] | None = None, lists: str = ""
) -> bytes:
    """Make an Office file; `also` are further parts, `lists` a further kind that it lists."""
    listed = f'<Types><Override ContentType="{OFFICE}{MAIN[kind]}"/>{lists}</Types>'
    parts = {"[Content_Types].xml": listed.encode(), "word/document.xml": b"<w:document/>"}
    return zipped({**parts, **(also or {})})


def open_document(kind: str = "text", *, also: Mapping[str, bytes] | None = None) -> bytes:
    first = {"mimetype": f"{OPEN_DOCUMENT}{kind}".encode(), "content.xml": b"<office/>"}
    return zipped({**first, **(also or {})})


def a_bomb(megabytes: int = 20) -> bytes:
    """Make an Office file that unpacks to a thousand times its size."""
    return office(also={"word/media/trang.bin": bytes(megabytes * 1_000_000)})


def locked(data: bytes) -> bytes:
    """Mark every part of an archive as locked by a password, in both of its lists."""
    made = bytearray(data)
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = made.find(sign)
        while place >= 0:
            made[place + flags] |= 1
            place = made.find(sign, place + 4)
    return bytes(made)
