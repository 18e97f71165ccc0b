"""Every stage of the year, and every place in a block, has a name in both languages."""

from __future__ import annotations

import pytest

from thidua.apps.units.models import Block, Membership
from thidua.core.years.stages import StageKind
from thidua.ui.words.stages import CLUSTER, MEMBERS, STAGES, member_words


def test_every_stage_has_a_name() -> None:
    assert set(STAGES) == set(StageKind)
    assert STAGES[StageKind.SELF_SCORE].say({}, "vi") == "Tự chấm điểm"
    assert STAGES[StageKind.SELF_SCORE].say({}, "en") == "Self-scoring"


def test_every_place_in_a_block_is_named_but_the_plain_member() -> None:
    assert set(MEMBERS) == set(Membership.Role.values)
    assert MEMBERS["head"].say({}, "vi") == "Trưởng khối"
    assert MEMBERS["member"].say({}, "vi") == ""


@pytest.mark.parametrize(
    ("kind", "role", "said"),
    [
        pytest.param("block", "head", "Trưởng khối", id="head of a block"),
        pytest.param("block", "deputy", "Phó Trưởng khối", id="deputy of a block"),
        pytest.param(CLUSTER, "head", "Cụm trưởng", id="head of a cluster"),
        pytest.param(CLUSTER, "deputy", "Cụm phó", id="deputy of a cluster"),
        pytest.param(CLUSTER, "member", "", id="member of a cluster"),
    ],
)
def test_what_a_member_is_has_the_words_of_the_kind(kind: str, role: str, said: str) -> None:
    assert member_words(kind, role, "vi") == said


def test_the_kind_of_a_cluster_is_that_of_the_register() -> None:
    assert Block.Kind.CLUSTER == CLUSTER
