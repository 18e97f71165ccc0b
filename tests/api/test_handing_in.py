"""The API to whoever hands in a unit's figures: the same deed as the page, with the same refusals."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from tests.api.programs import ADDRESS, bearer, program
from tests.world import RUBRIC, a_block, a_key, an_account_with, an_actor, an_opening
from thidua.apps.scoring.actions import ProposedText, adopt_rubric, propose_rubric
from thidua.apps.scoring.models import Figure, FigureSheet
from thidua.apps.units.models import Unit
from thidua.apps.years.actions import open_year
from thidua.apps.years.models import EmulationYear
from thidua.core.access.roles import Role
from thidua.core.access.scopes import Scope
from thidua.core.years.stages import Stage, StageKind
from thidua.outside.clock import now

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
FITTING = {"lam_duoc": 46, "duoc_giao": 50, "ty_le": "97.5", "lan": [1, "2.5"]}


@pytest.fixture
def year() -> EmulationYear:
    """Open a year in which self-scoring goes on at this very moment."""
    moment = now()
    stages = (
        Stage(StageKind.SIGNING, moment - 9 * DAY, moment - 5 * DAY),
        Stage(StageKind.SELF_SCORE, moment - DAY, moment + DAY),
    )
    block = a_block("khoi-noi-chinh", units=("CA", "SNV"))
    secretary = an_actor(Role.SECRETARY, block=block.code)
    head = an_actor(Role.BLOCK_HEAD, block=block.code)
    opening = an_opening(stages_of_year=stages)
    year = open_year(block.code, opening=opening, actor=secretary, at=moment - 9 * DAY)
    text, signing = ProposedText(RUBRIC, based_on=0), moment - 6 * DAY
    draft = propose_rubric(year.pk, proposed=text, actor=secretary, at=signing)
    adopt_rubric(year.pk, expected_hash=draft.source_hash, actor=head, at=signing)
    return year


def leader(unit: str = "CA") -> Client:
    return program(Role.UNIT_LEADER, unit=Unit.objects.get(code=unit))


def send(
    client: Client, *, values: object, based_on: int = 0, key: str = ""
) -> tuple[int, dict[str, object]]:
    answer = client.put(
        f"{ADDRESS}/years/khoi-noi-chinh/2024/units/CA/figures",
        {"values": values, "based_on": based_on, "key": key or a_key()},
        content_type="application/json",
    )
    return answer.status_code, answer.json()


def test_a_leaders_program_hands_in_the_units_figures(year: EmulationYear) -> None:
    status, said = send(leader(), values=FITTING)

    assert (status, said) == (200, {"unit": "CA", "period": "", "version": 1})
    kept = dict(Figure.objects.values_list("name", "value"))
    assert kept["ty_le"] == '{"decimal":"97.5"}'
    assert year.block.code == "khoi-noi-chinh"


def test_the_sheet_is_read_back_by_its_own_figures_alone_while_others_may_still_write(
    year: EmulationYear,
) -> None:
    own = leader()
    send(own, values=FITTING)

    answer = own.get(f"{ADDRESS}/years/{year.block.code}/2024/units/CA/sheet").json()

    assert (answer["by"], answer["version"], answer["total"]) == ("self_reported", 1, "9.2")


def test_sent_twice_is_handed_in_once(year: EmulationYear) -> None:
    own, key = leader(), a_key()

    first, again = (send(own, values=FITTING, key=key) for _ in range(2))

    assert first == again
    assert FigureSheet.objects.filter(year=year).count() == 1


@pytest.mark.usefixtures("year")
@pytest.mark.parametrize(
    ("values", "status", "refusal"),
    [
        pytest.param({"lam_duoc": -1}, 422, "FigureDoesNotFit", id="a negative count"),
        pytest.param({"khong_co": 1}, 422, "FigureNotDeclared", id="an unknown figure"),
        pytest.param({"tinh": 1}, 422, "FigureIsDerived", id="a derived figure"),
        pytest.param({"ty_le": 97.5}, 422, "RequestNotValid", id="a float"),
        pytest.param({"lan": [[1, 2]]}, 422, "FigureDoesNotFit", id="rows where numbers belong"),
        pytest.param([], 422, "RequestNotValid", id="a list in place of an object"),
    ],
)
def test_figures_that_do_not_fit_are_refused_whole(
    values: object, status: int, refusal: str
) -> None:
    answered, said = send(leader(), values=values)

    assert (answered, said["type"]) == (status, f"urn:thidua:{refusal}")
    assert not FigureSheet.objects.exists()


@pytest.mark.usefixtures("year")
def test_figures_written_on_an_older_version_conflict() -> None:
    own = leader()
    send(own, values=FITTING)

    status, said = send(own, values=FITTING)

    assert (status, said["type"]) == (409, "urn:thidua:FiguresChangedMeanwhile")


@pytest.mark.usefixtures("year")
def test_another_units_leader_is_refused() -> None:
    status, said = send(leader("SNV"), values=FITTING)

    assert (status, said["type"]) == (403, "urn:thidua:OfOtherUnit")
    assert not FigureSheet.objects.exists()


@pytest.mark.usefixtures("year")
def test_a_token_that_only_reads_hands_in_nothing() -> None:
    actor = an_account_with(Role.UNIT_LEADER, unit=Unit.objects.get(code="CA"))

    status, said = send(bearer(actor, Scope.READ), values=FITTING)

    assert (status, said["type"]) == (403, "urn:thidua:OutsideScope")


@pytest.mark.usefixtures("year")
def test_what_is_no_json_is_told() -> None:
    answer = leader().put(
        f"{ADDRESS}/years/khoi-noi-chinh/2024/units/CA/figures",
        "{",
        content_type="application/json",
    )

    assert (answer.status_code, answer.json()["type"]) == (400, "urn:thidua:RequestNotRead")
