"""The ledger on SQLite and on PostgreSQL: what an entry costs a deed, and what verifying a book costs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile

from benchmarks.measure import Line, WrongAnswer
from tools.with_postgresql import postgresql

WRONG = 3


def measure() -> list[Line]:
    lines = _on("SQLite", "")
    try:
        with postgresql() as address:
            return lines + _on("PostgreSQL", address)
    except (ImportError, OSError) as error:
        print(f"PostgreSQL: KHÔNG ĐO / NOT MEASURED ({error})", file=sys.stderr)
        return lines


def _on(name: str, address: str) -> list[Line]:
    """Measure in a process of its own, with a new and empty database."""
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as home:
        environment = os.environ | {
            "THIDUA_DATABASE": address,
            "THIDUA_HOME": home,
            "DJANGO_SETTINGS_MODULE": "thidua.web.settings",
        }
        command = [sys.executable, "-m", "benchmarks.ledger_deeds"]
        done = subprocess.run(
            command, check=False, env=environment, stdout=subprocess.PIPE, text=True
        )
    if done.returncode == WRONG:
        raise WrongAnswer(done.stdout)
    done.check_returncode()
    found: dict[str, float] = json.loads(done.stdout)
    return _lines(name, found)


def _lines(name: str, found: dict[str, float]) -> list[Line]:
    with_entry, without = found["with"], found["without"]
    share = 100 * (1 - without / with_entry)
    hashing, million = found["hashing"], f"{found['entries']:,.0f} entries"
    return [
        Line(f"{name}: a unit hands in {found['figures']:.0f} figures", with_entry * 1000, "ms"),
        Line(f"{name}: the same without its entry in the ledger", without * 1000, "ms"),
        Line(f"{name}: share of the entry in the deed", share, "%", most=10),
        Line(f"{name}: {million} hashed by hashlib alone", hashing, "s"),
        Line(f"{name}: {million} read through Django and hashed", found["reading"], "s"),
        Line(f"{name}: verified in memory / hashing", found["auditing"] / hashing, "×", most=3),
        Line(
            f"{name}: `ledger verify` / reading and hashing",
            found["verifying"] / found["reading"],
            "×",
        ),
        Line(f"{name}: `ledger verify` / hashing alone", found["verifying"] / hashing, "×", most=3),
    ]
