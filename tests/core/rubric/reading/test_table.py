"""A whole table is read, or every reason is told why it cannot be, in the order of the lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.core.rubric.reading.told import Told, W, told
from tests.core.rubric.shapes.world import written
from tests.rubrics import a_group
from thidua.core.rubric.formula.nodes import Number, PeriodTotal, Product, Rounding, Sum
from thidua.core.rubric.reading import Reading, read_rubric
from thidua.core.rubric.table import (
    Basis,
    Effect,
    EffectKind,
    Period,
    Policy,
    RankingRule,
    RoundingRule,
    Row,
    Rubric,
    TieKey,
    TotalRule,
    UnitEntry,
)

RULE = "quy_tac: {loai: cong_thuc, cong_thuc: x}"
HEAD = "bang_tieu_chi: 1\nma: bang\nten: Bảng\n"
FIGURES = "so_lieu: {x: {kieu: so_dem}}\n"
ROWS = f"muc: [{{ma: I, diem: 60, {RULE}}}, {{ma: II, diem: 40, {RULE}}}]\n"
SMALL = HEAD + FIGURES + ROWS


def reading(text: str) -> Reading:
    return read_rubric(written(text))


def rubric(text: str) -> Rubric:
    read = reading(text)
    assert read.findings == ()
    assert read.rubric is not None
    return read.rubric


def the_base(children: tuple[Row, ...]) -> Row:
    """Make the root over the groups of a table that says little."""
    return replace(a_group("bang", *children, points="100", line=1), title="Bảng")


def test_a_table_that_says_little_has_plain_policies() -> None:
    one = rubric(SMALL)

    assert one == Rubric(
        id="bang",
        title="Bảng",
        year=1945,
        scale=None,
        source="",
        note="",
        bases=(),
        units=(),
        agencies=(),
        holidays=(),
        figures=one.figures,
        base=the_base(one.base.children),
        bonus=None,
        penalty=None,
        group_policy=Policy.REDISTRIBUTE,
        row_policy=Policy.REDISTRIBUTE,
        periods=(Period("", ""),),
        total=TotalRule(None, None, None, None, None),
        triggers=(),
        classes=(),
        ranking=RankingRule((TieKey("tong"),), dense=False),
        awards=(),
    )
    assert [figure.name for figure in one.figures] == ["x"]
    assert [row.id for row in one.base.children] == ["I", "II"]


WHOLE = (
    f"bang_tieu_chi: 1\nma: b\nten: Bảng\nnam: 2024\nnguon: [Một, Hai]\nghi_chu: Ghi\n"
    f"thang_diem: 100\ncan_cu: [{{ma: qd}}]\ndon_vi: [{{ma: A}}]\nco_quan: [Sở Nội vụ]\n"
    f"ngay_nghi: [2024-01-01]\n{FIGURES}ky: [{{ma: HK1}}, {{ma: HK2}}]\n{ROWS}"
    f"thuong: {{tran: 5, muc: [{{ma: T, {RULE}}}]}}\ntru: {{muc: [{{ma: P, {RULE}}}]}}\n"
    "tong: {san: 0, tran: 110, duoi_thi_0: 1, theo_ky: ky(HK1) + 2 * ky(HK2)}\n"
    "lam_tron: {tieu_chi: {so_le: 2}, nhom: {so_le: 1}, tong: {so_le: 0}}\n"
    "khong_ap_dung: {tieu_chi: bo_ra, nhom: khong_diem, chia_lai_tu: chua_lam_tron}\n"
    "diem_liet: [{khi: x > 1, hieu_luc: khong_xep_hang}]\n"
    "xep_loai: [{ten: Tốt, tu: 80}]\nxep_hang: {khoa: [tong, muc I]}\n"
    "khen_thuong: [{ma: co, so_luong: 1, khong_xet_khi: [{khi: x > 2}]}]\n"
)


def test_a_table_is_read_whole() -> None:
    one = rubric(WHOLE)

    second = Product((Number(Fraction(2)), PeriodTotal("HK2")))
    half_up = Rounding.HALF_UP
    assert (one.id, one.title, one.year, one.source, one.note) == (
        "b",
        "Bảng",
        2024,
        "Một; Hai",
        "Ghi",
    )
    assert (one.scale, one.base.max_points) == (Fraction(100), Fraction(100))
    assert one.bases == (Basis("qd", "qd", None, None),)
    assert one.units == (UnitEntry("A", "A", "", None, None),)
    assert (one.agencies, one.holidays) == (("Sở Nội vụ",), (date(2024, 1, 1),))
    assert one.periods == (Period("HK1", "HK1"), Period("HK2", "HK2"))
    assert one.total == TotalRule(
        floor=Fraction(0),
        cap=Fraction(110),
        cliff=Fraction(1),
        rounding=RoundingRule(0, half_up),
        over_periods=Sum((PeriodTotal("HK1"), second)),
    )
    assert (one.row_policy, one.group_policy) == (Policy.EXCLUDE, Policy.ZERO)
    assert (one.base.rounding, one.base.rescale_raw) == (RoundingRule(1, half_up), True)
    assert one.base.children[0].rounding == RoundingRule(2, half_up)
    assert one.base.children[0].rescale_raw is True


def test_its_sections_and_results_are_read_too() -> None:
    one = rubric(WHOLE)

    assert one.bonus is not None
    assert (one.bonus.id, one.bonus.title, one.bonus.cap) == ("thuong", "Điểm thưởng", Fraction(5))
    assert one.penalty is not None
    assert (one.penalty.id, one.penalty.title) == ("tru", "Điểm trừ")
    assert one.penalty.rounding == RoundingRule(1, Rounding.HALF_UP)
    assert [trigger.effect for trigger in one.triggers] == [
        Effect(EffectKind.UNRANKED),
        Effect(EffectKind.NOT_AWARDED, "co"),
    ]
    assert [band.title for band in one.classes] == ["Tốt"]
    assert one.ranking.keys == (TieKey("tong"), TieKey("muc", "I"))
    assert [award.id for award in one.awards] == ["co"]


def test_without_a_scale_the_groups_that_state_a_maximum_make_it() -> None:
    rows = f"muc: [{{ma: I, diem: 60, {RULE}}}, {{ma: II, {RULE}}}, {{ma: III, diem: 1.5, {RULE}}}]"

    assert rubric(HEAD + FIGURES + rows).base.max_points == Fraction("61.5")


def test_a_table_without_any_maximum_has_none() -> None:
    assert rubric(HEAD + FIGURES + f"muc: [{{ma: I, {RULE}}}]").base.max_points is None


def test_a_scale_is_the_maximum_even_where_groups_state_none() -> None:
    text = f"{HEAD}thang_diem: 100\n{FIGURES}muc: [{{ma: I, {RULE}}}]"

    assert rubric(text).base.max_points == 100


@pytest.mark.parametrize(
    ("text", "row_policy", "group_policy", "raw"),
    [
        ("{}", Policy.REDISTRIBUTE, Policy.REDISTRIBUTE, False),
        ("{tieu_chi: bo_ra}", Policy.EXCLUDE, Policy.REDISTRIBUTE, False),
        ("{nhom: bo_ra}", Policy.REDISTRIBUTE, Policy.EXCLUDE, False),
        ("{chia_lai_tu: da_lam_tron}", Policy.REDISTRIBUTE, Policy.REDISTRIBUTE, False),
        ("{chia_lai_tu: chua_lam_tron}", Policy.REDISTRIBUTE, Policy.REDISTRIBUTE, True),
    ],
)
def test_policies_hold_by_level(
    text: str, row_policy: Policy, group_policy: Policy, *, raw: bool
) -> None:
    one = rubric(f"{SMALL}khong_ap_dung: {text}")

    assert (one.row_policy, one.group_policy, one.base.rescale_raw) == (
        row_policy,
        group_policy,
        raw,
    )


@pytest.mark.parametrize(
    ("text", "criterion", "group", "total"),
    [
        ("{}", None, None, None),
        ("{tieu_chi: {so_le: 2}}", 2, None, None),
        ("{nhom: {so_le: 1}, tieu_chi: khong}", None, 1, None),
        ("{tong: {so_le: 0}}", None, None, 0),
    ],
)
def test_rounding_is_declared_by_level(
    text: str, criterion: int | None, group: int | None, total: int | None
) -> None:
    one = rubric(f"{SMALL}lam_tron: {text}")

    rules = (one.base.children[0].rounding, one.base.rounding, one.total.rounding)
    assert [rule and rule.places for rule in rules] == [criterion, group, total]


@pytest.mark.parametrize("year", [1945, 2024, 2999])
def test_a_year_is_one_of_the_republic(year: int) -> None:
    assert rubric(f"{SMALL}nam: {year}").year == year


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            SMALL.removeprefix("bang_tieu_chi: 1\n"),
            [
                (
                    "unknown_version",
                    "bang_tieu_chi",
                    1,
                    {"setting": "bang_tieu_chi", "expected": "1"},
                )
            ],
        ),
        (
            SMALL.replace("bang_tieu_chi: 1", "bang_tieu_chi: 2"),
            [
                (
                    "unknown_version",
                    "bang_tieu_chi",
                    1,
                    {"setting": "bang_tieu_chi", "expected": "1"},
                )
            ],
        ),
        (
            SMALL.replace("bang_tieu_chi: 1\nma: bang", "ma: bang\nbang_tieu_chi: 1.0"),
            [
                (
                    "unknown_version",
                    "bang_tieu_chi",
                    2,
                    {"setting": "bang_tieu_chi", "expected": "1"},
                )
            ],
        ),
        (SMALL.replace("ma: bang\n", ""), [("missing_setting", "ma", 1, {"setting": "ma"})]),
        (
            SMALL.replace("ten: Bảng", "ten: [Bảng]"),
            [("wrong_kind", "ten", 3, {"setting": "ten", "expected": "text"})],
        ),
        (SMALL.replace("ten: Bảng\n", ""), [("missing_setting", "ten", 1, {"setting": "ten"})]),
        (HEAD + FIGURES, [("missing_setting", "muc", 1, {"setting": "muc"})]),
        (f"{HEAD}{FIGURES}muc: []", [("missing_setting", "muc", 1, {"setting": "muc"})]),
        (
            f"{SMALL}thangdiem: 1",
            [
                (
                    "unknown_setting",
                    "thangdiem",
                    6,
                    {"setting": "thangdiem", "suggestion": "thang_diem"},
                )
            ],
        ),
        (
            f"{{bang_tieu_chi: 1, ma: b, ten: B, thang_diem: 98,5, so_lieu: {{x: {{}}}}, {ROWS.strip()}}}",
            [("number_torn", "", 1, {"given": "98.5"})],
        ),
        (
            f"{SMALL}nam: 1944",
            [
                (
                    "number_out_of_range",
                    "nam",
                    6,
                    {"setting": "nam", "given": "1944", "low": "1945", "high": "2999"},
                )
            ],
        ),
        (
            f"{SMALL}nam: 3000",
            [
                (
                    "number_out_of_range",
                    "nam",
                    6,
                    {"setting": "nam", "given": "3000", "low": "1945", "high": "2999"},
                )
            ],
        ),
        (
            f"{SMALL}lam_tron: {{tongg: 1}}",
            [("unknown_setting", "lam_tron/tongg", 6, {"setting": "tongg", "suggestion": "tong"})],
        ),
        (
            f"{SMALL}khong_ap_dung: {{nhomm: bo_ra}}",
            [
                (
                    "unknown_setting",
                    "khong_ap_dung/nhomm",
                    6,
                    {"setting": "nhomm", "suggestion": "nhom"},
                )
            ],
        ),
        (
            f"{SMALL}khong_ap_dung: {{chia_lai_tu: x}}",
            [
                (
                    "unknown_word",
                    "khong_ap_dung/chia_lai_tu",
                    6,
                    {
                        "setting": "chia_lai_tu",
                        "given": "x",
                        "words": "da_lam_tron, chua_lam_tron",
                        "suggestion": "",
                    },
                )
            ],
        ),
        (
            f"{SMALL}tong: {{tr: 1}}",
            [("unknown_setting", "tong/tr", 6, {"setting": "tr", "suggestion": "tran"})],
        ),
        (
            f"{SMALL}thuong: {{muc: [{{ma: I, {RULE}}}]}}",
            [("row_twice", "I", 6, {"row": "I", "first": "5"})],
        ),
        (
            f"{SMALL}tru: {{muc: [{{ma: bang, {RULE}}}]}}",
            [("row_twice", "bang", 6, {"row": "bang", "first": "1"})],
        ),
    ],
)
def test_a_table_with_an_error_is_no_table(text: str, expected: list[Told]) -> None:
    read = reading(text)

    assert read.rubric is None
    assert told(read.findings) == expected


def test_all_errors_are_told_at_once_in_the_order_of_their_lines() -> None:
    read = reading(f"bang_tieu_chi: 1\nma: b\n{ROWS}nam: x\n{FIGURES}ten: T\nla: 1")

    assert read.rubric is None
    assert [(one.kind, one.line) for one in read.findings] == [
        ("unreadable_number", 4),
        ("unknown_setting", 7),
    ]


def test_a_warning_leaves_the_table_usable() -> None:
    read = reading(f"{SMALL}thang_diem: 1.000")

    assert read.rubric is not None
    assert told(read.findings, W) == [
        ("number_maybe_thousands", "thang_diem", 6, {"setting": "thang_diem", "given": "1.000"})
    ]


def test_a_warning_does_not_hide_a_name_that_nothing_answers_to() -> None:
    read = reading(f"{SMALL}thang_diem: 1.000\ntong: {{theo_ky: ky(HK1)}}")

    assert read.rubric is None
    assert [(one.kind, one.path, one.line) for one in read.findings] == [
        ("number_maybe_thousands", "thang_diem", 6),
        ("unknown_period", "tong/theo_ky", 7),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "path"),
    [
        ("diem_liet: [{khi: y > 1}]", "unknown_figure", "diem_liet"),
        ("xep_hang: {khoa: [muc III]}", "unknown_row", "xep_hang"),
        (
            "khen_thuong: [{ma: co, so_luong: 1, xep_loai: [Tốt]}]",
            "unknown_class",
            "khen_thuong/co",
        ),
    ],
)
def test_names_that_nothing_answers_to_are_told_with_their_line(
    text: str, kind: str, path: str
) -> None:
    read = reading(f"{SMALL}{text}")

    assert read.rubric is None
    assert [(one.kind, one.path, one.line) for one in read.findings] == [(kind, path, 6)]


def test_of_names_that_nothing_answers_to_two_hundred_get_a_suggestion() -> None:
    names = "+".join(f"xxx{place}" for place in range(201))
    text = SMALL.replace("so_lieu: {", "so_lieu: {xxx: {}, ")

    read = reading(f"{text}diem_liet: [{{khi: {names} > 0}}]")

    suggested = [finding.detail("near") for finding in read.findings]
    assert suggested == [*["xxx"] * 200, ""]


def test_figures_that_wait_for_each_other_are_told_with_their_line() -> None:
    read = reading(
        f"{HEAD}{ROWS}so_lieu:\n  x: {{cong_thuc: y}}\n  y: {{cong_thuc: z + 1}}\n  z: {{cong_thuc: y}}"
    )

    assert read.rubric is None
    assert told(read.findings) == [("figures_in_circle", "so_lieu/y", 7, {"circle": "y → z → y"})]
