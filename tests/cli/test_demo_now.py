"""The demo's year that goes on: self-scoring is open on the day it is loaded, by 2024's rubric."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from pytest_django import Settings

from tests.apps.ledger_lines import deeds
from tests.examples import BLOCK, EXAMPLES
from thidua.apps.scoring.queries import adopted_rubric_of
from thidua.apps.years.models import EmulationYear
from thidua.apps.years.queries import block_year
from thidua.cli import demo_facts as facts
from thidua.cli.demo import load_demo
from thidua.cli.demo_now import living_opening, rubric_of_year
from thidua.core.years.stages import StageKind, check_stages, stage_at

TODAY = datetime(2026, 11, 25, 3, tzinfo=UTC)


def test_self_scoring_began_a_week_ago_and_goes_on_for_two_more() -> None:
    opening = living_opening(TODAY)

    open_now = stage_at(check_stages(opening.stages), TODAY)
    assert open_now is not None
    assert open_now.kind is StageKind.SELF_SCORE
    assert TODAY - open_now.opens < timedelta(days=8)
    assert open_now.closes - TODAY > timedelta(days=13)


def test_units_count_over_the_same_days_of_the_new_year() -> None:
    periods = {one.code: one for one in living_opening(TODAY).data_periods}

    assert (periods["SNV"].first_day, periods["SNV"].last_day) == (
        date(2026, 1, 1),
        date(2026, 12, 31),
    )
    assert periods["THADS"].first_day == date(2025, 10, 1)


def test_the_rubric_is_that_of_2024_but_for_the_year() -> None:
    source = (EXAMPLES / BLOCK / "bang-tieu-chi.yaml").read_text(encoding="utf-8")

    moved = rubric_of_year(source, 2026)

    changed = [
        (was, now)
        for was, now in zip(source.splitlines(), moved.splitlines(), strict=True)
        if was != now
    ]
    assert len(changed) == 3 + len(facts.UNITS)
    assert "nam: 2026" in moved
    assert "ky_so_lieu: {tu: 2025-12-01, den: 2026-11-30}" in moved


@pytest.mark.django_db
def test_the_demo_of_a_later_year_has_both_years(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

    load_demo(at=TODAY)

    years = EmulationYear.objects.order_by("year").values_list("year", "illustrative")
    living = block_year(facts.BLOCK, 2026, on=TODAY.date())
    assert list(years) == [(2024, True), (2026, True)]
    assert living.published_at is None
    assert adopted_rubric_of(living).rubric.year == 2026
    assert deeds()[-4:] == ["year opened", "rubric proposed", "rubric adopted", "demo loaded"]
