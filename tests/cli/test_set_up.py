"""A database that is missing, empty, out of reach or misnamed is told in words, and what to do."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from django.db.utils import ConnectionHandler

from thidua.cli.__main__ import main
from thidua.cli.set_up import DatabaseNotReady, DatabaseOutOfReach, database_at_hand
from thidua.web.database import database_settings


@pytest.fixture
def silent_port() -> Iterator[int]:
    """Give a port that nobody listens on, and keep others from it."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield taken.getsockname()[1]


def run(*command: str, home: Path, database: str = "") -> subprocess.CompletedProcess[str]:
    own = {"THIDUA_HOME": str(home), "THIDUA_DATABASE": database}
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "thidua.cli", *command],
        env=os.environ | own,
        capture_output=True,
        text=True,
        check=False,
    )


def open_one(url: str, home: Path) -> None:
    """Open a database as the product would."""
    ConnectionHandler({"default": database_settings(url, home=home)})["default"].ensure_connection()


def test_before_the_first_start_there_is_no_database_to_verify(tmp_path: Path) -> None:
    ended = run("ledger", "verify", home=tmp_path / "var")

    vietnamese, english = ended.stderr.splitlines()
    assert ended.returncode == 1
    assert vietnamese.startswith("Không dùng được cơ sở dữ liệu (unable to open database file).")
    assert english.startswith("The database cannot be used (unable to open database file).")
    assert "make run" in vietnamese


def test_a_database_of_another_kind_is_told_in_the_language_chosen(tmp_path: Path) -> None:
    ended = run("ledger", "verify", "--lang", "en", home=tmp_path, database="mysql://an:bi-mat@x/y")

    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert ended.stderr.startswith("THIDUA_DATABASE must be empty (SQLite) or like postgresql://")
    assert "bi-mat" not in ended.stderr


def test_a_server_does_not_start_without_its_postgresql(silent_port: int, tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    nowhere = f"postgresql://an@127.0.0.1:{silent_port}/x"

    ended = run("serve", "--port", port, home=tmp_path, database=nowhere)

    vietnamese, english = ended.stderr.splitlines()
    assert ended.returncode == 1
    assert vietnamese.startswith("Không dùng được cơ sở dữ liệu (")
    assert str(silent_port) in english
    assert "THIDUA_DATABASE" in english


@pytest.mark.django_db
@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE ledger_book RENAME TO so_cu",
        "ALTER TABLE ledger_book RENAME COLUMN size TO weight",
    ],
    ids=["no table", "no column"],
)
def test_a_database_of_an_older_version_is_to_be_made_ready(
    change: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(change)

    assert main(["ledger", "verify"]) == 1

    vietnamese, english = capsys.readouterr().err.splitlines()
    assert vietnamese.startswith("Cơ sở dữ liệu chưa được chuẩn bị")
    assert english.startswith("The database has not been made ready")


@pytest.mark.django_db
def test_a_database_out_of_reach_is_told_in_one_line(silent_port: int, tmp_path: Path) -> None:
    for url in ("", f"postgresql://an@127.0.0.1:{silent_port}/x"):
        with pytest.raises(DatabaseOutOfReach) as refused, database_at_hand():
            open_one(url, tmp_path / "khong-co")

        assert len(str(refused.value.grounds["said"]).splitlines()) == 1


@pytest.mark.django_db
def test_a_bug_in_a_question_to_the_database_stays_a_bug() -> None:
    with pytest.raises(DatabaseError), database_at_hand(), connection.cursor() as cursor:
        cursor.execute("SELEC 1")


@pytest.mark.django_db
def test_a_table_that_is_missing_is_no_bug() -> None:
    with pytest.raises(DatabaseNotReady), database_at_hand(), connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM khong_co")
