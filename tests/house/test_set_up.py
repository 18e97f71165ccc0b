"""Setting up takes no time when nothing changed, and every expected failure is one clear sentence."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.house.sources import ROOT
from tools.set_up import (
    CannotSetUp,
    Place,
    demand_modules,
    demand_writable,
    install,
    main,
    point_at_source,
    set_up,
    stamped,
    usable,
)

LOCK = "requirements.lock"
PINNED = "nothing==1.0 --hash=sha256:00\n"


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A checkout whose environment is in order."""
    place = Place(tmp_path)
    (tmp_path / LOCK).write_text(PINNED, encoding="utf-8")
    a_program(place.python, "exit 1")
    digest = hashlib.sha256(PINNED.encode()).hexdigest()
    place.stamp.write_text(json.dumps({"root": str(tmp_path), LOCK: digest}), encoding="utf-8")
    return place


def a_program(path: Path, script: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def with_python(python: str) -> subprocess.CompletedProcess[str]:
    """Look for a Python among those named, and run a line of it."""
    command = ["/bin/sh", str(ROOT / "tools" / "with-python"), "-c", "print('ran')"]
    own = os.environ | {"PYTHON": python}
    return subprocess.run(command, env=own, capture_output=True, text=True, check=False)  # noqa: S603 - our own script


def test_nothing_is_done_twice(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    set_up(place, LOCK)

    assert capsys.readouterr().out == ""


def test_a_changed_lock_is_installed_again(
    place: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (place.root / LOCK).write_text("other==2.0\n", encoding="utf-8")
    monkeypatch.setattr("tools.set_up.usable", lambda _place: True)

    with pytest.raises(CannotSetUp):  # the environment's Python of this test installs nothing
        set_up(place, LOCK)

    assert f"Installing what {LOCK} names" in capsys.readouterr().out


def test_a_checkout_that_was_moved_starts_anew(place: Place, tmp_path: Path) -> None:
    moved = Place(place.root.rename(tmp_path.with_name(f"{tmp_path.name}-moved")))

    assert stamped(place) == {}
    assert stamped(moved) == {}
    assert not usable(moved)


def test_a_torn_stamp_counts_as_none(place: Place) -> None:
    place.stamp.write_text('{"root": ', encoding="utf-8")

    assert stamped(place) == {}


def test_an_environment_without_pip_or_of_another_python_is_not_usable(place: Place) -> None:
    assert not usable(place)

    a_program(place.python, "echo '(3, 9)'")

    assert not usable(place)
    assert not usable(Place(place.root / "elsewhere"))


def test_an_environment_is_made_and_finds_the_source(tmp_path: Path) -> None:
    place = Place(tmp_path)
    (tmp_path / LOCK).write_text("", encoding="utf-8")
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "thidua_here.py").write_text("print('found')", encoding="utf-8")

    set_up(place, LOCK)

    told = subprocess.run(  # noqa: S603 - the Python just made
        [place.python, "-c", "import thidua_here"], capture_output=True, text=True, check=True
    )
    assert told.stdout == "found\n"
    assert usable(place)
    assert stamped(place)[LOCK] == hashlib.sha256(b"").hexdigest()


def test_the_command_is_put_beside_python(place: Place) -> None:
    (place.environment / "lib" / "python3.11" / "site-packages").mkdir(parents=True)

    point_at_source(place)

    command = place.environment / "bin" / "thidua"
    assert str(place.python) in command.read_text(encoding="utf-8")
    assert os.access(command, os.X_OK)


def test_a_folder_that_cannot_be_written_is_said_in_both_languages(tmp_path: Path) -> None:
    nowhere = tmp_path / "nowhere"

    with pytest.raises(CannotSetUp) as reason:
        demand_writable(nowhere)

    vietnamese, english = str(reason.value).splitlines()
    assert vietnamese.startswith(f"Không ghi được vào thư mục {nowhere}")
    assert english.startswith(f"The folder {nowhere} cannot be written to")


def test_a_part_that_debian_left_out_is_named_with_its_command() -> None:
    demand_modules("venv", "ensurepip")

    with pytest.raises(CannotSetUp, match=r"sudo apt-get install python3\.\d+-venv"):
        demand_modules("venv", "no_such_module")


def test_packages_that_cannot_be_had_are_said_in_both_languages(place: Place) -> None:
    with pytest.raises(CannotSetUp) as reason:
        install(place, LOCK)

    assert "Không cài được các gói" in str(reason.value)
    assert "could not be installed" in str(reason.value)


def test_a_failure_is_an_exit_code_and_no_traceback(
    place: Place, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tools.set_up.ROOT", place.root)
    assert main([LOCK]) == 0
    place.stamp.write_text(json.dumps({"root": str(place.root)}), encoding="utf-8")
    monkeypatch.setattr("tools.set_up.usable", lambda _place: True)

    assert main([LOCK]) == 1

    assert "Không cài được" in capsys.readouterr().err


def test_a_python_that_is_new_enough_is_found_behind_an_old_one(tmp_path: Path) -> None:
    old = a_program(tmp_path / "python-old", 'case "$2" in *exit*) exit 1;; *) echo 3.9;; esac')

    done = with_python(f"{old} python3")

    assert (done.returncode, done.stdout) == (0, "ran\n")


def test_an_old_python_is_one_sentence_in_each_language(tmp_path: Path) -> None:
    old = a_program(tmp_path / "python-old", 'case "$2" in *exit*) exit 1;; *) echo 3.9;; esac')

    done = with_python(str(old))

    assert done.returncode == 1
    vietnamese, english = done.stderr.splitlines()
    assert vietnamese.startswith("Cần Python 3.11 trở lên; máy này có: 3.9.")
    assert english.startswith("Python 3.11 or newer is needed; this machine has: 3.9.")


def test_no_python_at_all_is_said_with_the_command_that_brings_it() -> None:
    done = with_python("no-such-python")

    assert done.returncode == 1
    assert "không có Python" in done.stderr
    assert "sudo apt-get install python3 python3-venv" in done.stderr
