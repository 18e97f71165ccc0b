"""The tree of rows is read whole: groups, criteria, their rules, limits and policies."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import pytest

from tests.core.rubric.reading.told import Told, cursor, told
from tests.rubrics import a_criterion, a_figure, a_group
from thidua.core.rubric.finding import Finding
from thidua.core.rubric.formula.nodes import (
    Compare,
    Comparison,
    Figure,
    Number,
    Rounding,
)
from thidua.core.rubric.reading.rows import (
    Levels,
    read_policy,
    read_rounding,
    read_row,
    repeated_ids,
)
from thidua.core.rubric.table import (
    Effect,
    EffectKind,
    FigureDeclaration,
    FigureKind,
    Gathering,
    NotApplicable,
    Policy,
    RoundingRule,
    Row,
)

ONE_PLACE, TWO_PLACES = RoundingRule(1, Rounding.DOWN), RoundingRule(2, Rounding.HALF_UP)
KNOWN: Mapping[str, FigureDeclaration] = {
    "c": a_figure("c", FigureKind.YES_NO),
    "x": a_figure("x"),
}
LEVELS = Levels(ONE_PLACE, TWO_PLACES, rescale_raw=True, figures=KNOWN)
RULE = "quy_tac: {loai: cong_thuc, cong_thuc: c}"


def row(text: str, **named: str) -> tuple[Row, list[Told]]:
    one = cursor(text, "muc/1")
    return read_row(one, LEVELS, **named), told(one.findings)  # type: ignore[arg-type]  # names given as text


def test_a_criterion_that_says_little_takes_the_rest_from_the_table() -> None:
    one, found = row(f"\nma: '1.1'\ndiem: 10\n{RULE}")

    assert found == []
    assert one.rule is not None
    assert one == Row(
        id="1.1",
        title="1.1",
        max_points=Fraction(10),
        weight=Fraction(1),
        children=(),
        gathering=Gathering.SUM,
        rule=one.rule,
        cap=None,
        floor=None,
        cliff=None,
        rounding=ONE_PLACE,
        rescale_raw=True,
        not_applicable=NotApplicable((), None, None, ""),
        not_arisen=None,
        evidence=(),
        source="don_vi",
        scorers=(),
        basis=(),
        data_period="",
        note="",
        line=2,
    )
    assert one.rule.shape == "cong_thuc"


def test_a_criterion_is_read_whole() -> None:
    one, found = row(
        "ma: '1.1'\nten: Báo cáo\ndiem: 10\ntong_hop: binh_quan\ntrong_so: '0,4'\n"
        f"{RULE}\ntran: 9\nsan: 1\nduoi_thi_0: 2\nlam_tron: {{so_le: 12, cach: xuong}}\n"
        "khong_ap_dung: {don_vi: [A, B], khi: c = 0, cach: bo_ra, ly_do: Không có}\n"
        "khi_khong_phat_sinh: diem_toi_da\nminh_chung: [Báo cáo]\nnguon_so_lieu: Sở A\n"
        "nguoi_cham: tu_cham\ncan_cu: [qd, hd]\nky_so_lieu: Cả năm\nghi_chu: Ghi"
    )

    assert found == []
    condition = Compare(Figure("c"), Comparison("="), Number(Fraction(0)))
    assert one == Row(
        id="1.1",
        title="Báo cáo",
        max_points=Fraction(10),
        weight=Fraction(2, 5),
        children=(),
        gathering=Gathering.MEAN,
        rule=one.rule,
        cap=Fraction(9),
        floor=Fraction(1),
        cliff=Fraction(2),
        rounding=RoundingRule(12, Rounding.DOWN),
        rescale_raw=True,
        not_applicable=NotApplicable(("A", "B"), condition, Policy.EXCLUDE, "Không có"),
        not_arisen=Policy.FULL,
        evidence=("Báo cáo",),
        source="Sở A",
        scorers=("tu_cham",),
        basis=("qd", "hd"),
        data_period="Cả năm",
        note="Ghi",
        line=1,
    )


def test_a_group_has_rows_and_the_rounding_of_its_level() -> None:
    one, found = row(f"ma: '1'\nmuc:\n- {{ma: '1.1', {RULE}}}\n- {{ma: '1.2', {RULE}}}")

    assert found == []
    assert (one.rule, one.rounding) == (None, TWO_PLACES)
    assert [(child.id, child.line, child.rounding) for child in one.children] == [
        ("1.1", 3, ONE_PLACE),
        ("1.2", 4, ONE_PLACE),
    ]


def test_a_rule_knows_the_row_that_it_may_lose() -> None:
    bands = "bac: [{tu: 1, den: 9, diem: 1}, {tu: 0, den: 1, hieu_luc: mat_diem}]"
    one, found = row(f"ma: '1.1'\ndiem: 1\nquy_tac: {{loai: bac, bien: x, {bands}}}")

    assert found == []
    assert one.rule is not None
    assert [trigger.effect for trigger in one.rule.triggers] == [Effect(EffectKind.ROW_LOST, "1.1")]


def test_a_weight_may_be_nothing() -> None:
    assert row(f"ma: a\ntrong_so: 0\n{RULE}")[0].weight == 0


def test_a_section_needs_no_code_nor_title() -> None:
    one, found = row(f"{RULE}", key="thuong", title="Điểm thưởng")

    assert (one.id, one.title, found) == ("thuong", "Điểm thưởng", [])


def test_a_section_may_have_a_code_and_title_of_its_own() -> None:
    one, found = row(f"ma: T\nten: Thưởng\n{RULE}", key="thuong", title="Điểm thưởng")

    assert (one.id, one.title, found) == ("T", "Thưởng", [])


WAYS = "cong, binh_quan, binh_quan_trong_so, cao_nhat, thap_nhat, binh_quan_nhan"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RULE, ("missing_setting", "muc/1/ma", 1, {"setting": "ma"})),
        (
            f"ma: a\n{RULE}\nghi_chuu: x",
            (
                "unknown_setting",
                "muc/1/ghi_chuu",
                3,
                {"setting": "ghi_chuu", "suggestion": "ghi_chu"},
            ),
        ),
        ("ma: a", ("row_without_content", "muc/1", 1, {"row": "a"})),
        ("ma: a\nmuc: []", ("row_without_content", "muc/1", 1, {"row": "a"})),
        ("ma: a\nquy_tac: ~", ("row_without_content", "muc/1", 1, {"row": "a"})),
        (
            f"ma: a\n{RULE}\nmuc: [{{ma: b, {RULE}}}]",
            ("group_with_rule", "muc/1/quy_tac", 2, {"setting": "quy_tac", "row": "a"}),
        ),
        (
            f"ma: a\n{RULE}\ntong_hop: tong",
            (
                "unknown_word",
                "muc/1/tong_hop",
                3,
                {"setting": "tong_hop", "given": "tong", "words": WAYS, "suggestion": "cong"},
            ),
        ),
        (
            f"ma: a\n{RULE}\nkhong_ap_dung: {{khii: x}}",
            (
                "unknown_setting",
                "muc/1/khong_ap_dung/khii",
                3,
                {"setting": "khii", "suggestion": "khi"},
            ),
        ),
        (
            "ma: a\ndiem: 1\nquy_tac: {loai: co_khong, bien: d}",
            (
                "unknown_figure",
                "muc/1/quy_tac.bien",
                3,
                {"given": "d", "setting": "bien", "suggestion": ""},
            ),
        ),
    ],
)
def test_what_is_wrong_with_a_row_is_told(text: str, expected: Told) -> None:
    assert row(text)[1] == [expected]


def test_a_group_with_a_rule_keeps_no_rule() -> None:
    assert row(f"ma: a\n{RULE}\nmuc: [{{ma: b, {RULE}}}]")[0].rule is None


def test_the_maximum_of_a_row_is_what_its_rule_is_worth() -> None:
    rule = "quy_tac: {loai: co_khong, bien: c}"

    assert row(f"ma: a\ndiem: 5\n{rule}")[1] == []
    assert row(f"ma: a\n{rule}")[1] == [("row_needs_maximum", "muc/1/quy_tac", 2, {})]


# --- depth ---------------------------------------------------------------------------------------


def nested(levels: int) -> str:
    """Write a row with so many levels, itself counted."""
    text = f"{{ma: r{levels}, {RULE}}}"
    for level in range(levels - 1, 0, -1):
        text = f"{{ma: r{level}, muc: [{text}]}}"
    return text


def test_twenty_levels_of_rows_are_read() -> None:
    one, found = row(nested(20))

    assert found == []
    depth = 1
    while one.children:
        (one,) = one.children
        depth += 1
    assert (depth, one.id) == (20, "r20")


def test_more_than_twenty_levels_are_told_and_not_read() -> None:
    found = row(nested(30))[1]

    path = "muc/1" + "".join(f"/muc/r{level}" for level in range(2, 21))
    assert found == [
        ("rows_too_deep", path, 1, {"limit": "20"}),
        ("row_without_content", path, 1, {"row": "r20"}),
    ]


# --- rounding and policies -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x: 1", ONE_PLACE),
        ("a: khong", None),
        ("a: {so_le: 0}", RoundingRule(0, Rounding.HALF_UP)),
        ("a: {so_le: 12, cach: nua_chan}", RoundingRule(12, Rounding.HALF_EVEN)),
    ],
)
def test_a_rounding_is_declared_or_taken_from_the_level(
    text: str, expected: RoundingRule | None
) -> None:
    one = cursor(text)

    assert read_rounding(one, "a", ONE_PLACE) == expected
    assert one.findings == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: co", ("wrong_kind", "p/a", 1, {"setting": "a", "expected": "mapping"})),
        ("a: {}", ("missing_setting", "p/a/so_le", 1, {"setting": "so_le"})),
        (
            "a: {so_le: 13}",
            (
                "number_out_of_range",
                "p/a/so_le",
                1,
                {"setting": "so_le", "given": "13", "low": "0", "high": "12"},
            ),
        ),
        (
            "a: {so_le: -1}",
            (
                "number_out_of_range",
                "p/a/so_le",
                1,
                {"setting": "so_le", "given": "-1", "low": "0", "high": "12"},
            ),
        ),
    ],
)
def test_an_unreadable_rounding_is_told_and_the_levels_stands(text: str, expected: Told) -> None:
    one = cursor(text, "p")

    assert read_rounding(one, "a", ONE_PLACE) == ONE_PLACE
    assert told(one.findings) == [expected]


def test_what_else_is_wrong_with_a_rounding_is_told() -> None:
    one = cursor("a: {so_le: 2, cach: nualen, khac: 1}", "p")

    assert read_rounding(one, "a", ONE_PLACE) == TWO_PLACES
    words = "nua_len, nua_chan, xuong, len"
    facts = {"setting": "cach", "given": "nualen", "words": words, "suggestion": "nua_len"}
    assert told(one.findings) == [
        ("unknown_setting", "p/a/khac", 1, {"setting": "khac", "suggestion": ""}),
        ("unknown_word", "p/a/cach", 1, facts),
    ]


@pytest.mark.parametrize(("text", "policy"), [("x: 1", None), ("a: bo_ra", Policy.EXCLUDE)])
def test_a_policy_may_be_left_to_the_table(text: str, policy: Policy | None) -> None:
    one = cursor(text)

    assert read_policy(one, "a") == policy
    assert one.findings == []


def test_a_policy_is_one_of_the_five() -> None:
    one = cursor("a: bora", "p")

    assert read_policy(one, "a") is Policy.REDISTRIBUTE
    words = "chia_lai, diem_toi_da, khong_diem, binh_quan_khoi, bo_ra"
    facts = {"setting": "a", "given": "bora", "words": words, "suggestion": "bo_ra"}
    assert told(one.findings) == [("unknown_word", "p/a", 1, facts)]


# --- codes ---------------------------------------------------------------------------------------


def test_every_row_has_a_code_of_its_own_and_repeats_are_told_in_order() -> None:
    findings: list[Finding] = []
    rows = (
        a_group("1", a_criterion("2", line=2), a_criterion("2", line=3), line=1),
        a_criterion("1", line=4),
        a_criterion("", line=5),
        a_criterion("", line=6),
        a_criterion("2", line=7),
    )

    repeated_ids(rows, findings)

    assert told(findings) == [
        ("row_twice", "2", 3, {"row": "2", "first": "2"}),
        ("row_twice", "1", 4, {"row": "1", "first": "1"}),
        ("row_twice", "2", 7, {"row": "2", "first": "2"}),
    ]
