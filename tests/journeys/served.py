"""The product as people start it: `thidua serve` in a process of its own, with a scratch database.

Beside the demo block it holds a second block whose year nobody has published, and a third whose
year is at its end.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from tests.house.sources import ROOT
from tests.journeys.publishing_block import ENDING_BLOCK
from thidua.apps.years.queries import today_at
from thidua.cli.demo_facts import BLOCK, YEAR
from thidua.outside.clock import now

DEMO = f"/khoi/{BLOCK}/nam/{YEAR}/"
LIVING = f"/khoi/{BLOCK}/nam/{today_at(now()).year}/"  # the demo's year that goes on
HIDDEN = "/khoi/khoi-kin/nam/2024/"
HIDDEN_THEME = "Đoàn kết, sáng tạo"
SECRETARY_OF_HIDDEN = "thuky-kin"
ADDRESS = re.compile(r"thidua: (http://127\.0\.0\.1:\d+)/")
SECOND_BLOCK = f"""
import django
django.setup()
from tests.world import *
account = an_account("{SECRETARY_OF_HIDDEN}")
block = a_block("khoi-kin", units=("KIN-A", "KIN-B"))
a_year(block)
given = GivenRole(Role.SECRETARY, FIRST_DAY, block_id=block.pk)
give_role(account.pk, given=given, actor=OPERATOR, at=at(1))
"""


@dataclass(frozen=True, slots=True)
class Served:
    """Where the product answers, and what it printed when it started."""

    address: str
    printed: str


@contextmanager
def served(home: Path, *, port: int, database: str) -> Iterator[Served]:
    """Start the product with its demo block, add the second block, and stop it at the end."""
    own = {
        "THIDUA_HOME": str(home),
        "THIDUA_DATABASE": database,
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        "DJANGO_SETTINGS_MODULE": "thidua.web.settings",
    }
    command = [sys.executable, "-m", "thidua.cli", "serve", "--port", str(port)]
    server = subprocess.Popen(  # noqa: S603 - our own command
        command, env=os.environ | own, cwd=home, stdout=subprocess.PIPE, text=True
    )
    try:
        printed = _until_ready(server)
        for block in (SECOND_BLOCK, ENDING_BLOCK):
            subprocess.run([sys.executable, "-c", block], env=os.environ | own, check=True)  # noqa: S603 - our own words
        found = ADDRESS.search(printed)
        assert found is not None, printed
        yield Served(found[1], printed)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait(timeout=30)
        assert server.stdout is not None
        server.stdout.close()


def _until_ready(server: subprocess.Popen[str]) -> str:
    """Give what is printed up to the last line of the announcement, or all if it ends before."""
    assert server.stdout is not None
    printed = ""
    for line in server.stdout:
        printed += line
        if "Ctrl-C" in line:
            break
    return printed


@contextmanager
def a_database(server: str, name: str) -> Iterator[str]:
    """Make a database of its own on the PostgreSQL of the tests, "" being SQLite; then drop it."""
    if not server:
        yield ""
        return
    named = psycopg.sql.Identifier(name)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(named))
        yield urlsplit(server)._replace(path=f"/{name}").geturl()
        connection.execute(psycopg.sql.SQL("DROP DATABASE {} WITH (FORCE)").format(named))
