"""What a rubric says of the whole table: rounding, policies, totals, classes, knock-outs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.rubrics import NO_LIMITS, TWO, a_criterion, a_group, a_rubric
from thidua.core.rubric.formula.nodes import (
    Difference,
    Formula,
    IsPresent,
    Least,
    Number,
    PeriodTotal,
    Product,
    Quotient,
    Rounding,
    Sum,
)
from thidua.core.rubric.table import (
    Award,
    Basis,
    ClassBand,
    ClassCondition,
    Effect,
    EffectKind,
    Policy,
    Quota,
    QuotaRounding,
    RoundingRule,
    Trigger,
)
from thidua.ui.words.rule.whole import (
    class_words,
    knock_out_words,
    policy_lines,
    rounding_lines,
    total_lines,
    validity_words,
)

ONE_PLACE = RoundingRule(1, Rounding.HALF_UP)
BONUS, PENALTY = a_group("thuong", a_criterion("T1")), a_group("tru", a_criterion("P1"))


def test_levels_that_round_alike_share_a_line() -> None:
    rows = a_group("1", a_criterion(rounding=TWO), rounding=TWO)
    rubric = a_rubric(rows, rounding=TWO, total=replace(NO_LIMITS, rounding=ONE_PLACE))

    assert rounding_lines(rubric, "vi") == (
        "Tiêu chí và nhóm: làm tròn đến 2 chữ số thập phân",
        "Tổng điểm: làm tròn đến 1 chữ số thập phân",
    )
    assert rounding_lines(rubric, "en") == (
        "Criteria and groups: rounded to 2 decimals",
        "The total: rounded to 1 decimal",
    )


def test_a_level_whose_rows_round_each_in_its_way_says_so() -> None:
    rows = a_group("1", a_criterion("1.1", rounding=TWO), a_criterion("1.2", rounding=ONE_PLACE))
    rubric = a_rubric(rows, bonus=BONUS)

    assert rounding_lines(rubric, "vi") == (
        "Tiêu chí: theo từng mục",
        "Nhóm và tổng điểm: không làm tròn",
    )
    assert rounding_lines(rubric, "en")[0] == "Criteria: row by row"


def test_policies_say_from_which_points_the_rest_is_shared() -> None:
    rubric = a_rubric(a_group("1", a_criterion()), group_policy=Policy.FULL)
    raw = replace(rubric, base=replace(rubric.base, rescale_raw=True))

    assert policy_lines(rubric, "vi") == (
        "Tiêu chí không áp dụng: điểm được chia lại cho các mục còn lại theo tỷ lệ",
        "Nhóm không áp dụng: được tính điểm tối đa",
        "Chia lại từ điểm đã làm tròn",
    )
    assert policy_lines(raw, "vi")[2] == "Chia lại từ điểm chưa làm tròn"
    assert policy_lines(rubric, "en")[1:] == (
        "A group that does not apply: the maximum is given",
        "Shared from points already rounded",
    )
    assert policy_lines(raw, "en")[2] == "Shared from points before their rounding"


def test_where_nothing_is_shared_nothing_is_said_of_sharing() -> None:
    rubric = a_rubric(a_criterion(), group_policy=Policy.PEERS_MEAN, row_policy=Policy.PEERS_MEAN)

    assert policy_lines(rubric, "vi") == (
        "Tiêu chí không áp dụng: lấy bình quân của các đơn vị khác trong khối",
        "Nhóm không áp dụng: lấy bình quân của các đơn vị khác trong khối",
    )


def test_the_total_of_groups_alone() -> None:
    rubric = a_rubric(a_criterion())

    assert total_lines(rubric, "vi") == ("Tổng điểm = điểm các nhóm",)
    assert total_lines(rubric, "en") == ("Total = the groups",)


def test_the_total_with_bonus_penalty_and_limits() -> None:
    limits = replace(NO_LIMITS, floor=Fraction(0), cap=Fraction(110), cliff=Fraction(50))
    rubric = a_rubric(a_criterion(), bonus=BONUS, penalty=PENALTY, total=limits)

    assert total_lines(rubric, "vi") == (
        "Tổng điểm = điểm các nhóm + điểm thưởng − điểm trừ",
        "Thấp nhất 0 điểm",
        "Cao nhất 110 điểm",
        "Dưới 50 điểm thì không ghi nhận",
    )
    assert total_lines(rubric, "en") == (
        "Total = the groups + bonus − penalty",
        "At least 0 points",
        "At most 110 points",
        "Under 50 points: not recorded",
    )


FIRST, SECOND = PeriodTotal("HK1"), PeriodTotal("HK2")


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        pytest.param(None, "HK1 + HK2", id="added up where nothing is said"),
        pytest.param(
            Quotient(Sum((FIRST, Product((Number(Fraction(2)), SECOND)))), Number(Fraction(3))),
            "(HK1 + 2 × HK2) ÷ 3",
            id="weighted",
        ),
        pytest.param(
            Difference(FIRST, Difference(SECOND, Number(Fraction(1, 2)))),
            "HK1 − (HK2 − 0,5)",
            id="subtracted",
        ),
        pytest.param(Least((FIRST, SECOND)), "công thức của bảng", id="another step"),
    ],
)
def test_how_periods_make_the_year(formula: Formula | None, said: str) -> None:
    total = replace(NO_LIMITS, over_periods=formula)
    rubric = a_rubric(a_criterion(), periods=("HK1", "HK2"), total=total)

    assert total_lines(rubric, "vi")[-1] == f"Cả năm = {said}"


def test_the_year_of_several_periods_in_english() -> None:
    total = replace(NO_LIMITS, over_periods=Least((FIRST, SECOND)))
    rubric = a_rubric(a_criterion(), periods=("HK1", "HK2"), total=total)

    assert total_lines(rubric, "en")[-1] == "The year = the table's own formula"


@pytest.mark.parametrize(
    ("conditions", "vi", "en"),
    [
        pytest.param((), "từ 90 điểm", "from 90 points", id="points alone"),
        pytest.param(
            (ClassCondition((), Fraction(1, 2), lowers=False, reason=""),),
            "từ 90 điểm; mọi nhóm đạt ít nhất 50 % điểm chuẩn",
            "from 90 points; every group at 50% of its maximum or more",
            id="every group",
        ),
        pytest.param(
            (ClassCondition(("1", "3"), Fraction(3, 4), lowers=True, reason=""),),
            "từ 90 điểm; mục 1 và 3 đạt ít nhất 75 % điểm chuẩn, nếu không thì hạ một bậc",
            "from 90 points; row 1 and 3 at 75% of its maximum or more, else one class lower",
            id="named rows, lowering",
        ),
    ],
)
def test_a_class(conditions: tuple[ClassCondition, ...], vi: str, en: str) -> None:
    band = ClassBand("Xuất sắc", Fraction(90), conditions)

    assert class_words(band, "vi") == vi.replace(" %", "\u00a0%")
    assert class_words(band, "en") == en


def test_a_knock_out_names_its_reason_and_the_award() -> None:
    quota = Quota(1, None, QuotaRounding.DOWN, 0, "don_vi")
    award = Award("co", "Cờ thi đua", quota, None, (), "")
    rubric = replace(a_rubric(a_criterion()), awards=(award,))
    reasoned = Trigger(
        IsPresent("a"), Effect(EffectKind.NOT_AWARDED, "co"), "Không đăng ký thi đua", ""
    )
    bare = Trigger(IsPresent("a"), Effect(EffectKind.UNRANKED), "", "")

    assert (
        knock_out_words(reasoned, rubric, "vi")
        == "Không đăng ký thi đua: không xét khen thưởng Cờ thi đua"
    )
    assert knock_out_words(bare, rubric, "en") == "not ranked"


@pytest.mark.parametrize(
    ("since", "until", "vi", "en"),
    [
        pytest.param(None, None, "", "", id="no dates"),
        pytest.param(
            date(2024, 2, 16),
            None,
            "hiệu lực từ 16/02/2024",
            "in force since 16/02/2024",
            id="open",
        ),
        pytest.param(
            date(2020, 1, 1),
            date(2024, 6, 30),
            "hiệu lực từ 01/01/2020, hết hiệu lực sau 30/06/2024",
            "in force since 01/01/2020, until 30/06/2024",
            id="ended",
        ),
    ],
)
def test_when_a_basis_holds(since: date | None, until: date | None, vi: str, en: str) -> None:
    basis = Basis("qd", "Quyết định", since, until)

    assert validity_words(basis, "vi") == vi
    assert validity_words(basis, "en") == en
