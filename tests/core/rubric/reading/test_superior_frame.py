"""A superior frame is read whole, or every reason is told why it cannot be."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.core.rubric.reading.told import Told, W, told
from tests.core.rubric.shapes.world import written
from thidua.core.rubric.frame import Frame, FrameAward, FrameGroup
from thidua.core.rubric.reading.frame import read_frame

HEAD = "khung: 1\nma: k\nten: Khung\n"


def test_a_frame_that_says_little_fixes_nothing() -> None:
    read = read_frame(written(HEAD))

    assert read.findings == ()
    assert read.frame == Frame(
        id="k",
        title="Khung",
        basis="",
        valid_from=None,
        valid_to=None,
        scale=None,
        groups=(),
        other_groups=False,
        group_count_low=None,
        group_count_high=None,
        bonus_cap=None,
        awards=(),
        other_awards=False,
    )


def test_groups_have_fixed_points_or_bounds() -> None:
    read = read_frame(
        written(
            HEAD + "so_nhom: {tu: 0, den: 1000}\nkhen_thuong_khac: true\nnhom:\n"
            "- {ma: a, diem: 0, diem_tu: 5}\n- {ma: b, diem_den: 9}\n- {ma: c, bat_buoc: true}"
        )
    )

    assert read.findings == ()
    assert read.frame is not None
    assert (read.frame.group_count_low, read.frame.group_count_high) == (0, 1000)
    assert read.frame.other_awards is True
    assert read.frame.groups == (
        FrameGroup("a", "", Fraction(0), Fraction(0), required=True),
        FrameGroup("b", "", None, Fraction(9), required=True),
        FrameGroup("c", "", None, None, required=True),
    )


def test_awards_may_be_bounded_by_number_share_and_vote() -> None:
    read = read_frame(
        written(HEAD + "khen_thuong: [{ma: a, so_luong: 1000}, {ma: b, so_luong: 0, ty_le: 50%}]")
    )

    assert read.findings == ()
    assert read.frame is not None
    assert read.frame.awards == (
        FrameAward("a", 1000, None, None),
        FrameAward("b", 0, Fraction(1, 2), None),
    )


def beyond(setting: str, given: str) -> dict[str, str]:
    return {"setting": setting, "given": given, "low": "0", "high": "1000"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "khung: 2\nma: k\nten: K",
            [("unknown_version", "khung", 1, {"setting": "khung", "expected": "1"})],
        ),
        (
            HEAD + "nhomm: 1",
            [("unknown_setting", "nhomm", 4, {"setting": "nhomm", "suggestion": "nhom"})],
        ),
        (
            HEAD + "so_nhom: {tuu: 1, den: 2}",
            [("unknown_setting", "so_nhom/tuu", 4, {"setting": "tuu", "suggestion": "tu"})],
        ),
        (
            HEAD + "so_nhom: {tu: -1, den: 1001}",
            [
                ("number_out_of_range", "so_nhom/tu", 4, beyond("tu", "-1")),
                ("number_out_of_range", "so_nhom/den", 4, beyond("den", "1001")),
            ],
        ),
        (
            HEAD + "khen_thuong: [{ma: a, so_luong: 1001}, {ma: b, so_luong: -1}]",
            [
                ("number_out_of_range", "khen_thuong/a/so_luong", 4, beyond("so_luong", "1001")),
                ("number_out_of_range", "khen_thuong/b/so_luong", 4, beyond("so_luong", "-1")),
            ],
        ),
        (
            HEAD + "nhom: [{ma: a, bat_buoc: co}]",
            [
                (
                    "unknown_word",
                    "nhom/a/bat_buoc",
                    4,
                    {
                        "setting": "bat_buoc",
                        "given": "co",
                        "words": "true, false",
                        "suggestion": "",
                    },
                )
            ],
        ),
        (
            HEAD + "nhom:\n- {ma: a}\n- {ma: a}\nkhen_thuong:\n- {ma: b}\n- {ma: b}\n- {ty_le: 1}",
            [
                ("name_twice", "nhom/a/ma", 6, {"setting": "ma", "name": "a", "first": "5"}),
                ("name_twice", "khen_thuong/b/ma", 9, {"setting": "ma", "name": "b", "first": "8"}),
                ("missing_setting", "khen_thuong/3/ma", 10, {"setting": "ma"}),
            ],
        ),
        (
            "ten: K\nnhom: [{max: 1, ma: a}]\nma: k\nkhung: 9",
            [
                ("unknown_setting", "nhom/a/max", 2, {"setting": "max", "suggestion": "ma"}),
                ("unknown_version", "khung", 4, {"setting": "khung", "expected": "1"}),
            ],
        ),
    ],
)
def test_a_frame_with_an_error_is_no_frame(text: str, expected: list[Told]) -> None:
    read = read_frame(written(text))

    assert read.frame is None
    assert told(read.findings) == expected


def test_a_number_torn_at_the_top_is_told() -> None:
    read = read_frame(written("{khung: 1, ma: k, ten: K, thang_diem: 98,5}"))

    assert told(read.findings) == [("number_torn", "", 1, {"given": "98.5"})]


def test_a_warning_leaves_the_frame_usable() -> None:
    read = read_frame(written(HEAD + "thang_diem: 1.000"))

    assert read.frame is not None
    assert told(read.findings, W) == [
        ("number_maybe_thousands", "thang_diem", 4, {"setting": "thang_diem", "given": "1.000"})
    ]
