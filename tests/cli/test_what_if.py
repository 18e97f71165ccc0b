"""What if: another figure, another setting, a row less, another rubric; who moves, and why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.tables import FIGURES, RUBRIC, two_files, written
from tests.examples import EXAMPLES
from thidua.cli.__main__ import main

HEAD = "Hạng  Trước  Mã   Đơn vị      Tổng điểm  Trước  Mục thay đổi"


def ask(folder: Path, capsys: pytest.CaptureFixture[str], *asked: str) -> list[str]:
    code = main(["score", *two_files(folder), *asked])

    captured = capsys.readouterr()
    assert code == 0, captured.err
    return captured.out.splitlines()


@pytest.mark.parametrize(
    ("asked", "moved"),
    [
        pytest.param(["--set", "SNV.hoan_thanh=50"], ["   2      2  SNV  Sở Nội vụ       15,00  11,00  1: 6 → 10"], id="a figure"),
        pytest.param(["--set", "SNV.hoan_thanh = 50"], ["   2      2  SNV  Sở Nội vụ       15,00  11,00  1: 6 → 10"], id="written loosely"),
        pytest.param(
            ["--set", "SNV.hoan_thanh=50", "--set", "SNV.dung_han=95,5"],
            ["   1      2  SNV  Sở Nội vụ       20,00  11,00  1: 6 → 10; 2: 5 → 10", "   2      1  STP  Sở Tư pháp      19,20  19,20"],
            id="two figures, and another unit that falls behind",
        ),
        pytest.param(["--set", "SNV.dung_han=null", "--set", "STP.dung_han=20"], ["   1      2  SNV  Sở Nội vụ              6,00  11,00  2: 5 → 0", "   –      1  STP  Sở Tư pháp     chưa xác định  19,20  2: 10 → 0"], id="a gap, and nothing"),
        pytest.param(["--without", "2"], ["   1      1  STP  Sở Tư pháp       9,20  19,20  2: 10 → 0", "   2      2  SNV  Sở Nội vụ        6,00  11,00  2: 5 → 0"], id="a row less"),
        pytest.param(["--set", "1.diem=20"], ["   1      1  STP  Sở Tư pháp      28,40  19,20  1: 9,2 → 18,4", "   2      2  SNV  Sở Nội vụ       17,00  11,00  1: 6 → 12"], id="a row's points"),
        pytest.param(["--set", "1.quy_tac.nguong=80%"], ["   2      2  SNV  Sở Nội vụ        5,00  11,00  1: 6 → 0"], id="a setting that its rule did not have"),
        pytest.param(["--set", "1.khong_ap_dung.khi=ke_hoach > 40"], ["   1      1  STP  Sở Tư pháp  20,00  19,20  1: 9,2 → 0", "   2      2  SNV  Sở Nội vụ  10,00  11,00  1: 6 → 0"], id="a setting in a mapping that was not there"),
    ],
)  # fmt: skip
def test_who_moves_is_told_with_the_rows_that_changed(
    asked: list[str], moved: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ask(tmp_path, capsys, *asked)

    assert lines[0].split() == HEAD.split()
    assert [line.split() for line in lines[1:]] == [line.split() for line in moved]


def test_nothing_is_written_into_the_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ask(tmp_path, capsys, "--set", "1.diem=20", "--set", "STP.hoan_thanh=1")

    assert (tmp_path / "bang.yaml").read_text("utf-8") == RUBRIC
    assert (tmp_path / "so-lieu.yaml").read_text("utf-8") == FIGURES


def test_what_changes_nothing_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ask(tmp_path, capsys, "--set", "STP.hoan_thanh=46") == ["Không đơn vị nào thay đổi."]


def test_the_same_figures_are_scored_under_another_rubric(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = written(
        tmp_path, "du-thao.yaml", RUBRIC.replace("tu: 90", "tu: 98").replace("den: 90", "den: 98")
    )

    lines = ask(tmp_path, capsys, "--against", other)

    assert lines[1].split()[-4:] == ["2:", "10", "→", "5"]


def test_everything_can_be_asked_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = written(tmp_path, "du-thao.yaml", RUBRIC.replace("Bảng nhỏ", "Dự thảo"))

    lines = ask(
        tmp_path, capsys, "--against", other, "--set", "1.diem=20", "--without", "2", "--set", "SNV.hoan_thanh=50"
    )  # fmt: skip

    assert lines[1].split()[:3] == ["1", "2", "SNV"]
    assert "20,00" in lines[1]


def test_a_figure_of_one_period_is_changed(capsys: pytest.CaptureFixture[str]) -> None:
    folder = EXAMPLES / "cong-doan-6-don-vi"
    files = [f"{folder}/bang-tieu-chi.yaml", f"{folder}/so-lieu.yaml"]

    assert main(["score", *files, "--set", "CSD.HK2.hoi_nghi=1"]) == 0

    out = capsys.readouterr().out
    assert "HK2 " in out
    assert "HK1 " not in out


def test_a_row_of_any_depth_and_section_is_changed(capsys: pytest.CaptureFixture[str]) -> None:
    folder = EXAMPLES / "khoi-noi-chinh-bac-kan-2024"
    files = [f"{folder}/bang-tieu-chi.yaml", f"{folder}/so-lieu.yaml"]

    assert main(["score", *files, "--set", "1.1.diem=5", "--set", "T1.tran=1"]) == 0

    out = capsys.readouterr().out
    assert "1.1: 10 → 5" in out
    assert "T1: " in out


def test_moves_are_written_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = "\n".join(ask(tmp_path, capsys, "--set", "SNV.hoan_thanh=50", "--format", "json"))

    assert json.loads(text) == {
        "moves": [
            {
                "unit": "SNV",
                "place": {"before": 2, "after": 2},
                "total": {"before": "11", "after": "15"},
                "rows": [{"period": "", "row": "1", "before": "6", "after": "10"}],
            }
        ]
    }


def test_the_file_to_write_tells_the_form_of_moves(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    as_json, as_text = tmp_path / "thay-doi.json", tmp_path / "thay-doi.txt"

    ask(tmp_path, capsys, "--without", "2", "--output", str(as_json))
    ask(tmp_path, capsys, "--without", "2", "--output", str(as_text))

    assert [move["unit"] for move in json.loads(as_json.read_text("utf-8"))["moves"]] == [
        "STP",
        "SNV",
    ]
    assert as_text.read_text("utf-8").split("\n")[0].split() == HEAD.split()


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        pytest.param(["--without", "2", "--output", "m.xlsx"], "--set, --without, --against không trả lời dạng xlsx, chỉ có: table, json", id="moves in a workbook"),
        pytest.param(["--set", "1.diem=20", "--format", "csv"], "không trả lời dạng csv, chỉ có: table, json", id="moves as CSV"),
        pytest.param(["--explain", "STP", "--format", "json"], "--explain không trả lời dạng json, chỉ có: table", id="an account as JSON"),
        pytest.param(["--explain", "STP", "--output", "m.csv"], "--explain không trả lời dạng csv, chỉ có: table", id="an account in CSV"),
        pytest.param(["--explain", "STP", "--set", "1.diem=20"], "--explain không dùng cùng --set, --without, --against", id="an account of what is not"),
    ],
)  # fmt: skip
def test_what_has_no_such_form_is_called_wrongly_and_nothing_is_written(
    asked: list[str],
    sentence: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    files = two_files(tmp_path)
    monkeypatch.chdir(tmp_path)

    assert main(["score", *files, *asked]) == 2

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("Gọi sai: ")
    assert sentence in captured.err
    assert {path.name for path in tmp_path.iterdir()} == {"bang.yaml", "so-lieu.yaml"}


def test_reported_figures_answer_what_ifs_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ask(tmp_path, capsys, "--reported", "--set", "1.diem=20")

    assert lines[1].split()[:3] == ["1", "1", "STP"]
    assert "25,00" in lines[2]


# --- what cannot be asked ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        pytest.param(["--set", "SNV.hoan_thanh"], "--set SNV.hoan_thanh: không có số liệu hoặc mục nào như vậy", id="no value"),
        pytest.param(["--set", "TTR.hoan_thanh=1"], "--set TTR.hoan_thanh: không có số liệu", id="no such unit"),
        pytest.param(["--set", "9.diem=1"], "--set 9.diem: không có số liệu", id="no such row"),
        pytest.param(["--set", "1.=1"], "--set 1.: không có số liệu", id="no such key"),
        pytest.param(["--set", "SNV.hoan_thanh=-1"], "--set SNV.hoan_thanh: “-1” không hợp với số liệu này", id="a value that cannot be"),
        pytest.param(["--without", "9"], "Bảng không có mục 9.", id="no such row to leave out"),
        pytest.param(["--set", "1.diem=nhiều"], "bang.yaml, dòng 17: Lỗi [muc/1/diem]: Không đọc được số “nhiều”.", id="points that are no number"),
        pytest.param(["--set", "1.la=1"], "Không hiểu mục “la”", id="a key that no row has"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_told(
    asked: list[str], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", *two_files(tmp_path), *asked]) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert sentence in captured.err


def test_figures_that_do_not_fit_the_other_rubric_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = written(tmp_path, "du-thao.yaml", RUBRIC.replace("ma: bang-nho", "ma: bang-khac"))

    assert main(["score", *two_files(tmp_path), "--against", other]) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert "Số liệu này của bảng “bang-nho”, không phải của bảng “bang-khac”" in captured.err


@pytest.mark.parametrize("asked", [[], ["--set", "1.diem=15"]], ids=["as it is", "mended"])
def test_another_rubric_that_contradicts_itself_is_not_scored_by(
    asked: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = written(tmp_path, "du-thao.yaml", RUBRIC.replace("thang_diem: 20", "thang_diem: 25"))

    assert main(["score", *two_files(tmp_path), "--against", other, *asked]) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("du-thao.yaml, dòng 17: Lỗi [bang]: ")
    assert "Chưa chấm điểm" in captured.err


def test_a_wish_that_makes_the_rubric_contradict_itself_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["score", *two_files(tmp_path), "--set", "1.can_cu=qd9"]) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert "bang.yaml, dòng 17: Lỗi [bang/1]" in captured.err
    assert "Chưa chấm điểm" in captured.err
