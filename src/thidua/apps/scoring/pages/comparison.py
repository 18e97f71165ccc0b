"""Why one unit stands above another: the parts and criteria that separate them, what decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext, ngettext

from thidua.apps.scoring.pages.shared import left_all_year, shared_points
from thidua.apps.scoring.pages.standing import StandingOf
from thidua.apps.years.queries import BlockYear
from thidua.core.ranking.order import Place
from thidua.core.ranking.separation import RowGap, Separation, separate
from thidua.core.rubric.score import UnitScore
from thidua.core.rubric.table import Section, TieKey
from thidua.ui.words.numbers import Lang
from thidua.ui.words.ranking import key_words, shown

HALF = 50
TWO = 2
Units = tuple[UnitScore, UnitScore]


@dataclass(frozen=True, slots=True)
class GapLine:
    """A row that differs; the bar runs from `start` over `width` (SVG lengths) left or right."""

    row: str
    title: str
    above: str
    below: str
    words: str
    start: str
    width: str
    fill: str


@dataclass(frozen=True, slots=True)
class Choice:
    code: str
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """The two units chosen, and what separates them; `lead` and `decided` are whole sentences."""

    choices: tuple[Choice, ...]
    one: str
    other: str
    title: str
    above: str
    below: str
    lead: str
    decided: str
    parts: tuple[GapLine, ...]
    criteria: tuple[GapLine, ...]


def pair_of(standing: StandingOf, one: str, other: str, own: str) -> tuple[str, str] | None:
    """Give the two units to compare: those asked for where both are there and differ.

    Else the reader's own unit and the one above it (below it, for the first), else the first two.
    None where the block has fewer than two.
    """
    order = [place.unit for place in standing.ranking.places]
    if one in order and other in order and one != other:
        return one, other
    if len(order) < TWO:
        return None
    place = order.index(own) if own in order else 1
    return (order[place - 1], order[place]) if place else (order[0], order[1])


def compare(year: BlockYear, standing: StandingOf, pair: tuple[str, str], lang: Lang) -> Comparison:
    """Put what separates two units into words, the better placed first."""
    found = separate(standing.adopted.rubric, standing.score, standing.ranking, *pair)
    units = (standing.units[found.above], standing.units[found.below])
    parts = (*found.parts, *_shared(standing, units))
    names = {member.code: member.name for member in year.members}
    above, below = names[found.above], names[found.below]
    places = (standing.ranking.of(found.above), standing.ranking.of(found.below))
    return Comparison(
        choices=_choices(standing, names),
        one=pair[0],
        other=pair[1],
        title=_title(places, above, below),
        above=above,
        below=below,
        lead=_lead(found, places, len(parts), lang),
        decided=_decided(standing, found, places, lang),
        parts=_lines(parts, units, lang),
        criteria=_lines(found.criteria, units, lang),
    )


def _shared(standing: StandingOf, units: Units) -> tuple[RowGap, ...]:
    """Give what groups that do not apply left to the others as a difference of its own."""
    above, below = (shared_points(standing.adopted.rubric, unit) for unit in units)
    if above == below:
        return ()
    title = gettext("Chia lại từ nhóm không áp dụng")
    return (RowGap("", title, Section.BASE, above, below, above - below),)


def _choices(standing: StandingOf, names: dict[str, str]) -> tuple[Choice, ...]:
    return tuple(
        Choice(place.unit, names[place.unit], "–" if place.place is None else str(place.place))
        for place in standing.ranking.places
    )


def _title(places: tuple[Place, Place], above: str, below: str) -> str:
    if places[0].place == places[1].place:
        return gettext("%(one)s và %(other)s") % {"one": above, "other": below}
    return gettext("Vì sao %(one)s đứng trên %(other)s?") % {"one": above, "other": below}


def _lead(found: Separation, places: tuple[Place, Place], count: int, lang: Lang) -> str:
    totals = {"one": shown(places[0].total, lang), "other": shown(places[1].total, lang)}
    if found.gap is None:
        return gettext("Chưa so được tổng điểm (%(one)s và %(other)s).") % totals
    if not found.gap:
        return gettext("Bằng điểm %(one)s.") % totals
    words = gettext("Hơn %(gap)s điểm (%(one)s và %(other)s).")
    if found.gap < 0:
        words = gettext("Kém %(gap)s điểm (%(one)s và %(other)s).")
    lead = words % {**totals, "gap": shown(abs(found.gap), lang)}
    said = ngettext("%(count)d mục tạo nên khác biệt:", "%(count)d mục tạo nên khác biệt:", count)
    return f"{lead} {said % {'count': count}}" if count else lead


def _decided(
    standing: StandingOf, found: Separation, places: tuple[Place, Place], lang: Lang
) -> str:
    """Say what decided where the totals did not: a later key, a shared place, no place."""
    upper, lower = places
    key = found.decided_by
    if lower.place is None:
        reasons = "; ".join(effect.reason for effect in lower.reasons)
        said = gettext("%(unit)s không được xếp hạng")
        name = gettext("Đơn vị sau") if upper.place is not None else gettext("Cả hai đơn vị")
        return f"{said % {'unit': name}}{f': {reasons}' if reasons else ''}."
    if key is None:
        waits = upper.awaits
        words = gettext("Hai đơn vị cùng hạng.")
        if waits is None:
            return words
        rubric = standing.adopted.rubric
        waiting = gettext("Còn chờ: %(key)s.") % {"key": key_words(waits, rubric, lang)}
        return f"{words} {waiting}"
    if key.kind == "tong":
        return ""
    values = [next(value.value for value in place.keys if value.key == key) for place in places]
    parts = {
        "key": key_words(key, standing.adopted.rubric, lang),
        "one": shown(_plain(key, values[0]), lang),
        "other": shown(_plain(key, values[1]), lang),
    }
    return gettext("Xếp trên vì %(key)s (%(one)s và %(other)s).") % parts


def _plain(key: TieKey, value: Fraction | None) -> Fraction | None:
    """Give points as they are printed; the chain holds those of a penalty negative."""
    return value if value is None or key.kind != "tru" else -value


def _lines(gaps: Iterable[RowGap], units: Units, lang: Lang) -> tuple[GapLine, ...]:
    """Write the differences, the greatest first."""
    listed = sorted(gaps, key=lambda gap: -abs(gap.gap))
    widest = max((abs(gap.gap) for gap in listed), default=Fraction(1))
    return tuple(_line(gap, widest, units, lang) for gap in listed)


def _line(gap: RowGap, widest: Fraction, units: Units, lang: Lang) -> GapLine:
    width = round(abs(gap.gap) * HALF / widest)
    more = gap.gap > 0
    words = gettext("hơn %(points)s") if more else gettext("kém %(points)s")
    above, below = (
        "–" if gap.row and left_all_year(unit, gap.row) else shown(points, lang)
        for unit, points in zip(units, (gap.above, gap.below), strict=True)
    )
    return GapLine(
        row=gap.row,
        title=gap.title,
        above=above,
        below=below,
        words=words % {"points": shown(abs(gap.gap), lang)},
        start=f"{HALF if more else HALF - width}%",
        width=f"{width}%",
        fill="fill-more" if more else "fill-less",
    )
