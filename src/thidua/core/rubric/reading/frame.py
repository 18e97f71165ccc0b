"""Reads a superior frame: what the province fixes for the tables of its blocks.

khung: 1
ma: …
ten: …
can_cu: Quyết định số …
hieu_luc_tu: 2024-01-01
thang_diem: 100
so_nhom: {tu: 10, den: 15}
nhom_khac: true                      # a block may add groups of its own
nhom:
- {ma: '1', ten: …, diem: 30}        # fixed; or diem_tu, diem_den
tran_thuong: 5
khen_thuong: [{ma: co, so_luong: 1, phieu_it_nhat: 80%}]
khen_thuong_khac: false
"""

from __future__ import annotations

from dataclasses import dataclass

from thidua.core.rubric import document
from thidua.core.rubric.finding import Finding, has_errors
from thidua.core.rubric.frame import Frame, FrameAward, FrameGroup
from thidua.core.rubric.reading.cursor import Cursor

VERSION_KEY, VERSION = "khung", "1"
FRAME_KEYS = (
    VERSION_KEY, "ma", "ten", "can_cu", "hieu_luc_tu", "hieu_luc_den", "thang_diem", "so_nhom",
    "nhom", "nhom_khac", "tran_thuong", "khen_thuong", "khen_thuong_khac",
)  # fmt: skip
GROUP_KEYS = ("ma", "ten", "diem", "diem_tu", "diem_den", "bat_buoc")
AWARD_KEYS = ("ma", "so_luong", "ty_le", "phieu_it_nhat")
MOST = 1_000


@dataclass(frozen=True, slots=True)
class FrameReading:
    """A frame, or None where it cannot be used, with all that was found on the way."""

    frame: Frame | None
    findings: tuple[Finding, ...]


def read_frame(root: document.Mapping) -> FrameReading:
    """Read a frame; an error anywhere means that there is none."""
    findings: list[Finding] = []
    top = Cursor(root, "", findings)
    top.only(FRAME_KEYS)
    if top.text(VERSION_KEY) != VERSION:
        top.note("unknown_version", top.at(VERSION_KEY), VERSION_KEY, expected=VERSION)
    frame = _frame(top)
    ordered = tuple(sorted(findings, key=lambda finding: finding.line))
    return FrameReading(None if has_errors(ordered) else frame, ordered)


def _frame(top: Cursor) -> Frame:
    count = top.inside("so_nhom")
    low = high = None
    if count is not None:
        count.only(("tu", "den"))
        low, high = count.whole("tu", 0, MOST), count.whole("den", 0, MOST)
    return Frame(
        id=top.text("ma", required=True),
        title=top.text("ten", required=True),
        basis=top.text("can_cu"),
        valid_from=top.day("hieu_luc_tu"),
        valid_to=top.day("hieu_luc_den"),
        scale=top.number("thang_diem"),
        groups=tuple(_group(one) for one in top.distinct("nhom")),
        other_groups=top.flag("nhom_khac"),
        group_count_low=low,
        group_count_high=high,
        bonus_cap=top.number("tran_thuong"),
        awards=tuple(_award(one) for one in top.distinct("khen_thuong")),
        other_awards=top.flag("khen_thuong_khac"),
    )


def _group(one: Cursor) -> FrameGroup:
    one.only(GROUP_KEYS)
    fixed = one.number("diem")
    return FrameGroup(
        id=one.text("ma", required=True),
        title=one.text("ten"),
        low=fixed if fixed is not None else one.number("diem_tu"),
        high=fixed if fixed is not None else one.number("diem_den"),
        required=one.word("bat_buoc", ("true", "false"), "true") == "true",
    )


def _award(one: Cursor) -> FrameAward:
    one.only(AWARD_KEYS)
    return FrameAward(
        id=one.text("ma", required=True),
        max_count=one.whole("so_luong", 0, MOST),
        max_share=one.number("ty_le"),
        min_vote=one.number("phieu_it_nhat"),
    )
