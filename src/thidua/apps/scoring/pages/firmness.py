"""How firm the places are: what the appraisal moved since self-scoring, and what other weights would."""

from __future__ import annotations

from dataclasses import dataclass

from thidua.apps.scoring.memo import Memo
from thidua.apps.scoring.pages.standing import StandingOf
from thidua.apps.scoring.queries import Grounds, Kind, scores_from
from thidua.core.ranking.order import Place, rank
from thidua.core.ranking.sensitivity import PlaceRange, place_ranges
from thidua.ui.words.changes import place_words
from thidua.ui.words.numbers import Lang
from thidua.ui.words.ranking import shown

RANGES: Memo[tuple[str, str, str, str], tuple[PlaceRange, ...]] = Memo(kept=64)


@dataclass(frozen=True, slots=True)
class FirmLine:
    """A unit's place and total by its own report, and the places that other weights would give.

    The first two are "" where the ranking itself is of what was reported.
    """

    name: str
    place_was: str
    place: str
    total_was: str
    total: str
    range: str
    swayed_by: str


def firmness_of(grounds: Grounds, standing: StandingOf, lang: Lang) -> tuple[FirmLine, ...]:
    """Give a line for every unit, in the order of the ranking."""
    names = {one.code: one.name for one in grounds.year.members}
    ranges = {one.unit: one for one in _ranges(grounds, standing)}
    before = _reported(grounds, standing)
    lines = []
    for place in standing.ranking.places:
        was, found = before.get(place.unit), ranges.get(place.unit)
        lines.append(
            FirmLine(
                name=names[place.unit],
                place_was="" if was is None else place_words(was.place),
                place=place_words(place.place),
                total_was="" if was is None else shown(was.total, lang),
                total=shown(place.total, lang),
                range="–" if found is None else _between(found.best, found.worst),
                swayed_by="" if found is None else ", ".join(found.swayed_by),
            )
        )
    return tuple(lines)


def _ranges(grounds: Grounds, standing: StandingOf) -> tuple[PlaceRange, ...]:
    """Give the ranges, computed once in a process for the same rubric and figures."""
    adopted, basis = standing.adopted, grounds.basis()
    key = (standing.kind.value, basis.rubric, basis.verified, basis.reported)
    return RANGES.get(key, lambda: place_ranges(adopted.rubric, standing.score))


def _reported(grounds: Grounds, standing: StandingOf) -> dict[str, Place]:
    """Give the places by what was reported, of the units that reported."""
    if standing.kind is not Kind.VERIFIED:
        return {}
    ranking = rank(standing.adopted.rubric, scores_from(grounds, Kind.SELF_REPORTED))
    given = {one.unit for one in grounds.reported.sheets}
    return {one.unit: one for one in ranking.places if one.unit in given}


def _between(best: int, worst: int) -> str:
    return str(best) if best == worst else f"{best}–{worst}"
