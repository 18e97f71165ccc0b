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
)
POSTGRESQL_OFF = ("DROP FUNCTION IF EXISTS {table}_refuse() CASCADE",)


def forbid_changes(connection: BaseDatabaseWrapper, table: str) -> None:
    """Make the database refuse UPDATE, DELETE and TRUNCATE on a table."""
    allow_changes(connection, table)
    _run(connection, SQLITE if connection.vendor == "sqlite" else POSTGRESQL, table)


def allow_changes(connection: BaseDatabaseWrapper, table: str) -> None:
    """Take the refusal away; only tests that tamper, and the emptying of a test database, need it."""
    _run(connection, SQLITE_OFF if connection.vendor == "sqlite" else POSTGRESQL_OFF, table)


def _run(connection: BaseDatabaseWrapper, statements: tuple[str, ...], table: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement.format(table=table, message=REFUSED.format(table=table)))
