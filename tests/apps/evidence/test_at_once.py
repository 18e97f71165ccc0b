"""The same file sent at once is one attachment; two newer versions at once are never both taken."""

from __future__ import annotations

import pytest

from tests.apps.at_once import at_once
from tests.apps.evidence.attaching import about, attach, link
from tests.apps.ledger_lines import deeds
from tests.world import a_year
from thidua.apps.evidence.actions import EvidenceChangedMeanwhile
from thidua.apps.evidence.queries import attachments_of
from thidua.apps.ledger.queries import audit_book

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("_open_to_many")]


def test_a_file_sent_three_times_at_once_is_one_attachment() -> None:
    year = a_year()

    outcomes = at_once(*[lambda: attach(year)] * 3)

    assert outcomes == [*attachments_of(year.pk, "SNV")] * 3
    assert deeds().count("evidence attached") == 1
    assert audit_book().broken is None


def test_two_newer_versions_at_once_are_never_both_taken() -> None:
    year = a_year()
    first = attach(year)

    outcomes = at_once(
        *[
            lambda end=end: link(
                year, about(title="Mới", replaces=first.id), f"https://gov.vn/{end}"
            )
            for end in (1, 2)
        ]
    )

    assert [type(one) for one in outcomes].count(EvidenceChangedMeanwhile) == 1
    assert [one.version for one in attachments_of(year.pk, "SNV")] == [1, 2]
