"""What `make` calls besides: a PostgreSQL beside the tests, and the list of surviving mutants."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.house.sources import ROOT
from tools.mutants import survivors


def beside_postgresql(code: str, **own: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "tools" / "with_postgresql.py"), "-c", code]
    environment = {**os.environ, "THIDUA_DATABASE": "", **own}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603 - our own tool


def test_a_server_of_its_own_stands_beside_the_command_and_is_gone_after() -> None:
    done = beside_postgresql(
        "import os, psycopg\n"
        "address = os.environ['THIDUA_DATABASE']\n"
        "print(address.partition('?host=')[2])\n"
        "print(psycopg.connect(address).info.server_version > 150000)\n"
        "raise SystemExit(7)"
    )

    folder, is_new_enough = done.stdout.splitlines()
    assert done.returncode == 7
    assert is_new_enough == "True"
    assert not os.path.exists(folder)  # noqa: PTH110 - a name from another process


def test_a_server_that_is_named_already_is_used() -> None:
    done = beside_postgresql(
        "import os; print(os.environ['THIDUA_DATABASE'])", THIDUA_DATABASE="own"
    )

    assert done.stdout == "own\n"


def test_a_mutant_that_no_test_killed_is_listed() -> None:
    results = (
        "    thidua.core.rubric.x_round__mutmut_1: killed\n"
        "    thidua.core.rubric.x_round__mutmut_2: survived\n"
        "    thidua.core.rubric.x_round__mutmut_3: no tests\n"
        "    thidua.core.rubric.x_round__mutmut_4: timeout\n"
    )

    assert survivors(results) == [
        ("thidua.core.rubric.x_round__mutmut_2", "survived"),
        ("thidua.core.rubric.x_round__mutmut_3", "no tests"),
    ]
    assert survivors("") == []
