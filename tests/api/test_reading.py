"""The API to whoever reads: what each may see, as the pages show it, and problem JSON for the rest."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.api.programs import ADDRESS, bearer, program
from tests.world import (
    a_block,
    a_reported_sheet,
    a_verified_sheet,
    a_year,
    an_account_with,
    an_adopted_rubric,
    handed_in,
    publish,
)
from thidua.apps.people.models import Account
from thidua.apps.units.models import Block, Unit
from thidua.apps.years.models import EmulationYear
from thidua.core.access.roles import Role
from thidua.core.access.scopes import Scope

pytestmark = pytest.mark.django_db
OF_THE_YEAR = ("", "/rubric", "/ranking", "/units/CA/sheet")


@pytest.fixture
def year() -> EmulationYear:
    """Make a year of two units with verified figures, not published yet."""
    year = a_year(a_block("khoi-noi-chinh", units=("CA", "SNV")))
    an_adopted_rubric(year)
    for unit, done in (("CA", 46), ("SNV", 50)):
        values = {"lam_duoc": done, "duoc_giao": 50}
        a_reported_sheet(year, handed_in(unit, values=values))
        a_verified_sheet(year, handed_in(unit, values=values))
    return year


@pytest.mark.parametrize("part", OF_THE_YEAR)
def test_the_public_reads_nothing_before_publication(year: EmulationYear, part: str) -> None:
    answer = Client().get(f"{ADDRESS}/years/{year.block.code}/{year.year}{part}")

    assert answer.status_code == 403
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["type"] == "urn:thidua:NotPublishedYet"


@pytest.mark.parametrize("part", OF_THE_YEAR)
def test_the_public_reads_what_was_published(year: EmulationYear, part: str) -> None:
    publish(year)

    answer = Client().get(f"{ADDRESS}/years/{year.block.code}/{year.year}{part}")

    assert answer.status_code == 200


def test_the_secretarys_program_reads_the_ranking_with_exact_totals(year: EmulationYear) -> None:
    secretary = program(Role.SECRETARY, block=year.block)

    answer = secretary.get(f"{ADDRESS}/years/{year.block.code}/{year.year}/ranking")

    assert answer.json()["by"] == "verified"
    assert answer.json()["places"] == [
        {"unit": "SNV", "total": "10", "place": 1},
        {"unit": "CA", "total": "9.2", "place": 2},
    ]


def test_a_ranking_rests_on_reported_figures_until_some_are_verified() -> None:
    year = a_year(units=("CA", "SNV"))
    an_adopted_rubric(year)
    a_reported_sheet(year)

    answer = program(Role.SECRETARY, block=year.block).get(
        f"{ADDRESS}/years/{year.block.code}/{year.year}/ranking"
    )

    assert answer.json()["by"] == "self_reported"
    assert answer.json()["places"][1] == {"unit": "SNV", "total": "0", "place": 2}


def test_a_sheet_tells_points_by_row_and_its_version(year: EmulationYear) -> None:
    publish(year)

    answer = Client().get(f"{ADDRESS}/years/{year.block.code}/{year.year}/units/CA/sheet")

    rows = {row["row"]: row["points"] for row in answer.json()["rows"]}
    assert answer.json()["version"] == 1
    assert answer.json()["total"] == "9.2"
    assert rows["1"] == "9.2"
    assert answer.json()["waiting"] == []


def test_an_officers_program_reads_its_own_units_sheet_and_no_other(year: EmulationYear) -> None:
    officer = program(Role.UNIT_OFFICER, unit=Unit.objects.get(code="SNV"))
    units = f"{ADDRESS}/years/{year.block.code}/{year.year}/units"

    assert officer.get(f"{units}/SNV/sheet").status_code == 200
    assert officer.get(f"{units}/CA/sheet").status_code == 403


@pytest.mark.parametrize(
    "part", ["/nam", "/years/khong-co/2024", "/years/khoi-noi-chinh/2024/units/XX/sheet"]
)
def test_what_is_not_there_is_not_found(year: EmulationYear, part: str) -> None:
    answer = program(Role.SECRETARY, block=year.block).get(f"{ADDRESS}{part}")

    assert answer.status_code == 404


def test_the_list_of_years_comes_in_parts_and_holds_only_what_may_be_seen(
    year: EmulationYear,
) -> None:
    other: Block = a_block("khoi-khac", units=("K1", "K2"))
    hidden = a_year(other)
    publish(year)
    secretary = program(Role.SECRETARY, block=other)

    public = Client().get(f"{ADDRESS}/years").json()
    first = secretary.get(f"{ADDRESS}/years?limit=1").json()
    second = secretary.get(f"{ADDRESS}/years?limit=1&offset={first['next']}").json()

    assert [one["block"] for one in public["items"]] == [year.block.code]
    assert first["total"] == second["total"] == 2
    assert {first["items"][0]["block"], second["items"][0]["block"]} == {
        year.block.code,
        hidden.block.code,
    }
    assert second["next"] is None


def test_a_session_counts_for_nothing_in_the_api(year: EmulationYear) -> None:
    browser = Client()
    actor = an_account_with(Role.SECRETARY, block=year.block)
    browser.force_login(_account(actor.key))

    answer = browser.get(f"{ADDRESS}/years/{year.block.code}/{year.year}")

    assert answer.status_code == 403


@pytest.mark.parametrize("header", ["Bearer sai", "Basic bWE6bWE=", "Bearer", "x"])
def test_a_token_that_does_not_hold_is_told(year: EmulationYear, header: str) -> None:
    publish(year)

    answer = Client().get(f"{ADDRESS}/years", headers={"authorization": header})

    assert answer.status_code == 401
    assert answer.json()["type"] == "urn:thidua:TokenNotHeld"


def test_a_token_for_figures_alone_does_not_read(year: EmulationYear) -> None:
    client = bearer(an_account_with(Role.SECRETARY, block=year.block), Scope.FIGURES)

    answer = client.get(f"{ADDRESS}/years/{year.block.code}/{year.year}")

    assert answer.status_code == 403
    assert answer.json()["type"] == "urn:thidua:OutsideScope"


def test_a_refusal_is_told_in_english_to_whoever_reads_english(year: EmulationYear) -> None:
    client = Client()
    client.cookies["django_language"] = "en"

    answer = client.get(f"{ADDRESS}/years/{year.block.code}/{year.year}?lang=en")

    assert "published" in answer.json()["detail"]


def test_what_does_not_fit_is_named() -> None:
    answer = Client().get(f"{ADDRESS}/years?limit=0&offset=-1")

    assert answer.status_code == 422
    assert answer.json()["detail"].endswith("mô tả giao diện: limit; offset.")


def _account(key: str) -> Account:
    return Account.objects.get(pk=key.removeprefix("account "))
