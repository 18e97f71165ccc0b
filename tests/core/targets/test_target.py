"""A target says what is to be reached, in whose measure, and how far a number has come."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.core.targets.tables import TABLE, a_table
from thidua.core.refusal import Refusal
from thidua.core.rubric.table import Rubric
from thidua.core.targets.target import (
    LONGEST_REASON,
    LONGEST_TITLE,
    Better,
    ChangeNotReasoned,
    FigureLinkedAlready,
    LinkNotInRubric,
    Reached,
    Target,
    TargetNotMeasured,
    TargetNotNamed,
    TargetWordsTooLong,
    check_aims,
    check_reason,
    check_target,
    linkable,
    reached,
)

AWARDS = """\
khen_thuong:
- {ma: co, ten: Cờ thi đua, so_luong: 1}
- {ma: bk, ten: Bằng khen, so_luong: 2}
"""
TASKS = Target(
    "Hoàn thành nhiệm vụ", Fraction(50), "nhiệm vụ", Fraction(46), Better.MORE, summed=True,
    source="Báo cáo năm",
)  # fmt: skip


def test_spaces_around_words_are_left_out() -> None:
    spaced = replace(
        TASKS, title=" Hoàn thành nhiệm vụ ", measure=" nhiệm vụ", source="Báo cáo năm "
    )

    assert check_target(spaced, None, taken=()) == TASKS


def test_a_target_may_name_a_criterion_and_a_figure_of_the_rubric() -> None:
    linked = replace(TASKS, row="1", figure="lam_duoc")

    assert check_target(linked, a_table(), taken={"duoc_giao"}) == linked


@pytest.mark.parametrize(
    ("change", "refusal", "grounds"),
    [
        pytest.param({"title": "  "}, TargetNotNamed, {}, id="no words"),
        pytest.param({"measure": " "}, TargetNotMeasured, {}, id="no measure"),
        pytest.param(
            {"title": "a" * (LONGEST_TITLE + 1)},
            TargetWordsTooLong,
            {"length": LONGEST_TITLE + 1, "limit": LONGEST_TITLE},
            id="long words",
        ),
        pytest.param(
            {"measure": "a" * 61}, TargetWordsTooLong, {"length": 61, "limit": 60}, id="measure"
        ),
        pytest.param(
            {"source": "a" * 301}, TargetWordsTooLong, {"length": 301, "limit": 300}, id="source"
        ),
        pytest.param({"row": "9"}, LinkNotInRubric, {"link": "9"}, id="no such criterion"),
        pytest.param({"figure": "khac"}, LinkNotInRubric, {"link": "khac"}, id="no such figure"),
        pytest.param({"figure": "lan"}, LinkNotInRubric, {"link": "lan"}, id="a list"),
        pytest.param({"figure": "tinh"}, LinkNotInRubric, {"link": "tinh"}, id="derived"),
        pytest.param(
            {"figure": "duoc_giao"},
            FigureLinkedAlready,
            {"title": "Số nhiệm vụ được giao"},
            id="taken",
        ),
    ],
)
def test_a_target_that_says_too_little_or_too_much_is_refused(
    change: dict[str, str], refusal: type[Refusal], grounds: dict[str, object]
) -> None:
    with pytest.raises(refusal) as refused:
        check_target(replace(TASKS, **change), a_table(), taken={"duoc_giao"})  # type: ignore[arg-type]  # all of them are texts

    assert refused.value.grounds == grounds


def test_texts_at_their_limits_are_taken() -> None:
    longest = replace(TASKS, title="a" * LONGEST_TITLE, measure="a" * 60, source="a" * 300)

    assert check_target(longest, None, taken=()) == longest


@pytest.mark.parametrize("link", [{"row": "1"}, {"figure": "lam_duoc"}], ids=["row", "figure"])
def test_nothing_can_be_linked_before_a_table_is_adopted(link: dict[str, str]) -> None:
    with pytest.raises(LinkNotInRubric):
        check_target(replace(TASKS, **link), None, taken=())  # type: ignore[arg-type]  # all of them are texts


def test_only_plain_numbers_that_are_reported_can_be_linked() -> None:
    names = [one.name for one in linkable(a_table())]

    assert names == ["lam_duoc", "duoc_giao", "ty_le"]


def test_titles_stand_in_the_order_of_the_rubric_each_once() -> None:
    assert check_aims(["bk", "co", "bk"], a_table(TABLE + AWARDS)) == ("co", "bk")
    assert check_aims([], None) == ()


@pytest.mark.parametrize("rubric", [a_table(TABLE + AWARDS), None], ids=["adopted", "none"])
def test_a_title_that_the_rubric_lacks_is_refused(rubric: Rubric | None) -> None:
    with pytest.raises(LinkNotInRubric) as refused:
        check_aims(["huan_chuong"], rubric)

    assert refused.value.grounds == {"link": "huan_chuong"}


def test_a_change_needs_a_reason_where_it_is_asked() -> None:
    assert check_reason(" Giao thêm việc ") == "Giao thêm việc"
    assert check_reason(" ", needed=False) == ""
    with pytest.raises(ChangeNotReasoned):
        check_reason(" ")


def test_a_reason_has_its_limit_too() -> None:
    assert len(check_reason("a" * LONGEST_REASON)) == LONGEST_REASON
    with pytest.raises(TargetWordsTooLong):
        check_reason("a" * (LONGEST_REASON + 1), needed=False)


@pytest.mark.parametrize(
    ("better", "amount", "value", "found"),
    [
        pytest.param(Better.MORE, 50, 49, Reached(met=False, share=Fraction(49, 50)), id="short"),
        pytest.param(Better.MORE, 50, 50, Reached(met=True, share=Fraction(1)), id="reached"),
        pytest.param(Better.MORE, 50, 60, Reached(met=True, share=Fraction(6, 5)), id="passed"),
        pytest.param(Better.MORE, 0, 0, Reached(met=True, share=None), id="of nothing"),
        pytest.param(Better.MORE, -2, -3, Reached(met=False, share=None), id="below nothing"),
        pytest.param(Better.LESS, 5, 5, Reached(met=True, share=None), id="just kept"),
        pytest.param(Better.LESS, 5, 6, Reached(met=False, share=None), id="broken"),
    ],
)
def test_a_number_is_held_against_its_target(
    better: Better, amount: int, value: int, found: Reached
) -> None:
    target = replace(TASKS, better=better, amount=Fraction(amount))

    assert reached(target, Fraction(value)) == found
