"""`thidua rubric schema` prints what an editor needs, the rubric's own where nothing is said."""

from __future__ import annotations

import json

import pytest

from thidua.cli.__main__ import main


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        pytest.param([], "Bảng tiêu chí và thang điểm", id="nothing said"),
        pytest.param(["--of", "bang-tieu-chi"], "Bảng tiêu chí và thang điểm", id="rubric"),
        pytest.param(["--of", "khung"], "Khung của tỉnh cho bảng tiêu chí", id="frame"),
        pytest.param(["--of", "so-lieu", "--lang", "en"], "Số liệu của các đơn vị", id="figures"),
    ],
)
def test_the_schema_is_printed(
    asked: list[str], title: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rubric", "schema", *asked]) == 0

    assert json.loads(capsys.readouterr().out)["title"] == title
