"""What `make` calls besides: a PostgreSQL beside the tests, and the list of surviving mutants."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from tests.house.sources import ROOT
from tools.mutants import survivors
from tools.pictures import surroundings


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


def test_pictures_are_taken_of_no_database_that_the_shell_names(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("THIDUA_DATABASE", "postgresql://an@may/that")
    monkeypatch.setenv("THIDUA_HOSTS", "thidua.tinh.gov.vn")

    own = surroundings("a-folder")

    assert (own["THIDUA_HOME"], own["THIDUA_DATABASE"], own["THIDUA_HOSTS"]) == ("a-folder", "", "")


def test_no_file_can_stand_in_the_way_of_a_command_of_make() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    commands = re.findall(r"^([a-z-]+):.*  ## ", makefile, re.MULTILINE)
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)

    assert phony is not None
    assert sorted(phony[1].split()) == sorted(commands)


def test_what_make_runs_on_both_databases_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    folders = re.search(r"^DATABASE_TESTS = (.*)$", makefile, re.MULTILINE)

    assert folders is not None
    assert [folder for folder in folders[1].split() if not (ROOT / folder).is_dir()] == []


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


def test_a_mutant_that_nobody_asked_for_is_not_alive() -> None:
    results = "thidua.core.rubric.x_round__mutmut_2: not checked\n"

    assert len(survivors(results)) == 1
    assert survivors(results, some=True) == []
