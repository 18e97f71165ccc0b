"""What is handed out: the ranking as files, and of published years the open data and the seals."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO, StringIO

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import resolve
from django.utils import translation
from openpyxl import load_workbook

from tests.house.sources import ROOT
from tests.pages.reader import (
    ADMINISTRATOR,
    GOOD,
    HEAD,
    INSIDE,
    RUBRIC,
    SECRETARY,
    STRANGERS,
    a_block_year,
    a_marked_year,
    address,
    an_adopted_year,
    asked,
    is_published,
    is_verified,
    read,
    reports,
)
from tests.world import a_verified_sheet, handed_in
from thidua.apps.publication.tables import POINTS, RANKING
from thidua.apps.scoring.actions import NothingSealed
from thidua.apps.scoring.queries import NoRubricAdopted
from thidua.apps.years.models import EmulationYear
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import PUBLIC, Actor
from thidua.ui.door import SuchPageNotKnown

pytestmark = pytest.mark.django_db
PACKAGE = address("du-lieu/datapackage.json")
DATA = ("xep-hang.csv", "xep-hang.json", "diem.csv", "diem.json")
OPEN = (PACKAGE, *(address(f"du-lieu/{name}") for name in DATA), address("niem-phong/1/"))
EXPORTS = (address("xep-hang/xep-hang.xlsx"), address("xep-hang/xep-hang.csv"))
HALF = RUBRIC.replace("cong_thuc: phan * 10", "cong_thuc: phan * 10 / 3").replace(
    "  tieu_chi: {so_le: 2, cach: nua_len}\n  nhom: {so_le: 2, cach: nua_len}\n", ""
)


def given(path: str, *, by: Actor = PUBLIC, lang: str = "vi") -> HttpResponse:
    """Give the answer itself, bytes and all; lets refusals out as they are."""
    match = resolve(path)
    with translation.override(lang):
        answer: HttpResponse = match.func(
            asked(path, by=by, lang="en" if lang == "en" else "vi"), *match.args, **match.kwargs
        )
    return answer


def package() -> dict[str, object]:
    found: dict[str, object] = json.loads(given(PACKAGE).content)
    return found


def rows_of(name: str) -> list[list[str]]:
    return list(csv.reader(StringIO(given(address(f"du-lieu/{name}")).content.decode())))


@pytest.mark.parametrize("path", OPEN)
@pytest.mark.parametrize("who", [pytest.param(one, id=name) for name, one in STRANGERS.items()])
def test_before_publication_nobody_outside_has_open_data(path: str, who: Actor) -> None:
    a_marked_year()

    with pytest.raises(NotGranted):
        given(path, by=who)


@pytest.mark.parametrize("path", OPEN)
@pytest.mark.parametrize("who", [pytest.param(one, id=name) for name, one in INSIDE.items()])
def test_before_publication_nobody_inside_has_open_data_either(path: str, who: Actor) -> None:
    a_marked_year()

    with pytest.raises((NotGranted, NothingSealed, SuchPageNotKnown)):
        given(path, by=who)


@pytest.mark.parametrize("path", [*OPEN, *EXPORTS])
@pytest.mark.parametrize("who", [PUBLIC, HEAD], ids=["public", "head"])
def test_after_publication_everybody_has_every_file(path: str, who: Actor) -> None:
    is_published(a_marked_year())

    assert given(path, by=who).status_code == 200


@pytest.mark.parametrize("path", EXPORTS)
@pytest.mark.parametrize("who", [pytest.param(one, id=name) for name, one in STRANGERS.items()])
def test_before_publication_strangers_have_no_ranking_as_a_file(path: str, who: Actor) -> None:
    a_marked_year()

    with pytest.raises(NotGranted):
        given(path, by=who)


def test_the_ranking_as_csv_opens_in_a_spreadsheet() -> None:
    a_marked_year()

    answer = given(EXPORTS[1], by=SECRETARY)

    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert answer.content.decode("utf-8-sig").splitlines()[:2] == [
        "Hạng,Mã đơn vị,Đơn vị,Điểm các nhóm,Điểm thưởng,Điểm trừ,Tổng điểm,Xếp loại",
        '1,CA,Đơn vị CA,"29,60","0,00","0,00","29,60",Xuất sắc',
    ]
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="xep-hang-khoi-mot-2024.csv"'
    )


def test_the_ranking_as_a_workbook_holds_numbers() -> None:
    a_marked_year()

    sheet = load_workbook(BytesIO(given(EXPORTS[0], by=SECRETARY).content))["Xếp hạng"]

    assert [cell.value for cell in sheet[2]] == [
        1,
        "CA",
        "Đơn vị CA",
        29.6,
        0,
        0,
        29.6,
        "Xuất sắc",
    ]


def test_until_verified_the_file_is_of_what_was_reported_as_the_page_is() -> None:
    year = an_adopted_year()
    reports(year, "CA", GOOD)

    assert '1,CA,Đơn vị CA,"29,60"' in given(EXPORTS[1], by=SECRETARY).content.decode()


@pytest.mark.parametrize("path", EXPORTS)
def test_before_a_rubric_there_is_no_file(path: str) -> None:
    a_block_year()

    with pytest.raises(NoRubricAdopted):
        given(path, by=SECRETARY)


def test_open_data_tells_the_ranking_and_every_row() -> None:
    is_published(a_marked_year())

    ranking, points = rows_of("xep-hang.csv"), rows_of("diem.csv")

    assert ranking[0] == [column.name for column in RANKING]
    assert ranking[1] == ["1", "CA", "Đơn vị CA", "29.6", "0", "0", "29.6", "Xuất sắc"]
    assert points[0] == [column.name for column in POINTS]
    assert ["CA", "ca-nam", "1.1", "Hoàn thành nhiệm vụ", "1", "10", "9.6", "counted"] in points
    assert ["QS", "ca-nam", "2", "Dân chủ ở cơ sở", "bang", "10", "0", "not_applicable"] in points


def test_the_same_is_there_as_json() -> None:
    is_published(a_marked_year())

    rows = json.loads(given(address("du-lieu/xep-hang.json")).content)

    assert rows[0] == {
        "hang": 1,
        "ma_don_vi": "CA",
        "don_vi": "Đơn vị CA",
        "diem_nhom": 29.6,
        "diem_thuong": 0,
        "diem_tru": 0,
        "tong_diem": 29.6,
        "xep_loai": "Xuất sắc",
    }
    assert len(rows) == 3


def test_a_number_without_end_is_rounded_to_ten_places() -> None:
    year = an_adopted_year(units=("CA",), rubric=HALF)
    reports(year, "CA")
    is_verified(year, "CA", {**GOOD, "lam_duoc": 50})
    is_published(year)

    (row,) = [row for row in rows_of("diem.csv") if row[2] == "1.1"]

    assert row[6] == "3.3333333333"


def test_a_table_without_bonus_and_penalty_has_nothing_there() -> None:
    start, end = RUBRIC.index("thuong:\n"), RUBRIC.index("diem_liet:")
    rubric = RUBRIC[:start] + RUBRIC[end:]
    year = an_adopted_year(units=("CA",), rubric=rubric)
    is_verified(year, "CA", GOOD)
    is_published(year)

    assert rows_of("xep-hang.csv")[1][4:6] == ["0", "0"]


def test_the_package_describes_its_files() -> None:
    is_published(a_marked_year())

    found = package()
    resources = found["resources"]

    assert isinstance(resources, list)
    assert found["name"] == "thi-dua-khoi-mot-2024"
    assert [one["path"] for one in resources] == list(DATA)
    for one in resources:
        content = given(address(f"du-lieu/{one['path']}")).content
        assert one["bytes"] == len(content)
        assert one["hash"] == f"sha256:{sha256(content).hexdigest()}"
        assert {"fields", "primaryKey", "missingValues"} == set(one["schema"])


def test_cells_are_of_the_types_that_the_package_names() -> None:
    is_published(a_marked_year())
    reads: dict[str, Callable[[str], object]] = {"integer": int, "number": float, "string": str}
    resources = package()["resources"]
    assert isinstance(resources, list)

    for one in (one for one in resources if one["format"] == "csv"):
        head, *rows = rows_of(one["path"])
        fields = one["schema"]["fields"]
        assert head == [field["name"] for field in fields]
        for row in rows:
            for cell, field in zip(row, fields, strict=True):
                assert cell or not field["constraints"]["required"]
                assert not cell or reads[field["type"]](cell) is not None
        keys = [
            tuple(row[head.index(name)] for name in one["schema"]["primaryKey"]) for row in rows
        ]
        assert len(keys) == len(set(keys))


def test_invented_data_say_so() -> None:
    year = a_marked_year()
    is_published(year)
    assert "minh họa" not in str(package()["description"])

    EmulationYear.objects.filter(pk=year.pk).update(illustrative=True)

    assert package()["description"] == ("Điểm và hạng theo bản niêm phong số 1. Dữ liệu minh họa.")


def test_the_sealed_file_is_what_the_hash_on_the_page_is_of() -> None:
    is_published(a_marked_year())

    content = given(address("niem-phong/1/")).content

    assert sha256(content).hexdigest() in read(address("xep-hang/"), by=PUBLIC)
    assert json.loads(content)["results"][0] == {"place": 1, "total": "29.6", "unit": "CA"}


def test_open_data_stay_as_sealed_whatever_is_verified_later() -> None:
    year = a_marked_year()
    is_published(year)
    before = [given(path).content for path in OPEN]

    a_verified_sheet(year, handed_in("SNV", values={**GOOD, "bai": 3}, based_on=1))

    assert [given(path).content for path in OPEN] == before


@pytest.mark.parametrize("name", ["niem-phong/2/", "du-lieu/mat-khau.csv"])
def test_a_file_that_is_not_there_is_not_known(name: str) -> None:
    is_published(a_marked_year())

    with pytest.raises(SuchPageNotKnown):
        given(address(name))


def test_heads_follow_the_language() -> None:
    a_marked_year()

    assert "Total" in given(EXPORTS[1], by=SECRETARY, lang="en").content.decode().splitlines()[0]


def test_the_schema_page_names_every_column_with_its_type() -> None:
    told = (ROOT / "docs" / "schema" / "du-lieu-mo.md").read_text(encoding="utf-8")

    for column in (*RANKING, *POINTS):
        assert f"| `{column.name}` | {column.type} | {column.description} |" in told


@pytest.mark.parametrize("name", ["du-lieu/diem.csv", "xep-hang/xep-hang.csv"])
def test_three_units_need_as_many_queries_as_one(name: str) -> None:
    is_published(a_marked_year("khoi-mot", units=("CA",)))
    is_published(a_marked_year("khoi-ba", units=("TA", "VKS", "QS")))

    def asked_for(block: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            given(address(name, block=block), by=ADMINISTRATOR)
        return len(queries)

    assert asked_for("khoi-mot") == asked_for("khoi-ba")
