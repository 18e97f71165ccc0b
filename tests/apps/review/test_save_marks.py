"""Marks: only by an assigned unit, within bounds, with a reason where far off, versioned, hidden."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from django.db import DatabaseError, transaction

from tests.apps.ledger_lines import last_facts, last_line, lines
from tests.apps.review.rounds import (
    APPRAISAL,
    CROSS_SCORE,
    a_mark,
    a_marking,
    a_reported_year,
    a_round,
    an_opening,
    bars,
    gives,
    hands_in,
    named,
    opened,
    save,
    the_round,
)
from tests.pages.reader import RUBRIC
from tests.world import an_actor, seen
from thidua.apps.review.actions import (
    MarkAboveMost,
    MarkBelowZero,
    MarkReasonMissing,
    MarksChangedMeanwhile,
    MarksHandedIn,
    NotAssigned,
    RoundNotOpened,
    RowNotCrossScored,
    hand_in_marks,
    save_marks,
)
from thidua.apps.review.models import HandedInMarks, Mark
from thidua.apps.review.queries import (
    NotRevealedYet,
    OwnMark,
    handed_in_after_reveal,
    marks_by_unit,
    own_marks,
    revealed_marks,
)
from thidua.apps.scoring.actions import KeyUsedForOther
from thidua.apps.scoring.queries import grounds_of
from thidua.core.access.decide import NotInThisStage, OfOtherUnit, RoleNotHeld
from thidua.core.access.roles import Role
from thidua.core.appraisal.values import WordsTooLong
from thidua.core.review.assignment import Plan, Scheme
from thidua.core.review.combining import Combining

pytestmark = pytest.mark.django_db
OPEN = RUBRIC.replace(
    "    quy_tac: {loai: theo_lan, tu: 0, cong",
    "    nguoi_cham: [cham_cheo]\n    quy_tac: {loai: theo_lan, tu: 0, cong",
)


def test_a_unit_marks_another_and_sees_its_own_mark() -> None:
    year = a_round()

    save(year, a_marking("CA", "SNV", {"1.1": a_mark("8.5"), "2.1": a_mark("10")}))

    own = own_marks(the_round(year), "CA")
    assert own["SNV"]["", "1.1"] == OwnMark(Fraction(17, 2), "Theo kết quả kiểm tra chéo", 1)
    assert own_marks(the_round(year), "QS") == {}


def test_the_ledger_tells_neither_the_marked_unit_nor_how_much_was_marked() -> None:
    year = a_round()

    save(year, a_marking("CA", "SNV", {"1.1": a_mark("8"), "2.1": a_mark("10")}))

    assert last_line() == ("account 901", "marks saved", "year khoi-mot 2024")
    assert list(last_facts()) == ["marks"]
    assert "SNV" not in json.dumps(last_facts())


def test_a_mark_is_changed_by_a_new_version_and_taken_back() -> None:
    year = a_round()
    gives(year, "CA", "SNV", "8")

    save(year, a_marking(marks={"1.1": a_mark("7", based_on=1)}))
    save(year, a_marking(marks={"1.1": a_mark(None, reason="", based_on=2)}))

    assert [one.points for one in Mark.objects.order_by("version")] == ["8", "7", ""]
    (first, _second) = revealed_marks(seen(year), "SNV", APPRAISAL)
    assert first.marks == ()
    assert first.combined is None


def test_what_did_not_change_is_not_stored_again() -> None:
    year = a_round()
    gives(year, "CA", "SNV", "8")
    before = len(lines())

    save(year, a_marking(marks={"1.1": a_mark("8", based_on=1), "2.1": a_mark(None, reason="")}))

    assert Mark.objects.count() == 1
    assert len(lines()) == before


def test_the_database_changes_no_mark() -> None:
    gives(a_round(), "CA", "SNV", "8")

    with pytest.raises(DatabaseError), transaction.atomic():
        Mark.objects.update(points="10")


def test_the_form_sent_twice_is_one_version() -> None:
    year, marking = a_round(), a_marking()
    save(year, marking)

    save(year, marking)

    assert Mark.objects.count() == 1


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(("CA", "QS", "9"), id="another unit"),
        pytest.param(("CA", "SNV", "8"), id="another mark"),
    ],
)
def test_a_key_is_of_one_form(other: tuple[str, str, str]) -> None:
    year, marking = a_round(), a_marking()
    save(year, marking)
    reviewer, unit, points = other

    with pytest.raises(KeyUsedForOther):
        save(year, a_marking(reviewer, unit, {"1.1": a_mark(points)}, key=marking.key))


def test_a_form_that_was_read_before_another_officer_saved_is_refused() -> None:
    year = a_round()
    gives(year, "CA", "SNV", "8")

    with pytest.raises(MarksChangedMeanwhile) as refused:
        save(year, a_marking(marks={"1.1": a_mark("7")}))

    assert refused.value.grounds == {"rows": ("1.1",)}


def test_a_mark_far_from_the_self_score_needs_a_reason() -> None:
    year = a_round()

    save(year, a_marking(marks={"1.1": a_mark("8.6", reason="")}))
    with pytest.raises(MarkReasonMissing) as refused:
        save(year, a_marking("CA", "QS", {"1.1": a_mark("8.5", reason="")}))

    assert refused.value.grounds == {"rows": ("1.1",)}


def test_a_mark_lies_between_nothing_and_the_most_points() -> None:
    year = a_round()
    save(year, a_marking(marks={"1.1": a_mark("0"), "2.1": a_mark("10")}))

    with pytest.raises(MarkBelowZero):
        save(year, a_marking("CA", "QS", {"1.1": a_mark("-0.5")}))
    with pytest.raises(MarkAboveMost) as refused:
        save(year, a_marking("CA", "QS", {"1.1": a_mark("10.5")}))

    assert refused.value.grounds["most"] == 10


def test_a_row_without_a_maximum_is_bounded_below_only() -> None:
    year = opened(a_reported_year(rubric=OPEN))

    save(year, a_marking(marks={"T1": a_mark("40")}))

    (only,) = revealed_marks(seen(year), "SNV", APPRAISAL)
    assert only.combined == 40


def test_only_rows_that_the_rubric_has_cross_scored_and_that_apply_are_marked() -> None:
    year = a_round()

    with pytest.raises(RowNotCrossScored):
        save(year, a_marking(marks={"1.2": a_mark("9")}))
    with pytest.raises(RowNotCrossScored):
        save(year, a_marking("CA", "QS", {"2.1": a_mark("9")}))


def test_a_reason_is_no_book() -> None:
    with pytest.raises(WordsTooLong):
        save(a_round(), a_marking(marks={"1.1": a_mark("9", reason="x" * 2001)}))


def test_who_is_not_assigned_does_not_mark() -> None:
    year = opened(a_reported_year(), an_opening(Plan(Scheme.RING)))

    with pytest.raises(NotAssigned):
        gives(year, "CA", "QS", "9")
    with pytest.raises(NotAssigned):
        gives(year, "CA", "CA", "9")


def test_who_is_in_conflict_does_not_mark() -> None:
    year = a_round()
    bars(year, named("CA", "SNV"))

    with pytest.raises(NotAssigned):
        gives(year, "CA", "SNV", "9")


def test_before_the_round_nobody_marks() -> None:
    with pytest.raises(RoundNotOpened):
        gives(a_reported_year(), "CA", "SNV", "9")


def test_a_person_marks_for_the_own_unit_alone() -> None:
    year, other = a_round(), an_actor(Role.UNIT_OFFICER, unit="QS")
    secretary = an_actor(Role.SECRETARY, block="khoi-mot")

    with pytest.raises(OfOtherUnit):
        save_marks(year.pk, marking=a_marking("CA"), actor=other, at=CROSS_SCORE)
    with pytest.raises(RoleNotHeld):
        save_marks(year.pk, marking=a_marking("CA"), actor=secretary, at=CROSS_SCORE)


def test_after_the_stage_nobody_marks() -> None:
    with pytest.raises(NotInThisStage):
        save(a_round(), a_marking(), at=APPRAISAL)


def test_handed_in_marks_change_no_more() -> None:
    year = a_round()
    gives(year, "CA", "SNV", "9")
    hands_in(year)
    hands_in(year)

    with pytest.raises(MarksHandedIn):
        gives(year, "CA", "QS", "9")

    assert HandedInMarks.objects.count() == 1
    assert last_line()[1:] == ("marks handed in", "year khoi-mot 2024")
    assert last_facts() == {}


def test_marks_are_handed_in_as_they_were_read() -> None:
    year = a_round()
    gives(year, "CA", "SNV", "9")

    with pytest.raises(MarksChangedMeanwhile):
        hands_in(year, seen_as="0" * 64)


def test_only_the_leader_of_a_unit_that_marks_hands_in() -> None:
    year = a_round()
    bars(year, named("CA", "SNV"))
    bars(year, named("CA", "QS"))
    officer = an_actor(Role.UNIT_OFFICER, unit="SNV")

    with pytest.raises(NotAssigned):
        hands_in(year, "CA")
    with pytest.raises(RoleNotHeld):
        hand_in_marks(year.pk, reviewer="SNV", seen="", actor=officer, at=CROSS_SCORE)


def test_until_the_stage_closes_no_query_gives_marks() -> None:
    year = a_round()
    gives(year, "CA", "SNV", "9")
    hands_in(year)

    assert revealed_marks(seen(year), "SNV", CROSS_SCORE) == ()
    assert marks_by_unit(grounds_of(seen(year)), CROSS_SCORE) == {}
    with pytest.raises(NotRevealedYet):
        handed_in_after_reveal(the_round(year), seen(year), CROSS_SCORE)


def test_after_the_stage_marks_are_combined_with_what_is_missing_left_out() -> None:
    rule = Combining(own=Fraction(1, 2))
    year = opened(a_reported_year(), an_opening(combining=rule))
    gives(year, "CA", "SNV", "9")
    gives(year, "QS", "SNV", "8")
    hands_in(year)

    first, second = revealed_marks(seen(year), "SNV", APPRAISAL)

    assert [(one.reviewer, one.points) for one in first.marks] == [
        ("CA", Fraction(9)),
        ("QS", Fraction(8)),
    ]
    assert first.combined == Fraction(48, 10) + Fraction(17, 4)
    assert first.spread == 1
    assert (second.row, second.combined, second.spread) == ("2.1", None, None)
    assert handed_in_after_reveal(the_round(year), seen(year), APPRAISAL) == {"CA"}


def test_without_a_round_or_a_known_unit_there_are_no_marks() -> None:
    year = a_reported_year()

    assert revealed_marks(seen(year), "SNV", APPRAISAL) == ()
    opened(year)
    assert revealed_marks(seen(year), "XA", APPRAISAL) == ()
