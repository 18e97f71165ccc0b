"""The words of a ranking: its chain, awards with their quotas, what keeps a unit from something."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.rubrics import a_criterion, a_rubric
from thidua.core.ranking.awards import Barred, Barrier
from thidua.core.ranking.classes import ClassVerdict, Shortfall
from thidua.core.rubric.table import (
    Award,
    EffectKind,
    Quota,
    QuotaRounding,
    RankingRule,
    TieKey,
    VoteRule,
)
from thidua.ui.words.ranking import (
    award_words,
    barred_words,
    chain_words,
    class_words,
    effect_words,
    key_words,
    shortfall_words,
    shown,
)


def test_points_are_shown_with_two_decimals() -> None:
    assert shown(Fraction("91.4"), "vi") == "91,40"
    assert shown(None, "vi") == "–"


@pytest.mark.parametrize(
    ("key", "vi", "en"),
    [
        pytest.param(TieKey("tong"), "tổng điểm", "the total", id="total"),
        pytest.param(TieKey("muc", "1.2"), "điểm mục 1.2", "the points of row 1.2", id="a row"),
        pytest.param(TieKey("ky", "HK1"), "điểm HK1", "the points of HK1", id="a period"),
        pytest.param(
            TieKey("ky", "HK9"), "điểm HK9", "the points of HK9", id="a period not declared"
        ),
        pytest.param(TieKey("tru"), "điểm trừ ít hơn", "fewer penalty points", id="penalty"),
    ],
)
def test_a_key_of_the_chain(key: TieKey, vi: str, en: str) -> None:
    rubric = a_rubric(a_criterion(), periods=("HK1", "HK2"))

    assert key_words(key, rubric, "vi") == vi
    assert key_words(key, rubric, "en") == en


def test_the_chain_of_one_key() -> None:
    rubric = a_rubric(a_criterion())

    assert chain_words(rubric, "vi") == "Hạng theo tổng điểm."
    assert chain_words(rubric, "en") == "Ranked by the total."


def test_the_chain_of_several_keys() -> None:
    keys = (TieKey("tong"), TieKey("muc", "1"), TieKey("bo_phieu"))
    rubric = replace(a_rubric(a_criterion()), ranking=RankingRule(keys, dense=False))

    assert (
        chain_words(rubric, "vi")
        == "Hạng theo tổng điểm; bằng nhau thì xét điểm mục 1 rồi bỏ phiếu kín."
    )
    assert (
        chain_words(rubric, "en")
        == "Ranked by the total; if equal by the points of row 1 then a secret ballot."
    )


ONE = Quota(1, None, QuotaRounding.DOWN, 0, "don_vi")


def a_share(rounding: QuotaRounding, at_least: int, base: str) -> Quota:
    return Quota(None, Fraction(1, 5), rounding, at_least, base)


@pytest.mark.parametrize(
    ("award", "vi", "en"),
    [
        pytest.param(
            Award("co", "Cờ", ONE, None, (), ""), "1 đơn vị", "1 to be given", id="a number"
        ),
        pytest.param(
            Award("co", "Cờ", ONE, Fraction(90), ("Xuất sắc", "Tốt"), ""),
            "1 đơn vị, từ 90 điểm, xếp loại Xuất sắc, Tốt",
            "1 to be given, from 90 points, classified Xuất sắc, Tốt",
            id="with conditions",
        ),
        pytest.param(
            Award("co", "Cờ", ONE, None, (), "", VoteRule(Fraction(4, 5), "don_vi")),
            "1 đơn vị; bỏ phiếu kín, ít nhất 80 % đơn vị thành viên đồng ý",
            "1 to be given; secret ballot, at least 80% of the member units",
            id="with a ballot",
        ),
        pytest.param(
            Award("bk", "Bằng khen", a_share(QuotaRounding.DOWN, 1, "don_vi"), None, (), ""),
            "20 % số đơn vị, làm tròn xuống, ít nhất 1",
            "20% of the units, rounded down, at least 1",
            id="a share of all",
        ),
        pytest.param(
            Award("bk", "Bằng khen", a_share(QuotaRounding.UP, 0, "xep_hang"), None, (), ""),
            "20 % số đơn vị được xếp hạng, làm tròn lên",
            "20% of the ranked units, rounded up",
            id="a share of the ranked",
        ),
        pytest.param(
            Award(
                "bk", "Bằng khen", a_share(QuotaRounding.HALF_UP, 0, "xep_loai:Tốt"), None, (), ""
            ),
            "20 % số đơn vị xếp loại Tốt, làm tròn",
            "20% of the units classified Tốt, rounded half up",
            id="a share of a class",
        ),
    ],
)
def test_an_award(award: Award, vi: str, en: str) -> None:
    assert award_words(award, "vi") == vi.replace(" %", "\u00a0%")
    assert award_words(award, "en") == en


@pytest.mark.parametrize(
    ("barred", "vi", "en"),
    [
        pytest.param(
            Barred("CA", Barrier.BELOW_TOTAL, asked=Fraction(90)),
            "chưa đạt 90 điểm",
            "below 90 points",
            id="too few points",
        ),
        pytest.param(
            Barred("CA", Barrier.OTHER_CLASS, found="Khá"),
            "xếp loại Khá",
            "classified Khá",
            id="another class",
        ),
        pytest.param(
            Barred("CA", Barrier.WITHDRAWN, reason="đang sáp nhập"),
            "xin rút: đang sáp nhập",
            "withdrew: đang sáp nhập",
            id="with a reason",
        ),
    ],
)
def test_who_is_barred(barred: Barred, vi: str, en: str) -> None:
    assert barred_words(barred, "vi") == vi
    assert barred_words(barred, "en") == en


def test_a_shortfall() -> None:
    short = Shortfall("", "2", Fraction("4.2"), Fraction(10), Fraction(1, 2), "")

    assert shortfall_words(short, "vi") == "mục 2: 4,20 trên 10 điểm, dưới 50\u00a0%"
    assert shortfall_words(short, "en") == "row 2: 4.20 of 10 points, under 50%"


def test_a_class_is_explained_where_it_is_not_that_of_the_points() -> None:
    lowered = ClassVerdict("Tốt", "Xuất sắc", (), ())

    assert class_words(ClassVerdict("Tốt", "Tốt", (), ()), "vi") == ""
    assert class_words(lowered, "vi") == "theo điểm: Xuất sắc; được xếp: Tốt"
    assert class_words(lowered, "en") == "by points: Xuất sắc; classified: Tốt"


def test_where_every_class_is_barred_there_is_none() -> None:
    barred = ClassVerdict("", "Xuất sắc", (), ())

    assert class_words(barred, "vi") == "theo điểm: Xuất sắc; không xếp loại"
    assert class_words(barred, "en") == "by points: Xuất sắc; no class"


def test_an_effect() -> None:
    assert effect_words(EffectKind.UNRANKED, "", "vi") == "không xếp hạng"
    assert effect_words(EffectKind.CLASS_CAPPED, "Khá", "en") == "class no higher than Khá"
