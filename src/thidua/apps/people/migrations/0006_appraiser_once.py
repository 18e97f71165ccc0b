"""An account is in a block's appraisal team once on any day; SQLite lost its other rules in 0005."""

from __future__ import annotations

from importlib import import_module

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from thidua.apps.people.overlap import Overlap, forbid_overlap

APPRAISER = Overlap(
    "people_appraiser_once",
    "people_assignment",
    ("account_id", "block_id"),
    "valid_from",
    "valid_to",
    only=("role", "appraiser"),
)


def forward(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    forbid_overlap(schema_editor.connection, APPRAISER)
    if schema_editor.connection.vendor == "sqlite":
        for rule in import_module("thidua.apps.people.migrations.0004_no_overlap").RULES:
            forbid_overlap(schema_editor.connection, rule)


class Migration(migrations.Migration):
    dependencies = [("people", "0005_appraiser")]

    operations = [migrations.RunPython(forward)]
