"""Which unit must not mark which."""

from __future__ import annotations

from thidua.core.review.conflicts import Conflict, Ground, Pair, conflicts_among

UNITS = ("CA", "SNV", "STP")


def grounds(*, superiors: dict[str, str], named: tuple[Conflict, ...] = ()) -> dict[str, Ground]:
    found = conflicts_among(UNITS, superiors=superiors, named=named)
    return {f"{one.pair.reviewer}-{one.pair.unit}": one.ground for one in found}


def test_no_unit_marks_itself() -> None:
    assert grounds(superiors={}) == {f"{unit}-{unit}": Ground.OWN_UNIT for unit in UNITS}


def test_two_under_one_superior_do_not_mark_each_other() -> None:
    found = grounds(superiors={"CA": "UBND", "STP": "UBND", "SNV": "TW"})

    assert found.keys() - {"CA-CA", "SNV-SNV", "STP-STP"} == {"CA-STP", "STP-CA"}
    assert found["CA-STP"] is Ground.SAME_SUPERIOR


def test_a_superior_and_its_own_do_not_mark_each_other() -> None:
    found = grounds(superiors={"CA": "SNV"})

    assert found.keys() - {"CA-CA", "SNV-SNV", "STP-STP"} == {"CA-SNV", "SNV-CA"}


def test_people_name_conflicts_with_a_reason_one_way() -> None:
    named = Conflict(Pair("CA", "SNV"), Ground.NAMED, "Đang có đơn khiếu nại")

    found = conflicts_among(UNITS, superiors={}, named=(named,))

    assert named in found
    assert Pair("SNV", "CA") not in {one.pair for one in found}


def test_what_is_barred_by_the_organisation_keeps_that_ground() -> None:
    named = Conflict(Pair("CA", "CA"), Ground.RECUSED, "Chính mình")

    assert grounds(superiors={}, named=(named,))["CA-CA"] is Ground.OWN_UNIT
