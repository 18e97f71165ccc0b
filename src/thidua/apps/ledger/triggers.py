"""The database itself refuses to change or delete rows of some tables: written for both databases."""

from __future__ import annotations

from django.db.backends.base.base import BaseDatabaseWrapper

REFUSED = "rows of {table} are never changed"
SQLITE = (
    (
        "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
        "BEGIN SELECT RAISE(ABORT, '{message}'); END"
    ),
    (
        "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
        "BEGIN SELECT RAISE(ABORT, '{message}'); END"
    ),
    # INSERT OR REPLACE deletes the row in its way without asking the trigger above
    (
        "CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} "
        "WHEN EXISTS (SELECT 1 FROM {table} old WHERE {same}) "
        "BEGIN SELECT RAISE(ABORT, '{message}'); END"
    ),
)
POSTGRESQL = (
    (
        "CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '{message}'; END $$"
    ),
    (
        "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION {table}_refuse()"
    ),
    (
        "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()"
    ),
)
SQLITE_OFF = (
    "DROP TRIGGER IF EXISTS {table}_no_update",
    "DROP TRIGGER IF EXISTS {table}_no_delete",
    "DROP TRIGGER IF EXISTS {table}_no_replace",
)
POSTGRESQL_OFF = ("DROP FUNCTION IF EXISTS {table}_refuse() CASCADE",)


def forbid_changes(connection: BaseDatabaseWrapper, table: str) -> None:
    """Make the database refuse UPDATE, DELETE, REPLACE and TRUNCATE on a table."""
    allow_changes(connection, table)
    _run(connection, SQLITE if connection.vendor == "sqlite" else POSTGRESQL, table)


def allow_changes(connection: BaseDatabaseWrapper, table: str) -> None:
    """Take the refusal away; only tests that tamper, and the emptying of a test database, need it."""
    _run(connection, SQLITE_OFF if connection.vendor == "sqlite" else POSTGRESQL_OFF, table)


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...], table: str) -> None:
    message, same = REFUSED.format(table=table), _same_row(connection, table)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement.format(table=table, message=message, same=same))


def _same_row(connection: BaseDatabaseWrapper, table: str) -> str:
    """Write when a new row would stand in the place of an old one: by any of the table's keys."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, table).values()
    # of the primary key Django says on SQLite that it is not unique
    keys = sorted({tuple(one["columns"]) for one in found if one["unique"] or one["primary_key"]})
    return " OR ".join(
        f"({' AND '.join(f'old.{column} = NEW.{column}' for column in map(_quoted, key))})"
        for key in keys
    )


def _quoted(column: str) -> str:
    return f'"{column}"'
