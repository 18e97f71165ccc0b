"""The command line finds its command, says what the rules said, and gives a documented exit code."""

from __future__ import annotations

import io
import runpy
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from types import ModuleType

import pytest

from thidua.cli import __main__ as command_line
from thidua.cli.__main__ import main
from thidua.cli.commands import COMMANDS, Command
from thidua.cli.serve import PortInUse

Deed = Callable[[Namespace], int]


def refuse(_options: Namespace) -> int:
    raise PortInUse(host="127.0.0.1", port=80, other=81)


def interrupt(_options: Namespace) -> int:
    raise KeyboardInterrupt


@pytest.fixture
def know(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the command line know one more command, `thu`."""

    def add(deed: Deed, *, bilingual: bool = False) -> None:
        module = ModuleType("a_command_of_this_test")
        vars(module)["add_arguments"] = add_language
        vars(module)["run"] = deed
        monkeypatch.setitem(sys.modules, module.__name__, module)
        command = Command("thu", module.__name__, "Thử.", "Try.", bilingual=bilingual)
        monkeypatch.setattr(command_line, "COMMANDS", (command,))

    return add


def add_language(parser: ArgumentParser) -> None:
    parser.add_argument("--lang", default="vi")


def test_help_lists_every_command_in_both_languages(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0

    printed = capsys.readouterr().out
    for command in COMMANDS:
        assert command.name in printed
        assert command.vi in printed
        assert command.en in printed


def test_what_is_printed_may_be_caught_by_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    caught = io.StringIO()
    monkeypatch.setattr(sys, "stdout", caught)

    assert main(["--help"]) == 0

    assert "thidua" in caught.getvalue()


def test_vietnamese_is_written_whatever_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="ascii"))

    assert main(["--help"]) == 0

    sys.stdout.flush()
    assert "Chấm điểm" in written.getvalue().decode("utf-8")


@pytest.mark.parametrize("given", [[], ["khong-co"]])
def test_an_unknown_command_is_a_wrong_call(
    given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(given) == 2

    assert "serve" in capsys.readouterr().err


def test_a_command_gives_its_own_exit_code(know: Callable[..., None]) -> None:
    know(lambda options: 0 if options.lang == "en" else 7)

    assert main(["thu"]) == 7
    assert main(["thu", "--lang", "en"]) == 0


@pytest.mark.parametrize(
    ("bilingual", "given", "languages"),
    [
        pytest.param(False, [], "vi", id="Vietnamese first"),
        pytest.param(False, ["--lang", "en"], "en", id="English where chosen"),
        pytest.param(False, ["--lang=en"], "en", id="chosen with a sign"),
        pytest.param(True, [], "vi en", id="both for whoever installs"),
        pytest.param(True, ["--lang", "vi"], "vi", id="one where chosen"),
    ],
)
def test_a_refusal_is_said_in_words(
    bilingual: bool,  # noqa: FBT001 - a column of the table
    given: list[str],
    languages: str,
    know: Callable[..., None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    know(refuse, bilingual=bilingual)

    assert main(["thu", *given]) == 1

    said = capsys.readouterr().err
    assert ("Cổng 80" in said) == ("vi" in languages)
    assert ("Port 80" in said) == ("en" in languages)


def test_ctrl_c_ends_a_command_without_a_traceback(know: Callable[..., None]) -> None:
    know(interrupt)

    assert main(["thu"]) == 130


def test_the_module_runs_as_a_program(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["thidua", "--help"])

    with pytest.raises(SystemExit) as ended:
        runpy.run_path(str(command_line.__file__), run_name="__main__")

    assert ended.value.code == 0
