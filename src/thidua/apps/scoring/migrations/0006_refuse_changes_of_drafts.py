"""What a unit wrote is never changed, only written anew: the database refuses it."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from thidua.apps.ledger.triggers import allow_changes, forbid_changes

TABLE = "scoring_draftfigure"


def forward(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    forbid_changes(schema_editor.connection, TABLE)


def backward(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    allow_changes(schema_editor.connection, TABLE)


class Migration(migrations.Migration):
    dependencies = [("scoring", "0005_draft_figures"), ("ledger", "0002_refuse_changes")]

    operations = [migrations.RunPython(forward, backward)]
