"""A command explains itself, and complains, in the language chosen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from thidua.cli.__main__ import main
from thidua.cli.commands import COMMANDS
from thidua.cli.parser import Parser

VIETNAMESE = re.compile("[ạảãầấậẩẫằắặẳẵẹẻẽềếệểễỉĩịọỏốồộổỗơờớợởỡụủũưừứựửữỳýỵỷỹđ]", re.IGNORECASE)
ENGLISH = ("usage:", "positional", "options:", "show this", "error:")


def said(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as left:
        main(arguments)
    captured = capsys.readouterr()
    return int(str(left.value.code)), captured.out, captured.err


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_help_is_vietnamese(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, help_text, _ = said([*command.split(), "--help"], capsys)

    assert code == 0
    assert help_text.startswith(f"Cách dùng: thidua {command}")
    assert "hiện hướng dẫn này" in help_text
    assert not any(word in help_text for word in ENGLISH)


@pytest.mark.parametrize("command", ["score", "rubric check", "rubric diff", "ledger verify"])
def test_help_is_english_where_it_is_asked_for(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _, help_text, _ = said([*command.split(), "--lang", "en", "--help"], capsys)

    assert help_text.startswith(f"Usage: thidua {command}")
    assert "Exit codes: 0" in help_text
    assert "Mã thoát" not in help_text


@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_every_command_speaks_english(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    code, help_text, _ = said([*command.split(), "--lang", "en", "--help"], capsys)

    assert code == 0
    assert help_text.startswith(f"Usage: thidua {command}")
    assert not VIETNAMESE.search(help_text)


@pytest.mark.parametrize("command", ["score", "rubric check", "rubric diff", "ledger verify"])
def test_help_tells_the_exit_codes(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, help_text, _ = said([*command.split(), "--help"], capsys)

    assert "Mã thoát: 0" in help_text


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        pytest.param(["score"], "thiếu BẢNG, SỐ-LIỆU", id="something is missing"),
        pytest.param(["score", "a", "b", "--mau"], "không hiểu --mau", id="an option that is not"),
        pytest.param(
            ["score", "a", "b", "--format", "pdf"], "--format không nhận 'pdf'", id="a bad choice"
        ),
        pytest.param(["score", "a", "b", "--explain"], "--explain thiếu giá trị", id="no value"),
        pytest.param(
            ["score", "a", "b", "--reported=1"], "--reported không nhận giá trị '1'", id="a value too many"
        ),
        pytest.param(
            ["ledger", "verify", "--checkpoint", "7"], "--checkpoint: SỐ:GỐC", id="a bad form"
        ),
    ],
)  # fmt: skip
def test_a_wrong_call_is_explained_in_vietnamese(
    arguments: list[str], complaint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, complained = said(arguments, capsys)

    assert code == 2
    assert complained.startswith("Cách dùng: thidua")
    assert f"Gọi sai: {complaint}" in complained


def test_a_wrong_call_is_explained_in_english_where_it_is_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, _, complained = said(["score", "--lang", "en"], capsys)

    assert code == 2
    assert "Called wrongly: the following arguments are required: RUBRIC, FIGURES." in complained


def test_a_complaint_that_is_not_known_is_passed_on(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        Parser("thidua thu", "Thử.", "vi").error("something new")

    assert "Gọi sai: something new." in capsys.readouterr().err


def test_two_words_make_one_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rubric"]) == 2
    assert main(["rubric", "khac"]) == 2

    assert "rubric check" in capsys.readouterr().err


def test_an_option_is_not_guessed_from_its_beginning(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, complained = said(["score", str(tmp_path), str(tmp_path), "--form", "json"], capsys)

    assert code == 2
    assert "không hiểu --form" in complained
