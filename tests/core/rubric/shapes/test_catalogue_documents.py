"""The ways of the catalogue that concern a whole table, written as an officer writes them, in YAML."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

import pytest

from tests.core.rubric.shapes.world import exact, written
from thidua.core.ranking.classes import classify
from thidua.core.ranking.order import rank
from thidua.core.ranking.quotas import places_of, votes_needed
from thidua.core.rubric.check.attainable import attainable
from thidua.core.rubric.figures import Figures, FigureValue, figures, sheet
from thidua.core.rubric.reading import read_rubric
from thidua.core.rubric.score import BlockScore, Standing, UnitScore
from thidua.core.rubric.scoring import score_block
from thidua.core.rubric.table import Rubric

Unit = Mapping[str, FigureValue]
HEAD = """
bang_tieu_chi: 1
ma: bang
ten: Bảng tiêu chí
nam: 2024
so_lieu:
  a: {kieu: so}
  b: {kieu: so}
  c: {kieu: so}
  n: {kieu: so_dem}
  xl: {kieu: muc, cac_muc: [XS, TOT, KHT]}
"""


def table(text: str) -> Rubric:
    reading = read_rubric(written(HEAD + text))
    assert reading.findings == ()
    assert reading.rubric is not None
    return reading.rubric


def given(*units: Unit) -> Figures:
    """Figures of units U1, U2 …"""
    return figures(
        sheet(f"U{place}", {name: exact(value) for name, value in unit.items()})
        for place, unit in enumerate(units, start=1)
    )


def scored(rubric: Rubric, *units: Unit) -> BlockScore:
    return score_block(rubric, given(*units))


def first(text: str, *units: Unit) -> UnitScore:
    return scored(table(text), *units).units[0]


def entered(name: str, most: str = "100", more: str = "") -> str:
    """A criterion whose points are a figure."""
    rule = f"{{loai: cong_thuc, cong_thuc: {name}}}"
    return f"{{ma: '{name}', ten: {name}, diem: {most}, quy_tac: {rule}{more}}}"


A, B = entered("a"), entered("b")

TOTALS: Mapping[str, tuple[tuple[str, Unit, str], ...]] = {
    "S12 a floor of the row, of its group, of the total": (
        (f"muc: [{entered('a', more=', san: 0')}]", {"a": -1}, "0"),
        (f"muc: [{{ma: I, san: 0, muc: [{A}, {B}]}}]", {"a": -3, "b": 1}, "0"),
        (f"muc: [{A}]\ntong: {{san: 0}}", {"a": "-0.5"}, "0"),
        (f"muc: [{A}]", {"a": "-0.5"}, "-0.5"),
    ),
    "S19 the bonus group is capped": (
        (f"muc: [{A}]\nthuong: {{tran: 5, muc: [{B}]}}", {"a": "96.81", "b": 8}, "101.81"),
        (f"muc: [{A}]\nthuong: {{tran: 50, muc: [{B}]}}", {"a": 950, "b": 60}, "1000"),
    ),
    "S20 nothing is clipped that is not declared": (
        (f"thang_diem: 100\nmuc: [{A}]\nthuong: {{muc: [{B}]}}", {"a": 97, "b": 10}, "107"),
    ),
    "S21 the penalty comes after the cap of the bonus": (
        (
            f"muc: [{A}]\nthuong: {{tran: 5, muc: [{B}]}}\ntru: {{muc: [{entered('c')}]}}",
            {"a": 950, "b": 50, "c": 8},
            "947",
        ),
    ),
    "S24 every part must pass": (
        (f"muc: [{{ma: I, tong_hop: thap_nhat, muc: [{A}, {B}]}}]", {"a": 85, "b": 99}, "85"),
        (f"muc: [{{ma: I, tong_hop: thap_nhat, muc: [{A}, {B}]}}]", {"a": 75, "b": 84}, "75"),
    ),
    "S29 groups are rescaled, bonus and penalty not": (
        (
            (
                f"thang_diem: 100\nkhong_ap_dung: {{nhom: chia_lai}}\n"
                f"muc: [{{ma: I, diem: 80, muc: [{entered('a', '80')}]}}, {{ma: II, diem: 20, "
                f"khong_ap_dung: {{don_vi: [U1]}}, muc: [{entered('n', '20')}]}}]\n"
                f"thuong: {{muc: [{B}]}}\ntru: {{muc: [{entered('c')}]}}"
            ),
            {"a": 60, "b": 4, "c": 1},
            "78",
        ),
    ),
    "B2 entries scaled down so that they still add up": (
        (
            """muc:
  - ma: I
    muc:
      - {ma: I.1, quy_tac: {loai: cong_thuc, cong_thuc: 'a * nho_nhat(1, 35 / (a + b))'}}
      - {ma: I.2, quy_tac: {loai: cong_thuc, cong_thuc: 'b * nho_nhat(1, 35 / (a + b))'}}""",
            {"a": 30, "b": 20},
            "35",
        ),
    ),
    "B3 a ceiling and a cliff of the total": (
        (f"muc: [{A}]\ntong: {{tran: 140, duoi_thi_0: 60}}", {"a": 150}, "140"),
        (f"muc: [{A}]\ntong: {{tran: 140, duoi_thi_0: 60}}", {"a": 60}, "60"),
        (f"muc: [{A}]\ntong: {{tran: 140, duoi_thi_0: 60}}", {"a": "59.99"}, "0"),
    ),
    "B5 from 80, up and down, with a cap on each": (
        (
            """muc:
  - ma: '1'
    diem: 100
    quy_tac: {loai: theo_lan, tu: 80, cong: [{bien: n, moi_lan: 2, tran: 5}],
              tru: [{bien: a, moi_lan: 1}], tran_tru: 3}""",
            {"n": 9, "a": 1},
            "84",
        ),
    ),
    "B6 the weighted mean, rounded by the row": (
        (
            (
                f"muc: [{{ma: I, tong_hop: binh_quan_trong_so, muc: [{entered('a', more=', trong_so: 40%')}, "
                f"{entered('b', more=', trong_so: 60%')}]}}]"
            ),
            {"a": 90, "b": 80},
            "84",
        ),
    ),
    "B7 the geometric mean of shares": (
        (
            (
                f"muc: [{{ma: I, diem: 100, tong_hop: binh_quan_nhan, muc: [{entered('a', '10')}, "
                f"{entered('b', '10')}, {entered('c', '10')}]}}]"
            ),
            {"a": 2, "b": 4, "c": 1},
            "20",
        ),
    ),
    "B13 the weights of the rows that apply count alone": (
        (
            (
                f"muc: [{{ma: I, tong_hop: binh_quan_trong_so, muc: [{entered('a', more=', trong_so: 2')}, "
                f"{entered('b', more=', trong_so: 1')}, "
                f"{entered('c', more=', trong_so: 7, khong_ap_dung: {don_vi: [U1]}')}]}}]"
            ),
            {"a": 90, "b": 60},
            "80",
        ),
    ),
    "A27 shown and not scored": (
        (f"muc: [{A}, {entered('b', '0', ', tran: 0')}]", {"a": 7, "b": 55}, "7"),
    ),
}


@pytest.mark.parametrize(
    ("text", "unit", "total"),
    [
        pytest.param(*case, id=f"{name} {place}")
        for name, cases in TOTALS.items()
        for place, case in enumerate(cases, 1)
    ],
)
def test_a_document_gives_exactly_its_total(text: str, unit: Unit, total: str) -> None:
    assert first(text, unit).total == Fraction(total)


def test_b6_the_weights_of_five_marks_make_87_25() -> None:
    marks = {"a": ("8.5", 40), "b": ("9", 25), "c": ("8", 15), "d": ("9.5", 15), "e": ("9", 10)}
    rows = "".join(
        f"""
  - ma: {name}
    diem: {weight}
    lam_tron: {{so_le: 2}}
    quy_tac: {{loai: ty_le, tu_so: {name}, mau_so: {10 if name != "e" else 20}}}"""
        for name, (_, weight) in marks.items()
    )
    figures_told = "".join(f"\n  {name}: {{kieu: so}}" for name in ("d", "e"))
    rubric = table(f"{figures_told.removeprefix(chr(10))}\nmuc:{rows}")

    unit = scored(rubric, {name: mark for name, (mark, _) in marks.items()}).units[0]

    points = [row.points for row in unit.last.base.children]
    assert points == [34, Fraction("22.5"), 12, Fraction("14.25"), Fraction("4.5")]
    assert unit.total == Fraction("87.25")


@pytest.mark.parametrize(
    ("policy", "points"),
    [
        pytest.param("chia_lai", "5.46", id="rescaled: 3.64 × 6 / 4"),
        pytest.param("diem_toi_da", "5.64", id="full marks"),
        pytest.param("khong_diem", "3.64", id="zero"),
        pytest.param("binh_quan_khoi", "5.44", id="the peers' average 1.80"),
        pytest.param("bo_ra", "3.64", id="out of the unit's maximum"),
    ],
)
def test_s28_one_item_under_every_policy(policy: str, points: str) -> None:
    away = f", khong_ap_dung: {{don_vi: [U1], cach: {policy}}}"
    text = f"""
lam_tron: {{nhom: {{so_le: 2, cach: nua_len}}}}
muc: [{{ma: '5', diem: 6, muc: [{entered("a", "2")}, {entered("b", "2")}, {entered("c", "2", away)}]}}]"""
    peers: tuple[Unit, ...] = ({"a": 0, "b": 0, "c": "1.7"}, {"a": 0, "b": 0, "c": "1.9"})

    assert first(text, {"a": "1.64", "b": 2}, *peers).total == Fraction(points)


@pytest.mark.parametrize(("start", "points"), [("da_lam_tron", "0.66"), ("chua_lam_tron", "0.67")])
def test_s28_rescaling_starts_from_rounded_or_from_raw_points(start: str, points: str) -> None:
    text = f"""
lam_tron: {{tieu_chi: {{so_le: 2}}, nhom: {{so_le: 2}}}}
khong_ap_dung: {{tieu_chi: chia_lai, chia_lai_tu: {start}}}
muc:
  - ma: I
    diem: 4
    muc:
      - {{ma: I.1, diem: 2, quy_tac: {{loai: ty_le, tu_so: a, mau_so: b}}}}
      - {{ma: I.2, diem: 2, khong_ap_dung: {{khi: n = 0}}, quy_tac: {{loai: ty_le, tu_so: a, mau_so: n}}}}"""

    assert first(text, {"a": 1, "b": 6, "n": 0}).total == Fraction(points)


def test_s22_marking_oneself_too_high_costs_a_quarter_a_row_up_to_one() -> None:
    rows = ", ".join(entered(name, "10") for name in "abc")
    rubric = table(
        f"muc: [{rows}]\ntru: {{muc: [{{ma: P4, "
        "quy_tac: {loai: vuot_tu_cham, vuot: 20%, moi_lan: 0.25, tran: 0.4}}]}"
    )
    claims = scored(rubric, {"a": "7.01", "b": 7, "c": 9})

    score = score_block(rubric, given({"a": 5, "b": 5, "c": 5}), claims=claims)

    assert score.units[0].total == Fraction("14.6")


def test_s23_four_effects_with_their_reasons_and_grounds() -> None:
    rubric = table(f"""
can_cu: [{{ma: qd, ten: Quy định, hieu_luc_tu: 2024-01-01}}]
xep_loai: [{{ten: Tốt, tu: 80}}, {{ten: Khá, tu: 50}}, {{ten: Yếu, tu: 0}}]
diem_liet:
  - {{khi: n >= 4, hieu_luc: khong_xep_hang, ly_do: Gửi chậm, can_cu: qd}}
  - {{khi: n = 3, hieu_luc: khong_xet_khen, ly_do: Bị kiểm điểm, can_cu: qd}}
  - {{khi: n = 2, hieu_luc: ha_bac, ly_do: Khiếu nại đúng}}
  - {{khi: n = 1, hieu_luc: {{tran_xep_loai: Yếu}}, ly_do: Khiển trách}}
muc: [{A}]""")

    score = scored(rubric, *({"a": 90, "n": count} for count in (4, 3, 2, 1, 0)))

    effects = [[(one.effect.kind.value, one.basis) for one in unit.effects] for unit in score.units]
    assert effects == [
        [("khong_xep_hang", "qd")],
        [("khong_xet_khen", "qd")],
        [("ha_bac", "")],
        [("tran_xep_loai", "")],
        [],
    ]
    classes = [classify(rubric, unit).title for unit in score.units]
    assert classes == ["Tốt", "Tốt", "Khá", "Yếu", "Tốt"]
    places = {unit.unit: rank(rubric, score).of(unit.unit).place for unit in score.units}
    assert places == {"U1": None, "U2": 1, "U3": 1, "U4": 1, "U5": 1}


HALVES = f"""
ky: [{{ma: HK1, ten: Sáu tháng đầu năm}}, {{ma: HK2, ten: Sáu tháng cuối năm}}]
lam_tron: {{tong: {{so_le: 2, cach: nua_len}}}}
tong: {{theo_ky: (ky(HK1) + 2 * ky(HK2)) / 3}}
xep_loai:
  - {{ten: Tốt, tu: 60, dieu_kien: {{moi_nhom_tu: 52%, vi_pham: VI_PHAM}}}}
  - {{ten: Khá, tu: 50}}
  - {{ten: Yếu, tu: 0}}
muc: [{{ma: I, diem: 100, muc: [{A}]}}]"""


@pytest.mark.parametrize(("broken", "title"), [("ha_bac", "Khá"), ("chan", "Khá")])
def test_s34_s35_half_years_are_weighed_rounded_and_classed(broken: str, title: str) -> None:
    rubric = table(HALVES.replace("VI_PHAM", broken))
    sheets = [
        sheet("U1", {"a": Fraction("100.004")}, period="HK1"),
        sheet("U1", {"a": Fraction("51.81")}, period="HK2"),
    ]

    unit = score_block(rubric, figures(sheets)).units[0]

    assert [part.total for part in unit.periods] == [100, Fraction("51.81")]
    assert unit.total == Fraction("67.87")
    assert classify(rubric, unit).title == title


@pytest.mark.parametrize(
    ("quota", "base", "places"),
    [
        pytest.param("ty_le: 20%, lam_tron: xuong", 9, 1, id="no more than 20 % of 9"),
        pytest.param("ty_le: 20%, lam_tron: len", 9, 2, id="20 % of 9 rounded up"),
        pytest.param("ty_le: 50%, lam_tron: nua_len", 9, 5, id="half of 9 to the nearest"),
        pytest.param("ty_le: 20%, it_nhat: 1", 4, 1, id="at least one"),
        pytest.param("ty_le: 20%, it_nhat: 1", 0, 0, id="of nobody none"),
        pytest.param("so_luong: 3", 9, 3, id="a number"),
    ],
)
def test_s36_a_quota_is_written_as_the_regulation_states_it(
    quota: str, base: int, places: int
) -> None:
    rubric = table(f"muc: [{A}]\nkhen_thuong: [{{ma: co, ten: Cờ thi đua, {quota}}}]")

    assert places_of(rubric.awards[0].quota, base) == places


@pytest.mark.parametrize(
    ("share", "base", "votes"),
    [("80%", 9, 8), ("2/3", 9, 6), ("55%", 100, 55), ("80%", 8, 7)],
)
def test_s37_a_vote_needs_whole_votes_of_an_exact_share(share: str, base: int, votes: int) -> None:
    rubric = table(
        f"muc: [{A}]\nkhen_thuong: [{{ma: co, so_luong: 1, "
        f"bo_phieu: {{it_nhat: {share}, tinh_tren: tru_ung_vien}}}}]"
    )

    rule = rubric.awards[0].vote
    assert rule is not None
    assert rule.base == "tru_ung_vien"
    assert votes_needed(rule, base) == votes


def test_s38_equal_totals_are_parted_by_the_declared_keys_and_what_stays_equal_shares() -> None:
    rubric = table(
        f"muc: [{A}, {B}]\nxep_hang: {{khoa: [tong, muc b, bo_phieu, quyet_dinh], "
        "dong_hang: '1,2,2,4'}"
    )
    score = scored(
        rubric,
        {"a": 8, "b": 1},
        {"a": 5, "b": 3},
        {"a": 5, "b": 3},
        {"a": 6, "b": 2},
        {"a": 1, "b": 1},
    )

    ranking = rank(rubric, score)

    assert [ranking.of(f"U{number}").place for number in range(1, 6)] == [1, 2, 2, 4, 5]


def test_s39_a_claim_that_the_text_does_not_allow_lies_outside_what_can_be_reached() -> None:
    rubric = table("""
muc:
  - {ma: '1', diem: 3, quy_tac: {loai: theo_lan, tu: diem_toi_da,
     cong: [{bien: a, moi_lan: 1, tran: 2}], tru: [{bien: n, moi_lan: 0.5}], tran_tru: 1.5}}""")

    reach = attainable(rubric, rubric.base.children[0])

    assert (reach.low, reach.high) == (None, Fraction(5))
    assert not reach.holds(Fraction("5.5"))


def test_b10_equal_sums_of_ranks_are_parted_by_the_second_source() -> None:
    """Ranks 1 and 2 against 2 and 1: the same sum, so that the second source decides."""
    rubric = table("""
muc:
  - {ma: r1, quy_tac: {loai: cong_thuc, cong_thuc: '-neu(co(a), hang(a), hang(b))'}}
  - {ma: r2, quy_tac: {loai: cong_thuc, cong_thuc: '-neu(co(b), hang(b), hang(a))'}}
xep_hang: {khoa: [tong, muc r2]}""")
    score = scored(rubric, {"a": 9, "b": 5}, {"a": 8, "b": 7}, {"a": 1, "b": None})

    ranking = rank(rubric, score)

    assert [unit.total for unit in score.units] == [-3, -3, -6]
    assert [ranking.of(f"U{number}").place for number in (1, 2, 3)] == [2, 1, 3]


def test_a28_what_an_agency_did_not_give_is_missing_and_not_nothing() -> None:
    text = (
        "muc: [{ma: '1', diem: 3, nguon_so_lieu: Sở Nội vụ, quy_tac: {loai: tuyen_tinh, bien: a}}]"
    )

    missing = first(text, {"a": None}).last.base.children[0]
    nothing = first(text, {"a": 0}).last.base.children[0]

    assert (missing.standing, nothing.standing) == (Standing.MISSING, Standing.COUNTED)


def test_s30_a_floor_of_lateness_lifts_no_score_that_was_below_it() -> None:
    """Lateness takes a point a day down to 5 at the lowest; what was below 5 stays as it was."""
    rubric = table("""
  nop: {kieu: ngay}
muc:
  - ma: '1'
    diem: 10
    quy_tac:
      loai: gop
      cach: cao_nhat
      phan:
        - quy_tac: {loai: gop, cach: thap_nhat, phan: [{quy_tac: {loai: cong_thuc, cong_thuc: a}}, {quy_tac: 5}]}
        - quy_tac:
            loai: gop
            phan:
              - quy_tac: {loai: cong_thuc, cong_thuc: a}
              - quy_tac: {loai: cham_ngay, tu: 0, tru_moi_ngay: 1, khong_gui: 10, ngay: duong_lich,
                          han: [{ngay: 2024-06-20, nop: nop}]}""")
    late = date(2024, 6, 22)

    score = scored(
        rubric,
        {"a": 9, "nop": late},
        {"a": 6, "nop": late},
        {"a": 4, "nop": late},
        {"a": 9, "nop": None},
    )

    assert [unit.total for unit in score.units] == [7, 5, 4, 5]
