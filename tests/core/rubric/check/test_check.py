"""A table's faults against itself are found, with their place and figures; a sound one has none."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.examples import BLOCK, NAMES, example
from tests.rubrics import a_criterion, a_figure, a_group, a_rubric
from thidua.core.rubric.check import check
from thidua.core.rubric.check.attainable import attainable
from thidua.core.rubric.check.cycles import circles
from thidua.core.rubric.check.interval import ANY, Interval
from thidua.core.rubric.check.walk import figures_of, nodes_of, placed_rows
from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.formula.nodes import (
    Band,
    Bands,
    Choice,
    Compare,
    Comparison,
    DaysLate,
    Difference,
    Every,
    Figure,
    Formula,
    Gather,
    Greatest,
    IsLevel,
    IsPresent,
    Item,
    Least,
    Level,
    Levels,
    Named,
    NaturalLog,
    Not,
    Number,
    OverClaims,
    OverItems,
    OverPeers,
    PeriodTotal,
    Points,
    Power,
    Product,
    Quotient,
    Rounded,
    Rounding,
    Some,
    Sum,
)
from thidua.core.rubric.table import (
    Award,
    Basis,
    ClassBand,
    ClassCondition,
    Effect,
    EffectKind,
    FigureDeclaration,
    FigureKind,
    Gathering,
    NotApplicable,
    Policy,
    Quota,
    QuotaRounding,
    RankingRule,
    Row,
    Rubric,
    TieKey,
    TotalRule,
    Trigger,
    UnitEntry,
)

A, B = Figure("a"), Figure("b")
ERROR, WARNING = Severity.ERROR, Severity.WARNING
COUNT, PERCENT = FigureKind.COUNT, FigureKind.PERCENT


def n(text: str) -> Number:
    return Number(Fraction(text))


def band(low: str | None, high: str | None, ends: str = "[)", worth: str = "1") -> Band:
    return Band(
        None if low is None else Fraction(low),
        ends[0] == "[",
        None if high is None else Fraction(high),
        ends[1] == "]",
        n(worth),
    )


def a_table(*rows: Row, **more: object) -> Rubric:
    figures = (a_figure("a"), a_figure("b"))
    given = {"declared": figures, "scale": None, **more}
    return a_rubric(*rows, **given)  # type: ignore[arg-type]  # plain keywords


def found(rubric: Rubric) -> list[tuple[str, Severity, str, int, dict[str, str]]]:
    return [(f.kind, f.severity, f.path, f.line, dict(f.details)) for f in check(rubric)]


def kinds(rubric: Rubric) -> list[str]:
    return [finding.kind for finding in check(rubric)]


# --- sums ------------------------------------------------------------------------------------


def test_a_sound_table_has_no_findings() -> None:
    row = a_criterion("1.1", Least((n("10"), A)))

    assert check(a_table(a_group("1", row), scale="10")) == ()


def test_children_that_do_not_add_up_to_their_parent_are_found() -> None:
    rows = (a_criterion("1.1", A, points="4"), a_criterion("1.2", A, points="5"))

    assert found(a_table(a_group("1", *rows, line=7))) == [
        (
            "children_not_parent",
            ERROR,
            "bang/1",
            7,
            {"row": "1", "max": "10", "sum": "9"},
        )
    ]


@pytest.mark.parametrize(
    "group",
    [
        pytest.param(a_group("1", a_criterion("1.1", A), a_criterion("1.2", A)), id="sum 20"),
    ],
)
def test_only_sums_must_add_up(group: Row) -> None:
    assert kinds(a_table(group)) == ["children_not_parent"]
    assert kinds(a_table(replace(group, gathering=Gathering.MEAN))) == []
    assert kinds(a_table(replace(group, cap=Fraction(10)))) == []
    assert kinds(a_table(replace(group, max_points=None))) == []
    open_row = replace(a_criterion("1.3", A), max_points=None)
    assert kinds(a_table(replace(group, children=(*group.children, open_row)))) == []


def test_groups_that_do_not_reach_the_scale_are_found() -> None:
    groups = (
        a_group("1", a_criterion("1.1", A), line=3),
        a_group("2", a_criterion("2.1", A), line=9),
    )

    assert found(a_table(*groups, scale="100")) == [
        ("scale_not_met", ERROR, "bang", 3, {"scale": "100", "sum": "20"})
    ]
    assert kinds(a_table(*groups, scale="20")) == []


def test_a_maximum_that_no_figure_reaches_is_found() -> None:
    row = a_criterion("1.1", Least((n("8"), A)), line=4)

    assert found(a_table(a_group("1", row))) == [
        ("max_out_of_reach", WARNING, "bang/1", 0, {"row": "1", "max": "10", "high": "8"}),
        ("max_out_of_reach", WARNING, "bang/1/1.1", 4, {"row": "1.1", "max": "10", "high": "8"}),
    ]


def test_bonus_and_penalty_need_not_reach_their_maximum() -> None:
    row = a_criterion("T1", Least((n("1"), A)))

    assert kinds(a_table(a_criterion("1", A), bonus=a_group("thuong", row))) == []


# --- bands -----------------------------------------------------------------------------------


def with_bands(
    *bands: Band, kind: FigureKind = PERCENT, low: str | None = None, high: str | None = None
) -> Rubric:
    row = a_criterion("1", Bands("a", A, bands), points=None, line=5)
    return a_rubric(row, declared=(a_figure("a", kind, low=low, high=high),), scale=None)


def test_bands_that_cover_everything_once_are_sound() -> None:
    assert check(with_bands(band("98", "100", "[]"), band("90", "98"), band("0", "90"))) == ()
    assert check(with_bands(band("50", None), band(None, "50"))) == ()


@pytest.mark.parametrize(
    ("bands", "low", "high"),
    [
        pytest.param((band("0", "60"), band("50", "100", "[]")), "50", "60", id="by a stretch"),
        pytest.param((band("0", "50", "[]"), band("50", "100", "[]")), "50", "50", id="by a point"),
        pytest.param((band("0", None), band("50", "100", "[]")), "50", "…", id="open above"),
        pytest.param((band(None, "50"), band(None, "100", "[]")), "…", "50", id="both open below"),
    ],
)
def test_bands_that_overlap_are_an_error(bands: tuple[Band, ...], low: str, high: str) -> None:
    (overlap,) = [one for one in found(with_bands(*bands)) if one[0] == "bands_overlap"]

    assert overlap == ("bands_overlap", ERROR, "bang/1", 5, {"row": "1", "low": low, "high": high})


@pytest.mark.parametrize(
    ("bands", "low", "high", "point"),
    [
        pytest.param((band("98", None, "(]"), band("0", "98")), "98", "98", "1", id="one point"),
        pytest.param((band("0", "10"), band("11", "100", "[]")), "10", "11", "0", id="a stretch"),
    ],
)
def test_a_hole_between_bands_is_found(
    bands: tuple[Band, ...], low: str, high: str, point: str
) -> None:
    assert found(with_bands(*bands)) == [
        (
            "bands_hole",
            WARNING,
            "bang/1",
            5,
            {"row": "1", "low": low, "high": high, "point": point},
        )
    ]


def test_bands_in_whole_numbers_leave_no_hole_for_counts() -> None:
    bands = (band("0", "10", "[]"), band("11", None))

    assert kinds(with_bands(*bands, kind=COUNT)) == []
    assert kinds(with_bands(*bands)) == ["bands_hole"]
    assert kinds(with_bands(band("0", "10"), band("11", None), kind=COUNT)) == ["bands_hole"]
    assert kinds(with_bands(band("0", "10", "[]"), band("12", None), kind=COUNT)) == ["bands_hole"]


@pytest.mark.parametrize(
    ("bands", "expected"),
    [
        ((band("10", "100", "[]"),), [("bands_open_below", {"row": "1", "low": "10"})]),
        ((band("0", "100", "(]"),), [("bands_open_below", {"row": "1", "low": "0"})]),
        ((band("0", "90", "[]"),), [("bands_open_above", {"row": "1", "high": "90"})]),
        ((band("0", "100"),), [("bands_open_above", {"row": "1", "high": "100"})]),
        ((band("0", "100", "[]"),), []),
    ],
)
def test_values_beyond_all_bands_are_warned_of(
    bands: tuple[Band, ...], expected: list[tuple[str, dict[str, str]]]
) -> None:
    findings = found(with_bands(*bands))

    assert [(kind, details) for kind, _, _, _, details in findings] == expected
    assert all(severity is WARNING for _, severity, _, _, _ in findings)


def test_a_band_that_the_last_value_just_reaches_is_sound() -> None:
    assert kinds(with_bands(band("100", None), band(None, "100"))) == []
    assert kinds(with_bands(band(None, "0", "[]"), band("0", "100", "(]"))) == []


def test_a_point_and_the_band_that_begins_behind_it_do_not_overlap() -> None:
    assert kinds(with_bands(band("5", "100", "(]"), band("5", "5", "[]"), band("0", "5"))) == []


def test_bands_that_overlap_leave_no_hole() -> None:
    assert kinds(with_bands(band("0", None), band("50", "100", "[]"))) == ["bands_overlap"]


def test_an_unbounded_figure_leaves_bounded_bands_open_on_both_sides() -> None:
    table = with_bands(band("0", "1", "[]"), kind=FigureKind.NUMBER)

    assert kinds(table) == ["bands_open_below", "bands_open_above"]


@pytest.mark.parametrize(
    ("beyond", "low", "high"),
    [
        (band("101", None), "101", "…"),
        (band("100", None, "(]"), "100", "…"),
        (band(None, "-1"), "…", "-1"),
        (band(None, "0"), "…", "0"),
    ],
)
def test_a_band_that_nothing_reaches_is_found(beyond: Band, low: str, high: str) -> None:
    bands = (beyond, band("0", "100", "[]"))

    assert ("band_unreachable", WARNING, "bang/1", 5, {"row": "1", "low": low, "high": high}) in (
        found(with_bands(*bands))
    )


def with_levels(
    levels: tuple[str, ...], otherwise: Formula | None = None, of: str | None = "a"
) -> Rubric:
    worths = tuple(Level(level, n("1")) for level in levels)
    figure = a_figure("a", FigureKind.LEVEL, levels=("XS", "TOT"))
    row = a_criterion("1", Levels("muc", of, 0, worths, otherwise), points=None, line=2)
    return a_rubric(row, declared=(figure,), scale=None)


def test_levels_are_held_to_the_declaration() -> None:
    assert check(with_levels(("XS", "TOT"))) == ()
    assert found(with_levels(("XS",))) == [
        ("level_not_listed", WARNING, "bang/1", 2, {"row": "1", "level": "TOT"})
    ]
    assert kinds(with_levels(("XS",), n("0"))) == []
    assert found(with_levels(("XS", "TOT", "KHA"))) == [
        ("level_unreachable", WARNING, "bang/1", 2, {"row": "1", "level": "KHA"})
    ]
    assert kinds(with_levels(("KHA",), of=None)) == []


def test_levels_of_a_figure_without_declared_levels_are_not_judged() -> None:
    row = a_criterion("1", Levels("muc", "a", 0, (), None), points=None)

    assert kinds(a_table(row)) == []


# --- limits ----------------------------------------------------------------------------------


def test_limits_that_can_never_bind_are_found() -> None:
    inside = Least((n("5"), Greatest((n("1"), A))))
    row = a_criterion("1", inside, points=None, cap="6", floor="0", line=8)

    assert found(a_table(row)) == [
        ("cap_never_binds", WARNING, "bang/1", 8, {"row": "1", "cap": "6", "high": "5"}),
        ("floor_never_binds", WARNING, "bang/1", 8, {"row": "1", "floor": "0", "low": "1"}),
    ]


def test_limits_that_just_bind_are_sound() -> None:
    inside = Least((n("5"), Greatest((n("1"), A))))

    assert kinds(a_table(a_criterion("1", inside, points=None, cap="5", floor="1"))) == []
    assert kinds(a_table(a_criterion("1", A, points=None, cap="5", floor="1"))) == []
    yes = a_criterion("1", Least((n("1"), A)), points=None)
    assert kinds(a_rubric(yes, declared=(a_figure("a", FigureKind.YES_NO),), scale=None)) == []


def test_a_cliff_does_not_hide_a_floor_that_never_binds() -> None:
    row = replace(
        a_criterion("1", Greatest((n("2"), A)), points=None, floor="1"), cliff=Fraction(3)
    )

    assert kinds(a_table(row)) == ["floor_never_binds"]


def test_a_cap_within_a_rule_that_can_never_bind_is_found() -> None:
    yes = a_figure("a", FigureKind.YES_NO)
    row = a_criterion("1", Least((n("7"), n("2"), Product((n("0.5"), A)))), points=None, line=3)
    table = a_rubric(row, declared=(yes,), scale=None)

    assert found(table) == [
        ("cap_never_binds", WARNING, "bang/1", 3, {"row": "1", "cap": "2", "high": "1/2"})
    ]


def test_a_cap_deep_within_a_rule_is_looked_at_too() -> None:
    yes = a_figure("a", FigureKind.YES_NO)
    row = a_criterion("1", Sum((n("1"), Least((n("2"), A)))), points=None)

    assert kinds(a_rubric(row, declared=(yes,), scale=None)) == ["cap_never_binds"]


def test_a_least_of_figures_alone_has_no_cap() -> None:
    assert kinds(a_table(a_criterion("1", Least((A, B)), points=None))) == []


def test_a_division_whose_empty_case_nobody_settled_is_found_once() -> None:
    ratio = Sum((Quotient(A, B), Quotient(B, A)))
    row = a_criterion("1", ratio, points=None, line=6)

    assert found(a_table(row)) == [("empty_case_open", WARNING, "bang/1", 6, {"row": "1"})]
    assert kinds(a_table(replace(row, not_arisen=Policy.ZERO))) == []
    assert kinds(a_table(a_criterion("1", Quotient(A, n("2")), points=None))) == []


# --- names -----------------------------------------------------------------------------------

PRESENT = IsPresent("xx")


@pytest.mark.parametrize(
    "formula",
    [
        Figure("xx"),
        Levels("muc", "xx", 0, (), n("0")),
        OverItems("xx", Item(0), Gather.SUM, 0, None),
        DaysLate("2024-01-01", "xx", working=True),
        Choice(PRESENT, n("1"), n("0")),
        Choice(Not(IsLevel("xx", ("1",))), n("1"), n("0")),
    ],
)
def test_an_unknown_figure_is_found_wherever_it_is_read(formula: Formula) -> None:
    row = a_criterion("1", formula, points=None, line=4)

    assert found(a_table(row)) == [
        ("unknown_figure", ERROR, "bang/1", 4, {"name": "xx", "near": ""})
    ]


def test_the_nearest_name_is_suggested() -> None:
    declared = (a_figure("nv_hoan_thanh"),)
    row = a_criterion("1", Figure("nv_hoan_than"), points=None)

    assert found(a_rubric(row, declared=declared, scale=None))[0][4] == {
        "name": "nv_hoan_than",
        "near": "nv_hoan_thanh",
    }
    several = (*declared, a_figure("nv_hoan_tha"), a_figure("nv_hoan"))
    assert found(a_rubric(row, declared=several, scale=None))[0][4]["near"] == "nv_hoan_thanh"


def test_every_name_in_a_row_is_resolved() -> None:
    away = NotApplicable(("SNV", "XX"), PRESENT, None, "")
    lost = Trigger(PRESENT, Effect(EffectKind.ROW_LOST, "9"), "", "qd1")
    capped = Trigger(PRESENT, Effect(EffectKind.CLASS_CAPPED, "Khá"), "", "")
    row = replace(
        a_criterion("1", Points("8"), points=None, away=away, triggers=(lost, capped)),
        basis=("qd2",),
        line=9,
    )
    table = replace(a_table(row), units=(UnitEntry("SNV", "Sở Nội vụ", "", None, None),))

    assert {(path, line) for _, _, path, line, _ in found(table)} == {("bang/1", 9)}
    assert [(kind, details["name"]) for kind, _, _, _, details in found(table)] == [
        ("unknown_basis", "qd2"),
        ("unknown_unit", "XX"),
        ("unknown_figure", "xx"),
        ("unknown_row", "8"),
        ("unknown_row", "9"),
        ("unknown_basis", "qd1"),
        ("unknown_class", "Khá"),
    ]


def test_a_table_without_units_may_name_any() -> None:
    away = NotApplicable(("SNV",), None, None, "")

    assert kinds(a_table(a_criterion("1", A, points=None, away=away))) == []


def test_names_of_the_whole_table_are_resolved() -> None:
    quota = Quota(None, Fraction(1, 5), QuotaRounding.DOWN, 0, "xep_loai:Giỏi")
    table = replace(
        a_table(a_criterion("1", A, points=None)),
        figures=(a_figure("a"), a_figure("c", formula=Figure("xx"))),
        total=TotalRule(None, None, None, None, PeriodTotal("HK9")),
        triggers=(Trigger(PRESENT, Effect(EffectKind.NOT_AWARDED), "", "qd1"),),
        classes=(ClassBand("Khá", Fraction(0), (ClassCondition(("7",), Fraction(1), False, ""),)),),
        ranking=RankingRule((TieKey("tong"), TieKey("muc", "6"), TieKey("ky", "HK8")), dense=False),
        awards=(Award("co", "Cờ", quota, None, ("Tốt",), ""),),
    )

    assert {line for _, _, _, line, _ in found(table)} == {0}
    assert [(kind, path, details["name"]) for kind, _, path, _, details in found(table)] == [
        ("unknown_figure", "so_lieu/c", "xx"),
        ("unknown_period", "tong/theo_ky", "HK9"),
        ("unknown_figure", "diem_liet", "xx"),
        ("unknown_basis", "diem_liet", "qd1"),
        ("unknown_row", "xep_loai", "7"),
        ("unknown_row", "xep_hang", "6"),
        ("unknown_period", "xep_hang", "HK8"),
        ("unknown_class", "khen_thuong/co", "Tốt"),
        ("unknown_class", "khen_thuong/co", "Giỏi"),
    ]


# --- circles ---------------------------------------------------------------------------------


def test_rows_and_figures_in_a_circle_are_named() -> None:
    rows = (
        a_criterion("1.2", Points("1.1"), points=None, line=3),
        a_criterion("1.1", Points("1.2"), points=None, line=4),
    )
    declared = (a_figure("c", formula=Figure("d")), a_figure("d", formula=Figure("c")))
    table = a_rubric(*rows, declared=declared, scale=None)

    assert found(table) == [
        ("figures_in_circle", ERROR, "so_lieu/c", 0, {"circle": "c → d → c"}),
        ("rows_in_circle", ERROR, "1.1", 4, {"circle": "1.1 → 1.2 → 1.1"}),
    ]


def test_a_knock_out_names_an_award_of_the_table() -> None:
    effect = Effect(EffectKind.NOT_AWARDED, "coo")
    table = a_table(
        a_criterion(), triggers=(Trigger(Compare(A, Comparison.EQUAL, n("1")), effect, "", ""),)
    )

    assert found(table) == [
        ("unknown_award", ERROR, "diem_liet", 0, {"name": "coo", "near": ""}),
    ]


def test_a_derived_figure_cannot_ask_about_other_units() -> None:
    leader = Quotient(Figure("a"), OverPeers(Figure("a"), Gather.GREATEST))
    table = a_table(a_criterion(), declared=(a_figure("a"), a_figure("d", formula=leader)))

    assert found(table) == [("figure_among_peers", ERROR, "so_lieu/d", 0, {"name": "d"})]


def test_a_row_that_quotes_its_own_group_is_in_a_circle() -> None:
    table = a_table(a_group("1", a_criterion("1.1", Points("1"), points=None), points=None))

    assert kinds(table) == ["rows_in_circle"]


def test_circles_are_turned_to_their_first_name_and_told_once() -> None:
    assert circles({"b": ("c",), "c": ("a",), "a": ("b",), "d": ("a", "x")}) == (("a", "b", "c"),)
    assert circles({"a": ("a", "a"), "b": ("a",)}) == (("a",),)
    assert circles({"a": ("a",), "b": ("b",)}) == (("a",), ("b",))
    assert circles({"a": ("b", "c"), "b": ("d",), "c": ("d",), "d": ()}) == ()


# --- legal bases and classes -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "held"),
    [
        (None, None, True),
        (date(2024, 12, 31), None, True),
        (date(2025, 1, 1), None, False),
        (None, date(2024, 1, 1), True),
        (None, date(2023, 12, 31), False),
    ],
)
def test_a_legal_basis_must_have_held_in_the_year(
    valid_from: date | None, valid_to: date | None, *, held: bool
) -> None:
    basis = Basis("qd1", "Quyết định số 1", valid_from, valid_to)
    table = replace(a_table(a_criterion("1", A, points=None)), bases=(basis,))

    expected = [
        (
            "basis_not_in_force",
            WARNING,
            "can_cu/qd1",
            0,
            {"basis": "Quyết định số 1", "year": "2024"},
        )
    ]
    assert found(table) == ([] if held else expected)


def test_classes_are_listed_from_the_best_down() -> None:
    bands = tuple(
        ClassBand(title, Fraction(low), ()) for title, low in [("Tốt", 80), ("Khá", 80), ("Yếu", 0)]
    )
    table = replace(a_table(a_criterion("1", A, points=None)), classes=bands)

    assert found(table) == [
        (
            "classes_out_of_order",
            ERROR,
            "xep_loai",
            0,
            {"better": "Tốt", "worse": "Khá", "low": "80"},
        )
    ]


# --- what can be reached ---------------------------------------------------------------------


def reach(formula: Formula, *declared: FigureDeclaration) -> Interval:
    figures = declared or (a_figure("a", PERCENT), a_figure("b", COUNT))
    rubric = a_rubric(a_criterion("1", formula), declared=figures, scale=None)
    return attainable(rubric, rubric.base.children[0])


def span(low: str | None, high: str | None) -> Interval:
    return Interval(
        None if low is None else Fraction(low), None if high is None else Fraction(high)
    )


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        (A, span("0", "100")),
        (B, span("0", None)),
        (Figure("?"), ANY),
        (Named("x", A), span("0", "100")),
        (Sum((A, n("1"))), span("1", "101")),
        (Difference(n("10"), A), span("-90", "10")),
        (Product((A, n("-2"))), span("-200", "0")),
        (Quotient(A, n("4")), span("0", "25")),
        (Rounded(A, 1, Rounding.HALF_UP), span("-0.1", "100.1")),
        (Power(A, n("2"), 5), ANY),
        (NaturalLog(A, 5), ANY),
        (Points("1"), ANY),
        (OverClaims(Fraction(1)), span("0", None)),
        (DaysLate("2024-01-01", "d", working=False), span("0", None)),
        (Choice(PRESENT, n("1"), n("5")), span("1", "5")),
        (
            Bands("a", A, (band("90", None, worth="5"), band("200", None, worth="9"))),
            span("5", "5"),
        ),
        (Levels("m", "c", 0, (Level("x", n("2")),), n("7")), span("2", "7")),
        (Levels("m", "c", 0, (Level("x", n("2")),), None), span("2", "2")),
        (OverItems("l", n("3"), Gather.MEAN, 0, n("1")), span("1", "3")),
        (OverItems("l", n("3"), Gather.MEAN, 0, None), span("3", "3")),
        (OverItems("l", n("3"), Gather.SUM, 0, None), span("0", None)),
        (OverItems("l", n("-3"), Gather.SUM, 0, None), ANY),
        (OverItems("l", Greatest((n("0"), A)), Gather.SUM, 0, None), span("0", None)),
        (OverItems("l", n("-3"), Gather.COUNT, 0, None), span("0", None)),
        (OverPeers(A, Gather.GREATEST), span("0", "100")),
        (OverPeers(A, Gather.RANK_FROM_MOST), span("1", None)),
        (OverPeers(A, Gather.TIED), span("1", None)),
    ],
)
def test_the_text_of_a_rule_bounds_its_points(formula: Formula, expected: Interval) -> None:
    assert reach(formula) == expected


def test_declared_bounds_come_before_those_of_the_kind() -> None:
    assert reach(A, a_figure("a", PERCENT, low="10", high="150")) == span("10", "150")
    assert reach(A, a_figure("a", FigureKind.NUMBER, high="9")) == span(None, "9")
    assert reach(A, a_figure("a", FigureKind.YES_NO)) == span("0", "1")


def test_limits_and_policies_widen_or_narrow_what_can_be_reached() -> None:
    rubric = a_table(a_criterion("1", A))

    def of(row: Row) -> Interval:
        return attainable(rubric, row)

    row = a_criterion("1", A, cap="8", floor="2")
    away = NotApplicable(("SNV",), None, Policy.FULL, "")
    condition = NotApplicable((), PRESENT, Policy.ZERO, "")
    assert of(row) == span("2", "8")
    assert of(replace(row, cliff=Fraction(5))) == span("0", "8")
    assert of(replace(row, not_applicable=away)) == span("2", "10")
    assert of(replace(row, not_applicable=condition)) == span("0", "8")
    assert of(replace(row, not_applicable=replace(away, units=()))) == span("2", "8")
    assert of(replace(row, not_arisen=Policy.FULL)) == span("2", "10")
    assert of(replace(row, not_arisen=Policy.FULL, max_points=None)) == span("2", "8")
    assert of(replace(row, not_arisen=Policy.REDISTRIBUTE)) == span("2", "8")


@pytest.mark.parametrize(
    ("gathering", "expected"),
    [
        (Gathering.SUM, span("2", "6")),
        (Gathering.GREATEST, span("1", "4")),
        (Gathering.PRODUCT_ROOT, span("0", "10")),
    ],
)
def test_a_group_can_reach_what_its_rows_can(gathering: Gathering, expected: Interval) -> None:
    rows = (
        a_criterion("1.1", A, cap="2", floor="1"),
        a_criterion("1.2", A, cap="4", floor="1"),
    )
    rubric = a_table()

    assert attainable(rubric, a_group("1", *rows, gathering=gathering)) == expected


# --- walking ---------------------------------------------------------------------------------

NESTED = Choice(
    Every((Some((Compare(A, Comparison.LESS, B), PRESENT)), Not(IsLevel("l", ("x",))))),
    Named("n", Power(Least((A, B)), Rounded(NaturalLog(B, 3), 1, Rounding.UP), 4)),
    Bands(
        "b",
        Greatest((A,)),
        (
            Band(
                None,
                True,
                None,
                True,
                Levels("m", "v", 0, (Level("x", OverPeers(A, Gather.SUM)),), n("0")),
            ),
        ),
    ),
)


def test_everything_under_a_formula_is_walked_once() -> None:
    names = [type(node).__name__ for node in nodes_of(NESTED)]

    assert (
        names
        == (
            "Choice Every Some Compare Figure Figure IsPresent Not IsLevel Named Power Least Figure "
            "Figure Rounded NaturalLog Figure Number Bands Greatest Figure Levels OverPeers Figure Number"
        )
        .replace("NaturalLog Figure Number Bands", "NaturalLog Figure Bands")
        .split()
    )
    assert figures_of(NESTED) == ("a", "b", "xx", "l", "v")


def test_parts_of_lists_sums_and_quotients_are_walked() -> None:
    listed = OverItems("l", Quotient(Item(0), Sum((A,))), Gather.SUM, 0, Difference(B, n("1")))

    assert [type(node).__name__ for node in nodes_of(Product((listed,)))] == [
        "Product", "OverItems", "Quotient", "Item", "Sum", "Figure", "Difference", "Figure", "Number",
    ]  # fmt: skip
    assert figures_of(DaysLate("2024-01-01", "d", working=True)) == ("d",)


def test_rows_are_placed_under_those_above_them() -> None:
    table = a_table(
        a_group("1", a_criterion("1.1", A), a_criterion("1.2", A)),
        bonus=a_group("thuong", a_criterion("T1", A)),
        penalty=a_group("tru", a_criterion("P1", A)),
    )

    assert [(p.path, p.section.value) for p in placed_rows(table)] == [
        ("bang", "co_ban"),
        ("bang/1", "co_ban"),
        ("bang/1/1.1", "co_ban"),
        ("bang/1/1.2", "co_ban"),
        ("thuong", "thuong"),
        ("thuong/T1", "thuong"),
        ("tru", "tru"),
        ("tru/P1", "tru"),
    ]


# --- real tables -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_have_no_errors(name: str) -> None:
    assert [finding for finding in check(example(name).rubric) if finding.severity is ERROR] == []


def test_the_holes_of_tien_giang_are_found() -> None:
    holes = [f for f in check(example("so-tnmt-tien-giang-2022").rubric) if f.kind == "bands_hole"]

    assert [(f.detail("row"), f.detail("low"), f.detail("point")) for f in holes] == [
        ("C1", "98", "1"),
        ("C2", "90", "1"),
    ]
    assert all(f.line > 0 for f in holes)


def test_findings_are_told_once_in_the_order_of_lines() -> None:
    findings = check(example(BLOCK).rubric)

    assert [f.line for f in findings] == sorted(f.line for f in findings)
    assert len(set(findings)) == len(findings)


def test_a_detail_that_was_not_told_is_empty() -> None:
    assert Finding("x", ERROR, "", 0, (("a", "1"),)).detail("b") == ""
