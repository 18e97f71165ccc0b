"""Entries of the ledger are never changed: the database refuses it."""

from __future__ import annotations

from django.db import migrations

from thidua.apps.ledger.triggers import allow_changes, forbid_changes


def forward(apps, schema_editor):
    forbid_changes(schema_editor.connection, "ledger_entry")


def backward(apps, schema_editor):
    allow_changes(schema_editor.connection, "ledger_entry")


class Migration(migrations.Migration):
    dependencies = [("ledger", "0001_tables")]

    operations = [migrations.RunPython(forward, backward)]
