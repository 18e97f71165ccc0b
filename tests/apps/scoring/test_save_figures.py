"""A unit's figures are saved one by one as they are typed; nobody overwrites a colleague unseen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from django.db.utils import DatabaseError

from tests.apps.ledger_lines import deeds, last_facts, last_line
from tests.world import (
    RUBRIC,
    a_key,
    a_reported_sheet,
    a_unit,
    a_year,
    an_actor,
    an_adopted_rubric,
    during,
    handed_in,
    seen,
)
from thidua.apps.ledger.models import Entry
from thidua.apps.scoring.actions import (
    FigureWrittenMeanwhile,
    Saved,
    TypedFigure,
    TypedFigures,
    save_figures,
)
from thidua.apps.scoring.drafts import PeriodDraft, drafts_of
from thidua.apps.scoring.fit import (
    FigureDoesNotFit,
    FigureIsDerived,
    FigureNotDeclared,
    PeriodNotInRubric,
)
from thidua.apps.scoring.models import DraftFigure
from thidua.apps.scoring.queries import NoRubricAdopted, adopted_rubric_of
from thidua.apps.years.actions import NotAMember
from thidua.apps.years.models import EmulationYear
from thidua.core.access.decide import NotGranted, NotInThisStage, OfOtherUnit, RoleNotHeld
from thidua.core.access.roles import PUBLIC, Actor, Held, Role
from thidua.core.ledger.entry import SaltTooShort
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db
SELF_SCORE = during(StageKind.SELF_SCORE)
OFFICER = an_actor(Role.UNIT_OFFICER, unit="CA")
LEADER = an_actor(Role.UNIT_LEADER, unit="CA")
ROUNDS = RUBRIC + "ky:\n- {ma: HK1, ten: Kỳ 1}\n- {ma: HK2, ten: Kỳ 2}\n"


@pytest.fixture
def year() -> EmulationYear:
    year = a_year()
    an_adopted_rubric(year)
    return year


def save(
    year: EmulationYear,
    by: Actor = OFFICER,
    *,
    on: int = 0,
    period: str = "",
    **texts: str,
) -> Saved:
    return save_all(year, texts, by, on=on, period=period)


def save_all(
    year: EmulationYear,
    texts: Mapping[str, str],
    by: Actor = OFFICER,
    *,
    on: int = 0,
    period: str = "",
) -> Saved:
    figures = {name: TypedFigure(text, on) for name, text in texts.items()}
    typed = TypedFigures("CA", figures, a_key(), period)
    return save_figures(year.pk, typed=typed, actor=by, at=SELF_SCORE)


def draft(year: EmulationYear, period: str = "") -> PeriodDraft:
    found = seen(year)
    return drafts_of(found, "CA", adopted_rubric_of(found).rubric)[period]


def test_an_officer_types_figures_and_they_are_kept(year: EmulationYear) -> None:
    saved = save(year, lam_duoc="46", ty_le="97,5", lan="8; 7,5")

    assert saved == Saved(("lam_duoc", "ty_le", "lan"), {})
    assert {name: str(value) for name, value in draft(year).values.items()} == {
        "lam_duoc": "46",
        "ty_le": "195/2",
        "lan": "(8, Fraction(15, 2))",
    }
    written = draft(year).written["ty_le"]
    assert (written.version, written.at, written.role) == (1, SELF_SCORE, "unit_officer")
    assert draft(year).saved_at == SELF_SCORE
    assert draft(year).version_of("duoc_giao") == 0


def test_the_ledger_tells_that_figures_were_written_but_not_which(year: EmulationYear) -> None:
    save(year, lam_duoc="46417", duoc_giao="50")

    assert last_line() == (
        "account 901",
        "figures written",
        f"year {year.block.code} 2024 unit CA",
    )
    assert {name: last_facts()[name] for name in ("count", "period")} == {"count": 2, "period": ""}
    newest = Entry.objects.latest("index")
    assert b"46417" not in bytes(newest.leaf)


def test_the_same_value_saved_twice_is_one_save(year: EmulationYear) -> None:
    save(year, lam_duoc="46")

    again = save(year, lam_duoc=" 46,0 ")

    assert again == Saved((), {})
    assert deeds().count("figures written") == 1
    assert DraftFigure.objects.count() == 1


def test_an_emptied_figure_is_left_out_again(year: EmulationYear) -> None:
    save(year, lam_duoc="46", duoc_giao="50")

    save(year, on=1, lam_duoc=" ")

    assert draft(year).values == {"duoc_giao": 50}
    assert draft(year).version_of("lam_duoc") == 2
    assert save(year, ty_le="") == Saved((), {})


def test_what_a_colleague_wrote_meanwhile_is_not_overwritten(year: EmulationYear) -> None:
    save(year, LEADER, lam_duoc="40")

    saved = save(year, lam_duoc="46", duoc_giao="50")

    assert saved.changed == ("duoc_giao",)
    refusal = saved.refused["lam_duoc"]
    assert isinstance(refusal, FigureWrittenMeanwhile)
    assert refusal.grounds == {"title": "Số nhiệm vụ hoàn thành", "at": SELF_SCORE}
    assert draft(year).values == {"lam_duoc": 40, "duoc_giao": 50}
    assert draft(year).written["lam_duoc"].role == "unit_leader"


def test_who_saw_the_colleagues_value_may_choose_the_own(year: EmulationYear) -> None:
    save(year, LEADER, lam_duoc="40")

    saved = save(year, on=1, lam_duoc="46")

    assert saved == Saved(("lam_duoc",), {})
    assert draft(year).values == {"lam_duoc": 46}


def test_an_old_form_sent_again_changes_nothing_back(year: EmulationYear) -> None:
    save(year, lam_duoc="40")
    save(year, on=1, lam_duoc="46")

    replayed = save(year, lam_duoc="40")

    assert isinstance(replayed.refused["lam_duoc"], FigureWrittenMeanwhile)
    assert draft(year).values == {"lam_duoc": 46}


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        pytest.param("lam_duoc", "-1", "negative_count", id="a count below nothing"),
        pytest.param("lam_duoc", "2,5", "not_whole", id="half a task"),
        pytest.param("lam_duoc", "nhiều", "not_a_number", id="a word"),
        pytest.param("ty_le", "101", "above_bound", id="more than all"),
        pytest.param("lan", "8; x", "not_a_number", id="a word in a list"),
    ],
)
def test_what_does_not_fit_is_refused_and_the_old_value_kept(
    year: EmulationYear, name: str, text: str, kind: str
) -> None:
    save_all(year, {name: "46"})

    saved = save_all(year, {"duoc_giao": "50", name: text}, on=1)

    assert saved.changed == ("duoc_giao",)
    refusal = saved.refused[name]
    assert isinstance(refusal, FigureDoesNotFit)
    assert refusal.grounds["kind"] == kind
    assert draft(year).version_of(name) == 1


def test_a_draft_begins_with_what_was_handed_in_last(year: EmulationYear) -> None:
    a_reported_sheet(year)
    begun = draft(year)

    save(year, lam_duoc="47")

    assert (begun.values, begun.handed_in, begun.differs) == (handed_in().values, 1, False)
    assert begun.saved_at is None
    assert draft(year).values == {"lam_duoc": 47, "duoc_giao": 50}
    assert draft(year).differs
    save(year, on=1, lam_duoc="46")
    assert not draft(year).differs


def test_each_period_has_a_draft_of_its_own() -> None:
    year = a_year()
    an_adopted_rubric(year, source=ROUNDS)

    save(year, period="HK2", lam_duoc="2")
    save(year, period="HK1", lam_duoc="1")

    assert draft(year, "HK1").values == {"lam_duoc": 1}
    assert draft(year, "HK2").values == {"lam_duoc": 2}
    with pytest.raises(PeriodNotInRubric):
        save(year, lam_duoc="1")


def test_a_figure_that_the_rubric_does_not_ask_for_is_refused(year: EmulationYear) -> None:
    with pytest.raises(FigureNotDeclared):
        save(year, khac="1")
    with pytest.raises(FigureIsDerived):
        save(year, tinh="1")

    assert not DraftFigure.objects.exists()


def test_without_a_rubric_there_is_nothing_to_write() -> None:
    with pytest.raises(NoRubricAdopted):
        save(a_year(), lam_duoc="1")


def test_a_unit_outside_the_block_writes_nothing(year: EmulationYear) -> None:
    a_unit("SCT")
    typed = TypedFigures("SCT", {}, a_key())

    with pytest.raises(NotAMember):
        save_figures(
            year.pk,
            typed=typed,
            actor=an_actor(Role.UNIT_OFFICER, unit="SCT"),
            at=SELF_SCORE,
        )


def test_a_salt_that_can_be_guessed_is_refused_and_nothing_kept(year: EmulationYear) -> None:
    typed = TypedFigures("CA", {"lam_duoc": TypedFigure("46", 0)}, "short")

    with pytest.raises(SaltTooShort):
        save_figures(year.pk, typed=typed, actor=OFFICER, at=SELF_SCORE)

    assert not DraftFigure.objects.exists()


@pytest.mark.parametrize(
    "stage", [one for one in StageKind if one is not StageKind.SELF_SCORE], ids=str
)
def test_out_of_the_stage_nothing_is_written(year: EmulationYear, stage: StageKind) -> None:
    typed = TypedFigures("CA", {"lam_duoc": TypedFigure("46", 0)}, a_key())

    with pytest.raises(NotInThisStage):
        save_figures(year.pk, typed=typed, actor=OFFICER, at=during(stage))

    assert not DraftFigure.objects.exists()


@pytest.mark.parametrize(
    ("held", "refusal"),
    [
        pytest.param(PUBLIC.held[0], RoleNotHeld, id="the public"),
        pytest.param(Held(Role.SECRETARY, block="own"), RoleNotHeld, id="the secretary"),
        pytest.param(Held(Role.BLOCK_HEAD, block="own"), RoleNotHeld, id="the head"),
        pytest.param(Held(Role.UNIT_OFFICER, unit="SNV"), OfOtherUnit, id="another's officer"),
        pytest.param(Held(Role.UNIT_LEADER, unit="SNV"), OfOtherUnit, id="another's leader"),
    ],
)
def test_nobody_writes_a_unit_s_figures_but_itself(
    year: EmulationYear, held: Held, refusal: type[NotGranted]
) -> None:
    save(year, lam_duoc="46")
    block = year.block.code if held.block == "own" else ""

    with pytest.raises(refusal):
        save(year, Actor("account 5", (replace(held, block=block),)), on=1, lam_duoc="0")

    assert draft(year).values == {"lam_duoc": 46}


def test_what_was_written_stays_in_the_database_as_it_was(year: EmulationYear) -> None:
    save(year, lam_duoc="46")
    row = DraftFigure.objects.get()

    with pytest.raises(DatabaseError), transaction.atomic():
        DraftFigure.objects.update(value="1")
    with pytest.raises(DatabaseError), transaction.atomic():
        DraftFigure.objects.all().delete()
    row.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)

    assert draft(year).values == {"lam_duoc": 46}
