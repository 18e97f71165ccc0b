"""The database itself refuses periods that overlap: a constraint on PostgreSQL, triggers on SQLite.

SQLite rebuilds a table when Django alters it, and drops its triggers: a later migration that
alters such a table calls `forbid_overlap` again.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

TRIGGER = (
    "CREATE TRIGGER {name}_{event} AFTER {event} ON {table} WHEN {new_holds} "
    "BEGIN SELECT RAISE(ABORT, '{name}') WHERE EXISTS (SELECT 1 FROM {table} other "
    "WHERE other.id <> NEW.id AND {same} AND {other_holds} "
    "AND other.{start} < COALESCE(NEW.{end}, '9999-12-31') "
    "AND NEW.{start} < COALESCE(other.{end}, '9999-12-31')); END"
)
TEXT_RANGE = "CREATE TYPE {name}_text AS RANGE (subtype = text)"
CONSTRAINT = (
    "ALTER TABLE {table} ADD CONSTRAINT {name} EXCLUDE USING gist "
    "({same}, {range}({start}, {end}, '[)') WITH &&) WHERE ({holds})"
)


@dataclass(frozen=True, slots=True)
class Overlap:
    """Rows of `table` with equal `same` columns (whole numbers) may not share a day or moment.

    `range` is PostgreSQL's kind of range. `only` restricts the rule to rows where that column has
    the text after it: ("role", "head"). `same_text` are columns of text that must be equal as well.
    """

    name: str
    table: str
    same: tuple[str, ...]
    start: str
    end: str
    range: str = "daterange"
    only: tuple[str, str] | None = None
    same_text: tuple[str, ...] = ()


def forbid_overlap(connection: BaseDatabaseWrapper, rule: Overlap) -> None:
    """Make the database refuse rows whose periods overlap."""
    with connection.cursor() as cursor:
        for statement in statements(rule, connection.vendor):
            cursor.execute(statement)


def statements(rule: Overlap, vendor: str) -> tuple[str, ...]:
    """Write the rule as statements of one kind of database ("sqlite", "postgresql")."""
    return _for_sqlite(rule) if vendor == "sqlite" else _for_postgresql(rule)


def _for_sqlite(rule: Overlap) -> tuple[str, ...]:
    return tuple(
        TRIGGER.format(
            name=rule.name,
            event=event,
            table=rule.table,
            same=" AND ".join(
                f"other.{column} = NEW.{column}" for column in (*rule.same, *rule.same_text)
            ),
            start=rule.start,
            end=rule.end,
            new_holds=_holds(rule, "NEW."),
            other_holds=_holds(rule, "other."),
        )
        for event in ("INSERT", "UPDATE")
    )


def _for_postgresql(rule: Overlap) -> tuple[str, ...]:
    # equality written as a range of one value: GiST knows ranges without an extension
    kinds = dict.fromkeys(rule.same, "int8range")
    kinds |= dict.fromkeys(rule.same_text, f"{rule.name}_text")
    same = ", ".join(f"{kind}({column}, {column}, '[]') WITH &&" for column, kind in kinds.items())
    constraint = CONSTRAINT.format(
        name=rule.name,
        table=rule.table,
        same=same,
        range=rule.range,
        start=rule.start,
        end=rule.end,
        holds=_holds(rule, ""),
    )
    types = (TEXT_RANGE.format(name=rule.name),) if rule.same_text else ()
    return (*types, constraint)


def _holds(rule: Overlap, row: str) -> str:
    if rule.only is None:
        return "1 = 1"
    column, text = rule.only
    return f"{row}{column} = '{text}'"
