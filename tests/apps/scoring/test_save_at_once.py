"""Two officers of one unit at the same moment: each figure is one of theirs, and the other is told."""

from __future__ import annotations

import pytest

from tests.apps.at_once import at_once
from tests.apps.ledger_lines import deeds
from tests.world import a_key, a_year, an_actor, an_adopted_rubric, during, seen
from thidua.apps.ledger.queries import audit_book
from thidua.apps.scoring.actions import (
    Confirmed,
    FigureWrittenMeanwhile,
    Saved,
    TypedFigure,
    TypedFigures,
    save_figures,
    submit_draft,
)
from thidua.apps.scoring.drafts import drafts_of
from thidua.apps.scoring.json_values import digest_of
from thidua.apps.scoring.models import DraftFigure, FigureSheet
from thidua.apps.scoring.queries import adopted_rubric_of
from thidua.apps.years.models import EmulationYear
from thidua.core.access.roles import Role
from thidua.core.years.stages import StageKind

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("_open_to_many")]
SELF_SCORE = during(StageKind.SELF_SCORE)
OFFICER = an_actor(Role.UNIT_OFFICER, unit="CA")
LEADER = an_actor(Role.UNIT_LEADER, unit="CA")


def a_scored_year() -> EmulationYear:
    year = a_year()
    an_adopted_rubric(year)
    return year


def save(year: EmulationYear, name: str, text: str) -> Saved:
    typed = TypedFigures("CA", {name: TypedFigure(text, 0)}, a_key())
    return save_figures(year.pk, typed=typed, actor=OFFICER, at=SELF_SCORE)


def test_of_two_values_for_one_figure_one_is_taken_and_the_other_told() -> None:
    year = a_scored_year()

    outcomes = at_once(lambda: save(year, "lam_duoc", "1"), lambda: save(year, "lam_duoc", "2"))

    told = [type(why) for one in outcomes if isinstance(one, Saved) for why in one.refused.values()]
    assert told == [FigureWrittenMeanwhile]
    assert DraftFigure.objects.count() == 1
    assert audit_book().broken is None


def test_two_figures_saved_at_once_are_both_kept() -> None:
    year = a_scored_year()

    outcomes = at_once(lambda: save(year, "lam_duoc", "1"), lambda: save(year, "duoc_giao", "2"))

    assert sorted(one.changed for one in outcomes if isinstance(one, Saved)) == [
        ("duoc_giao",),
        ("lam_duoc",),
    ]
    assert DraftFigure.objects.count() == 2


def test_one_confirmation_sent_twice_at_once_hands_in_once() -> None:
    year = a_scored_year()
    save(year, "lam_duoc", "1")
    found = seen(year)
    values = drafts_of(found, "CA", adopted_rubric_of(found).rubric)[""].values
    confirmed = Confirmed("CA", digest_of(values), 0, a_key())

    def hand_in() -> FigureSheet:
        return submit_draft(year.pk, confirmed=confirmed, actor=LEADER, at=SELF_SCORE)

    outcomes = at_once(hand_in, hand_in)

    assert outcomes == [FigureSheet.objects.get()] * 2
    assert deeds().count("figures submitted") == 1
