"""What changed between two versions of a rubric: row by row, and in the policies around them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from thidua.core.rubric.check.walk import PlacedRow, placed_rows
from thidua.core.rubric.table import FigureDeclaration, RoundingRule, Rubric, Rule


class ChangeKind(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: what (`row`, `figure`, `table`), which, the field, before and after.

    Before and after are exact texts; "" stands for nothing there. An added or removed row gives
    its title in the place of the field's value.
    """

    kind: ChangeKind
    what: str
    id: str
    field: str
    before: str
    after: str


def differences(old: Rubric, new: Rubric) -> tuple[Change, ...]:
    """List what changed, rows in the order of the new table, removed rows after them."""
    return (*_table(old, new), *_figures(old, new), *_rows(old, new))


def _number(value: Fraction | None) -> str:
    return "" if value is None else str(value)


def _rounding(rule: RoundingRule | None) -> str:
    return "" if rule is None else f"{rule.places} {rule.mode}"


def _rule(rule: Rule | None) -> str:
    if rule is None:
        return ""
    said = "; ".join(f"{path}: {text}" for path, text in rule.settings)
    return f"{rule.shape} ({said})" if said else rule.shape


def _row_fields(placed: PlacedRow) -> tuple[tuple[str, str], ...]:
    row = placed.row
    away = row.not_applicable
    return (
        ("ten", row.title),
        ("diem", _number(row.max_points)),
        ("trong_so", _number(row.weight)),
        ("tong_hop", row.gathering.value),
        ("quy_tac", _rule(row.rule)),
        ("tran", _number(row.cap)),
        ("san", _number(row.floor)),
        ("duoi_thi_0", _number(row.cliff)),
        ("lam_tron", _rounding(row.rounding)),
        ("chia_lai_tu", "chua_lam_tron" if row.rescale_raw else "da_lam_tron"),
        ("khong_ap_dung", "; ".join(away.units)),
        ("khong_ap_dung/khi", "" if away.condition is None else repr(away.condition)),
        ("khong_ap_dung/cach", away.policy or ""),
        ("khi_khong_phat_sinh", row.not_arisen or ""),
        ("minh_chung", "; ".join(row.evidence)),
        ("nguon_so_lieu", row.source),
        ("nguoi_cham", "; ".join(row.scorers)),
        ("can_cu", "; ".join(row.basis)),
        ("ky_so_lieu", row.data_period),
    )


def _fields_changed(
    what: str, key: str, old: tuple[tuple[str, str], ...], new: tuple[tuple[str, str], ...]
) -> Iterator[Change]:
    before = dict(old)
    for field, after in new:
        if before[field] != after:
            yield Change(ChangeKind.CHANGED, what, key, field, before[field], after)


def _rows(old: Rubric, new: Rubric) -> Iterator[Change]:
    before = {placed.row.id: placed for placed in placed_rows(old)}
    after = {placed.row.id: placed for placed in placed_rows(new)}
    for key, placed in after.items():
        if key not in before:
            yield Change(ChangeKind.ADDED, "row", key, "", "", placed.row.title)
        else:
            yield from _row(before[key], placed)
    for key, placed in before.items():
        if key not in after:
            yield Change(ChangeKind.REMOVED, "row", key, "", placed.row.title, "")


def _row(before: PlacedRow, after: PlacedRow) -> Iterator[Change]:
    key = after.row.id
    if before.above != after.above:
        ways = ("/".join(side.above) for side in (before, after))
        yield Change(ChangeKind.MOVED, "row", key, "", *ways)
    yield from _fields_changed("row", key, _row_fields(before), _row_fields(after))


def _figure_fields(figure: FigureDeclaration) -> tuple[tuple[str, str], ...]:
    return (
        ("ten", figure.title),
        ("kieu", figure.kind.value),
        ("don_vi", figure.unit),
        ("nguon", figure.owner),
        ("toi_thieu", _number(figure.low)),
        ("toi_da", _number(figure.high)),
        ("cac_muc", "; ".join(figure.levels)),
        ("mac_dinh", "" if figure.default is None else str(figure.default)),
        ("cong_thuc", "" if figure.formula is None else repr(figure.formula)),
    )


def _figures(old: Rubric, new: Rubric) -> Iterator[Change]:
    before = {figure.name: figure for figure in old.figures}
    after = {figure.name: figure for figure in new.figures}
    for name, figure in after.items():
        if name not in before:
            yield Change(ChangeKind.ADDED, "figure", name, "", "", figure.title)
        else:
            fields = (_figure_fields(before[name]), _figure_fields(figure))
            yield from _fields_changed("figure", name, *fields)
    for name, figure in before.items():
        if name not in after:
            yield Change(ChangeKind.REMOVED, "figure", name, "", figure.title, "")


def _table_fields(rubric: Rubric) -> tuple[tuple[str, str], ...]:
    total, ranking = rubric.total, rubric.ranking
    return (
        ("ten", rubric.title),
        ("nam", str(rubric.year)),
        ("thang_diem", _number(rubric.scale)),
        ("ngay_nghi", "; ".join(day.isoformat() for day in rubric.holidays)),
        ("don_vi", "; ".join(unit.code for unit in rubric.units)),
        ("khong_ap_dung/nhom", rubric.group_policy.value),
        ("khong_ap_dung/tieu_chi", rubric.row_policy.value),
        ("tong/san", _number(total.floor)),
        ("tong/tran", _number(total.cap)),
        ("tong/duoi_thi_0", _number(total.cliff)),
        ("lam_tron/tong", _rounding(total.rounding)),
        ("tong/theo_ky", "" if total.over_periods is None else repr(total.over_periods)),
        ("diem_liet", "; ".join(f"{t.effect.kind} {t.reason}" for t in rubric.triggers)),
        ("xep_loai", "; ".join(f"{band.title} ≥ {band.low}" for band in rubric.classes)),
        ("xep_hang/khoa", "; ".join(f"{k.kind} {k.detail}".strip() for k in ranking.keys)),
        ("xep_hang/dong_hang", "1,2,2,3" if ranking.dense else "1,2,2,4"),
        ("khen_thuong", "; ".join(_award(rubric))),
    )


def _award(rubric: Rubric) -> Iterator[str]:
    for award in rubric.awards:
        quota = award.quota
        places = str(quota.count) if quota.share is None else f"{quota.share} {quota.rounding}"
        least = "" if award.min_total is None else f" ≥ {award.min_total}"
        yield f"{award.title}: {places}{least}"


def _table(old: Rubric, new: Rubric) -> Iterator[Change]:
    yield from _fields_changed("table", "", _table_fields(old), _table_fields(new))
