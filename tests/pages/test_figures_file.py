"""The file of a year's figures: with the rubric's file anybody gets the points that the page shows."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.pages.reader import (
    ADMINISTRATOR,
    FAIR,
    GOOD,
    HEAD,
    LEADER,
    OFFICER,
    RUBRIC,
    SECRETARY,
    STRANGERS,
    UNITS,
    a_block_year,
    a_marked_year,
    address,
    an_adopted_year,
    is_published,
    is_verified,
    logged_in,
    read,
    reports,
)
from thidua.apps.scoring.queries import Kind, ranking_of
from thidua.apps.years.models import EmulationYear
from thidua.apps.years.queries import as_block_year
from thidua.cli.__main__ import main
from thidua.core.access.decide import NotGranted, NotPublishedYet
from thidua.core.access.roles import PUBLIC, Actor, Role
from thidua.core.rubric.figures import FigureValue
from thidua.ui.words.numbers import fixed

pytestmark = pytest.mark.django_db
FILE, RUBRIC_FILE = address("so-lieu/"), address("bang-tieu-chi/van-ban/")
OVER_CLAIMS = RUBRIC.replace(
    "diem_liet:",
    "  - ma: P2\n    ten: Tự chấm cao\n"
    "    quy_tac: {loai: vuot_tu_cham, vuot: 20%, moi_lan: 0.25, tran: 1}\ndiem_liet:",
)
Standing = dict[str, tuple[int | None, Fraction | None]]
Score = Callable[..., Standing]


@pytest.fixture
def score(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Score:
    """Download both files, score them as the guide says, and give each unit's place and total."""

    def downloaded(client: Client, *options: str) -> Standing:
        paths = []
        for name, path in (("bang-tieu-chi.yaml", RUBRIC_FILE), ("so-lieu.yaml", FILE)):
            (tmp_path / name).write_bytes(client.get(path).content)
            paths.append(str(tmp_path / name))
        assert main(["score", *paths, "--format", "json", *options]) == 0
        units = json.loads(capsys.readouterr().out)["units"]
        return {unit["unit"]: (unit["place"], Fraction(unit["total"])) for unit in units}

    return downloaded


def standing(year: EmulationYear, kind: Kind = Kind.VERIFIED) -> Standing:
    """Give each unit's place and total as the pages have them."""
    places = ranking_of(as_block_year(year, on=year.ends_on), kind).places
    return {place.unit: (place.place, place.total) for place in places}


def test_the_two_files_give_the_points_that_the_page_shows(score: Score) -> None:
    year = an_adopted_year(rubric=OVER_CLAIMS)
    reports(year, "CA", {**GOOD, "duoc_giao": 48})
    reports(year, "SNV", {**FAIR, "lam_duoc": 50, "bai": 1})
    is_verified(year, "CA", GOOD)
    is_verified(year, "SNV", {**FAIR, "lam_duoc": 25, "ky_luat": None})
    is_verified(year, "QS", FAIR)
    is_published(year)

    found = score(Client())

    assert found == standing(year)
    page = read(address("xep-hang/"), by=PUBLIC)
    for _, total in found.values():
        assert total is not None
        assert fixed(total, 2, "vi") in page


@pytest.mark.parametrize(
    "reported",
    [
        pytest.param({}, id="of nothing"),
        pytest.param({"lam_duoc": 50, "duoc_giao": 50}, id="without what was found to be wrong"),
        pytest.param({**FAIR, "tra_lai": None}, id="of something as nothing"),
    ],
)
def test_a_claim_counts_in_the_files_as_it_does_on_the_page(
    score: Score, reported: dict[str, FigureValue]
) -> None:
    year = an_adopted_year(rubric=OVER_CLAIMS)
    for unit in UNITS:
        reports(year, unit, reported)
        is_verified(year, unit, {**FAIR, "tra_lai": 8})
    is_published(year)

    assert score(Client()) == standing(year)
    assert score(Client(), "--reported") == standing(year, Kind.SELF_REPORTED)


def test_before_the_appraisal_the_secretary_recomputes_what_the_units_reported(
    score: Score,
) -> None:
    year = an_adopted_year()
    reports(year, "SNV", FAIR)
    secretary = logged_in(Role.SECRETARY, block=year.block)

    assert score(secretary, "--reported") == standing(year, Kind.SELF_REPORTED)


def test_the_file_says_whose_figures_it_holds_and_only_where_reports_differ() -> None:
    year = an_adopted_year(units=("CA",))
    reports(year, "CA", {**GOOD, "lam_duoc": 50})
    is_verified(year, "CA", GOOD)
    is_published(year)

    assert Client().get(FILE).text == (
        "so_lieu: 1\n"
        "bang_tieu_chi: bang-cua-khoi\n"
        'ghi_chu: "Khối thi đua Nội chính, năm 2024"\n'
        "don_vi:\n"
        "  CA:\n"
        "    tham_dinh:\n"
        "      lam_duoc: 48\n"
        "      duoc_giao: 50\n"
        "      quy_che: 1\n"
        "    tu_bao_cao:\n"
        "      lam_duoc: 50\n"
    )


def test_invented_figures_say_so_in_the_file() -> None:
    year = a_marked_year()
    EmulationYear.objects.filter(pk=year.pk).update(illustrative=True)

    assert "năm 2024. Dữ liệu minh họa" in read(FILE)


def test_the_file_is_safe_to_open() -> None:
    is_published(a_marked_year())

    answer = Client().get(FILE)

    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/yaml; charset=utf-8"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert (
        answer.headers["Content-Disposition"] == 'attachment; filename="so-lieu-khoi-mot-2024.yaml"'
    )


WHOLE = {"administrator": ADMINISTRATOR, "secretary": SECRETARY, "head": HEAD}
OF_ONE_UNIT = {"officer": OFFICER, "leader": LEADER}


@pytest.mark.parametrize("who", [pytest.param(one, id=name) for name, one in WHOLE.items()])
def test_who_sees_every_sheet_of_the_block_has_the_file(who: Actor) -> None:
    a_marked_year()

    assert "lam_duoc: 48" in read(FILE, by=who)
    for page in ("xep-hang/", "bang-tieu-chi/"):
        assert f'href="{FILE}"' in read(address(page), by=who)


@pytest.mark.parametrize("who", [pytest.param(one, id=name) for name, one in OF_ONE_UNIT.items()])
def test_who_sees_the_sheet_of_one_unit_has_no_file_before_publication(who: Actor) -> None:
    a_marked_year()

    with pytest.raises(NotPublishedYet):
        read(FILE, by=who)
    for page in ("xep-hang/", "bang-tieu-chi/"):
        assert f'href="{FILE}"' not in read(address(page), by=who)


@pytest.mark.parametrize("who", [pytest.param(one, id=name) for name, one in STRANGERS.items()])
def test_nobody_else_has_the_file_before_publication(who: Actor) -> None:
    a_marked_year()

    with pytest.raises(NotGranted):
        read(FILE, by=who)


@pytest.mark.parametrize("who", [pytest.param(one, id=name) for name, one in OF_ONE_UNIT.items()])
def test_after_publication_everybody_has_the_file(who: Actor) -> None:
    is_published(a_marked_year())

    for reader in (who, PUBLIC):
        assert "lam_duoc: 48" in read(FILE, by=reader)
        for page in ("xep-hang/", "bang-tieu-chi/"):
            assert f'href="{FILE}"' in read(address(page), by=reader)


def test_there_is_no_file_before_a_rubric_was_adopted() -> None:
    year = a_block_year()

    assert logged_in(Role.SECRETARY, block=year.block).get(FILE).status_code == 404


def test_three_units_need_as_many_queries_as_one() -> None:
    a_marked_year("khoi-mot", units=("CA",))
    a_marked_year("khoi-ba", units=("TA", "VKS", "QS"))

    def asked_for(path: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            read(path, by=ADMINISTRATOR)
        return len(queries)

    assert asked_for(FILE) == asked_for(address("so-lieu/", block="khoi-ba"))
