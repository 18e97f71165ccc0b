"""At most one stage of a year is open at any moment."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from thidua.apps.people.overlap import Overlap, forbid_overlap

RULE = Overlap(
    "years_one_stage_open", "years_yearstage", ("year_id",), "opens_at", "closes_at", "tstzrange"
)


def forward(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    forbid_overlap(schema_editor.connection, RULE)


class Migration(migrations.Migration):
    dependencies = [("years", "0001_tables"), ("units", "0002_no_overlap")]

    operations = [migrations.RunPython(forward)]
