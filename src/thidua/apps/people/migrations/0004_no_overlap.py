"""An account holds a role over the same province, block or unit once on any day."""

from __future__ import annotations

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from thidua.apps.people.overlap import Overlap, forbid_overlap

DAYS = ("valid_from", "valid_to")
# a rule for each role: the check of 0002 fills the column of its scope, and no other
RULES = (
    Overlap(
        "people_administrator_once",
        "people_assignment",
        ("account_id",),
        *DAYS,
        only=("role", "provincial_administrator"),
        same_text=("province",),
    ),
    *(
        Overlap(
            f"people_{role}_once",
            "people_assignment",
            ("account_id", scope),
            *DAYS,
            only=("role", role),
        )
        for role, scope in (
            ("block_head", "block_id"),
            ("secretary", "block_id"),
            ("unit_leader", "unit_id"),
            ("unit_officer", "unit_id"),
        )
    ),
)


def forward(_apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    for rule in RULES:
        forbid_overlap(schema_editor.connection, rule)


class Migration(migrations.Migration):
    dependencies = [("people", "0003_tried_name")]

    operations = [migrations.RunPython(forward)]
