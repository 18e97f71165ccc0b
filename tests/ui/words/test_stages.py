"""Every stage of the year, and every place in a block, has a name in both languages."""

from __future__ import annotations

from thidua.apps.units.models import Membership
from thidua.core.years.stages import StageKind
from thidua.ui.words.stages import MEMBERS, STAGES


def test_every_stage_has_a_name() -> None:
    assert set(STAGES) == set(StageKind)
    assert STAGES[StageKind.SELF_SCORE].say({}, "vi") == "Tự chấm điểm"
    assert STAGES[StageKind.SELF_SCORE].say({}, "en") == "Self-scoring"


def test_every_place_in_a_block_is_named_but_the_plain_member() -> None:
    assert set(MEMBERS) == set(Membership.Role.values)
    assert MEMBERS["head"].say({}, "vi") == "Trưởng khối"
    assert MEMBERS["member"].say({}, "vi") == ""
