"""A bad file gets one clear sentence with its place and what to do, and nothing of it is loaded."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.cli.tables import FIGURES, HEADING, RUBRIC, written
from tests.outside.books import a_book, old_office, with_results
from tests.outside.old_letters import in_tcvn3, in_vni, in_windows_1258
from thidua.cli.__main__ import main

NOT_SCORED = "Chưa chấm điểm: xin sửa các lỗi trên rồi chạy lại. Không có gì được lưu."
NOT_LOADED = " Chưa có gì được nạp."
VIETNAMESE = FIGURES + "ghi_chu: Đơn vị được tặng Cờ thi đua của Ủy ban nhân dân tỉnh\n"


def rows(*last: Sequence[object]) -> list[Sequence[object]]:
    return [HEADING, ("STP", 46, 50, 97.8), *last]


def text(*last: str) -> bytes:
    return "\n".join((";".join(HEADING), "STP;46;50;97,8", *last, "")).encode()


def yaml_of(snv: str) -> bytes:
    return FIGURES.replace(
        "    tham_dinh: {hoan_thanh: 30, ke_hoach: 50, dung_han: 80}", snv
    ).encode()


def merged(_book: Workbook, sheet: Worksheet) -> None:
    sheet.merge_cells("B2:C2")


def score(folder: Path, name: str, content: bytes, capsys: pytest.CaptureFixture[str]) -> str:
    """Score with a bad file of figures; nothing must come of it but what is said."""
    rubric = written(folder, "bang.yaml", RUBRIC)

    code = main(["score", rubric, written(folder, name, content)])

    captured = capsys.readouterr()
    assert code == 1
    assert captured.out == ""
    return captured.err


# --- what is wrong in a cell ---------------------------------------------------------------------

DAY = date(2024, 11, 20)
CELLS = [
    pytest.param(("SNV", -1, 50, 80), "dòng 3, cột B: Lỗi: hoan_thanh: số đếm -1 không được âm", id="negative count"),
    pytest.param(("SNV", 1.5, 50, 80), "dòng 3, cột B: Lỗi: hoan_thanh: số đếm 1.5", id="a count with decimals"),
    pytest.param(("SNV", 30, 50, 180), "dòng 3, cột D: Lỗi: dung_han: số liệu 180 lớn hơn mức cao nhất 100", id="more than 100 %"),
    pytest.param(("SNV", 30, 50, "cao"), "dòng 3, cột D: Lỗi: dung_han: “cao” không phải số", id="a word for a number"),
    pytest.param(("SNV", 30, 50, "1.234"), "dòng 3, cột D: Lỗi: dung_han: “1.234” có thể là", id="thousands or decimals"),
    pytest.param(("TTR", 30, 50, 80), "dòng 3, cột A: Lỗi: Không có đơn vị “TTR” trong bảng", id="unknown unit"),
    pytest.param(("STP", 30, 50, 80), "dòng 3, cột A: Lỗi: Đơn vị STP xuất hiện hai lần, lần đầu ở dòng 2", id="a unit twice"),
    pytest.param(("", 30, 50, 80), "dòng 3, cột A: Lỗi: Dòng có số liệu nhưng thiếu mã đơn vị", id="no unit"),
]  # fmt: skip
OF_WORKBOOKS = [
    pytest.param(("SNV", "=B2-16", 50, 80), "dòng 3, cột B: Lỗi: hoan_thanh: ô chứa công thức “=B2-16” nhưng chưa có kết quả", id="a formula for a value"),
    pytest.param(("SNV", "#DIV/0!", 50, 80), "dòng 3, cột B: Lỗi: hoan_thanh: ô báo lỗi #DIV/0!", id="an error for a value"),
    pytest.param(("SNV", DAY, 50, 80), "dòng 3, cột B: Lỗi: hoan_thanh: ô được định dạng là ngày (2024-11-20)", id="a day for a number"),
]  # fmt: skip


@pytest.mark.parametrize(("row", "sentence"), [*CELLS, *OF_WORKBOOKS])
def test_a_bad_cell_of_a_workbook_is_told_with_sheet_row_and_column(
    row: Sequence[object], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = score(tmp_path, "so-lieu.xlsx", a_book(rows(row)), capsys)

    assert f"so-lieu.xlsx, trang Số liệu, {sentence}" in said
    assert said.endswith(f"{NOT_SCORED}\n")


@pytest.mark.parametrize(("row", "sentence"), CELLS)
def test_a_bad_cell_of_csv_is_told_with_row_and_column(
    row: Sequence[object], sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = ";".join(str(value) for value in row)

    said = score(tmp_path, "so-lieu.csv", text(line), capsys)

    assert f"so-lieu.csv, {sentence}" in said
    assert said.endswith(f"{NOT_SCORED}\n")


def test_a_number_for_a_day_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = a_book([("don_vi", "ngay_gui"), ("STP", 45616)])

    said = score(tmp_path, "so-lieu.xlsx", book, capsys)

    assert "dòng 2, cột B: Lỗi: ngay_gui: ô chứa số 45616 thay cho ngày" in said


def test_merged_cells_are_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = score(tmp_path, "so-lieu.xlsx", a_book(rows(), merged), capsys)

    assert "so-lieu.xlsx, trang Số liệu, dòng 2, cột B: Lỗi: Vùng ô B2:C2 bị gộp" in said


def test_places_are_english_where_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rubric = written(tmp_path, "bang.yaml", RUBRIC)
    figures = written(tmp_path, "so-lieu.xlsx", a_book(rows(("SNV", -1, 50, 80))))

    main(["score", rubric, figures, "--lang", "en"])

    assert "so-lieu.xlsx, sheet Số liệu, line 3, column B: Error:" in capsys.readouterr().err


def test_all_that_is_wrong_is_told_at_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = score(tmp_path, "so-lieu.csv", text("SNV;-1;x;180"), capsys)

    assert said.count("Lỗi:") == 3


# --- what is odd, but no error -------------------------------------------------------------------


def with_formula() -> bytes:
    return with_results(a_book(rows(("SNV", "=46-16", 50, 80))), {"46-16": "30"})


@pytest.mark.parametrize(
    ("name", "content", "note"),
    [
        pytest.param("so-lieu.csv", text("", "SNV;30;50;80"), "dòng 3, cột A: Lưu ý: Dòng trống", id="a blank line"),
        pytest.param("so-lieu.xlsx", a_book(rows((), ("SNV", 30, 50, 80))), "trang Số liệu, dòng 3, cột A: Lưu ý: Dòng trống", id="a blank row"),
        pytest.param("so-lieu.xlsx", with_formula(), "trang Số liệu, dòng 3, cột B: Lưu ý: Trang có 1 ô công thức (ô đầu tiên: B3)", id="results of formulas"),
        pytest.param("so-lieu.yaml", unicodedata.normalize("NFD", VIETNAMESE).encode(), "Lưu ý: Chữ tiếng Việt trong tệp ở dạng tổ hợp (NFD)", id="letters taken apart"),
    ],
)  # fmt: skip
def test_what_is_odd_is_told_and_scored(
    name: str, content: bytes, note: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rubric = written(tmp_path, "bang.yaml", RUBRIC)

    assert main(["score", rubric, written(tmp_path, name, content)]) == 0

    captured = capsys.readouterr()
    assert note in captured.err
    assert "SNV  Sở Nội vụ       11,00" in captured.out


# --- YAML ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        pytest.param(yaml_of("    tham_dinh: {hoan_thanh: -1}"), "dòng 6: Lỗi [don_vi/SNV/tham_dinh/hoan_thanh]: hoan_thanh: số đếm -1 không được âm", id="negative count"),
        pytest.param(yaml_of("    tham_dinh: {dung_han: 180}"), "dòng 6: Lỗi [don_vi/SNV/tham_dinh/dung_han]: dung_han: số liệu 180 lớn hơn", id="more than 100 %"),
        pytest.param(yaml_of("    tham_dinh: {ngay_gui: 45616}"), "dòng 6: Lỗi [don_vi/SNV/tham_dinh/ngay_gui]: ngay_gui: “45616” không phải ngày", id="a number for a day"),
        pytest.param(yaml_of("    tham_dinh: {hoan_than: 1}"), "Không có số liệu “hoan_than” trong bảng tiêu chí; xin sửa tên hoặc bỏ số liệu này. Có phải ý là “hoan_thanh”?", id="unknown figure"),
        pytest.param(yaml_of("    tham_dinh: {dung_han: 97,8}"), "Dấu phẩy đã tách số làm hai", id="a decimal comma"),
        pytest.param(FIGURES.replace("SNV:", "TTR:").encode(), "dòng 5: Lỗi [don_vi/TTR]: Không có đơn vị “TTR”", id="unknown unit"),
    ],
)  # fmt: skip
def test_a_bad_value_in_yaml_is_told_with_line_and_path(
    content: bytes, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = score(tmp_path, "so-lieu.yaml", content, capsys)

    assert "so-lieu.yaml, dòng " in said
    assert sentence in said
    assert said.endswith(f"{NOT_SCORED}\n")


# --- files that are refused as a whole -----------------------------------------------------------

REFUSED = [
    pytest.param("so-lieu.yaml", FIGURES.replace("  SNV:", "  STP:").encode(), "so-lieu.yaml, dòng 5: mục “STP” đã ghi ở dòng 4", id="a key twice"),
    pytest.param("so-lieu.yaml", in_tcvn3(VIETNAMESE), "so-lieu.yaml dùng bảng mã cũ TCVN3 (ABC)", id="TCVN3"),
    pytest.param("so-lieu.yaml", in_vni(VIETNAMESE), "so-lieu.yaml dùng bảng mã cũ VNI", id="VNI"),
    pytest.param("so-lieu.yaml", in_windows_1258(VIETNAMESE), "so-lieu.yaml dùng bảng mã cũ Windows-1258", id="Windows-1258"),
    pytest.param("so-lieu.csv", in_tcvn3("đơn_vị,tỷ lệ\nSở Tư pháp,được\n"), "so-lieu.csv dùng bảng mã cũ TCVN3 (ABC)", id="CSV in TCVN3"),
    pytest.param("so-lieu.csv", b'don_vi,a\n"STP,1\n', "so-lieu.csv, dòng 2: dấu ngoặc kép chưa đóng", id="an open quotation mark"),
    pytest.param("so-lieu.csv", b"don_vi,a\nS\x07TP,1\n", "so-lieu.csv, dòng 2, cột 2: có ký tự điều khiển", id="a control character"),
    pytest.param("so-lieu.yaml", b"", "so-lieu.yaml: tệp trống", id="no bytes"),
    pytest.param("so-lieu.yaml", b"%PDF-1.7", "so-lieu.yaml không phải tệp văn bản", id="a PDF"),
    pytest.param("so-lieu.xlsx", b"", "so-lieu.xlsx: tệp trống", id="a workbook of no bytes"),
    pytest.param("so-lieu.xlsx", text(), "so-lieu.xlsx không phải bảng tính .xlsx đọc được", id="a text that is called .xlsx"),
    pytest.param("so-lieu.xlsx", old_office("Workbook"), "so-lieu.xlsx là bảng tính kiểu cũ (.xls)", id="an .xls that is called .xlsx"),
    pytest.param("so-lieu.xls", old_office("Workbook"), "so-lieu.xls là bảng tính kiểu cũ (.xls)", id="an .xls"),
    pytest.param("so-lieu.xlsx", old_office("EncryptedPackage"), "so-lieu.xlsx được bảo vệ bằng mật khẩu", id="a password"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "content", "sentence"), REFUSED)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(
    name: str, content: bytes, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = score(tmp_path, name, content, capsys)

    assert sentence in said
    assert said.count("\n") == 1
    assert said.endswith(f"{NOT_LOADED}\n")


def test_a_path_that_leads_to_no_file_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rubric = written(tmp_path, "bang.yaml", RUBRIC)
    huge = tmp_path / "lon.csv"
    with huge.open("wb") as opened:
        opened.truncate(100_000_000)
    cases = {
        str(tmp_path / "khong-co.xlsx"): "Không có tệp",
        str(tmp_path): "là thư mục",
        str(huge): "tệp lớn hơn 50 MB",
    }

    for path, sentence in cases.items():
        assert main(["score", rubric, path]) == 1
        said = capsys.readouterr().err
        assert path in said
        assert sentence in said


@pytest.mark.parametrize("command", [["score"], ["rubric", "check"], ["rubric", "diff"]])
def test_a_bad_rubric_is_refused_by_every_command(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rubric = written(tmp_path, "bang.yaml", in_tcvn3(RUBRIC))
    others = [] if command[-1] == "check" else [rubric]

    assert main([*command, rubric, *others]) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert "bang.yaml dùng bảng mã cũ TCVN3 (ABC)" in captured.err


def test_an_error_in_the_rubric_stops_before_the_figures(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rubric = written(tmp_path, "bang.yaml", RUBRIC.replace("loai: ty_le", "loai: ty_le_la"))

    assert main(["score", rubric, str(tmp_path / "khong-co.yaml")]) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    assert "bang.yaml, dòng 20: Lỗi" in captured.err
    assert captured.err.endswith(f"{NOT_SCORED}\n")


def test_a_rubric_that_contradicts_itself_is_not_scored_by_and_every_error_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unsound = RUBRIC.replace("thang_diem: 20", "thang_diem: 30").replace("den: 90", "den: 95")
    unsound = unsound.replace("ten: Khá, tu: 0", "ten: Khá, tu: 16")
    rubric = written(tmp_path, "bang.yaml", unsound)
    figures = written(tmp_path, "so-lieu.yaml", FIGURES)

    assert main(["score", rubric, figures]) == 1

    captured = capsys.readouterr()
    assert captured.out == ""
    scale, bands, classes, last = captured.err.splitlines()
    assert scale.startswith("bang.yaml, dòng 17: Lỗi [bang]: Tổng điểm các nhóm là 20")
    assert bands.startswith("bang.yaml, dòng 21: Lỗi [bang/2]: Hai bậc của mục 2 chồng nhau")
    assert classes.startswith("bang.yaml, dòng 25: Lỗi [xep_loai]: ")
    assert last == NOT_SCORED


def test_what_is_merely_noted_of_a_rubric_is_left_to_its_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rubric = written(tmp_path, "bang.yaml", RUBRIC)
    figures = written(tmp_path, "so-lieu.yaml", FIGURES)

    assert main(["rubric", "check", rubric]) == 0
    assert "Lưu ý [bang/2]" in capsys.readouterr().out

    assert main(["score", rubric, figures]) == 0
    assert capsys.readouterr().err == ""
