"""Adopting the draft: the head sees what will be frozen and confirms once; nobody else can."""

from __future__ import annotations

import pytest

from tests.pages.drafts import ADOPTION, BROKEN, OF_OTHERS, OTHER, a_draft
from tests.pages.reader import (
    HEAD,
    INSIDE,
    RUBRIC,
    STRANGERS,
    a_block_year,
    address,
    read,
)
from tests.pages.sending import Sent, send
from tests.world import an_adopted_rubric, during
from thidua.apps.scoring.actions import NothingProposed
from thidua.apps.scoring.models import RubricVersion
from thidua.apps.scoring.source import source_hash
from thidua.core.access.decide import NotGranted, NotInThisStage
from thidua.core.access.roles import Actor
from thidua.core.years.stages import StageKind

pytestmark = pytest.mark.django_db
SIGNING = during(StageKind.SIGNING)


def adopt(source: str = RUBRIC, *, by: Actor = HEAD) -> Sent:
    return send(ADOPTION, {"ban": source_hash(source)}, by=by, at=SIGNING)


def test_the_page_shows_what_will_be_frozen() -> None:
    a_draft(a_block_year())

    page = read(ADOPTION, by=HEAD, at=SIGNING)

    assert "Tiêu chí và thang điểm thi đua của Khối" in page
    assert "2 nhóm nội dung, 5 tiêu chí" in page
    assert "Thang 30 điểm" in page
    assert source_hash(RUBRIC) in page
    assert "0 lỗi" in page


def test_a_table_without_a_scale_says_none() -> None:
    a_draft(a_block_year(), RUBRIC.replace("thang_diem: 30\n", ""))

    assert "Thang" not in read(ADOPTION, by=HEAD, at=SIGNING).split("chot")[-1].split("<footer")[0]


def test_confirmed_it_is_adopted_and_the_rubrics_page_shows_the_hash() -> None:
    a_draft(a_block_year())

    sent = adopt()

    assert (sent.status, sent.to) == (302, address("bang-tieu-chi/"))
    assert RubricVersion.objects.get().source == RUBRIC
    assert source_hash(RUBRIC) in read(address("bang-tieu-chi/"), by=HEAD, at=SIGNING)


def test_confirmed_twice_it_is_adopted_once() -> None:
    a_draft(a_block_year())
    adopt()

    again = adopt()

    assert again.status == 302
    assert RubricVersion.objects.count() == 1
    page = read(ADOPTION, by=HEAD, at=SIGNING)
    assert "đã được thông qua và đang có hiệu lực" in page
    assert 'name="ban"' not in page


def test_against_the_one_in_force_the_differences_are_shown() -> None:
    year = a_block_year()
    an_adopted_rubric(year, source=RUBRIC)
    a_draft(year, OTHER, based_on=1)

    page = read(ADOPTION, by=HEAD, at=SIGNING)

    assert "Khác với bản 1 đang có hiệu lực" in page
    assert "mục 2.1" in page


def test_a_draft_that_changed_meanwhile_is_not_adopted_but_shown() -> None:
    a_draft(a_block_year(), OTHER)

    sent = adopt(RUBRIC)

    assert sent.status == 409
    assert "khác với bản đã đưa ra biểu quyết" in sent.page
    assert source_hash(OTHER) in sent.page
    assert not RubricVersion.objects.exists()


@pytest.mark.parametrize(
    ("source", "words"),
    [
        pytest.param(BROKEN, "còn 1 lỗi", id="errors"),
        pytest.param("ten: [", "sai cú pháp YAML", id="no YAML"),
        pytest.param(RUBRIC.replace("nam: 2024", "nam: 2023"), "ghi năm 2023", id="another year"),
        pytest.param(OF_OTHERS, "nêu đơn vị LA", id="another block"),
    ],
)
def test_what_cannot_be_adopted_is_not_offered_and_refused_with_its_reason(
    source: str, words: str
) -> None:
    a_draft(a_block_year(), source)

    page, sent = read(ADOPTION, by=HEAD, at=SIGNING), adopt(source)

    assert 'name="ban"' not in page
    assert sent.status == 422
    assert words in sent.page
    assert not RubricVersion.objects.exists()


def test_without_a_draft_there_is_nothing_to_adopt() -> None:
    a_block_year()

    with pytest.raises(NothingProposed):
        read(ADOPTION, by=HEAD, at=SIGNING)
    with pytest.raises(NothingProposed):
        adopt()


OTHERS = {name: who for name, who in {**INSIDE, **STRANGERS}.items() if name != "head"}


@pytest.mark.parametrize("who", [pytest.param(one, id=name) for name, one in OTHERS.items()])
def test_nobody_but_the_head_sees_the_page_or_adopts(who: Actor) -> None:
    a_draft(a_block_year())

    with pytest.raises(NotGranted):
        read(ADOPTION, by=who, at=SIGNING)
    with pytest.raises(NotGranted):
        adopt(by=who)
    assert not RubricVersion.objects.exists()


def test_once_the_agreement_is_signed_nothing_is_adopted() -> None:
    a_draft(a_block_year())

    with pytest.raises(NotInThisStage):
        send(ADOPTION, {"ban": source_hash(RUBRIC)}, by=HEAD, at=during(StageKind.SELF_SCORE))
    assert not RubricVersion.objects.exists()
