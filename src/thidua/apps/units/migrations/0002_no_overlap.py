"""One name of a unit, one place of a unit in a block, and one head of a block, on any day."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from thidua.apps.people.overlap import Overlap, forbid_overlap

RULES = (
    Overlap("units_one_name_a_day", "units_unitname", ("unit_id",), "valid_from", "valid_to"),
    Overlap(
        "units_one_place_in_a_block_a_day",
        "units_membership",
        ("block_id", "unit_id"),
        "valid_from",
        "valid_to",
    ),
    Overlap(
        "units_one_head_of_a_block_a_day",
        "units_membership",
        ("block_id",),
        "valid_from",
        "valid_to",
        only=("role", "head"),
    ),
)


def forward(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for rule in RULES:
        forbid_overlap(schema_editor.connection, rule)


class Migration(migrations.Migration):
    dependencies = [("units", "0001_tables")]

    operations = [migrations.RunPython(forward)]
