"""SQLite built the table of memberships anew in 0003, and with it lost the triggers of 0002."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from thidua.apps.people.overlap import forbid_overlap

OF_MEMBERSHIPS = "units_membership"


def forward(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    if schema_editor.connection.vendor != "sqlite":
        return
    for rule in import_module("thidua.apps.units.migrations.0002_no_overlap").RULES:
        if rule.table == OF_MEMBERSHIPS:
            forbid_overlap(schema_editor.connection, rule)


class Migration(migrations.Migration):
    dependencies = [("units", "0003_choice_and_score_rules")]

    operations = [migrations.RunPython(forward)]
