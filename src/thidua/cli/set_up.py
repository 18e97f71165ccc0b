"""Turns the faults of an installation's database into refusals that say what to do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, OperationalError

from thidua.core.refusal import Refusal

NO_TABLE_OR_COLUMN = ("no such table", "no such column")  # so SQLite says it
UNDEFINED = ("42P01", "42703")  # the same by PostgreSQL's codes
WRONG_SQL = "SQLITE_ERROR"  # a bug of ours, which SQLite's driver calls operational too


class DatabaseNotReady(Refusal):
    """The database has not the tables of this version."""


class DatabaseOutOfReach(Refusal):
    """The database cannot be opened or used. Grounds: said (by the database)."""


@contextmanager
def database_at_hand() -> Iterator[None]:
    """Refuse with `DatabaseNotReady` or `DatabaseOutOfReach`; other faults are bugs and pass."""
    try:
        yield
    except DatabaseError as error:
        if _lacks_tables(error):
            raise DatabaseNotReady from error
        if _out_of_reach(error):
            raise DatabaseOutOfReach(said=str(error).splitlines()[0]) from error
        raise


def _lacks_tables(error: DatabaseError) -> bool:
    code = getattr(error.__cause__, "sqlstate", None)
    return code in UNDEFINED or str(error).startswith(NO_TABLE_OR_COLUMN)


def _out_of_reach(error: DatabaseError) -> bool:
    name = getattr(error.__cause__, "sqlite_errorname", None)
    return isinstance(error, OperationalError) and name != WRONG_SQL
