"""What was attached is withdrawn by its unit: no longer shown, never gone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import DatabaseError, transaction

from tests.apps.evidence.attaching import OPEN, a_sender, about, attach, take_back
from tests.apps.ledger_lines import deeds, last_facts, last_line
from tests.evidence_files import PNG
from tests.world import a_year, an_actor, during
from thidua.apps.evidence.actions import EvidenceChangedMeanwhile, EvidenceNotKnown
from thidua.apps.evidence.models import Withdrawal
from thidua.apps.evidence.queries import attachment, attachments_of, shown_by_row
from thidua.core.access.decide import NotInThisStage
from thidua.core.access.roles import Role
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db


def test_what_is_withdrawn_stays_on_record_and_is_not_shown() -> None:
    year = a_year()
    found = attach(year)

    gone = take_back(year, found, sender=a_sender(an_actor(Role.UNIT_LEADER, unit="SNV")))

    assert (gone.shown, gone.latest) == (False, True)
    assert (gone.withdrawn_at, gone.withdrawn_as) == (OPEN, "unit_leader")
    assert attachments_of(year.pk, "SNV") == (gone,)
    assert shown_by_row(year.pk, "SNV") == {}
    subject = f"year {year.block.code} 2024 unit SNV"
    assert last_line() == ("account 901", "evidence withdrawn", subject)
    assert last_facts() == {"attachment": found.id, "row": "1.1", "version": 1}


def test_withdrawn_twice_it_is_withdrawn_once() -> None:
    year = a_year()
    found = attach(year)

    assert take_back(year, found) == take_back(year, found)
    assert deeds().count("evidence withdrawn") == 1


def test_an_older_version_is_not_withdrawn() -> None:
    year = a_year()
    first = attach(year)
    attach(year, about(replaces=first.id), data=PNG, name="a.png")

    with pytest.raises(EvidenceChangedMeanwhile):
        take_back(year, first)


def test_what_is_not_there_or_of_another_unit_is_not_known() -> None:
    year = a_year()
    other = attach(year, about(unit="CA"))

    with pytest.raises(EvidenceNotKnown):
        take_back(year, replace(other, unit="SNV"))
    assert attachment(year.pk, "SNV", other.id) is None
    assert attachment(year.pk, "CA", other.id) == other


def test_outside_its_stages_nothing_is_withdrawn() -> None:
    year = a_year()
    found = attach(year)

    with pytest.raises(NotInThisStage):
        take_back(year, found, sender=a_sender(at=during(StageKind.APPRAISAL)))
    assert attachments_of(year.pk, "SNV") == (found,)


def test_a_withdrawal_is_never_changed() -> None:
    year = a_year()
    take_back(year, attach(year))

    with pytest.raises(DatabaseError), transaction.atomic():
        Withdrawal.objects.all().delete()
