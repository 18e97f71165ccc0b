"""Workbooks as officers send them, and as nobody should."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Change = Callable[[Workbook, Worksheet], object]
SHEET = "xl/worksheets/sheet1.xml"


def a_book(rows: Sequence[Sequence[object]], change: Change | None = None) -> bytes:
    """Make a workbook of one sheet, `Số liệu`."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Số liệu"
    for row in rows:
        sheet.append(list(row))
    if change is not None:
        change(book, sheet)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def parts_of(book: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(book)) as packed:
        return {member.filename: packed.read(member) for member in packed.infolist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w", ZIP_DEFLATED) as book:
        for name, text in parts.items():
            book.writestr(name, text)
    return target.getvalue()


def with_part(book: bytes, name: str, text: bytes) -> bytes:
    """Put other bytes into a part of a workbook."""
    return packed({**parts_of(book), name: text})


def with_results(book: bytes, results: Mapping[str, str]) -> bytes:
    """Store the results of formulas, as a spreadsheet program does."""
    text = parts_of(book)[SHEET].decode()
    for formula, result in results.items():
        text = text.replace(f"<f>{formula}</f><v />", f"<f>{formula}</f><v>{result}</v>")
        text = text.replace(f"<f>{formula}</f><v></v>", f"<f>{formula}</f><v>{result}</v>")
    return with_part(book, SHEET, text.encode())


def old_office(*streams: str) -> bytes:
    """Begin like a file of old Office that holds streams of these names."""
    names = "".join(streams).encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 504 + names + b"\x00" * 512
