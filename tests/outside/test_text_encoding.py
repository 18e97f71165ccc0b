"""Whatever a program saved, the text is read rightly or refused by the name of its encoding."""

from __future__ import annotations

import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE

import pytest

from tests.outside.old_letters import in_tcvn3, in_vni, in_windows_1258
from thidua.core.refusal import Refusal
from thidua.outside.letters import TooManyMarks
from thidua.outside.text_encoding import (
    ControlCharacter,
    NotText,
    OldEncoding,
    UnknownEncoding,
    read_text,
)

TEXT = "ten: Đơn vị dẫn đầu khối thi đua\nghi_chu: Được tặng Cờ thi đua, quyết định số 243\n"
CAPITALS = "ĐƠN VỊ: Ủy ban nhân dân tỉnh, Đảng ủy, Ân, Ưu, Ở"


def refusal_of(data: bytes) -> Refusal:
    with pytest.raises(Refusal) as refused:
        read_text(data, name="so-lieu.yaml")
    return refused.value


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(TEXT.encode(), id="UTF-8"),
        pytest.param(BOM_UTF8 + TEXT.encode(), id="UTF-8 with its mark"),
        pytest.param(BOM_UTF16_LE + TEXT.encode("utf-16-le"), id="UTF-16, little end first"),
        pytest.param(BOM_UTF16_BE + TEXT.encode("utf-16-be"), id="UTF-16, big end first"),
        pytest.param(TEXT.encode("utf-16-le"), id="UTF-16 without its mark"),
        pytest.param(TEXT.encode("utf-16-be"), id="UTF-16 without its mark, big end first"),
    ],
)
def test_unicode_is_read_in_every_form(data: bytes) -> None:
    read = read_text(data, name="so-lieu.yaml")

    assert read.text == TEXT
    assert not read.decomposed


def test_letters_taken_apart_are_put_together_and_told() -> None:
    read = read_text(unicodedata.normalize("NFD", TEXT).encode(), name="so-lieu.yaml")

    assert read.text == TEXT
    assert read.decomposed


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        pytest.param(in_tcvn3(TEXT), "TCVN3 (ABC)", id="TCVN3"),
        pytest.param(in_tcvn3("Đơn vị: Đảng ủy, Ưu tiên"), "TCVN3 (ABC)", id="TCVN3 with capitals"),
        pytest.param(in_vni(TEXT), "VNI", id="VNI"),
        pytest.param(in_windows_1258(TEXT), "Windows-1258", id="Windows-1258"),
        pytest.param(in_windows_1258(CAPITALS), "Windows-1258", id="Windows-1258 with capitals"),
        pytest.param(
            in_tcvn3(TEXT).decode("latin-1").encode(), "TCVN3 (ABC)", id="TCVN3 saved as Unicode"
        ),
        pytest.param(in_vni(TEXT).decode("latin-1").encode(), "VNI", id="VNI saved as Unicode"),
    ],
)
def test_an_encoding_from_before_unicode_is_refused_by_name(data: bytes, encoding: str) -> None:
    refusal = refusal_of(data)

    assert isinstance(refusal, OldEncoding)
    assert refusal.grounds == {"name": "so-lieu.yaml", "encoding": encoding}


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"\xff\xd6 \x8d\x8f", id="no letters at all"),
        pytest.param(BOM_UTF16_LE + b"a", id="half a letter"),
        pytest.param(BOM_UTF8 + b"\xff\xff", id="what its mark does not promise"),
    ],
)
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    assert isinstance(refusal_of(data), UnknownEncoding)


@pytest.mark.parametrize(
    "start",
    [
        pytest.param(b"PK\x03\x04", id="packed, as a workbook is"),
        pytest.param(b"\xd0\xcf\x11\xe0", id="old Office"),
        pytest.param(b"%PDF-1.7", id="PDF"),
        pytest.param(b"\x1f\x8b", id="gzip"),
        pytest.param(b"\x89PNG", id="picture"),
    ],
)
def test_another_kind_of_file_is_told_as_such(start: bytes) -> None:
    assert isinstance(refusal_of(start + b"\x00" * 20), NotText)


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\x0c", "\x1b", "\x7f", "\x9f"])
def test_a_control_character_is_refused_with_its_place(sign: str) -> None:
    long_before = "a" * 300 + "\n"  # beyond where an UTF-16 without its mark shows

    refusal = refusal_of(f"{long_before}b: {sign}c".encode())

    assert isinstance(refusal, ControlCharacter)
    assert (refusal.grounds["line"], refusal.grounds["column"]) == (2, 4)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: 1 ® µ\n", id="no more than a few signs"),
        pytest.param("ghi_chu: Đạt ISO® 9001®, ±5 µm, µg, 10¹ và ª\n", id="signs in Vietnamese"),
        pytest.param("a\tb\r\nc\n", id="tabs and line ends"),
    ],
)
def test_signs_that_only_look_old_are_read(text: str) -> None:
    assert read_text(text.encode(), name="x").text == text


def test_a_letter_with_a_million_marks_is_refused_at_once() -> None:
    with pytest.raises(TooManyMarks) as refused:
        read_text(("a\ne" + "\u0323\u0302" * 1_000_000).encode(), name="tep.yaml")

    assert refused.value.grounds == {"name": "tep.yaml", "line": 2, "limit": 30}
