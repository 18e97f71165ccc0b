"""Quotas and thresholds: shares become whole places and whole votes, exactly."""

from __future__ import annotations

from fractions import Fraction

import pytest

from thidua.core.ranking.quotas import places_of, votes_needed
from thidua.core.rubric.table import Quota, QuotaRounding, VoteRule

DOWN, UP, HALF_UP = QuotaRounding.DOWN, QuotaRounding.UP, QuotaRounding.HALF_UP


def a_share(share: str, rounding: QuotaRounding = DOWN, at_least: int = 0) -> Quota:
    return Quota(None, Fraction(share), rounding, at_least, "don_vi")


@pytest.mark.parametrize(
    ("quota", "base", "expected"),
    [
        pytest.param(Quota(1, None, DOWN, 0, "don_vi"), 9, 1, id="one flag"),
        pytest.param(Quota(3, None, DOWN, 0, "don_vi"), 2, 2, id="never more than there are units"),
        pytest.param(a_share("1/5"), 17, 3, id="20 % of 17, at most: 3"),
        pytest.param(a_share("1/5", UP), 17, 4, id="20 % of 17, rounded up: 4"),
        pytest.param(a_share("1/5", HALF_UP), 17, 3, id="3.4 to the nearest: 3"),
        pytest.param(a_share("1/4", HALF_UP), 10, 3, id="2.5 half up: 3"),
        pytest.param(a_share("1/5", at_least=1), 4, 1, id="0.8, at least one"),
        pytest.param(a_share("1/5", at_least=1), 0, 0, id="of nobody, nothing"),
        pytest.param(a_share("3/2"), 4, 4, id="a share above one is clipped"),
        pytest.param(Quota(None, None, DOWN, 2, "don_vi"), 9, 2, id="no share: the least number"),
        pytest.param(Quota(None, None, DOWN, 0, "don_vi"), 9, 0, id="nothing said: nothing"),
    ],
)
def test_a_quota_gives_whole_places(quota: Quota, base: int, expected: int) -> None:
    assert places_of(quota, base) == expected


@pytest.mark.parametrize(
    ("share", "base", "expected"),
    [
        pytest.param("4/5", 9, 8, id="80 % of 9 is 8"),
        pytest.param("2/3", 9, 6, id="two thirds of 9 is 6"),
        pytest.param("4/5", 8, 7, id="80 % of 8 without the candidate is 7"),
        pytest.param("11/20", 100, 55, id="55 % of 100 is 55, where binary floats say 56"),
        pytest.param("1/2", 0, 0, id="of nobody, no vote"),
    ],
)
def test_a_threshold_asks_for_whole_votes(share: str, base: int, expected: int) -> None:
    assert votes_needed(VoteRule(Fraction(share), "don_vi"), base) == expected
