"""Rows become columns that fit the screen."""

from __future__ import annotations

import unicodedata

import pytest

from thidua.cli.columns import aligned, shown_width

ROWS = (("Hạng", "Đơn vị", "Ghi chú"), ("1", "Sở Tư pháp", "đồng hạng"))


def test_columns_are_as_wide_as_what_stands_in_them() -> None:
    assert (
        aligned(ROWS, [0], width=None) == "Hạng  Đơn vị      Ghi chú\n   1  Sở Tư pháp  đồng hạng"
    )


def test_a_narrow_terminal_breaks_the_widest_column() -> None:
    rows = (("Mã", "Ghi chú"), ("STP", "thiếu số liệu của các mục một, hai, ba và bốn"))

    lines = aligned(rows, [], width=30).splitlines()

    assert lines == [
        "Mã   Ghi chú",
        "STP  thiếu số liệu của các mục",
        "     một, hai, ba và bốn",
    ]


def test_columns_that_cannot_be_narrower_stay_whole() -> None:
    rows = (("a" * 12, "b" * 12),)

    assert aligned(rows, [], width=5) == "aaaaaaaaaaaa  bbbbbbbbbbbb"


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_are_counted_as_they_are_seen(form: str) -> None:
    text = unicodedata.normalize(form, "Sở Tư pháp")  # type: ignore[arg-type]  # one of two forms

    assert shown_width(text) == 10
