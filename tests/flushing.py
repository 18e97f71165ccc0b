"""Lets a test database be emptied after a test that commits, though some tables refuse changes.

The triggers rest while Django empties the tables, and stand again before the next test.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import import_module

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.models.signals import post_migrate
from django.dispatch import receiver

from thidua.apps.ledger.triggers import allow_changes, forbid_changes

COMMITTING = ("transactional_db", "live_server")
LAST_APP = "thidua.apps.scoring"


@cache
def frozen_tables() -> tuple[str, ...]:
    """Give the tables that some migration makes refuse changes: those it names, and the ledger's."""
    modules = (
        import_module(migration.__module__)
        for migration in MigrationLoader(None).disk_migrations.values()
    )
    frozen = (vars(module) for module in modules if hasattr(module, "forbid_changes"))
    named = ((*said.get("TABLES", ()), said.get("TABLE", "ledger_entry")) for said in frozen)
    return tuple(sorted({table for tables in named for table in tables}))


@receiver(post_migrate)
def _triggers_stand_again(sender: object, **_given: object) -> None:
    if getattr(sender, "name", "") != LAST_APP:
        return
    present = connection.introspection.table_names()
    for table in frozen_tables():
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
    for table in frozen_tables():
        allow_changes(connection, table)
