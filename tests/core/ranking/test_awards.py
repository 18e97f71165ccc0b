"""Awards: proposed by rank within quotas; what bars a unit and what is left to vote on is said."""

from __future__ import annotations

from fractions import Fraction

import pytest

from tests.core.ranking.block_scores import a_block, a_table, a_unit_score, an_effect, totals
from thidua.core.ranking.awards import Barred, Barrier, Proposal, propose
from thidua.core.ranking.order import rank
from thidua.core.ranking.year_facts import NO_FACTS, Withdrawal, YearFacts
from thidua.core.rubric.score import BlockScore
from thidua.core.rubric.table import (
    Award,
    ClassBand,
    EffectKind,
    Quota,
    QuotaRounding,
    TieKey,
)

DOWN = QuotaRounding.DOWN
CLASSES = (ClassBand("Xuất sắc", Fraction(90), ()), ClassBand("Tốt", Fraction(0), ()))


def an_award(
    award_id: str = "co",
    count: int | None = 1,
    *,
    share: str | None = None,
    base: str = "don_vi",
    min_total: str | None = None,
    classes: tuple[str, ...] = (),
) -> Award:
    quota = Quota(count, None if share is None else Fraction(share), DOWN, 0, base)
    least = None if min_total is None else Fraction(min_total)
    return Award(award_id, "Khen", quota, least, classes, "")


def proposals(
    score: BlockScore, *awards: Award, facts: YearFacts = NO_FACTS
) -> tuple[Proposal, ...]:
    table = a_table(awards=awards, classes=CLASSES, keys=(TieKey("tong"), TieKey("bo_phieu")))
    return propose(table, score, rank(table, score, facts), facts)


def test_one_flag_and_three_certificates_go_down_the_ranks() -> None:
    score = totals(CA="101.81", QS="101.71", VKS="98.73", SNV="95.63", QLTT="88.67")

    flag, merit = proposals(score, an_award("co", 1, min_total="90"), an_award("bk", 3))

    assert (flag.award, flag.places, flag.proposed) == ("co", 1, ("CA",))
    assert (merit.award, merit.places, merit.proposed) == ("bk", 3, ("QS", "VKS", "SNV"))
    assert flag.barred == (Barred("QLTT", Barrier.BELOW_TOTAL, Fraction(90)),)
    assert (merit.contested, merit.contested_places) == ((), 0)


def test_the_least_total_itself_is_enough() -> None:
    (flag,) = proposals(totals(A="90"), an_award(min_total="90"))

    assert (flag.proposed, flag.barred) == (("A",), ())


def test_not_enough_merit_leaves_places_empty() -> None:
    (flag,) = proposals(totals(A="80", B="70"), an_award(min_total="90"))

    assert (flag.proposed, flag.contested, flag.contested_places) == ((), (), 0)
    assert len(flag.barred) == 2


def test_a_tie_on_the_last_place_is_left_to_the_block() -> None:
    score = totals(A="95", B="90", C="90", D="80")

    (merit,) = proposals(score, an_award("bk", 2))

    assert merit.proposed == ("A",)
    assert (merit.contested, merit.contested_places) == (("B", "C"), 1)


def test_a_whole_rank_that_fits_is_taken_and_none_is_contested_beyond() -> None:
    score = totals(A="95", B="90", C="90", D="80", E="80")

    (merit,) = proposals(score, an_award("bk", 3))

    assert merit.proposed == ("A", "B", "C")
    assert (merit.contested, merit.contested_places) == ((), 0)


def test_ranks_after_a_shared_one_are_taken_while_they_fit() -> None:
    score = totals(A="95", B="90", C="90", D="80", E="70")

    (merit,) = proposals(score, an_award("bk", 4))

    assert merit.proposed == ("A", "B", "C", "D")


def test_a_contested_unit_is_not_offered_the_next_award_meanwhile() -> None:
    score = totals(A="95", B="95", C="90")

    flag, merit = proposals(score, an_award("co", 1), an_award("bk", 3))

    assert flag.contested == ("A", "B")
    assert (flag.reserved, merit.reserved) == (0, 1)
    assert merit.proposed == ("C",)


def test_who_loses_a_contest_has_a_place_kept_in_the_next_award() -> None:
    score = totals(A="95", B="95", C="95", D="90", E="85", F="80")

    awards = (an_award("co", 1), an_award("bk", 2), an_award("gk", 2))
    _, merit, letter = proposals(score, *awards)
    _, more, _ = proposals(score, awards[0], an_award("bk", 3), awards[2])

    assert (merit.reserved, merit.proposed, merit.contested) == (2, (), ())
    assert (letter.reserved, letter.proposed) == (0, ("D", "E"))
    assert (more.reserved, more.proposed) == (2, ("D",))


def test_what_is_left_of_a_contest_goes_on_to_the_award_after_the_next() -> None:
    score = totals(A="95", B="95", C="95", D="90")

    awards = (an_award("co", 1), an_award("bk", 1), an_award("gk", 2))
    _, merit, letter = proposals(score, *awards)

    assert (merit.reserved, merit.proposed) == (1, ())
    assert (letter.reserved, letter.proposed) == (1, ("D",))


@pytest.mark.parametrize(
    ("count", "kept", "proposed", "kept_after"),
    [
        pytest.param(3, 2, ("E",), 0, id="a place for the loser of each"),
        pytest.param(1, 1, (), 1, id="no more places than there are; the other waits on"),
    ],
)
def test_the_losers_of_two_contests_have_places_kept(
    count: int, kept: int, proposed: tuple[str, ...], kept_after: int
) -> None:
    knocked = (an_effect(EffectKind.NOT_AWARDED, "bk"),)
    best = [a_unit_score(unit, "95", effects=knocked) for unit in ("A", "B")]
    others = [a_unit_score(*one) for one in (("C", "90"), ("D", "90"), ("E", "85"), ("F", "80"))]

    flag, merit, letter, last = proposals(
        a_block(*best, *others),
        an_award("co", 1),
        an_award("bk", 1),
        an_award("gk", count),
        an_award("tb", 1),
    )

    assert (flag.contested, merit.contested) == (("A", "B"), ("C", "D"))
    assert (letter.reserved, letter.proposed) == (kept, proposed)
    assert last.reserved == kept_after


def test_no_place_is_kept_for_who_may_not_have_the_award() -> None:
    knocked = an_effect(EffectKind.NOT_AWARDED, "bk")
    score = a_block(
        a_unit_score("A", "95", effects=(knocked,)),
        a_unit_score("B", "95", effects=(knocked,)),
        a_unit_score("C", "90"),
    )

    _, merit = proposals(score, an_award("co", 1), an_award("bk", 1))

    assert (merit.reserved, merit.proposed) == (0, ("C",))


def test_a_contest_below_kept_places_is_for_the_places_that_are_left() -> None:
    score = totals(A="95", B="95", C="90", D="90")

    _, merit = proposals(score, an_award("co", 1), an_award("bk", 2))

    assert (merit.reserved, merit.proposed) == (1, ())
    assert (merit.contested, merit.contested_places) == (("C", "D"), 1)


@pytest.mark.parametrize(
    ("kind", "detail", "barrier"),
    [
        (EffectKind.NOT_AWARDED, "", Barrier.KNOCKED_OUT),
        (EffectKind.NOT_AWARDED, "co", Barrier.KNOCKED_OUT),
        (EffectKind.UNRANKED, "", Barrier.UNRANKED),
    ],
)
def test_a_knock_out_bars_with_its_reason(kind: EffectKind, detail: str, barrier: Barrier) -> None:
    effects = (an_effect(EffectKind.CLASS_LOWERED), an_effect(kind, detail, "Bị kỷ luật"))
    score = a_block(a_unit_score("A", "95", effects=effects), a_unit_score("B", "91"))

    (flag,) = proposals(score, an_award("co"))

    assert flag.proposed == ("B",)
    assert flag.barred == (Barred("A", barrier, reason="Bị kỷ luật"),)


def test_several_reasons_for_no_place_are_all_told() -> None:
    effects = (
        an_effect(EffectKind.UNRANKED, reason="Gửi chậm."),
        an_effect(EffectKind.UNRANKED, reason="Không báo cáo."),
    )
    score = a_block(a_unit_score("A", "95", effects=effects))

    (flag,) = proposals(score, an_award("co"))

    assert flag.barred == (Barred("A", Barrier.UNRANKED, reason="Gửi chậm. Không báo cáo."),)


def test_a_knock_out_from_one_award_leaves_the_others_open() -> None:
    effects = (an_effect(EffectKind.NOT_AWARDED, "co"),)
    score = a_block(a_unit_score("A", "95", effects=effects))

    flag, merit = proposals(score, an_award("co"), an_award("bk"))

    assert (flag.proposed, merit.proposed) == ((), ("A",))


def test_another_class_bars() -> None:
    (flag,) = proposals(totals(A="80", B="95"), an_award(classes=("Xuất sắc",)))

    assert flag.proposed == ("B",)
    assert flag.barred == (Barred("A", Barrier.OTHER_CLASS, found="Tốt"),)


@pytest.mark.parametrize(("award", "proposed"), [("", "B"), ("co", "B"), ("bk", "A")])
def test_a_unit_may_withdraw_to_give_way(award: str, proposed: str) -> None:
    facts = YearFacts(withdrawals=(Withdrawal("A", award, "Nhường đơn vị bạn"),))

    (flag,) = proposals(totals(A="95", B="91"), an_award("co"), facts=facts)

    assert flag.proposed == (proposed,)
    if proposed == "B":
        assert flag.barred == (Barred("A", Barrier.WITHDRAWN, reason="Nhường đơn vị bạn"),)


def test_a_withdrawal_concerns_its_own_unit() -> None:
    facts = YearFacts(withdrawals=(Withdrawal("B", "", "Xin rút"),))

    (flag,) = proposals(totals(A="95", B="91"), an_award("co"), facts=facts)

    assert flag.proposed == ("A",)


@pytest.mark.parametrize(
    ("base", "places"),
    [
        pytest.param("don_vi", 2, id="half of four units"),
        pytest.param("xep_hang", 1, id="half of the three ranked"),
        pytest.param("xep_loai:Tốt", 0, id="half of the one in a class"),
        pytest.param("xep_loai:Xuất sắc", 1, id="half of the three in a class"),
    ],
)
def test_a_share_is_taken_of_its_own_base(base: str, places: int) -> None:
    score = a_block(
        a_unit_score("A", "95"),
        a_unit_score("B", "94"),
        a_unit_score("C", "40"),
        a_unit_score("D", "91", effects=(an_effect(EffectKind.UNRANKED),)),
    )

    (award,) = proposals(score, an_award("bk", None, share="1/2", base=base))

    assert award.places == places
