"""Vietnamese as offices wrote it before Unicode, byte by byte."""

from __future__ import annotations

import unicodedata

TCVN3 = dict(
    zip(
        "àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ",
        "µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§",
        strict=True,
    )
)
VNI_MARKS = {
    "\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï",
    "\u0302": "â", "\u0306": "ê", "\u031b": "",
}  # fmt: skip
VNI_LETTERS = {"đ": "ñ", "Đ": "Ñ", "ơ": "ô", "ư": "ö", "Ơ": "Ô", "Ư": "Ö"}


def in_tcvn3(text: str) -> bytes:
    """Write capitals with tones as small letters: a font of capitals showed them."""
    known = (TCVN3.get(letter, TCVN3.get(letter.lower(), letter)) for letter in text)
    return "".join(known).encode("latin-1")


def in_vni(text: str) -> bytes:
    written = ""
    for letter in text:
        taken = VNI_LETTERS.get(letter)
        apart = unicodedata.normalize("NFD", letter)
        written += taken or apart[0] + "".join(VNI_MARKS.get(mark, mark) for mark in apart[1:])
    return written.encode("latin-1", "replace")


def in_windows_1258(text: str) -> bytes:
    """Write vowels whole and tones after them, as Windows did."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    written = ""
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in apart if mark in tones)
        vowel = "".join(mark for mark in apart if mark not in tones)
        written += unicodedata.normalize("NFC", vowel) + tone
    return written.encode("cp1258")
