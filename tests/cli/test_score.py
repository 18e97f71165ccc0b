"""A block is scored from two files, in every form that figures come in and results go out."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.tables import FIGURES, HEADING, RUBRIC, two_files, written
from tests.cli.terminals import a_terminal
from tests.examples import EXAMPLES, NAMES
from tests.outside.books import a_book
from thidua.cli.__main__ import main

TABLE = """\
Hạng  Mã   Đơn vị      Tổng điểm  Xếp loại  Ghi chú
   1  STP  Sở Tư pháp      19,20  Tốt
   2  SNV  Sở Nội vụ       11,00  Khá
"""


@pytest.mark.parametrize("name", NAMES)
def test_every_example_is_scored(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder = EXAMPLES / name

    code = main(["score", str(folder / "bang-tieu-chi.yaml"), str(folder / "so-lieu.yaml")])

    captured = capsys.readouterr()
    assert code == 0
    assert captured.out.startswith("Hạng")
    assert captured.err == ""


def test_the_table_is_ranked_and_written_as_officers_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", *two_files(tmp_path)]) == 0

    assert capsys.readouterr().out == TABLE


def test_the_table_is_english_where_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["score", *two_files(tmp_path), "--lang", "en"])

    assert "19.20" in capsys.readouterr().out


# --- the forms of figures ------------------------------------------------------------------------

ROWS: Sequence[Sequence[object]] = (
    (HEADING[0], "loai", *HEADING[1:]),
    ("STP", "tham_dinh", 46, 50, 97.8),
    ("SNV", "tham_dinh", 30, 50, 80),
    ("SNV", "tu_bao_cao", 50, None, None),
)


def as_text(delimiter: str, point: str) -> str:
    lines = [
        delimiter.join("" if value is None else str(value).replace(".", point) for value in row)
        for row in ROWS
    ]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        pytest.param("so-lieu.csv", as_text(",", ".").encode(), id="CSV"),
        pytest.param("so-lieu.csv", as_text(";", ",").encode("utf-8-sig"), id="CSV as Excel saves it"),
        pytest.param("so-lieu.csv", as_text(";", ",").encode("utf-16"), id="CSV in UTF-16"),
        pytest.param("so-lieu.tsv", as_text("\t", ",").encode(), id="TSV"),
        pytest.param("SO-LIEU.XLSX", a_book(ROWS), id="workbook"),
        pytest.param("so-lieu.dat", a_book(ROWS), id="a workbook by another name"),
        pytest.param("so-lieu.yml", FIGURES.encode("utf-8-sig"), id="YAML with a mark"),
    ],
)  # fmt: skip
def test_figures_come_in_every_form(
    name: str, content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rubric = written(tmp_path, "bang.yaml", RUBRIC)

    assert main(["score", rubric, written(tmp_path, name, content)]) == 0

    assert capsys.readouterr().out == TABLE


def test_what_units_reported_is_scored_where_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["score", *two_files(tmp_path), "--reported"])

    assert "SNV  Sở Nội vụ       15,00  Tốt" in capsys.readouterr().out


def test_figures_that_nobody_reported_are_told_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = FIGURES.replace("    tu_bao_cao: {hoan_thanh: 50}\n", "")

    assert main(["score", *two_files(tmp_path, figures=figures), "--reported"]) == 0

    captured = capsys.readouterr()
    assert captured.out == TABLE
    assert "không có số liệu đơn vị tự báo cáo" in captured.err


# --- what is to be noted -------------------------------------------------------------------------


def test_shared_places_gaps_and_missing_figures_are_noted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = FIGURES.replace("dung_han: 80", "dung_han: 20").replace(", dung_han: 97.8", "")

    main(["score", *two_files(tmp_path, figures=figures)])

    out = capsys.readouterr().out
    assert "thiếu số liệu: 2" in out
    assert "chưa xác định" in out
    assert "bảng chưa quy định điểm cho số liệu của mục: 2" in out


def test_units_that_share_a_place_or_have_none_are_noted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rubric = RUBRIC + (
        "diem_liet: [{khi: 'hoan_thanh < 40', hieu_luc: khong_xep_hang, ly_do: Bị đình chỉ}]\n"
    )
    figures = FIGURES + "  TTR: {hoan_thanh: 46, ke_hoach: 50, dung_han: 97.8}\n"
    rubric = rubric.replace("- {ma: SNV", "- {ma: TTR, ten: Thanh tra}\n- {ma: SNV")

    code = main(["score", *two_files(tmp_path, rubric=rubric, figures=figures)])

    captured = capsys.readouterr()
    assert code == 0, captured.err
    assert captured.out.count("đồng hạng") == 2
    assert "–  SNV  Sở Nội vụ       11,00  Khá       không xếp hạng; Bị đình chỉ" in captured.out


# --- the forms of results ------------------------------------------------------------------------


def test_json_holds_exact_numbers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["score", *two_files(tmp_path), "--format", "json"])

    found = json.loads(capsys.readouterr().out)
    first = found["units"][0]
    assert (found["rubric"], found["year"]) == ("bang-nho", 2024)
    assert (first["unit"], first["place"], first["total"], first["class"]) == (
        "STP",
        1,
        "19.2",
        "Tốt",
    )
    rows = first["periods"][0]["rows"]
    assert rows[1] == {"row": "1", "standing": "counted", "points": "9.2", "max": "10"}


def test_json_tells_effects_and_totals_that_are_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rubric = RUBRIC + (
        "diem_liet: [{khi: 'hoan_thanh < 40', hieu_luc: khong_xep_hang, ly_do: Bị đình chỉ}]\n"
    )
    figures = FIGURES.replace("dung_han: 80", "dung_han: 20")

    main(["score", *two_files(tmp_path, rubric=rubric, figures=figures), "--format", "json"])

    last = json.loads(capsys.readouterr().out)["units"][-1]
    assert (last["place"], last["total"]) == (None, None)
    assert last["effects"] == [{"kind": "khong_xep_hang", "row": "", "reason": "Bị đình chỉ"}]


def test_csv_has_a_column_for_each_criterion(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["score", *two_files(tmp_path), "--format", "csv"])

    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows[0][-2:] == ["1", "2"]
    assert rows[1] == ["1", "STP", "Sở Tư pháp", "19.2", "Tốt", "", "9.2", "10"]


def test_csv_has_the_criteria_of_every_period(capsys: pytest.CaptureFixture[str]) -> None:
    folder = EXAMPLES / "cong-doan-6-don-vi"

    main(["score", f"{folder}/bang-tieu-chi.yaml", f"{folder}/so-lieu.yaml", "--format", "csv"])

    heads = next(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert any(head.startswith("HK1 ") for head in heads)
    assert any(head.startswith("HK2 ") for head in heads)


def test_csv_leaves_open_what_has_no_points(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = FIGURES.replace("dung_han: 80", "dung_han: 20")

    main(["score", *two_files(tmp_path, figures=figures), "--format", "csv"])

    last = list(csv.reader(io.StringIO(capsys.readouterr().out)))[-1]
    assert last[:4] == ["", "SNV", "Sở Nội vụ", ""]
    assert last[-2:] == ["6", ""]


def test_a_block_without_units_is_an_empty_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = "so_lieu: 1\nbang_tieu_chi: bang-nho\ndon_vi: {}\n"

    assert main(["score", *two_files(tmp_path, figures=figures), "--format", "csv"]) == 0

    assert capsys.readouterr().out == "Hạng,Mã,Đơn vị,Tổng điểm,Xếp loại,Ghi chú\n"


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        pytest.param("ket-qua.csv", b"\xef\xbb\xbfH", id="CSV, marked for Excel"),
        pytest.param("ket-qua.json", b"{", id="JSON"),
        pytest.param("ket-qua.xlsx", b"PK", id="workbook"),
        pytest.param("ket-qua.txt", "Hạng".encode(), id="table"),
    ],
)
def test_the_file_to_write_tells_the_form(
    name: str, beginning: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / name

    assert main(["score", *two_files(tmp_path), "--output", str(target)]) == 0

    assert target.read_bytes().startswith(beginning)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == f"Đã ghi {target}.\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["bang.yaml", "so-lieu.yaml", name]
    )


def test_a_file_that_cannot_be_written_leaves_nothing_half_done(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "khong-co" / "ket-qua.csv"

    assert main(["score", *two_files(tmp_path), "--output", str(target)]) == 1

    assert f"Không ghi được tệp {target}" in capsys.readouterr().err


@pytest.mark.parametrize(
    "target",
    [
        pytest.param("", id="no name"),
        pytest.param(".", id="this folder"),
        pytest.param("/", id="the root"),
        pytest.param("bang.yaml/ket-qua.csv", id="in a file"),
        pytest.param("thu-muc", id="a folder"),
        pytest.param("ket\0qua.csv", id="a name that no file can have"),
    ],
)
def test_where_no_file_can_be_it_is_told_and_nothing_is_left_behind(
    target: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "thu-muc").mkdir()
    files = two_files(tmp_path)
    monkeypatch.chdir(tmp_path)

    assert main(["score", *files, "--output", target]) == 1

    assert "Không ghi được tệp" in capsys.readouterr().err
    assert {path.name for path in tmp_path.iterdir()} == {"bang.yaml", "so-lieu.yaml", "thu-muc"}


def test_a_file_beside_the_one_to_write_stays_as_it_is(tmp_path: Path) -> None:
    beside = tmp_path / "ket-qua.csv.part"
    beside.write_text("của tôi", encoding="utf-8")

    assert main(["score", *two_files(tmp_path), "--output", str(tmp_path / "ket-qua.csv")]) == 0

    assert beside.read_text(encoding="utf-8") == "của tôi"


def test_a_workbook_goes_into_a_pipe(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["score", *two_files(tmp_path), "--format", "xlsx"]) == 0

    book = load_workbook(io.BytesIO(capsysbinary.readouterr().out))
    assert book["Tổng hợp"]["C2"].value is not None


def test_a_workbook_is_not_thrown_at_a_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    terminal = a_terminal()
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", terminal.stream)
        code = main(["score", *two_files(tmp_path), "--format", "xlsx"])

    assert code == 1
    assert terminal.seen() == ""
    assert "--output" in capsys.readouterr().err
    terminal.close()


# --- accounts ------------------------------------------------------------------------------------


@pytest.mark.parametrize("unit", ["STP", "stp", "Sở Tư pháp", " sở tư pháp "])
def test_each_point_of_a_unit_is_accounted_for(
    unit: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", *two_files(tmp_path), "--explain", unit]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == ["Sở Tư pháp (STP)", "Hạng: 1; Tổng điểm: 19,20"]
    assert "  1 Nhiệm vụ" in lines
    assert any("46/50" in line and "9,2" in line for line in lines)


def test_the_account_goes_into_a_file(tmp_path: Path) -> None:
    target = tmp_path / "giai-trinh.txt"

    main(["score", *two_files(tmp_path), "--explain", "STP", "--output", str(target)])

    assert target.read_text("utf-8").startswith("Sở Tư pháp (STP)")


def test_each_period_is_accounted_for_under_its_title(capsys: pytest.CaptureFixture[str]) -> None:
    folder = EXAMPLES / "cong-doan-6-don-vi"

    main(["score", f"{folder}/bang-tieu-chi.yaml", f"{folder}/so-lieu.yaml", "--explain", "MNA"])

    lines = capsys.readouterr().out.splitlines()
    assert sum(line.startswith("Học kỳ") for line in lines) == 2


def test_an_unranked_unit_is_accounted_for_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    figures = FIGURES.replace("dung_han: 80", "dung_han: 20")

    main(["score", *two_files(tmp_path, figures=figures), "--explain", "SNV"])

    assert "Hạng: –; Tổng điểm: chưa xác định" in capsys.readouterr().out


def test_a_unit_that_is_not_there_is_told_with_those_that_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", *two_files(tmp_path), "--explain", "TTR"]) == 1

    assert "Không có đơn vị “TTR” trong số liệu; xin chọn một trong: STP, SNV." in (
        capsys.readouterr().err
    )


# --- screens and pipes ---------------------------------------------------------------------------


@pytest.mark.parametrize("asked", [[], ["--explain", "CA"]], ids=["table", "account"])
def test_everything_fits_a_terminal_of_eighty_columns(
    asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, terminal = EXAMPLES / NAMES[0], a_terminal(columns=80)
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", terminal.stream)
        main(["score", f"{folder}/bang-tieu-chi.yaml", f"{folder}/so-lieu.yaml", *asked])

    lines = terminal.seen().splitlines()
    terminal.close()
    assert len(lines) >= 9
    assert max(len(line) for line in lines) <= 80


def test_a_reader_that_goes_away_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as pipe, monkeypatch.context() as patched:
        patched.setattr(sys, "stdout", pipe)
        code = main(["score", *two_files(tmp_path)])

    assert code == 141
    assert capsys.readouterr().err == ""
