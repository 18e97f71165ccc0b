"""A superior frame ("khung"): what the province fixes, and where a block's table departs from it.

A province's regulation fixes groups, ceilings and quotas; each block adopts its own table within
them. The frame is data with its own legal basis and dates, like the table itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.table import Award, Row, Rubric


@dataclass(frozen=True, slots=True)
class FrameGroup:
    """A group that the frame fixes; `low` and `high` bound its maximum (equal: fixed)."""

    id: str
    title: str
    low: Fraction | None
    high: Fraction | None
    required: bool


@dataclass(frozen=True, slots=True)
class FrameAward:
    """The most places that a block may propose for an award, or the greatest share."""

    id: str
    max_count: int | None
    max_share: Fraction | None
    min_vote: Fraction | None


@dataclass(frozen=True, slots=True)
class Frame:
    """None is a limit that the frame does not set."""

    id: str
    title: str
    basis: str
    valid_from: date | None
    valid_to: date | None
    scale: Fraction | None
    groups: tuple[FrameGroup, ...]
    other_groups: bool  # whether a block may add groups of its own
    group_count_low: int | None
    group_count_high: int | None
    bonus_cap: Fraction | None
    awards: tuple[FrameAward, ...]
    other_awards: bool


def check_frame(rubric: Rubric, frame: Frame) -> tuple[Finding, ...]:
    """List each departure of a block's table from its frame, with both figures."""
    return (
        *_dates(rubric, frame),
        *_scale(rubric, frame),
        *_groups(rubric, frame),
        *_bonus(rubric, frame),
        *_awards(rubric, frame),
    )


def _finding(kind: str, path: str, line: int, **details: str) -> Finding:
    return Finding(kind, Severity.ERROR, path, line, tuple(details.items()))


def _dates(rubric: Rubric, frame: Frame) -> Iterator[Finding]:
    first, last = date(rubric.year, 1, 1), date(rubric.year, 12, 31)
    late = frame.valid_from is not None and frame.valid_from > last
    over = frame.valid_to is not None and frame.valid_to < first
    if late or over:
        yield _finding("frame_not_in_force", "nam", 0, frame=frame.title, year=str(rubric.year))


def _scale(rubric: Rubric, frame: Frame) -> Iterator[Finding]:
    if frame.scale is not None and rubric.scale != frame.scale:
        found = "" if rubric.scale is None else str(rubric.scale)
        yield _finding("frame_scale", "thang_diem", 0, asked=str(frame.scale), found=found)


def _groups(rubric: Rubric, frame: Frame) -> Iterator[Finding]:
    groups = rubric.base.children
    count = len(groups)
    low, high = frame.group_count_low, frame.group_count_high
    if (low is not None and count < low) or (high is not None and count > high):
        asked = f"{'' if low is None else low}–{'' if high is None else high}"
        yield _finding("frame_group_count", "muc", 0, asked=asked, found=str(count))
    fixed = {group.id: group for group in frame.groups}
    for row in groups:
        if row.id in fixed:
            yield from _group(row, fixed[row.id])
        elif not frame.other_groups:
            yield _finding("frame_extra_group", row.id, row.line, row=row.id, title=row.title)
    present = {row.id for row in groups}
    for group in frame.groups:
        if group.required and group.id not in present:
            yield _finding("frame_group_missing", "muc", 0, row=group.id, title=group.title)


def _group(row: Row, group: FrameGroup) -> Iterator[Finding]:
    points = row.max_points
    if points is None:
        yield _finding("frame_group_open", row.id, row.line, row=row.id)
    elif group.low is not None and points < group.low:
        asked, found = str(group.low), str(points)
        yield _finding("frame_group_low", row.id, row.line, row=row.id, asked=asked, found=found)
    elif group.high is not None and points > group.high:
        asked, found = str(group.high), str(points)
        yield _finding("frame_group_high", row.id, row.line, row=row.id, asked=asked, found=found)
    if group.title and row.title != group.title:
        titles = {"asked": group.title, "found": row.title}
        yield _finding("frame_group_title", row.id, row.line, row=row.id, **titles)


def _bonus(rubric: Rubric, frame: Frame) -> Iterator[Finding]:
    bonus = rubric.bonus
    if bonus is None or frame.bonus_cap is None:
        return
    if bonus.cap is None or bonus.cap > frame.bonus_cap:
        found = "" if bonus.cap is None else str(bonus.cap)
        asked = str(frame.bonus_cap)
        yield _finding("frame_bonus_cap", bonus.id, bonus.line, asked=asked, found=found)


def _awards(rubric: Rubric, frame: Frame) -> Iterator[Finding]:
    limits = {award.id: award for award in frame.awards}
    for award in rubric.awards:
        path = f"khen_thuong/{award.id}"
        if award.id in limits:
            yield from _award(award, limits[award.id], path)
        elif not frame.other_awards:
            yield _finding("frame_extra_award", path, 0, award=award.title)


def _award(award: Award, limit: FrameAward, path: str) -> Iterator[Finding]:
    count, share = award.quota.count, award.quota.share
    if limit.max_count is not None and (count is None or count > limit.max_count):
        found = "" if count is None else str(count)
        asked = str(limit.max_count)
        yield _finding("frame_award_count", path, 0, award=award.title, asked=asked, found=found)
    if limit.max_share is not None and (share is None or share > limit.max_share):
        found = "" if share is None else str(share)
        asked = str(limit.max_share)
        yield _finding("frame_award_share", path, 0, award=award.title, asked=asked, found=found)
    vote = None if award.vote is None else award.vote.share
    if limit.min_vote is not None and (vote is None or vote < limit.min_vote):
        found = "" if vote is None else str(vote)
        asked = str(limit.min_vote)
        yield _finding("frame_award_vote", path, 0, award=award.title, asked=asked, found=found)
