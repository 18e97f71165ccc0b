"""`thidua serve` makes everything ready and serves, or says in one sentence why it cannot."""

from __future__ import annotations

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from argparse import ArgumentTypeError
from collections.abc import Iterator
from errno import EACCES
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

import pytest
from django.contrib.auth import get_user_model
from pytest_django.fixtures import Settings

from thidua.cli.__main__ import main
from thidua.cli.demo import DemoAccount
from thidua.cli.parser import Parser
from thidua.cli.serve import (
    FolderNotWritable,
    PortInUse,
    PortNotAllowed,
    add_arguments,
    announcement,
    listen,
    make_home,
    make_ready,
    port_number,
    server_command,
)

HOST = "127.0.0.1"


@pytest.fixture
def busy_port() -> Iterator[int]:
    with socket.socket() as other:
        other.bind((HOST, 0))
        other.listen()
        yield other.getsockname()[1]


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
    return port


def answers(address: str, *, within: float) -> int:
    """Give the status of the first answer, or 0 if there is none in so many seconds."""
    end = time.monotonic() + within
    while time.monotonic() < end:
        try:
            with urlopen(address, timeout=within) as answer:  # noqa: S310 - our own server
                return int(answer.status)
        except HTTPError as answer:
            return answer.code
        except (URLError, TimeoutError):
            time.sleep(0.1)
    return 0


def test_a_port_is_a_number_from_1_to_65535() -> None:
    assert port_number("1") == 1
    assert port_number("65535") == 65535
    for wrong in ("0", "65536", "-1", "tám nghìn", ""):
        with pytest.raises(ArgumentTypeError, match="65535"):
            port_number(wrong)


def test_the_port_comes_from_the_settings_unless_it_is_given(settings: Settings) -> None:
    settings.PORT = "8123"
    parser = Parser("thidua serve", "", "vi")
    add_arguments(parser)

    assert parser.parse_args([]).port == 8123
    assert parser.parse_args(["--port", "9000"]).port == 9000


def test_a_port_in_use_is_named_with_another_to_try(busy_port: int) -> None:
    with pytest.raises(PortInUse) as refused:
        listen(HOST, busy_port)

    assert refused.value.grounds == {"host": HOST, "port": busy_port, "other": busy_port + 1}


def test_after_the_last_port_the_first_is_tried() -> None:
    with listen(HOST, 65535), pytest.raises(PortInUse) as refused:
        listen(HOST, 65535)

    assert refused.value.grounds["other"] == 1


def test_a_port_of_the_system_is_refused_to_a_user(monkeypatch: pytest.MonkeyPatch) -> None:
    class SocketOfAUser(socket.socket):
        def bind(self, _address: object) -> None:
            raise PermissionError(EACCES, "Permission denied")

    monkeypatch.setattr(socket, "socket", SocketOfAUser)

    with pytest.raises(PortNotAllowed) as refused:
        listen(HOST, 80)

    assert refused.value.grounds == {"host": HOST, "port": 80}


def test_an_address_of_another_machine_is_a_bug() -> None:
    with pytest.raises(OSError, match="assign"):
        listen("203.0.113.1", a_free_port())


def test_the_home_and_its_key_are_for_their_owner_alone(tmp_path: Path) -> None:
    home = tmp_path / "var" / "thidua"

    make_home(home)

    key = home / "secret-key"
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert len(key.read_text(encoding="ascii")) > 50
    assert [path.name for path in home.iterdir()] == ["secret-key"]


def test_the_key_is_kept_from_start_to_start(tmp_path: Path) -> None:
    make_home(tmp_path)
    first = (tmp_path / "secret-key").read_text(encoding="ascii")

    make_home(tmp_path)

    assert (tmp_path / "secret-key").read_text(encoding="ascii") == first


def test_a_home_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("a file where a folder should be", encoding="utf-8")

    with pytest.raises(FolderNotWritable) as refused:
        make_home(tmp_path / "var")

    assert refused.value.grounds == {"folder": str(tmp_path / "var")}


def test_the_address_is_announced_with_the_accounts() -> None:
    accounts = [
        DemoAccount("thu-ky", "mat-khau-1", "thư ký khối", "secretary of the block"),
        DemoAccount("toa-an", "mat-khau-2", "cán bộ Tòa án", "officer of the Court"),
    ]

    text = announcement("http://127.0.0.1:8000/", accounts)

    assert "http://127.0.0.1:8000/" in text
    assert "thu-ky  mat-khau-1  thư ký khối / secretary of the block" in text
    assert "Ctrl-C" in text


def test_without_accounts_none_are_announced() -> None:
    assert "Tài khoản" not in announcement("http://127.0.0.1:8000/", [])


@pytest.mark.django_db
def test_an_empty_database_can_stay_empty(tmp_path: Path) -> None:
    accounts = make_ready(tmp_path, demo=False)

    assert list(accounts) == []
    assert not get_user_model().objects.exists()


@pytest.mark.django_db
def test_the_demo_block_is_loaded_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = list(make_ready(tmp_path, demo=True))
    people = get_user_model().objects.count()
    assert "Loading the demo block" in capsys.readouterr().out

    assert list(make_ready(tmp_path, demo=True)) == first
    assert get_user_model().objects.count() == people
    assert capsys.readouterr().out == ""


@pytest.mark.django_db
def test_the_process_becomes_the_server(
    tmp_path: Path,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    settings.HOME = tmp_path
    became: list[list[str]] = []

    def become(_program: str, command: list[str]) -> None:
        became.append(command)
        assert os.get_inheritable(int(command[command.index("--bind") + 1].removeprefix("fd://")))
        raise SystemExit

    monkeypatch.setattr(os, "execv", become)
    port = a_free_port()

    with pytest.raises(SystemExit):
        main(["serve", "--no-demo", "--port", str(port)])

    assert f"http://127.0.0.1:{port}/" in capsys.readouterr().out
    assert became[0][:4] == [sys.executable, "-m", "gunicorn", "thidua.web.wsgi:application"]
    assert "fd://3" in server_command(3)


def test_a_busy_port_is_one_sentence_in_each_language(
    busy_port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--port", str(busy_port)]) == 1

    vietnamese, english = capsys.readouterr().err.splitlines()
    assert vietnamese.startswith(f"Cổng {busy_port} trên 127.0.0.1 đang có chương trình khác dùng")
    assert english.startswith(f"Port {busy_port} on 127.0.0.1 is in use")


def test_a_busy_port_is_told_in_the_language_chosen(
    busy_port: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["serve", "--port", str(busy_port), "--lang", "en"]) == 1

    assert capsys.readouterr().err.startswith(f"Port {busy_port} on 127.0.0.1 is in use")


def test_a_server_started_in_an_empty_folder_answers_and_stops_with_ctrl_c(tmp_path: Path) -> None:
    port = a_free_port()
    own = {"THIDUA_HOME": str(tmp_path / "var"), "THIDUA_DATABASE": "", "THIDUA_PORT": str(port)}
    command = [sys.executable, "-m", "thidua.cli", "serve", "--no-demo"]
    server = subprocess.Popen(command, env=os.environ | own, cwd=tmp_path)  # noqa: S603 - our own command

    try:
        assert answers(f"http://{HOST}:{port}/", within=60) != 0
    finally:
        server.send_signal(signal.SIGINT)
        code = server.wait(timeout=20)

    assert code == 0
    assert (tmp_path / "var" / "thidua.sqlite3").exists()
