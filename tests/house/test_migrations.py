"""Rule 24: migrations have names and stand in one line; the models say nothing more."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

Line = Mapping[str, Sequence[str]]
"""For each migration of one subject, the migrations of that subject it follows."""

NAMED = re.compile(r"^\d{4}_(?!auto|alter_|initial$)[a-z][a-z_0-9]+$")


def disorder(line: Line) -> Iterator[str]:
    """Name the migrations that have no name of their own, or do not follow the one before."""
    before: list[str] = []
    for place, name in enumerate(sorted(line), start=1):
        if not NAMED.match(name):
            yield f"{name}: no name"
        if not name.startswith(f"{place:04}_"):
            yield f"{name}: number {place} was expected"
        if list(line[name]) != before:
            yield f"{name}: does not follow {before}"
        before = [name]


def lines_of_the_house() -> dict[str, Line]:
    loader = MigrationLoader(None)
    lines: dict[str, dict[str, Sequence[str]]] = {}
    for (subject, name), migration in loader.disk_migrations.items():
        if migration.__module__.startswith("thidua."):
            own = [other for app, other in migration.dependencies if app == subject]
            lines.setdefault(subject, {})[name] = own
    return dict(lines)


def test_migrations_have_names_and_stand_in_one_line() -> None:
    problems = [
        f"{subject} {problem}"
        for subject, line in sorted(lines_of_the_house().items())
        for problem in disorder(line)
    ]

    assert problems == []


@pytest.mark.django_db
def test_the_models_hold_nothing_that_no_migration_makes() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_a_migration_without_a_name_is_found() -> None:
    assert list(disorder({"0001_auto_20260101": []})) == ["0001_auto_20260101: no name"]


def test_a_gap_is_found() -> None:
    assert list(disorder({"0001_tables": [], "0003_no_overlap": ["0001_tables"]})) == [
        "0003_no_overlap: number 2 was expected"
    ]


def test_a_fork_is_found() -> None:
    line = {"0001_tables": [], "0002_no_overlap": ["0001_tables"], "0003_roles": ["0001_tables"]}

    assert list(disorder(line)) == ["0003_roles: does not follow ['0002_no_overlap']"]
