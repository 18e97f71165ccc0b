"""Reads the tree of rows: groups, criteria, their rules and policies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from thidua.core.rubric import document
from thidua.core.rubric.finding import Finding, Severity, add
from thidua.core.rubric.formula.nodes import Rounding
from thidua.core.rubric.reading.cursor import NO_RULE, Cursor
from thidua.core.rubric.shapes.context import RuleContext
from thidua.core.rubric.shapes.registry import read_rule
from thidua.core.rubric.table import (
    FigureDeclaration,
    Gathering,
    NotApplicable,
    Policy,
    RoundingRule,
    Row,
    Rule,
)

DEEPEST = 20
MOST_PLACES = 12
ONE = Fraction(1)
ROW_KEYS = (
    "ma", "ten", "diem", "muc", "tong_hop", "trong_so", "quy_tac", "tran", "san", "duoi_thi_0",
    "lam_tron", "khong_ap_dung", "khi_khong_phat_sinh", "minh_chung", "nguon_so_lieu",
    "nguoi_cham", "can_cu", "ky_so_lieu", "ghi_chu",
)  # fmt: skip
POLICIES = tuple(policy.value for policy in Policy)
MODES = tuple(mode.value for mode in Rounding)


@dataclass(frozen=True, slots=True)
class Levels:
    """What rows take from the table where they say nothing: rounding by level, and figures."""

    criterion: RoundingRule | None
    group: RoundingRule | None
    rescale_raw: bool
    figures: Mapping[str, FigureDeclaration]


def read_rounding(one: Cursor, name: str, default: RoundingRule | None) -> RoundingRule | None:
    """Read `{so_le: 2, cach: nua_len}`, or `khong` for exact points."""
    node = one.get(name)
    if node is None:
        return default
    if isinstance(node, document.Text) and node.value == NO_RULE:
        return None
    inner = one.inside(name)
    if inner is None:
        return default
    inner.only(("so_le", "cach"))
    places = inner.whole("so_le", 0, MOST_PLACES, required=True)
    if places is None:
        return default
    return RoundingRule(places, Rounding(inner.word("cach", MODES, Rounding.HALF_UP)))


def read_policy(one: Cursor, name: str) -> Policy | None:
    if one.get(name) is None:
        return None
    return Policy(one.word(name, POLICIES, Policy.REDISTRIBUTE))


def read_row(one: Cursor, levels: Levels, *, depth: int = 1, key: str = "", title: str = "") -> Row:
    """Read a row and all under it; `key` and `title` serve where it gives none."""
    one.only(ROW_KEYS)
    row_id = one.text("ma", key, required=not key)
    maximum = one.number("diem")
    children = _children(one, levels, depth)
    rule = _rule(one, levels, row_id, maximum)
    ruled = one.get("quy_tac") is not None
    if children and ruled:
        one.note("group_with_rule", one.at("quy_tac"), "quy_tac", row=row_id)
    elif not children and not ruled:
        one.note("row_without_content", one.node, row=row_id)
    level = levels.group if children else levels.criterion
    return Row(
        id=row_id,
        title=one.text("ten", title or row_id),
        max_points=maximum,
        weight=_weight(one),
        children=children,
        gathering=Gathering(one.word("tong_hop", [way.value for way in Gathering], Gathering.SUM)),
        rule=None if children else rule,
        cap=one.number("tran"),
        floor=one.number("san"),
        cliff=one.number("duoi_thi_0"),
        rounding=read_rounding(one, "lam_tron", level),
        rescale_raw=levels.rescale_raw,
        not_applicable=_not_applicable(one),
        not_arisen=read_policy(one, "khi_khong_phat_sinh"),
        evidence=one.texts("minh_chung"),
        source=one.text("nguon_so_lieu", "don_vi"),
        scorers=one.texts("nguoi_cham"),
        basis=one.texts("can_cu"),
        data_period=one.text("ky_so_lieu"),
        note=one.text("ghi_chu"),
        line=one.node.line,
    )


def _weight(one: Cursor) -> Fraction:
    value = one.number("trong_so")
    return ONE if value is None else value


def _children(one: Cursor, levels: Levels, depth: int) -> tuple[Row, ...]:
    if depth >= DEEPEST and one.get("muc") is not None:
        one.note("rows_too_deep", one.node, limit=str(DEEPEST))
        return ()
    return tuple(read_row(child, levels, depth=depth + 1) for child in one.cursors("muc"))


def _rule(one: Cursor, levels: Levels, row_id: str, maximum: Fraction | None) -> Rule | None:
    node = one.get("quy_tac")
    if node is None:
        return None
    context = RuleContext(row_id, maximum, one.place("quy_tac"), levels.figures, one.findings)
    return read_rule(node, context)


def _not_applicable(one: Cursor) -> NotApplicable:
    inner = one.inside("khong_ap_dung")
    if inner is None:
        return NotApplicable((), None, None, "")
    inner.only(("don_vi", "khi", "cach", "ly_do"))
    return NotApplicable(
        inner.texts("don_vi"),
        inner.condition("khi"),
        read_policy(inner, "cach"),
        inner.text("ly_do"),
    )


def repeated_ids(rows: tuple[Row, ...], findings: list[Finding]) -> None:
    """Note every id that a second row has."""
    seen: dict[str, int] = {}
    waiting = list(reversed(rows))
    while waiting:
        row = waiting.pop()
        if row.id and row.id in seen:
            facts = (("row", row.id), ("first", str(seen[row.id])))
            add(Finding("row_twice", Severity.ERROR, row.id, row.line, facts), findings)
        seen.setdefault(row.id, row.line)
        waiting.extend(reversed(row.children))
