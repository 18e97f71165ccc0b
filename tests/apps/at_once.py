"""Deeds done at once: each in a thread and on a connection of its own, as workers of a server do.

The embedded database of tests lives in memory, where connections share one cache and refuse each
other; so on SQLite these tests go on in a copy in a file, as the product has it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier

from django.db import DEFAULT_DB_ALIAS, connection, connections

from thidua.core.refusal import Refusal

LONGEST = 60


def at_once(*deeds: Callable[[], object]) -> list[object]:
    """Do all deeds at the same moment; give what each one gave, or the refusal it met."""
    together = Barrier(len(deeds), timeout=LONGEST)

    def do(deed: Callable[[], object]) -> object:
        together.wait()
        try:
            return deed()
        except Refusal as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(do, deeds, timeout=LONGEST))


@contextmanager
def database_for_many(folder: Path) -> Iterator[None]:
    """Let every thread that asks for the test database reach the same one."""
    if connection.vendor != "sqlite":
        yield
        return
    memory = connections[DEFAULT_DB_ALIAS]
    file, name = folder / "thidua.sqlite3", memory.settings_dict["NAME"]
    memory.ensure_connection()
    copy = sqlite3.connect(file)
    memory.connection.backup(copy)
    copy.close()
    memory.settings_dict["NAME"] = str(file)
    connections[DEFAULT_DB_ALIAS] = connections.create_connection(DEFAULT_DB_ALIAS)
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS].close()
        connections[DEFAULT_DB_ALIAS] = memory
        memory.settings_dict["NAME"] = name
