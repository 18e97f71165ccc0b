"""Real tables come out to the last hundredth, as they were computed independently of this engine."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.examples import BLOCK, NAMES, example, expected
from thidua.core.ranking.classes import classify
from thidua.core.ranking.order import rank
from thidua.core.ranking.reading import row_in
from thidua.core.rubric.score import Standing
from thidua.core.rubric.scoring import score_block
from thidua.core.rubric.table import Policy

GROUPS = [str(number) for number in range(1, 14)]
TOTALS = {row["don_vi"]: row for row in expected(BLOCK, "ket-qua-tong.csv")}
CRITERIA = expected(BLOCK, "ket-qua-tieu-chi.csv")


def hundredths(value: Fraction) -> str:
    return f"{float(value):.2f}"


@pytest.mark.parametrize("unit", list(TOTALS))
def test_the_block_of_bac_kan_gets_its_points_row_by_row(unit: str) -> None:
    block = example(BLOCK)

    for row in (row for row in CRITERIA if row["don_vi"] == unit and row["tham_dinh"]):
        assert hundredths(block.points(unit, row["tieu_chi"])) == row["tham_dinh"], row["tieu_chi"]
    for group, column in ((group, f"n{group}") for group in GROUPS):
        wanted = TOTALS[unit][column]
        found = row_in(block.unit(unit).last, group)
        assert (found.standing is Standing.NOT_APPLICABLE) == (wanted == "")
        if wanted:
            assert hundredths(found.points) == wanted, group
    assert hundredths(block.points(unit, "bang")) == TOTALS[unit]["tong_13_nhom"]
    assert hundredths(block.points(unit, "thuong")) == TOTALS[unit]["thuong"]
    assert hundredths(block.points(unit, "tru")) == TOTALS[unit]["tru"]


@pytest.mark.parametrize("unit", list(TOTALS))
def test_what_units_reported_themselves_comes_out_too(unit: str) -> None:
    claims = example(BLOCK).claims
    assert claims is not None
    claimed = next(one for one in claims.units if one.unit == unit)

    for row in (row for row in CRITERIA if row["don_vi"] == unit and row["tu_cham"]):
        assert hundredths(row_in(claimed.last, row["tieu_chi"]).points) == row["tu_cham"]
    assert claimed.total is not None
    assert hundredths(claimed.total) == TOTALS[unit]["tu_cham_tong"]


def test_the_block_of_bac_kan_is_ranked_and_classed() -> None:
    block = example(BLOCK)
    ranking = rank(block.rubric, block.score)

    for unit, row in TOTALS.items():
        total = block.unit(unit).total
        assert total is not None
        assert hundredths(total) == row["tong"]
        assert str(ranking.of(unit).place) == row["hang"]
        assert classify(block.rubric, block.unit(unit)).title == row["xep_loai"]


@pytest.mark.parametrize(
    ("policy", "column"), [(Policy.FULL, "toi_da"), (Policy.ZERO, "khong_diem")]
)
def test_another_policy_for_groups_that_do_not_apply_moves_the_first_place(
    policy: Policy, column: str
) -> None:
    block = example(BLOCK)
    rubric = replace(block.rubric, group_policy=policy)

    score = score_block(rubric, block.verified, claims=block.claims)

    ranking = rank(rubric, score)
    for unit in score.units:
        assert unit.total is not None
        assert hundredths(unit.total) == TOTALS[unit.unit][f"tong_{column}"]
        assert str(ranking.of(unit.unit).place) == TOTALS[unit.unit][f"hang_{column}"]


TIEN_GIANG = expected("so-tnmt-tien-giang-2022", "ket-qua.csv")


@pytest.mark.parametrize("sheet", ["P1", "P2", "P3", "P4"])
def test_the_regulation_of_tien_giang_comes_out_with_its_holes(sheet: str) -> None:
    table = example("so-tnmt-tien-giang-2022")

    for row in (row for row in TIEN_GIANG if row["phieu"] == sheet):
        if row["muc"] == "tong":
            total = table.unit(sheet).total
            assert (total is None) == (row["diem"] == "")
            assert total is None or total == Fraction(row["diem"])
        elif row["diem"] == "khe":
            standing = row_in(table.unit(sheet).last, row["muc"]).standing
            assert standing is Standing.UNDEFINED
        else:
            assert table.points(sheet, row["muc"]) == Fraction(row["diem"]), row["muc"]


UNIONS = expected("cong-doan-6-don-vi", "ket-qua.csv")


@pytest.mark.parametrize("row", UNIONS, ids=[row["don_vi"] for row in UNIONS])
def test_two_half_years_are_combined_and_classed(row: dict[str, str]) -> None:
    table, unit = example("cong-doan-6-don-vi"), row["don_vi"]

    for place in (0, 1):
        for group in ("I", "II", "III", "IV"):
            points = table.points(unit, group, place)
            assert hundredths(points) == row[f"{group}{place + 1}"]
        assert (
            hundredths(table.unit(unit).periods[place].total or Fraction(0))
            == row[f"HK{place + 1}"]
        )
    assert hundredths(table.unit(unit).total or Fraction(0)) == row["nam"]
    assert str(rank(table.rubric, table.score).of(unit).place) == row["hang"]
    assert classify(table.rubric, table.unit(unit)).title == row["xep_loai"]


def test_two_unions_equal_on_every_key_share_the_third_place() -> None:
    table = example("cong-doan-6-don-vi")

    ranking = rank(table.rubric, table.score)

    assert [(p.unit, p.place) for p in ranking.places if p.shared] == [("THC", 3), ("PTF", 3)]


@pytest.mark.parametrize(
    ("name", "unit", "total", "title"),
    [
        ("thi-dua-lop-tuan", "6A1", "87.25", "Tốt"),
        ("diem-ren-luyen", "A", "92", "Khá"),
        ("diem-ren-luyen", "B", "60", "Trung bình"),
        ("diem-ren-luyen", "C", "92", "Trung bình"),
        ("diem-ren-luyen", "D", "89.5", "Tốt"),
        ("diem-ren-luyen", "E", "90", "Xuất sắc"),
        ("diem-phong-trao", "F", "140", ""),
        ("diem-phong-trao", "E", "0", ""),
        ("cham-nhieu-giam-khao", "A", "61.6", ""),
        ("cham-nhieu-giam-khao", "B", "66", ""),
    ],
)
def test_the_small_tables_come_out(name: str, unit: str, total: str, title: str) -> None:
    table = example(name)

    assert table.unit(unit).total == Fraction(total)
    assert classify(table.rubric, table.unit(unit)).title == title


@pytest.mark.parametrize(
    ("unit", "row", "points"),
    [("A", "1", "6"), ("B", "1", "20"), ("C", "1", "35"), ("D", "3", "25"), ("F", "2", "50")],
)
def test_the_ceilings_of_groups_hold(unit: str, row: str, points: str) -> None:
    assert example("diem-phong-trao").points(unit, row) == Fraction(points)


@pytest.mark.parametrize("name", NAMES)
def test_scoring_twice_gives_the_same(name: str) -> None:
    table = example(name)

    assert score_block(table.rubric, table.verified, claims=table.claims) == table.score
