"""Bytes of a text file as text: UTF-8 or UTF-16, else a refusal that names the old encoding.

Vietnamese offices still keep files in one-byte encodings from before Unicode (TCVN3, also called
ABC; VNI; Windows-1258). Reading them as if they were something else would turn names into rubbish,
so they are recognised by the letters that Vietnamese uses most, and refused by name; also where a
program has already put their bytes, one by one, into a file that calls itself Unicode.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass

from thidua.core.refusal import Refusal
from thidua.outside.letters import compose

TCVN3 = frozenset(
    "¡¢£¤¥¦§"  # the capitals Ă Â Ê Ô Ơ Ư Đ
    "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉËÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ®"
)
COMMON_TCVN3 = frozenset("®µ¸¹¶·«¬ª§")
COMMON_VNI = ("aø", "aù", "eá", "oâ", "ö", "ñ", "aâ", "eä", "ôû")
LEAST_SIGNS = 3
ASCII_END = "\x80"
VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
NOT_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff")


class NotText(Refusal):
    """The file is a workbook, a PDF, a picture or a packed file. Grounds: name."""


class OldEncoding(Refusal):
    """The file is in an encoding from before Unicode. Grounds: name, encoding."""


class UnknownEncoding(Refusal):
    """The bytes are neither UTF-8 nor UTF-16, nor an old Vietnamese encoding. Grounds: name."""


class ControlCharacter(Refusal):
    """The text holds a character that no text has. Grounds: name, line, column."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """The text in NFC; `decomposed` tells that it came with letters taken apart (NFD)."""

    text: str
    decomposed: bool


def read_text(data: bytes, *, name: str) -> ReadText:
    """Decode a file's bytes.

    Refuses NotText, OldEncoding, UnknownEncoding, ControlCharacter, TooManyMarks.
    """
    if data.startswith(NOT_TEXT):
        raise NotText(name=name)
    text = _decoded(data, name)
    refuse_control(text, name=name)
    refuse_old_letters(text, name=name)
    whole = compose(text, name=name)
    return ReadText(whole, decomposed=whole != text)


def refuse_control(text: str, *, name: str) -> None:
    """Refuse ControlCharacter for a text that holds what no text has, and no database would keep."""
    stranger = CONTROL.search(text)
    if stranger is not None:
        before = text[: stranger.start()]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise ControlCharacter(name=name, line=line, column=column)


def refuse_old_letters(text: str, *, name: str) -> None:
    """Refuse OldEncoding for a Unicode text that holds the bytes of an old encoding as letters."""
    encoding = None if VIETNAMESE.search(text) else old_encoding(text)
    if encoding is not None:
        raise OldEncoding(name=name, encoding=encoding)


def old_encoding(text: str) -> str | None:
    """Name the old encoding by the signs that Vietnamese has in it, its bytes read as Latin-1."""
    lowered = text.lower()
    vni = sum(lowered.count(sign) for sign in COMMON_VNI)
    tcvn3 = sum(text.count(sign) for sign in COMMON_TCVN3)
    if vni >= LEAST_SIGNS and vni > tcvn3:
        return "VNI"
    strange = {sign for sign in text if sign >= ASCII_END} - TCVN3
    return "TCVN3 (ABC)" if tcvn3 >= LEAST_SIGNS and not strange else None


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return _strict(data, "utf-16", name)
    if data.startswith(BOM_UTF8):
        return _strict(data, "utf-8-sig", name)
    if b"\x00" in data[:200]:
        return _strict(data, "utf-16-le" if data[1:2] == b"\x00" else "utf-16-be", name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _old(data, name) from error


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnknownEncoding(name=name) from error


def _old(data: bytes, name: str) -> Refusal:
    encoding = old_encoding(data.decode("latin-1"))
    if encoding is not None:
        return OldEncoding(name=name, encoding=encoding)
    try:
        data.decode("cp1258")
    except UnicodeDecodeError:
        return UnknownEncoding(name=name)
    return OldEncoding(name=name, encoding="Windows-1258")
