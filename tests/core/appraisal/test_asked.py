"""The criteria of a rubric, and which figures each asks of a unit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.pages.reader import RUBRIC
from thidua.core.appraisal.asked import asked_of, criteria_of, criterion_in
from thidua.core.ranking.reading import NoSuchRow
from thidua.core.rubric.reading import read_rubric
from thidua.core.rubric.table import Rubric
from thidua.outside.yaml_text import read_yaml


def the_rubric() -> Rubric:
    rubric = read_rubric(read_yaml(RUBRIC, name="bang")).rubric
    assert rubric is not None
    return rubric


def test_criteria_come_in_the_order_of_the_table() -> None:
    assert [row.id for row in criteria_of(the_rubric())] == ["1.1", "1.2", "2.1", "T1", "P1"]


def test_a_table_without_bonus_and_penalty_has_its_groups() -> None:
    plain = replace(the_rubric(), bonus=None, penalty=None)

    assert [row.id for row in criteria_of(plain)] == ["1.1", "1.2", "2.1"]


def test_a_criterion_is_found_by_its_number() -> None:
    assert criterion_in(the_rubric(), "T1").title == "Tuyên truyền"


@pytest.mark.parametrize("row", ["1", "9.9", ""])
def test_groups_and_strangers_are_no_criteria(row: str) -> None:
    with pytest.raises(NoSuchRow):
        criterion_in(the_rubric(), row)


@pytest.mark.parametrize(
    ("row", "names"),
    [
        pytest.param("1.2", ["tra_lai"], id="a plain figure"),
        pytest.param("1.1", ["lam_duoc", "duoc_giao"], id="of a computed figure, those it reads"),
    ],
)
def test_a_criterion_asks_figures_of_the_unit(row: str, names: list[str]) -> None:
    rubric = the_rubric()

    assert [one.name for one in asked_of(criterion_in(rubric, row), rubric)] == names


def test_a_group_asks_none() -> None:
    rubric = the_rubric()

    assert asked_of(rubric.base, rubric) == ()
