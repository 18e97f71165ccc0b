"""What a rubric says around a row's rule: limits, to whom it does not apply, who scores."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.rubrics import a_criterion, a_group
from thidua.core.rubric.formula.nodes import IsPresent, Rounding
from thidua.core.rubric.table import Gathering, NotApplicable, Policy, RoundingRule
from thidua.ui.words.numbers import Lang
from thidua.ui.words.rule.around import (
    Around,
    notes,
    rounding_words,
    scorer_words,
    source_words,
)

UNITS = {"TA": "Tòa án nhân dân tỉnh", "VKS": "Viện Kiểm sát nhân dân tỉnh"}
BASES = {"qd243": "Quyết định số 243/QĐ-UBND"}


def around(lang: Lang = "vi", *, policy: Policy = Policy.REDISTRIBUTE) -> Around:
    return Around(lang, UNITS, BASES, policy)


def test_a_plain_row_has_nothing_around_it() -> None:
    assert notes(a_criterion(), around()) == ()


def test_limits_are_said_where_they_bind() -> None:
    row = replace(a_criterion(cap="12", floor="2", cliff="3"), weight=Fraction(2))

    assert notes(row, around()) == (
        "Trọng số 2",
        "Tính tối đa 12 điểm",
        "Thấp nhất 2 điểm",
        "Dưới 3 điểm thì không ghi nhận",
    )
    assert notes(row, around("en")) == (
        "Weight 2",
        "Counts at most 12 points",
        "At least 2 points",
        "Under 3 points: not recorded",
    )


def test_a_floor_of_nothing_and_a_cap_at_the_maximum_go_without_saying() -> None:
    assert notes(a_criterion(cap="10", floor="0"), around()) == ()


@pytest.mark.parametrize(
    ("away", "vi", "en"),
    [
        pytest.param(
            NotApplicable(("TA", "VKS"), None, None, "Không thuộc chức năng"),
            "Không áp dụng với Tòa án nhân dân tỉnh và Viện Kiểm sát nhân dân tỉnh (không thuộc"
            " chức năng): điểm được chia lại cho các mục còn lại theo tỷ lệ",
            "Does not apply to Tòa án nhân dân tỉnh and Viện Kiểm sát nhân dân tỉnh (không thuộc"
            " chức năng): the points are shared among the other rows in proportion",
            id="named units, by the table's policy",
        ),
        pytest.param(
            NotApplicable(("MN",), None, Policy.FULL, ""),
            "Không áp dụng với MN: được tính điểm tối đa",
            "Does not apply to MN: the maximum is given",
            id="a unit known by its code, by the row's own policy",
        ),
        pytest.param(
            NotApplicable((), IsPresent("a"), Policy.EXCLUDE, "Khi không có đoàn viên"),
            "Không áp dụng (khi không có đoàn viên): không tính vào điểm tối đa",
            "Does not apply (khi không có đoàn viên): it leaves the maximum",
            id="by a condition",
        ),
    ],
)
def test_to_whom_a_row_does_not_apply(away: NotApplicable, vi: str, en: str) -> None:
    row = a_criterion(away=away)

    assert notes(row, around()) == (vi,)
    assert notes(row, around("en")) == (en,)


def test_what_becomes_of_points_when_nothing_arose() -> None:
    row = a_criterion(not_arisen=Policy.ZERO)

    assert notes(row, around()) == ("Không phát sinh trong kỳ: tính 0 điểm",)
    assert notes(row, around("en")) == ("Nothing arose: 0 points",)


def test_period_basis_and_remark_follow() -> None:
    row = replace(
        a_criterion(), data_period="01/10–30/9", basis=("qd243", "khac"), note="Tính cả năm học"
    )

    assert notes(row, around()) == (
        "Kỳ số liệu: 01/10–30/9",
        "Căn cứ: Quyết định số 243/QĐ-UBND và khac",
        "Tính cả năm học",
    )
    assert notes(row, around("en"))[:2] == (
        "Period of figures: 01/10–30/9",
        "Basis: Quyết định số 243/QĐ-UBND and khac",
    )


@pytest.mark.parametrize(
    ("gathering", "vi"),
    [
        pytest.param(Gathering.SUM, (), id="a sum goes without saying"),
        pytest.param(Gathering.MEAN, ("Bình quân các mục dưới",), id="a mean"),
        pytest.param(
            Gathering.GREATEST, ("Chỉ tính mục cao nhất trong các mục dưới",), id="the best"
        ),
    ],
)
def test_how_a_group_is_gathered(gathering: Gathering, vi: tuple[str, ...]) -> None:
    assert notes(a_group("1", a_criterion(), gathering=gathering), around()) == vi


@pytest.mark.parametrize(
    ("rule", "vi", "en"),
    [
        pytest.param(None, "không làm tròn", "not rounded", id="exact"),
        pytest.param(
            RoundingRule(2, Rounding.HALF_UP),
            "làm tròn đến 2 chữ số thập phân",
            "rounded to 2 decimals",
            id="two decimals",
        ),
        pytest.param(
            RoundingRule(1, Rounding.HALF_EVEN),
            "làm tròn (nửa về số chẵn) đến 1 chữ số thập phân",
            "rounded (half to even) to 1 decimal",
            id="one decimal, half to even",
        ),
        pytest.param(
            RoundingRule(0, Rounding.DOWN),
            "làm tròn xuống đến số nguyên",
            "rounded down to a whole number",
            id="whole, down",
        ),
    ],
)
def test_rounding(rule: RoundingRule | None, vi: str, en: str) -> None:
    assert rounding_words(rule, "vi") == vi
    assert rounding_words(rule, "en") == en


def test_who_scores() -> None:
    row = replace(a_criterion(), scorers=("tu_cham", "cham_cheo", "Sở Nội vụ"))

    assert scorer_words(row, "vi") == "Đơn vị tự chấm, chấm chéo, Sở Nội vụ"
    assert scorer_words(row, "en") == "The unit itself, other units, Sở Nội vụ"
    assert scorer_words(a_criterion(), "vi") == ""


def test_only_another_agency_is_named_as_a_source() -> None:
    assert source_words("don_vi") == ""
    assert source_words("") == ""
    assert source_words("Văn phòng UBND tỉnh") == "Văn phòng UBND tỉnh"
