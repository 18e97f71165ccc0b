"""Lets a test database be emptied after a test that commits, though some tables refuse changes.

The triggers rest while Django empties the tables, and stand again before the next test.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import connection
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from thidua.apps.ledger.triggers import allow_changes, forbid_changes

FROZEN_TABLES = (
    "ledger_entry",
    "scoring_rubricversion",
    "scoring_figuresheet",
    "scoring_figure",
    "appraisal_proposedfigure",
    "appraisal_objection",
    "appraisal_objectionanswer",
    "appraisal_movedunit",
    "scoring_sealedresults",
    "scoring_sealedsheet",
    "evidence_attachment",
    "evidence_withdrawal",
    "targets_targetversion",
    "targets_aimedtitles",
    "targets_targetconfirmation",
    "targets_changerequest",
    "targets_changedecision",
    "targets_progressreport",
    "targets_progressfigure",
)
COMMITTING = ("transactional_db", "live_server")
LAST_APP = "thidua.apps.scoring"


@receiver(post_migrate)
def _triggers_stand_again(sender: object, **_given: object) -> None:
    if getattr(sender, "name", "") != LAST_APP:
        return
    present = connection.introspection.table_names()
    for table in FROZEN_TABLES:
        if table in present:
            forbid_changes(connection, table)


@pytest.fixture(autouse=True)
def _triggers_rest_while_emptying(request: pytest.FixtureRequest) -> Iterator[None]:
    marker = request.node.get_closest_marker("django_db")
    committing = marker is not None and marker.kwargs.get("transaction", False)
    if not committing and not any(name in request.fixturenames for name in COMMITTING):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    for table in FROZEN_TABLES:
        allow_changes(connection, table)
