"""Reads the whole table: declarations, rows, policies and what follows from points."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from thidua.core.rubric import document
from thidua.core.rubric.check.cycles import cycle_findings
from thidua.core.rubric.check.references import reference_findings
from thidua.core.rubric.finding import Finding, has_errors
from thidua.core.rubric.reading.cursor import Cursor
from thidua.core.rubric.reading.declarations import (
    read_bases,
    read_figures,
    read_holidays,
    read_periods,
    read_units,
)
from thidua.core.rubric.reading.places import placed
from thidua.core.rubric.reading.results import (
    read_awards,
    read_classes,
    read_ranking,
    read_triggers,
)
from thidua.core.rubric.reading.rows import (
    Levels,
    read_policy,
    read_rounding,
    read_row,
    repeated_ids,
)
from thidua.core.rubric.table import (
    FigureDeclaration,
    Gathering,
    NotApplicable,
    Policy,
    RoundingRule,
    Row,
    Rubric,
    TotalRule,
)

VERSION_KEY, VERSION = "bang_tieu_chi", "1"
TABLE_KEYS = (
    VERSION_KEY, "ma", "ten", "nam", "nguon", "ghi_chu", "thang_diem", "can_cu", "don_vi",
    "co_quan", "ngay_nghi", "so_lieu", "ky", "lam_tron", "khong_ap_dung", "muc", "thuong", "tru",
    "tong", "diem_liet", "xep_loai", "xep_hang", "khen_thuong",
)  # fmt: skip
ROOT, BONUS, PENALTY = "bang", "thuong", "tru"
FIRST_YEAR, LAST_YEAR = 1945, 2999
RAW, ROUNDED = "chua_lam_tron", "da_lam_tron"


@dataclass(frozen=True, slots=True)
class Reading:
    """A rubric, or None where it cannot be used, with all that was found on the way."""

    rubric: Rubric | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Policies:
    group: Policy
    row: Policy
    levels: Levels
    total: RoundingRule | None


def read_rubric(root: document.Mapping) -> Reading:
    """Read a rubric; an error anywhere means that there is none, a warning leaves it usable."""
    findings: list[Finding] = []
    table = Cursor(root, "", findings)
    table.only(TABLE_KEYS)
    if table.text(VERSION_KEY) != VERSION:
        table.note("unknown_version", table.at(VERSION_KEY), VERSION_KEY, expected=VERSION)
    rubric = _rubric(table)
    sections = tuple(row for row in (rubric.base, rubric.bonus, rubric.penalty) if row is not None)
    repeated_ids(sections, findings)
    if not rubric.base.children:
        table.missing("muc")
    if not has_errors(findings):
        findings += [*reference_findings(rubric), *cycle_findings(rubric)]
    ordered = placed(findings, root)
    return Reading(None if has_errors(ordered) else rubric, ordered)


def _rubric(table: Cursor) -> Rubric:
    figures = read_figures(table)
    policies = _policies(table, {one.name: one for one in figures})
    awards, award_triggers = read_awards(table)
    title, scale = table.text("ten", required=True), table.number("thang_diem")
    return Rubric(
        id=table.text("ma", required=True),
        title=title,
        year=table.whole("nam", FIRST_YEAR, LAST_YEAR) or FIRST_YEAR,
        scale=scale,
        source="; ".join(table.texts("nguon")),
        note=table.text("ghi_chu"),
        bases=read_bases(table),
        units=read_units(table),
        agencies=table.texts("co_quan"),
        holidays=read_holidays(table),
        figures=figures,
        base=_base(table, policies.levels, title=title, scale=scale),
        bonus=_section(table, BONUS, "Điểm thưởng", policies.levels),
        penalty=_section(table, PENALTY, "Điểm trừ", policies.levels),
        group_policy=policies.group,
        row_policy=policies.row,
        periods=read_periods(table),
        total=_total(table, policies.total),
        triggers=(*read_triggers(table), *award_triggers),
        classes=read_classes(table),
        ranking=read_ranking(table),
        awards=awards,
    )


def _policies(table: Cursor, figures: Mapping[str, FigureDeclaration]) -> _Policies:
    """Read rounding by level and the table's policies for what does not apply."""
    rounding = table.inside("lam_tron")
    criterion = group = total = None
    if rounding is not None:
        rounding.only(("tieu_chi", "nhom", "tong"))
        criterion, group, total = (
            read_rounding(rounding, level, None) for level in ("tieu_chi", "nhom", "tong")
        )
    away = table.inside("khong_ap_dung")
    raw, row_policy, group_policy = False, Policy.REDISTRIBUTE, Policy.REDISTRIBUTE
    if away is not None:
        away.only(("tieu_chi", "nhom", "chia_lai_tu"))
        raw = away.word("chia_lai_tu", (ROUNDED, RAW), ROUNDED) == RAW
        row_policy = read_policy(away, "tieu_chi") or row_policy
        group_policy = read_policy(away, "nhom") or group_policy
    levels = Levels(criterion, group, raw, figures)
    return _Policies(group_policy, row_policy, levels, total)


def _total(table: Cursor, rounding: RoundingRule | None) -> TotalRule:
    one = table.inside("tong")
    if one is None:
        return TotalRule(None, None, None, rounding, None)
    one.only(("san", "tran", "duoi_thi_0", "theo_ky"))
    return TotalRule(
        floor=one.number("san"),
        cap=one.number("tran"),
        cliff=one.number("duoi_thi_0"),
        rounding=rounding,
        over_periods=one.formula("theo_ky"),
    )


def _base(table: Cursor, levels: Levels, *, title: str, scale: Fraction | None) -> Row:
    """Make the root over the base groups; its maximum is the scale, or what the groups add up to."""
    children = tuple(read_row(one, levels) for one in table.cursors("muc"))
    return Row(
        id=ROOT,
        title=title,
        max_points=scale if scale is not None else _sum_of_maxima(children),
        weight=Fraction(1),
        children=children,
        gathering=Gathering.SUM,
        rule=None,
        cap=None,
        floor=None,
        cliff=None,
        rounding=levels.group,
        rescale_raw=levels.rescale_raw,
        not_applicable=NotApplicable((), None, None, ""),
        not_arisen=None,
        evidence=(),
        source="",
        scorers=(),
        basis=(),
        data_period="",
        note="",
        line=table.node.line,
    )


def _sum_of_maxima(rows: tuple[Row, ...]) -> Fraction | None:
    maxima = [row.max_points for row in rows if row.max_points is not None]
    return Fraction(sum(maxima)) if maxima else None


def _section(table: Cursor, key: str, title: str, levels: Levels) -> Row | None:
    one = table.inside(key)
    return None if one is None else read_row(one, levels, key=key, title=title)
