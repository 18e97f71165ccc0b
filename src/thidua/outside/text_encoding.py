"""Bytes of a text file as text: UTF-8 or UTF-16, else a refusal that names the old encoding.

Vietnamese offices still keep files in one-byte encodings from before Unicode (TCVN3, also called
ABC; VNI). Reading them as if they were something else would turn names into rubbish, so they are
recognised by the letters that Vietnamese uses most, and refused by name.
"""

from __future__ import annotations

import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass

from thidua.core.refusal import Refusal

TCVN3 = frozenset(
    "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉËÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô­øõö÷ùýúûüþ®".encode("latin-1")
)
COMMON_TCVN3 = frozenset("®µ¸¹¶·«¬ªÊÖ".encode("latin-1"))
COMMON_VNI = ("aø", "aù", "eá", "oâ", "ö", "ñ", "aâ", "eä", "ôû")
LEAST_SIGNS = 3


class OldEncoding(Refusal):
    """The file is in an encoding from before Unicode. Grounds: name, encoding."""


class UnknownEncoding(Refusal):
    """The bytes are neither UTF-8 nor UTF-16, nor an old Vietnamese encoding. Grounds: name."""


class ControlCharacter(Refusal):
    """The text holds a character that no text has. Grounds: name, line."""


@dataclass(frozen=True, slots=True)
class ReadText:
    """The text in NFC; `decomposed` tells that it came with letters taken apart (NFD)."""

    text: str
    decomposed: bool


def read_text(data: bytes, *, name: str) -> ReadText:
    """Decode a file's bytes. Refuses OldEncoding, UnknownEncoding, ControlCharacter."""
    text = _decoded(data, name)
    for place, character in enumerate(text):
        if unicodedata.category(character) == "Cc" and character not in "\n\r\t":
            raise ControlCharacter(name=name, line=text.count("\n", 0, place) + 1)
    whole = unicodedata.normalize("NFC", text)
    return ReadText(whole, decomposed=whole != text)


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
    """Name the old encoding by the signs that Vietnamese text has in it."""
    latin = data.decode("latin-1")
    vni = sum(latin.lower().count(sign) for sign in COMMON_VNI)
    tcvn3 = sum(byte in COMMON_TCVN3 for byte in data)
    high = [byte for byte in data if byte >= 0x80]  # noqa: PLR2004 - beyond ASCII
    if vni >= LEAST_SIGNS and vni > tcvn3:
        return OldEncoding(name=name, encoding="VNI")
    if tcvn3 >= LEAST_SIGNS and all(byte in TCVN3 for byte in high):
        return OldEncoding(name=name, encoding="TCVN3 (ABC)")
    try:
        data.decode("cp1258")
    except UnicodeDecodeError:
        return UnknownEncoding(name=name)
    return OldEncoding(name=name, encoding="Windows-1258")
