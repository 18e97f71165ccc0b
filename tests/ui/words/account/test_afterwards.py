"""What becomes of points after the rule is told too: caps, floors, rounding, rows set aside, totals."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.core.rubric.shapes.world import NOTHING_TOTAL, TWO_PLACES, block, group, row, table
from tests.ui.words.account.figures import OFFICE
from thidua.core.rubric.figures import FigureValue, figures, sheet
from thidua.core.rubric.formula.nodes import Rounding
from thidua.core.rubric.formula.text import parse_formula
from thidua.core.rubric.score import RowScore
from thidua.core.rubric.scoring import score_block
from thidua.core.rubric.table import (
    Gathering,
    NotApplicable,
    Period,
    Policy,
    RoundingRule,
    Row,
    Rubric,
)
from thidua.ui.words.account import sentence, steps, total_sentence

Unit = Mapping[str, FigureValue]
ENTERED = "{loai: diem_nhap, bien: dat, tu: -100, den: 200}"
GIVEN = "Kết quả đạt: chấm"


def entered(most: str = "10", *, named: str = "1", figure: str = "dat") -> Row:
    return row(ENTERED.replace("dat", figure), most, named=named, known=OFFICE)


def told(criterion: Row, unit: Unit, *peers: Unit) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the steps after the first of a criterion that stands alone, in both languages."""
    rubric = table(criterion, known=OFFICE)
    score = block(rubric, unit, *peers).units[0].last.base.children[0]
    return (
        steps(criterion, score, rubric=rubric, lang="vi")[1:],
        steps(criterion, score, rubric=rubric, lang="en")[1:],
    )


HALF_EVEN = RoundingRule(1, Rounding.HALF_EVEN)
DOWN, UP = RoundingRule(1, Rounding.DOWN), RoundingRule(3, Rounding.UP)
WHOLE = RoundingRule(0, Rounding.HALF_UP)


@pytest.mark.parametrize(
    ("criterion", "given", "vi", "en"),
    [
        pytest.param(
            replace(entered(), cap=Fraction(5)),
            "8",
            "Được 8,00, tính 5,00 (tối đa 5 điểm)",
            "8.00, counted 5.00 (at most 5 points)",
            id="cap",
        ),
        pytest.param(
            replace(entered(), floor=Fraction(0)),
            "-1.125",
            "Được −1,125, tính 0,00 (thấp nhất 0 điểm)",
            "−1.125, counted 0.00 (at least 0 points)",
            id="floor",
        ),
        pytest.param(
            replace(entered(), cliff=Fraction(60)),
            "59.5",
            "Được 59,50, dưới 60 điểm nên không ghi nhận",
            "59.50, below 60 points: not recorded",
            id="cliff",
        ),
        pytest.param(
            replace(entered(), rounding=TWO_PLACES),
            "33.335",
            "làm tròn 2 chữ số: 33,34",
            "rounded to 2 decimals: 33.34",
            id="half up",
        ),
        pytest.param(
            replace(entered(), rounding=HALF_EVEN),
            "2.25",
            "làm tròn (nửa về số chẵn) 1 chữ số: 2,2",
            "rounded (half to even) to 1 decimals: 2.2",
            id="half even",
        ),
        pytest.param(
            replace(entered(), rounding=DOWN),
            "2.29",
            "làm tròn xuống 1 chữ số: 2,2",
            "rounded down to 1 decimals: 2.2",
            id="down",
        ),
        pytest.param(
            replace(entered(), rounding=UP),
            "2.0001",
            "làm tròn lên 3 chữ số: 2,001",
            "rounded up to 3 decimals: 2.001",
            id="up",
        ),
        pytest.param(
            replace(entered(), rounding=WHOLE),
            "2.5",
            "làm tròn đến số nguyên: 3",
            "rounded to a whole number: 3",
            id="to whole points",
        ),
    ],
)
def test_a_limit_is_told(criterion: Row, given: str, vi: str, en: str) -> None:
    assert told(criterion, {"dat": given}) == ((vi,), (en,))


def test_a_row_lost_is_told_with_its_reason() -> None:
    rule = """{loai: bac, bien: dat, bac: [
      {tu: 5, diem: 3, hieu_luc: mat_diem, ly_do: Báo cáo sai sự thật}, {tu: 0, diem: 1}]}"""

    vi, en = told(row(rule, known=OFFICE), {"dat": 6})

    assert vi == ("Không tính 3,00 điểm: Báo cáo sai sự thật",)
    assert en == ("3.00 lost: Báo cáo sai sự thật",)


def said(rubric: Rubric, unit: Unit, *peers: Unit) -> tuple[str, str]:
    """Tell the first child of the first group, knowing its parent."""
    parent = rubric.base.children[0]
    score = block(rubric, unit, *peers).units[0].last.base.children[0]
    return (
        sentence(parent.children[0], score.children[0], rubric=rubric, lang="vi", parent=score),
        sentence(parent.children[0], score.children[0], rubric=rubric, lang="en", parent=score),
    )


def away(policy: Policy | None, *, reason: str = "", named: str = "6.3") -> Row:
    aside = NotApplicable(("U1",), None, policy, reason)
    return replace(entered("2", named=named), not_applicable=aside)


def three(first: Row) -> Rubric:
    others = (entered("2", named="6.1"), entered("2", named="6.2"))
    return table(group(first, *others, most="6", named="6"), known=OFFICE)


@pytest.mark.parametrize(
    ("first", "vi", "en"),
    [
        pytest.param(
            away(Policy.REDISTRIBUTE, reason="Không thuộc chức năng của đơn vị"),
            "Không thuộc chức năng của đơn vị; 2 điểm được chia lại cho 6.1 và 6.2 theo tỷ lệ",
            "Không thuộc chức năng của đơn vị; 2 points are shared among 6.1 and 6.2 in proportion",
            id="redistributed",
        ),
        pytest.param(
            away(Policy.FULL),
            "Không thuộc phạm vi áp dụng; được tính điểm tối đa: 2 điểm",
            "Does not apply; the maximum is given: 2 points",
            id="full",
        ),
        pytest.param(
            away(Policy.ZERO),
            "Không thuộc phạm vi áp dụng; tính 0 điểm",
            "Does not apply; 0 points",
            id="zero",
        ),
        pytest.param(
            away(Policy.PEERS_MEAN),
            "Không thuộc phạm vi áp dụng; lấy bình quân của 2 đơn vị khác trong khối: 1,80 điểm",
            "Does not apply; the mean of 2 other units of the block: 1.80 points",
            id="the peers' mean",
        ),
        pytest.param(
            away(Policy.EXCLUDE),
            "Không thuộc phạm vi áp dụng; không tính vào điểm tối đa (2 điểm)",
            "Does not apply; leaves the maximum (2 points)",
            id="excluded",
        ),
    ],
)
def test_a_row_set_aside_tells_what_becomes_of_its_points(first: Row, vi: str, en: str) -> None:
    peers: tuple[Unit, ...] = ({"dat": "1.7"}, {"dat": "1.9"})

    assert said(three(first), {"dat": 1}, *peers) == (f"{vi} (mục 6.3)", f"{en} (row 6.3)")


def test_where_nothing_is_shared_out_no_heirs_are_named() -> None:
    best = replace(
        group(away(Policy.REDISTRIBUTE), entered("2", named="6.1"), most="2", named="6"),
        gathering=Gathering.GREATEST,
    )

    assert said(table(best, known=OFFICE), {"dat": 1}) == (
        "Không thuộc phạm vi áp dụng; không tính điểm mục này (mục 6.3)",
        "Does not apply; this row is not counted (row 6.3)",
    )


def test_what_is_deducted_is_not_called_gained() -> None:
    penalty = replace(
        group(replace(entered("10", named="P1"), cap=Fraction(1)), most="10", named="tru"),
        max_points=None,
    )
    rubric = replace(table(entered(), known=OFFICE), penalty=penalty)
    score = block(rubric, {"dat": 2}).units[0].last.penalty
    assert score is not None

    told_vi = steps(penalty.children[0], score.children[0], rubric=rubric, lang="vi")

    assert told_vi[1] == "Trừ 2,00, tính 1,00 (tối đa 1 điểm)"


def test_without_the_parent_the_heirs_are_not_named() -> None:
    rubric = three(away(Policy.REDISTRIBUTE))
    first = rubric.base.children[0].children[0]
    score = block(rubric, {"dat": 1}).units[0].last.base.children[0].children[0]

    assert steps(first, score, rubric=rubric, lang="vi") == (
        "Không thuộc phạm vi áp dụng; 2 điểm được chia lại cho các mục còn lại theo tỷ lệ",
    )
    assert steps(first, score, rubric=rubric, lang="en") == (
        "Does not apply; 2 points are shared among the remaining rows in proportion",
    )


def test_a_row_in_a_group_that_does_not_apply_points_to_the_group() -> None:
    rubric = table(
        group(away(None, reason="Không có chức năng"), most="2", named="6"), known=OFFICE
    )

    assert said(rubric, {"dat": 1}) == (
        "Không có chức năng (theo cả mục 6) (mục 6.3)",
        "Không có chức năng (with the whole of row 6) (row 6.3)",
    )


def test_a_group_none_of_whose_rows_applies_says_so() -> None:
    inner = group(away(Policy.REDISTRIBUTE), most="2", named="6")
    rubric = table(group(inner, entered("2", named="7"), most="4", named="I"), known=OFFICE)

    assert said(rubric, {"dat": 1}) == (
        "Không có mục nào áp dụng; 2 điểm được chia lại cho 7 theo tỷ lệ (mục 6)",
        "None of its rows applies; 2 points are shared among 7 in proportion (row 6)",
    )


def test_nothing_that_arose_is_told() -> None:
    criterion = replace(
        row("{loai: ty_le, tu_so: xong, mau_so: ke_hoach}", "3", known=OFFICE),
        not_arisen=Policy.FULL,
    )
    rubric = table(group(criterion), known=OFFICE)

    assert said(rubric, {"xong": 0, "ke_hoach": 0}) == (
        "Không phát sinh trong kỳ; được tính điểm tối đa: 3 điểm (mục 1)",
        "Nothing arose in the period; the maximum is given: 3 points (row 1)",
    )


@pytest.mark.parametrize(
    ("rule", "unit", "vi", "en"),
    [
        pytest.param(
            "{loai: ty_le, tu_so: xong, mau_so: ke_hoach}",
            {"xong": 1, "ke_hoach": None},
            "Chưa có số liệu: Số nhiệm vụ trong kế hoạch; tạm tính 0 điểm",
            "Not given yet: Số nhiệm vụ trong kế hoạch; 0 points for now",
            id="a figure is missing",
        ),
        pytest.param(
            "{loai: ty_le, tu_so: xong, mau_so: ke_hoach}",
            {"xong": 0, "ke_hoach": 0},
            "Không phát sinh số liệu để tính; tạm tính 0 điểm",
            "Nothing to compute from; 0 points for now",
            id="nothing arose",
        ),
        pytest.param(
            "{loai: bac, bien: dung_han, bac: [{tu: 98, tinh_tu: false, diem: 5},"
            " {tu: 97, den: 98, diem: 4}]}",
            {"dung_han": 98},
            "98 % không thuộc bậc nào của quy định; phải sửa bảng tiêu chí, không tự chọn",
            "98% is in no band of the rules; the rubric must be corrected, not guessed",
            id="a hole between bands",
        ),
        pytest.param(
            "{loai: gop, phan: [{quy_tac: {loai: muc, bien: xl, bang: {XS: 1}}}]}",
            {"xl": "TOT"},
            "Tốt không thuộc bậc nào của quy định; phải sửa bảng tiêu chí, không tự chọn",
            "Tốt is in no band of the rules; the rubric must be corrected, not guessed",
            id="a class not listed, in a rule within a rule",
        ),
        pytest.param(
            "{loai: diem_nhap, bien: diem_giao, tu: 2, den: 4}",
            {"diem_giao": 5},
            "Điểm nhập 5 ngoài khoảng 2 đến 4; phải nhập lại",
            "5 is outside 2 to 4; enter it again",
            id="points beyond their range",
        ),
        pytest.param(
            "{loai: chon_mot, cach: tu_choi_neu_hai, phan: [{bien: cap_tinh, diem: 1},"
            " {bien: cap_nganh, diem: 2}]}",
            {"cap_tinh": 1, "cap_nganh": 1},
            "Có 2 trường hợp, chỉ được nhận một; phải sửa số liệu",
            "2 cases where only one may be; correct the figures",
            id="two where one may be",
        ),
    ],
)
def test_a_row_without_a_value_tells_what_to_do(rule: str, unit: Unit, vi: str, en: str) -> None:
    rubric = table(group(row(rule, known=OFFICE)), known=OFFICE)

    assert said(rubric, unit) == (f"{vi} (mục 1)".replace(" %", "\u00a0%"), f"{en} (row 1)")


def told_group(whole: Row, unit: Unit) -> tuple[str, str]:
    rubric = table(whole, known=OFFICE)
    score = block(rubric, unit).units[0].last.base.children[0]
    return (
        sentence(whole, score, rubric=rubric, lang="vi"),
        sentence(whole, score, rubric=rubric, lang="en"),
    )


PAIR = group(entered(named="1"), entered(named="2", figure="giao"), named="I")


@pytest.mark.parametrize(
    ("gathering", "vi", "en"),
    [
        (Gathering.SUM, "9,00 (1) − 4,00 (2) = 5,00", "9.00 (1) − 4.00 (2) = 5.00"),
        (
            Gathering.MEAN,
            "Bình quân: 9,00 (1); −4,00 (2) = 2,50",
            "Mean: 9.00 (1); −4.00 (2) = 2.50",
        ),
        (
            Gathering.WEIGHTED_MEAN,
            "Bình quân theo trọng số: 9,00 (1); −4,00 (2) = 2,50",
            "Weighted mean: 9.00 (1); −4.00 (2) = 2.50",
        ),
        (
            Gathering.PRODUCT_ROOT,
            "Bình quân nhân: 9,00 (1); −4,00 (2) = 0,00",
            "Geometric mean: 9.00 (1); −4.00 (2) = 0.00",
        ),
        (Gathering.GREATEST, "Chỉ tính mục cao nhất (1): 9,00", "Only the best counts (1): 9.00"),
        (
            Gathering.LEAST,
            "Chỉ tính mục thấp nhất (2): −4,00",
            "Only the least counts (2): −4.00",
        ),
    ],
)
def test_a_group_tells_how_its_rows_are_gathered(gathering: Gathering, vi: str, en: str) -> None:
    whole = replace(PAIR, gathering=gathering)

    assert told_group(whole, {"dat": 9, "giao": -4}) == (f"{vi} (mục I)", f"{en} (row I)")


def test_a_group_that_adds_up_before_rounding_shows_what_it_adds() -> None:
    thirds = [replace(entered("4", named=f"1.{n}"), rounding=TWO_PLACES) for n in (1, 2, 3)]
    whole = replace(group(*thirds, most="12", named="1"), rescale_raw=True)

    vi, _ = told_group(whole, {"dat": Fraction(10, 3)})

    assert vi.startswith("3,3333 (1.1) + 3,3333 (1.2) + 3,3333 (1.3) = 10,00")


def test_a_group_tells_the_points_it_gave_to_others() -> None:
    whole = three(away(Policy.REDISTRIBUTE)).base.children[0]

    vi, en = told_group(whole, {"dat": "1.82"})

    assert vi == (
        "1,82 (6.1) + 1,82 (6.2) = 3,64; không tính mục 6.3 nên 4 điểm còn lại được quy về 6:"
        " 3,64 × 6/4 = 5,46 (mục 6)"
    )
    assert en == (
        "1.82 (6.1) + 1.82 (6.2) = 3.64; without 6.3, the remaining 4 points stand for 6:"
        " 3.64 × 6/4 = 5.46 (row 6)"
    )


BONUS = replace(
    group(entered(named="T", figure="giao"), most=None, named="thuong"), cap=Fraction(5)
)
PENALTY = group(
    row("{loai: muc, bien: xl, bang: {XS: 0, KHT: 1}}", None, named="P", known=OFFICE),
    most=None,
    named="tru",
)
SECTIONS = table(entered("100"), bonus=BONUS, penalty=PENALTY, known=OFFICE)
YEAR: Unit = {"dat": "97.81", "giao": 8, "xl": "KHT"}


def section(score: RowScore | None, part: Row, lang: str) -> str:
    assert score is not None
    return sentence(part, score, rubric=SECTIONS, lang="vi" if lang == "vi" else "en")


def test_the_bonus_tells_what_of_it_counts() -> None:
    score = block(SECTIONS, YEAR).units[0].last.bonus

    assert (
        section(score, BONUS, "vi")
        == "8,00 (T) = 8,00; Tổng thưởng 8,00, tính 5,00 (tối đa 5 điểm)"
    )
    assert (
        section(score, BONUS, "en")
        == "8.00 (T) = 8.00; Bonus 8.00, counted 5.00 (at most 5 points)"
    )


@pytest.mark.parametrize(
    ("level", "vi", "en"),
    [
        ("KHT", "Không hoàn thành, trừ 1 điểm", "Không hoàn thành, minus 1 point"),
        ("XS", "Xuất sắc, không bị trừ", "Xuất sắc, nothing deducted"),
    ],
)
def test_a_penalty_is_told_as_one(level: str, vi: str, en: str) -> None:
    penalty = block(SECTIONS, {**YEAR, "xl": level}).units[0].last.penalty
    assert penalty is not None
    score, part = penalty.children[0], PENALTY.children[0]

    assert section(score, part, "vi") == f"Xếp loại của ngành: {vi} (mục P)"
    assert section(score, part, "en") == f"Xếp loại của ngành: {en} (row P)"


def test_the_total_is_told() -> None:
    unit = block(SECTIONS, YEAR).units[0]

    assert total_sentence(unit.last, rubric=SECTIONS, lang="vi") == "97,81 + 5,00 − 1,00 = 101,81"
    assert total_sentence(unit.last, rubric=SECTIONS, lang="en") == "97.81 + 5.00 − 1.00 = 101.81"


def test_a_total_that_has_no_value_says_so() -> None:
    unit = block(SECTIONS, {**YEAR, "xl": "TOT"}).units[0]

    assert total_sentence(unit, rubric=SECTIONS, lang="vi") == (
        "Chưa có tổng điểm vì có mục chưa xác định được"
    )
    assert (
        total_sentence(unit.last, rubric=SECTIONS, lang="en") == "No total yet: a row has no value"
    )


def test_the_year_is_told_from_its_periods() -> None:
    total = replace(
        NOTHING_TOTAL,
        over_periods=parse_formula("(ky(HK1) + 2 * ky(HK2)) / 3"),
        rounding=TWO_PLACES,
    )
    periods = (Period("HK1", "Học kỳ I"), Period("HK2", "Học kỳ II"))
    rubric = replace(table(entered("100"), known=OFFICE), periods=periods, total=total)
    first = sheet("U1", {"dat": 100}, period="HK1")
    second = sheet("U1", {"dat": Fraction("51.81")}, period="HK2")

    unit = score_block(rubric, figures([first, second])).units[0]

    assert total_sentence(unit, rubric=rubric, lang="vi") == (
        "HK1: 100,00; HK2: 51,81; cả năm: 67,8733; làm tròn 2 chữ số: 67,87"
    )
    assert total_sentence(unit, rubric=rubric, lang="en") == (
        "HK1: 100.00; HK2: 51.81; year: 67.8733; rounded to 2 decimals: 67.87"
    )


CLAIMED = "{loai: vuot_tu_cham, vuot: 20%, moi_lan: 0.75, tran: 1}"


@pytest.mark.parametrize(
    ("claims", "vi", "en"),
    [
        (
            {"dat": 5, "giao": 5},
            "Không có tiêu chí nào tự chấm cao hơn điểm thẩm định quá 20 % điểm tối đa",
            "No row marked above the verified points by more than 20% of the maximum",
        ),
        (
            {"dat": 9, "giao": 5},
            "1 tiêu chí tự chấm cao hơn điểm thẩm định quá 20 % điểm tối đa × 0,75 = 0,75 điểm",
            (
                "1 row(s) marked above the verified points by more than 20% of the maximum"
                " × 0.75 = 0.75 points"
            ),
        ),
        (
            {"dat": 9, "giao": 9},
            (
                "2 tiêu chí tự chấm cao hơn điểm thẩm định quá 20 % điểm tối đa × 0,75 = 1,5;"
                " tối đa 1 điểm"
            ),
            (
                "2 row(s) marked above the verified points by more than 20% of the maximum"
                " × 0.75 = 1.5; at most 1 point"
            ),
        ),
    ],
)
def test_over_claims_are_counted(claims: Unit, vi: str, en: str) -> None:
    over = row(CLAIMED, None, named="P4", known=OFFICE)
    rows = (entered(named="1"), entered(named="2", figure="giao"))
    penalty = group(over, most=None, named="tru")
    rubric = table(*rows, penalty=penalty, known=OFFICE)
    verified = figures([sheet("U1", {"dat": 5, "giao": 5})])

    unit = score_block(rubric, verified, claims=block(rubric, claims)).units[0]

    assert unit.last.penalty is not None
    score = unit.last.penalty.children[0]
    vietnamese = sentence(over, score, rubric=rubric, lang="vi")
    assert vietnamese == f"{vi} (mục P4)".replace(" %", "\u00a0%")
    assert sentence(over, score, rubric=rubric, lang="en") == f"{en} (row P4)"


def test_a_number_of_points_in_place_of_a_rule_is_told_as_points() -> None:
    rule = "{loai: dieu_kien, neu: tre = 0, thi: 2, con_lai: 0}"
    rubric = table(group(row(rule, known=OFFICE)), known=OFFICE)

    assert said(rubric, {"tre": 0}) == (
        "Đúng điều kiện “Số hồ sơ trễ hạn” = 0: 2 điểm (mục 1)",
        "As “Số hồ sơ trễ hạn” = 0: 2 points (row 1)",
    )


def test_a_date_in_a_formula_is_told_as_a_day() -> None:
    rule = "{loai: cong_thuc, cong_thuc: 'neu(co(ngay_nop), 1, 0)'}"
    rubric = table(group(row(rule, known=OFFICE)), known=OFFICE)

    assert said(rubric, {"ngay_nop": date(2024, 6, 1)})[0] == (
        "Công thức nếu(có(“Ngày nộp báo cáo năm”); 1; 0)"
        " (với Ngày nộp báo cáo năm 01/06/2024) = 1 điểm (mục 1)"
    )


def test_a_mark_left_out_of_a_list_is_told_as_none() -> None:
    rule = "{loai: cong_thuc, cong_thuc: tong_ds(ds_diem)}"
    rubric = table(group(row(rule, known=OFFICE)), known=OFFICE)

    assert said(rubric, {"ds_diem": (3, None)}) == (
        (
            "Công thức tổng(“Điểm của các giám khảo”)"
            " (với Điểm của các giám khảo 3; không có) = 3 điểm (mục 1)"
        ),
        (
            "Formula sum(“Điểm của các giám khảo”)"
            " (with Điểm của các giám khảo 3; none) = 3 points (row 1)"
        ),
    )


def test_a_level_without_a_title_is_told_by_its_code() -> None:
    known = {**OFFICE, "xl": replace(OFFICE["xl"], level_titles=())}
    rule = "{loai: dieu_kien, neu: \"xl = 'TOT'\", thi: {loai: muc, bien: xl, bang: {TOT: 1}}}"
    rubric = table(group(row(rule, known=known)), known=known)

    assert said(rubric, {"xl": "TOT"})[0] == (
        "Đúng điều kiện “Xếp loại của ngành” = “TOT”:"
        " Xếp loại của ngành: TOT, được 1 trên 10 điểm (mục 1)"
    )


@pytest.mark.parametrize(
    ("band", "vi", "en"),
    [
        ("{diem: 1}", "mọi trường hợp", "in every case"),
        ("{tu: 2, diem: 1}", "từ 2 trở lên", "2 or more"),
        ("{tu: 2, tinh_tu: false, diem: 1}", "trên 2", "over 2"),
        ("{den: 5, diem: 1}", "dưới 5", "under 5"),
        ("{den: 5, tinh_den: true, diem: 1}", "từ 5 trở xuống", "5 or less"),
        ("{tu: 3, den: 3, tinh_den: true, diem: 1}", "đúng 3", "exactly 3"),
        ("{tu: 2, den: 5, diem: 1}", "từ 2 đến dưới 5", "from 2 to under 5"),
        ("{tu: 2, den: 5, tinh_den: true, diem: 1}", "từ 2 đến 5", "from 2 to 5"),
        (
            "{tu: 2, den: 5, tinh_tu: false, tinh_den: true, diem: 1}",
            "trên 2 đến 5",
            "over 2 to 5",
        ),
        ("{tu: 2, den: 5, tinh_tu: false, diem: 1}", "trên 2 đến dưới 5", "over 2 to under 5"),
    ],
)
def test_an_interval_is_told_with_its_ends(band: str, vi: str, en: str) -> None:
    rule = f"{{loai: bac, bien: dat, bac: [{band}]}}"
    rubric = table(group(row(rule, "1", known=OFFICE)), known=OFFICE)

    assert said(rubric, {"dat": 3}) == (
        f"Kết quả đạt 3; {vi}: 1 điểm (mục 1)",
        f"Kết quả đạt 3; {en}: 1 point (row 1)",
    )
