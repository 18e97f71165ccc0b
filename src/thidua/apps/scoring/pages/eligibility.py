"""Who is kept from a class or an award and why, and whom the ranking proposes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from thidua.apps.scoring.pages.standing import StandingOf
from thidua.apps.years.queries import BlockYear
from thidua.core.ranking.awards import Proposal, propose
from thidua.core.ranking.classes import classify
from thidua.core.rubric.score import UnitScore
from thidua.core.rubric.table import Rubric
from thidua.ui.words.numbers import Lang
from thidua.ui.words.ranking import (
    award_words,
    barred_words,
    class_words,
    effect_words,
    shortfall_words,
)


@dataclass(frozen=True, slots=True)
class Notice:
    """A fact that keeps a unit from something: a tag, the unit, and the grounds."""

    tag: str
    weight: str
    unit: str
    words: str


@dataclass(frozen=True, slots=True)
class AwardLine:
    """An award with whom it may be proposed for; `contested` units tie for the last places.

    `reserved` places wait for those who lose a contest above.
    """

    title: str
    rule: str
    proposed: tuple[str, ...]
    contested: tuple[str, ...]
    contested_places: int
    reserved: int
    barred: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Eligibility:
    notices: tuple[Notice, ...]
    awards: tuple[AwardLine, ...]


def eligibility_of(year: BlockYear, standing: StandingOf, lang: Lang) -> Eligibility:
    rubric = standing.adopted.rubric
    names = {member.code: member.name for member in year.members}
    notices = [
        notice
        for place in standing.ranking.places
        for notice in notices_of(rubric, standing.units[place.unit], names[place.unit], lang)
    ]
    proposals = propose(rubric, standing.score, standing.ranking)
    awards = zip(rubric.awards, proposals, strict=True)
    return Eligibility(
        tuple(notices),
        tuple(
            _award(proposal, names, lang, title=award.title, rule=award_words(award, lang))
            for award, proposal in awards
        ),
    )


def notices_of(rubric: Rubric, unit: UnitScore, name: str, lang: Lang) -> Iterator[Notice]:
    """Give what keeps one unit from a class or an award, with the grounds."""
    verdict = classify(rubric, unit)
    changed = class_words(verdict, lang)
    for short in verdict.shortfalls:
        words = shortfall_words(short, lang)
        yield Notice(short.reason, "warn", name, f"{words}; {changed}" if changed else words)
    for effect in unit.effects:
        tag = effect_words(effect.effect.kind, effect.effect.detail, lang)
        yield Notice(tag[:1].upper() + tag[1:], "bad", name, effect.reason)


def _award(
    proposal: Proposal, names: dict[str, str], lang: Lang, *, title: str, rule: str
) -> AwardLine:
    return AwardLine(
        title=title,
        rule=rule,
        proposed=tuple(names[code] for code in proposal.proposed),
        contested=tuple(names[code] for code in proposal.contested),
        contested_places=proposal.contested_places,
        reserved=proposal.reserved,
        barred=tuple(
            gettext("%(unit)s: %(why)s")
            % {"unit": names[barred.unit], "why": barred_words(barred, lang)}
            for barred in proposal.barred
        ),
    )
