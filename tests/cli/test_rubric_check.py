"""A rubric is checked by itself, and against the frame above it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.tables import RUBRIC, written
from tests.examples import BLOCK, EXAMPLES, NAMES
from thidua.cli.__main__ import main

FRAME = """\
khung: 1
ma: khung-nho
ten: Khung nhỏ
hieu_luc_tu: 2024-01-01
thang_diem: 100
"""


@pytest.mark.parametrize("name", NAMES)
def test_every_example_is_sound(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rubric", "check", str(EXAMPLES / name / "bang-tieu-chi.yaml")]) == 0

    captured = capsys.readouterr()
    assert "bảng hợp lệ" in captured.out
    assert captured.out.splitlines()[-1].startswith("0 lỗi, ")
    assert captured.err == ""


def test_the_example_fits_its_frame(capsys: pytest.CaptureFixture[str]) -> None:
    folder = EXAMPLES / BLOCK

    code = main(
        ["rubric", "check", f"{folder}/bang-tieu-chi.yaml", "--frame", f"{folder}/khung.yaml"]
    )

    assert code == 0
    assert "13 nhóm, 49 tiêu chí, thang điểm 100" in capsys.readouterr().out


def test_notes_stand_with_their_line_and_are_no_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rubric", "check", written(tmp_path, "bang.yaml", RUBRIC)]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("bang.yaml, dòng 17: Lưu ý [bang/1]: Mục 1 có phép chia")
    assert lines[-2:] == [
        "bang.yaml: bảng hợp lệ, 2 nhóm, 2 tiêu chí, thang điểm 20.",
        "0 lỗi, 3 lưu ý.",
    ]


def test_a_table_without_a_scale_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["rubric", "check", written(tmp_path, "b.yaml", RUBRIC.replace("thang_diem: 20\n", ""))])

    assert "thang điểm –." in capsys.readouterr().out


def test_errors_are_counted_and_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rubric = RUBRIC.replace("thang_diem: 20", "thang_diem: 30")

    assert main(["rubric", "check", written(tmp_path, "bang.yaml", rubric)]) == 1

    out = capsys.readouterr().out
    assert "Lỗi" in out
    assert "bảng hợp lệ" not in out
    assert "1 lỗi, 3 lưu ý." in out


def test_a_rubric_that_cannot_be_used_is_told_in_english(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rubric = written(tmp_path, "bang.yaml", RUBRIC.replace("loai: ty_le", "loai: la"))

    assert main(["rubric", "check", rubric, "--lang", "en", "--frame", rubric]) == 1

    out = capsys.readouterr().out
    assert "bang.yaml, line 20: Error" in out
    assert out.endswith("1 errors, 0 notes.\n")


def test_a_departure_from_the_frame_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rubric, frame = written(tmp_path, "bang.yaml", RUBRIC), written(tmp_path, "khung.yaml", FRAME)

    assert main(["rubric", "check", rubric, "--frame", frame]) == 1

    assert "Khung quy định thang điểm 100, bảng ghi 20." in capsys.readouterr().out


def test_what_is_wrong_in_the_frame_is_told_under_its_own_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rubric = written(tmp_path, "bang.yaml", RUBRIC)
    frame = written(tmp_path, "khung.yaml", FRAME.replace("thang_diem", "thang_diemm"))

    assert main(["rubric", "check", rubric, "--frame", frame]) == 1

    assert "khung.yaml, dòng 5: Lỗi" in capsys.readouterr().out


def test_what_is_wrong_in_a_form_is_told_in_vietnamese(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rubric = RUBRIC.replace("so_lieu:\n", "can_cu: x\nso_lieu:\n", 1)

    main(["rubric", "check", written(tmp_path, "bang.yaml", rubric)])

    assert "“can_cu” viết sai dạng; cần danh sách." in capsys.readouterr().out


def test_what_stands_beyond_the_rows_is_told_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    upside_down = RUBRIC.replace("tu: 15", "tu: -15")
    results = "khen_thuong:\n- {ma: co, so_luong: 3}\n- {ma: khac, so_luong: 1}\n"
    frame = FRAME.replace("thang_diem: 100", "khen_thuong: [{ma: co, so_luong: 1}]")
    rubric = written(tmp_path, "bang.yaml", upside_down + results)

    main(["rubric", "check", rubric, "--frame", written(tmp_path, "khung.yaml", frame)])

    out, last = capsys.readouterr().out, len(RUBRIC.splitlines())
    assert f"bang.yaml, dòng {last - 1}: Lỗi [xep_loai]" in out
    assert f"bang.yaml, dòng {last + 2}: Lỗi [khen_thuong/co]" in out
    assert f"bang.yaml, dòng {last + 3}: Lỗi [khen_thuong/khac]" in out
