"""A unit hands in its figures: whole sheets, kept for good, each on the one that was read."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from unicodedata import normalize

import pytest

from tests.apps.ledger_lines import deeds, last_facts, last_line
from tests.world import (
    ADMINISTRATOR,
    FIGURES,
    RUBRIC,
    a_key,
    a_reported_sheet,
    a_unit,
    a_verified_sheet,
    a_year,
    an_actor,
    an_adopted_rubric,
    during,
    handed_in,
    not_in_utc,
    seen,
)
from thidua.apps.ledger.models import Entry
from thidua.apps.ledger.queries import audit_book
from thidua.apps.scoring.actions import (
    FiguresChangedMeanwhile,
    HandedIn,
    KeyUsedForOther,
    submit_figures,
)
from thidua.apps.scoring.fit import FigureDoesNotFit, FigureNotDeclared, PeriodNotInRubric
from thidua.apps.scoring.json_values import digest_of
from thidua.apps.scoring.models import Figure, FigureSheet
from thidua.apps.scoring.queries import Kind, NoRubricAdopted, figures_of, sheet_version
from thidua.apps.units.actions import NewMember, admit_member
from thidua.apps.units.models import Membership
from thidua.apps.years.actions import NotAMember
from thidua.apps.years.models import EmulationYear
from thidua.apps.years.queries import YearNotKnown
from thidua.core.access.decide import NotGranted, NotInThisStage, OfOtherUnit, RoleNotHeld
from thidua.core.access.roles import OPERATOR, PUBLIC, Held, Role
from thidua.core.ledger.entry import SaltTooShort, TimeWithoutZone, commitment
from thidua.core.rubric.figures import FigureValue
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db
SELF_SCORE = during(StageKind.SELF_SCORE)
LEADER = an_actor(Role.UNIT_LEADER, unit="CA")
ROUNDS = RUBRIC + "ky:\n- {ma: HK1, ten: Kỳ 1}\n- {ma: HK2, ten: Kỳ 2}\n"


@pytest.fixture
def year() -> EmulationYear:
    year = a_year()
    an_adopted_rubric(year)
    return year


def reported(year: EmulationYear, unit: str = "CA", period: str = "") -> dict[str, object]:
    sheets = figures_of(seen(year), Kind.SELF_REPORTED).figures.sheets
    (found,) = (one for one in sheets if (one.unit, one.period) == (unit, period))
    return dict(found.values)


def test_a_unit_hands_in_its_figures(year: EmulationYear) -> None:
    sheet = a_reported_sheet(year)

    assert reported(year) == FIGURES
    assert (sheet.kind, sheet.period, sheet.version) == ("self_reported", "", 1)
    assert (sheet.given_at, sheet.given_by) == (SELF_SCORE, "account 901")
    assert last_line() == (
        "account 901",
        "figures submitted",
        f"year {year.block.code} 2024 unit CA",
    )


def test_the_ledger_commits_to_the_figures_without_telling_them(year: EmulationYear) -> None:
    key = a_key()

    sheet = a_reported_sheet(year, handed_in(key=key))

    made = commitment(key.encode(), digest_of(FIGURES))
    leaf = bytes(Entry.objects.order_by("-index")[0].leaf).decode()
    assert last_facts() == {"figures": made, "version": 1, "period": ""}
    assert sheet.digest == digest_of(FIGURES)
    assert sheet.digest not in leaf
    assert key not in leaf
    assert audit_book().broken is None


def test_equal_figures_of_two_units_look_different_in_the_ledger(year: EmulationYear) -> None:
    a_reported_sheet(year, handed_in("CA"))
    first = last_facts()["figures"]

    a_reported_sheet(year, handed_in("SNV"))

    assert last_facts()["figures"] != first


def test_a_key_that_could_be_guessed_is_refused(year: EmulationYear) -> None:
    with pytest.raises(SaltTooShort):
        a_reported_sheet(year, handed_in(key="1"))

    assert not FigureSheet.objects.exists()


def test_a_sheet_may_leave_figures_out_or_say_that_there_is_none(year: EmulationYear) -> None:
    a_reported_sheet(year, handed_in(values={"lam_duoc": None}))

    assert reported(year) == {"lam_duoc": None}
    assert reported(year, "SNV") == {}


def test_an_empty_sheet_is_a_sheet(year: EmulationYear) -> None:
    a_reported_sheet(year, handed_in(values={}))

    assert sheet_version(seen(year), "CA", Kind.SELF_REPORTED) == 1
    assert reported(year) == {}


def test_figures_are_kept_exactly(year: EmulationYear) -> None:
    values: dict[str, FigureValue] = {
        "ty_le": Fraction("97.85"),
        "lan": (8, Fraction("7.5"), None),
    }

    a_reported_sheet(year, handed_in(values=values))

    assert reported(year) == values


def test_the_next_sheet_takes_over_and_the_first_one_is_kept(year: EmulationYear) -> None:
    a_reported_sheet(year)

    a_reported_sheet(year, handed_in(values={"lam_duoc": 47}, based_on=1))

    assert reported(year) == {"lam_duoc": 47}
    assert sheet_version(seen(year), "CA", Kind.SELF_REPORTED) == 2
    assert [one.version for one in FigureSheet.objects.order_by("pk")] == [1, 2]
    assert Figure.objects.count() == 3


def test_a_form_sent_twice_is_one_sheet(year: EmulationYear) -> None:
    form = handed_in()

    first, again = a_reported_sheet(year, form), a_reported_sheet(year, form)

    assert again == first
    assert FigureSheet.objects.count() == 1
    assert deeds().count("figures submitted") == 1


def test_a_form_sent_again_after_a_newer_one_changes_nothing(year: EmulationYear) -> None:
    form = handed_in()
    first = a_reported_sheet(year, form)
    a_reported_sheet(year, handed_in(values={"lam_duoc": 47}, based_on=1))

    assert a_reported_sheet(year, form) == first
    assert reported(year) == {"lam_duoc": 47}


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"values": {"lam_duoc": 47}}, id="other figures"),
        pytest.param({"unit": "SNV"}, id="another unit"),
    ],
)
def test_the_key_of_a_form_serves_only_what_it_was_made_for(
    year: EmulationYear, other: dict[str, object]
) -> None:
    form = handed_in()
    a_reported_sheet(year, form)

    with pytest.raises(KeyUsedForOther) as refused:
        a_reported_sheet(year, replace(form, **other))  # type: ignore[arg-type]  # fields of the form

    assert refused.value.grounds == {"key": form.key}
    assert FigureSheet.objects.count() == 1


def test_the_key_of_a_report_does_not_serve_to_verify(year: EmulationYear) -> None:
    form = handed_in()
    a_reported_sheet(year, form)

    with pytest.raises(KeyUsedForOther):
        a_verified_sheet(year, form)


@pytest.mark.parametrize(("based_on", "found"), [(0, 1), (2, 1)])
def test_a_sheet_written_on_another_one_is_refused(
    year: EmulationYear, based_on: int, found: int
) -> None:
    a_reported_sheet(year)

    with pytest.raises(FiguresChangedMeanwhile) as refused:
        a_reported_sheet(year, handed_in(values={"lam_duoc": 47}, based_on=based_on))

    assert refused.value.grounds == {"unit": "Đơn vị CA", "expected": based_on, "found": found}
    assert reported(year) == FIGURES


def test_each_period_has_a_sheet_of_its_own() -> None:
    year = a_year()
    an_adopted_rubric(year, source=ROUNDS)

    a_reported_sheet(year, handed_in(period="HK2", values={"lam_duoc": 2}))
    a_reported_sheet(year, handed_in(period="HK1", values={"lam_duoc": 1}))

    assert reported(year, period="HK1") == {"lam_duoc": 1}
    assert reported(year, period="HK2") == {"lam_duoc": 2}
    assert last_facts()["period"] == "HK1"
    facts = figures_of(seen(year), Kind.SELF_REPORTED).sheets
    assert [(one.unit, one.period, one.version) for one in facts] == [
        ("CA", "HK1", 1),
        ("CA", "HK2", 1),
    ]


@pytest.mark.parametrize(("source", "period"), [(RUBRIC, "HK1"), (ROUNDS, "HK3"), (ROUNDS, "")])
def test_a_period_that_the_rubric_does_not_have_is_refused(source: str, period: str) -> None:
    year = a_year()
    an_adopted_rubric(year, source=source)

    with pytest.raises(PeriodNotInRubric) as refused:
        a_reported_sheet(year, handed_in(period=period))

    assert refused.value.grounds == {"period": period}
    assert not FigureSheet.objects.exists()


def test_a_sheet_with_one_figure_that_does_not_fit_is_refused_whole(year: EmulationYear) -> None:
    with pytest.raises(FigureDoesNotFit):
        a_reported_sheet(year, handed_in(values={"lam_duoc": 46, "duoc_giao": -1}))
    with pytest.raises(FigureNotDeclared):
        a_reported_sheet(year, handed_in(values={"lam_duoc": 46, "khac": 1}))

    assert not FigureSheet.objects.exists()
    assert "figures submitted" not in deeds()


@pytest.mark.parametrize("written", ["46", " 46 ", Fraction(46), "46,0"])
def test_a_figure_is_kept_as_the_rubric_reads_it(year: EmulationYear, written: object) -> None:
    form = handed_in()
    first = a_reported_sheet(year, form)

    values = {"lam_duoc": written, "duoc_giao": 50}
    again = a_reported_sheet(year, replace(form, values=values))  # type: ignore[arg-type]  # as a program may

    assert again == first


def test_without_a_rubric_no_figures_are_taken() -> None:
    year = a_year()

    with pytest.raises(NoRubricAdopted) as refused:
        a_reported_sheet(year)

    assert refused.value.grounds == {"year": 2024}


def test_a_unit_outside_the_block_hands_in_nothing(year: EmulationYear) -> None:
    a_unit("SCT")

    with pytest.raises(NotAMember) as refused:
        a_reported_sheet(year, handed_in("SCT"))

    assert refused.value.grounds == {"code": "SCT"}


def test_a_unit_that_joins_during_the_year_hands_in_too(year: EmulationYear) -> None:
    a_unit("SCT")
    joins = NewMember("SCT", Membership.Role.MEMBER, 3, date(2024, 6, 1))
    admit_member(year.block_id, member=joins, actor=ADMINISTRATOR, at=SELF_SCORE)

    a_reported_sheet(year, handed_in("SCT"))

    assert reported(year, "SCT") == FIGURES


def test_a_year_must_be_known() -> None:
    with pytest.raises(YearNotKnown):
        submit_figures(0, handed_in=handed_in(), actor=PUBLIC, at=SELF_SCORE)


@pytest.mark.parametrize(
    ("held", "refusal"),
    [
        pytest.param(PUBLIC.held[0], RoleNotHeld, id="the public"),
        pytest.param(OPERATOR.held[0], RoleNotHeld, id="the operator"),
        pytest.param(Held(Role.SECRETARY, block="own"), RoleNotHeld, id="the secretary"),
        pytest.param(Held(Role.BLOCK_HEAD, block="own"), RoleNotHeld, id="the head"),
        pytest.param(
            Held(Role.PROVINCIAL_ADMINISTRATOR, province="bac-kan"), RoleNotHeld, id="the province"
        ),
        pytest.param(Held(Role.UNIT_OFFICER, unit="CA"), RoleNotHeld, id="its own officer"),
        pytest.param(Held(Role.UNIT_LEADER, unit="SNV"), OfOtherUnit, id="another's leader"),
    ],
)
def test_nobody_hands_in_for_a_unit_but_itself(
    year: EmulationYear, held: Held, refusal: type[NotGranted]
) -> None:
    a_reported_sheet(year)
    block = year.block.code if held.block == "own" else held.block
    actor = an_actor(held.role, block=block, unit=held.unit, province=held.province)
    form = handed_in(values={"lam_duoc": 0}, based_on=1)

    with pytest.raises(refusal):
        submit_figures(year.pk, handed_in=form, actor=actor, at=SELF_SCORE)

    assert reported(year) == FIGURES
    assert deeds().count("figures submitted") == 1


def test_who_may_not_hand_in_learns_nothing_from_a_known_key(year: EmulationYear) -> None:
    form = handed_in()
    a_reported_sheet(year, form)

    with pytest.raises(NotGranted):
        submit_figures(year.pk, handed_in=form, actor=PUBLIC, at=SELF_SCORE)


@pytest.mark.parametrize("stage", [one for one in StageKind if one is not StageKind.SELF_SCORE])
def test_figures_are_taken_only_while_units_score_themselves(
    year: EmulationYear, stage: StageKind
) -> None:
    with pytest.raises(NotInThisStage):
        submit_figures(year.pk, handed_in=handed_in(), actor=LEADER, at=during(stage))

    assert not FigureSheet.objects.exists()


def test_from_the_closing_moment_on_nothing_is_taken(year: EmulationYear) -> None:
    closes = next(one.closes for one in seen(year).stages if one.kind is StageKind.SELF_SCORE)

    with pytest.raises(NotInThisStage):
        submit_figures(year.pk, handed_in=handed_in(), actor=LEADER, at=closes)


def test_a_sheet_that_fails_at_its_end_leaves_nothing(year: EmulationYear) -> None:
    with pytest.raises(TimeWithoutZone):
        submit_figures(year.pk, handed_in=handed_in(), actor=LEADER, at=not_in_utc(SELF_SCORE))

    assert not FigureSheet.objects.exists()
    assert not Figure.objects.exists()


def test_texts_are_kept_in_composed_letters() -> None:
    year = a_year()
    level = "  xep: {ten: Xếp loại, kieu: muc, cac_muc: [Tốt, Khá]}\n"
    an_adopted_rubric(year, source=RUBRIC.replace("lam_tron:", f"{level}lam_tron:"))

    a_reported_sheet(year, HandedIn("CA", {"xep": normalize("NFD", "tốt")}, 0, a_key()))

    assert reported(year) == {"xep": "Tốt"}
