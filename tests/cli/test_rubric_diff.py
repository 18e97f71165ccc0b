"""Two rubrics are compared change by change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.tables import RUBRIC, written
from thidua.cli.__main__ import main


def compare(
    folder: Path, new: str, capsys: pytest.CaptureFixture[str], *asked: str
) -> tuple[int, list[str]]:
    old = written(folder, "truoc.yaml", RUBRIC)

    code = main(["rubric", "diff", old, written(folder, "sau.yaml", new), *asked])

    captured = capsys.readouterr()
    return code, (captured.out + captured.err).splitlines()


def test_the_same_rubric_has_no_differences(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert compare(tmp_path, RUBRIC, capsys) == (0, ["Hai bảng giống nhau."])


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        pytest.param("  ten: Nhiệm vụ\n  diem: 10", "  ten: Nhiệm vụ\n  diem: 12.5", "Sửa mục 1, diem: 10 → 12,5", id="points"),
        pytest.param("ten: Bảng nhỏ", "ten: Bảng mới", "Sửa bảng, ten: Bảng nhỏ → Bảng mới", id="the table itself"),
        pytest.param("thang_diem: 20\n", "", "Sửa bảng, thang_diem: 20 → –", id="something taken out"),
        pytest.param("- ma: '2'", "- ma: '3'", "Thêm mục 3: Đúng hạn", id="a row put in"),
        pytest.param("- ma: '2'", "- ma: '3'", "Bỏ mục 2: Đúng hạn", id="a row taken out"),
        pytest.param("  ngay_gui: {ten: Ngày gửi báo cáo, kieu: ngay}\n", "", "Bỏ số liệu ngay_gui: Ngày gửi báo cáo", id="a figure"),
    ],
)  # fmt: skip
def test_each_change_is_a_line(
    old: str, new: str, line: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines = compare(tmp_path, RUBRIC.replace(old, new), capsys)

    assert code == 1
    assert line in lines


def test_changes_are_english_where_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    changed = RUBRIC.replace("ten: Bảng nhỏ", "ten: Bảng mới")

    assert compare(tmp_path, changed, capsys, "--lang", "en") == (
        1,
        ["Changed table, ten: Bảng nhỏ → Bảng mới", "Changed row bang, ten: Bảng nhỏ → Bảng mới"],
    )


def test_a_rubric_that_cannot_be_used_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, lines = compare(tmp_path, RUBRIC.replace("loai: ty_le", "loai: la"), capsys)

    assert code == 1
    assert lines[0].startswith("sau.yaml, dòng 20: Lỗi")
