"""Beside the ranking: what proves it, what moved since self-scoring, how firm the places are."""

from __future__ import annotations

import pytest

from tests.pages.reader import (
    FAIR,
    GOOD,
    HEAD,
    INSIDE,
    SECRETARY,
    YEAR_END,
    a_marked_year,
    address,
    an_adopted_year,
    is_published,
    is_verified,
    read,
    reports,
)
from tests.world import a_verified_sheet, an_actor, during, handed_in
from thidua.apps.scoring.actions import correct_results
from thidua.apps.scoring.queries import basis_of_results
from thidua.apps.scoring.seals import Seal, seals_of
from thidua.apps.years.models import EmulationYear
from thidua.apps.years.queries import BlockYear, as_block_year
from thidua.core.access.roles import PUBLIC, Actor, Role
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db
PAGE = address("xep-hang/")
PUBLISH = f'href="{address("cong-bo/")}"'


def as_seen(year: EmulationYear) -> BlockYear:
    return as_block_year(EmulationYear.objects.get(pk=year.pk), on=YEAR_END.date())


def seals(year: EmulationYear) -> tuple[Seal, ...]:
    return seals_of(as_seen(year))


def is_corrected(year: EmulationYear) -> None:
    """Let SNV be verified with more than before, and the head seal that."""
    a_verified_sheet(year, handed_in("SNV", values={**GOOD, "bai": 3}, based_on=1))
    read_now = basis_of_results(as_seen(year))
    head = an_actor(Role.BLOCK_HEAD, block="khoi-mot")
    at = during(StageKind.HAND_OVER)
    correct_results(year.pk, read=read_now, reason="Trả lời <kiến nghị>", actor=head, at=at)


def test_published_results_come_with_their_proof() -> None:
    year = a_marked_year()
    is_published(year)
    (seal,) = seals(year)

    page = read(PAGE, by=PUBLIC)

    assert "Bản niêm phong số 1, ngày 10/10/2024, SHA-256" in page
    assert seal.digest in page
    assert seal.root in page
    assert f"Mục {seal.index} của sổ ghi; điểm kiểm tra {seal.index + 1} mục" in page
    assert (
        "thidua score bang-tieu-chi-khoi-mot-2024-ban-1.yaml so-lieu-khoi-mot-2024.yaml "
        "sha256sum ket-qua-khoi-mot-2024-so-1.json" in page
    )
    for file in ("bang-tieu-chi/van-ban/", "so-lieu/", "niem-phong/1/", "du-lieu/datapackage.json"):
        assert f'href="{address(file)}"' in page
    assert "Lý do đính chính" not in page


def test_a_correction_is_told_with_its_reason_and_the_seal_before_it() -> None:
    year = a_marked_year()
    is_published(year)
    is_corrected(year)
    latest, first = seals(year)

    page = read(PAGE, by=PUBLIC)

    assert "Bản niêm phong số 2, ngày 10/11/2024, SHA-256" in page
    assert latest.digest in page
    assert first.digest in page
    assert "Lý do đính chính:</b> Trả lời <kiến nghị>" in page
    assert "Đơn vị SNV: hạng 2 → 1, điểm 27,00 → 32,60 <br>" in page
    assert "mục 1.1: 8,00 → 9,60; mục 1.2: 9,00 → 10,00; mục T1: 0,00 → 3,00" in page
    assert "Đơn vị CA: hạng 1 → 2, điểm 29,60 → 29,60" in page
    assert f'href="{address("niem-phong/1/")}"' in page
    assert "Kết quả sau thẩm định · công bố ngày 10/10/2024" in page


def test_the_reason_of_an_earlier_correction_stays() -> None:
    year = a_marked_year()
    is_published(year)
    is_corrected(year)
    a_verified_sheet(year, handed_in("SNV", values=FAIR, based_on=2))
    head = an_actor(Role.BLOCK_HEAD, block="khoi-mot")
    at = during(StageKind.HAND_OVER)
    read_now = basis_of_results(as_seen(year))
    correct_results(year.pk, read=read_now, reason="Sửa lại", actor=head, at=at)

    page = read(PAGE, by=PUBLIC)

    assert "Bản số 2, ngày 10/11/2024</a> : Trả lời <kiến nghị>" in page
    assert "Lý do đính chính:</b> Sửa lại" in page


def test_before_publication_there_is_no_proof() -> None:
    a_marked_year()

    assert "Tự kiểm tra" not in read(PAGE)


def test_results_without_a_seal_have_no_proof() -> None:
    a_marked_year()
    EmulationYear.objects.update(published_at=YEAR_END)

    assert "Tự kiểm tra" not in read(PAGE, by=PUBLIC)


def test_what_the_appraisal_moved_is_told() -> None:
    year = an_adopted_year(units=("CA", "SNV"))
    reports(year, "CA", FAIR)
    reports(year, "SNV", GOOD)
    is_verified(year, "CA", GOOD)
    is_verified(year, "SNV", FAIR)

    page = read(PAGE)

    row = page[page.index("Thay đổi sau tự chấm") :]
    assert row.index("Đơn vị CA") < row.index('data-label="Hạng tự chấm">2</td>')
    assert 'data-label="Điểm tự chấm">27,00</td>' in row
    assert 'data-label="Điểm">29,60</td>' in row


def test_of_reports_alone_there_is_nothing_that_moved() -> None:
    year = an_adopted_year(units=("CA",))
    reports(year, "CA")

    page = read(PAGE)

    assert 'data-label="Hạng tự chấm">–</td>' in page


def test_places_far_apart_hang_on_no_weight() -> None:
    year = an_adopted_year(units=("CA", "SNV"))
    is_verified(year, "CA", GOOD)
    is_verified(year, "SNV", {**FAIR, "lam_duoc": 10, "quy_che": 0})

    page = read(PAGE)

    assert page.count('data-label="Do mục">–</td>') == 2
    assert 'data-label="Khoảng hạng">2</td>' in page


def test_close_places_hang_on_a_weight() -> None:
    year = an_adopted_year(units=("CA", "SNV"))
    is_verified(year, "CA", {**GOOD, "lam_duoc": 0, "tra_lai": 4})
    is_verified(year, "SNV", {**GOOD, "lam_duoc": 50, "quy_che": 0, "tra_lai": 4})

    page = read(PAGE)

    assert 'data-label="Khoảng hạng">1–2</td>' in page
    assert 'data-label="Do mục">1, 2</td>' in page


def test_an_unranked_unit_has_no_range() -> None:
    year = an_adopted_year(units=("CA",))
    is_verified(year, "CA", {**GOOD, "ky_luat": 3})

    assert 'data-label="Khoảng hạng">–</td>' in read(PAGE)


def test_the_head_is_led_to_publish_and_then_to_correct() -> None:
    year = a_marked_year()
    before = read(PAGE, by=HEAD)
    is_published(year)

    after = read(PAGE, by=HEAD)

    assert PUBLISH in before
    assert "Công bố kết quả</a>" in before
    assert PUBLISH in after
    assert "Đính chính</a>" in after


@pytest.mark.parametrize(
    "who", [pytest.param(one, id=name) for name, one in INSIDE.items() if one is not HEAD]
)
def test_nobody_else_is_led_there(who: Actor) -> None:
    a_marked_year()

    assert PUBLISH not in read(PAGE, by=who)


def test_before_the_years_end_the_head_is_not_led_there_either() -> None:
    a_marked_year()

    assert PUBLISH not in read(PAGE, by=HEAD, at=during(StageKind.OBJECTION))


@pytest.mark.parametrize("file", ["xep-hang.xlsx", "xep-hang.csv"])
def test_the_ranking_leads_to_its_files(file: str) -> None:
    a_marked_year()

    assert f'href="{address(f"xep-hang/{file}")}"' in read(PAGE, by=SECRETARY)
