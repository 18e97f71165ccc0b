"""What an operator sets, and what holds where nothing is set."""

from __future__ import annotations

import os
from importlib import import_module
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection

from thidua.web.application import application_for
from thidua.web.database import DatabaseMisnamed, database_settings
from thidua.web.env import read_env

KEPT, OWN = "kept", "own"


def test_with_nothing_set_one_machine_is_served() -> None:
    env = read_env({"THIDUA_HOME": "no-such-folder"})

    assert env.home == Path.cwd() / "no-such-folder"
    assert env.port == "8000"
    assert env.database == ""
    assert env.secret_key == ""
    assert env.hosts == ("127.0.0.1", "localhost")
    assert (env.debug, env.https) == (False, False)


def test_home_is_var_where_none_is_named() -> None:
    assert read_env({}).home == Path.cwd() / "var"


def test_the_key_is_read_from_the_home(tmp_path: Path) -> None:
    (tmp_path / "secret-key").write_text(f"{KEPT}\n", encoding="ascii")
    home = {"THIDUA_HOME": str(tmp_path)}

    assert read_env(home).secret_key == KEPT
    assert read_env(home | {"THIDUA_SECRET_KEY": OWN}).secret_key == OWN


def test_a_key_that_cannot_be_read_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / "secret-key").mkdir()
    (tmp_path / "a-file").write_text(KEPT, encoding="ascii")

    assert read_env({"THIDUA_HOME": str(tmp_path)}).secret_key == ""
    assert read_env({"THIDUA_HOME": str(tmp_path / "a-file")}).secret_key == ""


def test_hosts_may_be_written_with_spaces() -> None:
    assert read_env({"THIDUA_HOSTS": "a.vn, b.vn"}).hosts == ("a.vn", "b.vn")


def test_what_is_set_to_nothing_counts_as_not_set() -> None:
    nothing = dict.fromkeys(
        (
            "THIDUA_HOME",
            "THIDUA_PORT",
            "THIDUA_DATABASE",
            "THIDUA_SECRET_KEY",
            "THIDUA_HOSTS",
            "THIDUA_HTTPS",
            "THIDUA_DEBUG",
        ),
        "",
    )

    assert read_env(nothing) == read_env({})


@pytest.mark.parametrize(
    ("written", "hosts"),
    [
        pytest.param(" , ", ("127.0.0.1", "localhost"), id="a comma alone"),
        pytest.param("a.vn,,b.vn,", ("a.vn", "b.vn"), id="a comma too many"),
    ],
)
def test_a_host_without_a_name_is_none(written: str, hosts: tuple[str, ...]) -> None:
    assert read_env({"THIDUA_HOSTS": written}).hosts == hosts


def test_a_name_that_only_tests_use_is_no_name_of_this_machine() -> None:
    assert import_module("thidua.web.settings").OWN_NAMES == ["127.0.0.1", "localhost", "[::1]"]


def test_switches_are_on_at_1_only() -> None:
    on = read_env({"THIDUA_DEBUG": "1", "THIDUA_HTTPS": "1", "THIDUA_HOSTS": "a.vn,b.vn"})
    off = read_env({"THIDUA_DEBUG": "0", "THIDUA_HTTPS": "no"})

    assert (on.debug, on.https, on.hosts) == (True, True, ("a.vn", "b.vn"))
    assert (off.debug, off.https) == (False, False)


def test_without_a_database_named_it_is_sqlite_in_the_home(tmp_path: Path) -> None:
    chosen = database_settings("", home=tmp_path)

    assert chosen["ENGINE"] == "django.db.backends.sqlite3"
    assert chosen["NAME"] == tmp_path / "thidua.sqlite3"


@pytest.mark.parametrize(
    ("url", "host", "port", "user", "password"),
    [
        pytest.param(
            "postgresql://an:m%40t@db.tinh.vn:5433/thidua",
            "db.tinh.vn",
            "5433",
            "an",
            "m@t",
            id="over the network",
        ),
        pytest.param(
            "postgres://an@/thidua?host=/var/run/PG", "/var/run/PG", "", "an", "", id="by socket"
        ),
        pytest.param("postgresql:///thidua", "", "", "", "", id="all by default"),
    ],
)
def test_a_postgresql_is_named_by_its_url(
    url: str, host: str, port: str, user: str, password: str
) -> None:
    chosen = database_settings(url, home=Path())

    assert chosen["ENGINE"] == "django.db.backends.postgresql"
    assert chosen["NAME"] == "thidua"
    assert (chosen["HOST"], chosen["PORT"]) == (host, port)
    assert (chosen["USER"], chosen["PASSWORD"]) == (user, password)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("mysql://an@may/thidua", id="another kind"),
        pytest.param("postgresql://an@may:cong/thidua", id="a port that is no number"),
        pytest.param("postgresql://[an@may/thidua", id="no address"),
    ],
)
def test_no_other_database_is_served(url: str) -> None:
    with pytest.raises(DatabaseMisnamed):
        database_settings(url, home=Path())


@pytest.mark.django_db
def test_the_tests_run_on_the_database_that_is_named() -> None:
    named = "postgresql" if os.environ.get("THIDUA_DATABASE") else "sqlite"

    assert connection.vendor == named


def test_without_a_kept_key_no_web_server_starts() -> None:
    with pytest.raises(ImproperlyConfigured, match="thidua serve"):
        application_for(read_env({"THIDUA_HOME": "no-such-folder"}))


def test_with_a_kept_key_the_web_server_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("THIDUA_SECRET_KEY", OWN)

    assert isinstance(import_module("thidua.web.wsgi").application, WSGIHandler)


def test_commands_and_tests_have_a_key_of_their_own() -> None:
    assert len(settings.SECRET_KEY) >= 50
