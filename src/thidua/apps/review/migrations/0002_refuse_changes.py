"""Rounds, assignments, conflicts, marks and hand-ins are never changed."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from thidua.apps.ledger.triggers import allow_changes, forbid_changes

TABLES = (
    "review_reviewround",
    "review_assignment",
    "review_namedconflict",
    "review_mark",
    "review_handedinmarks",
)


def forward(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for table in TABLES:
        forbid_changes(schema_editor.connection, table)


def backward(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for table in TABLES:
        allow_changes(schema_editor.connection, table)


class Migration(migrations.Migration):
    dependencies = [("review", "0001_tables"), ("ledger", "0002_refuse_changes")]

    operations = [migrations.RunPython(forward, backward)]
