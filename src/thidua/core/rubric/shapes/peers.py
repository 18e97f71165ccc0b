"""Rules that look at the whole block: its leader, its best, its best and worst, its order."""

from __future__ import annotations

from fractions import Fraction
from itertools import accumulate

from thidua.core.rubric.formula.nodes import (
    ONE,
    Bands,
    Choice,
    Compare,
    Comparison,
    Difference,
    Formula,
    Gather,
    Number,
    OverPeers,
    Product,
    Quotient,
    Sum,
)
from thidua.core.rubric.shapes.ratios import DIRECTION, LESS_IS_BETTER
from thidua.core.rubric.shapes.reader import Lowered, Reader
from thidua.core.rubric.shapes.setting import NOT_NEGATIVE, Setting, SettingKind, a_value
from thidua.core.rubric.shapes.shape import Shape
from thidua.core.rubric.shapes.steps import between, only, times
from thidua.core.rubric.shapes.value import read_value


def _leader(reader: Reader) -> Lowered:
    """Below target in proportion up to `dat` of the maximum; beyond it up to the leader's all."""
    most, reached = reader.maximum(), reader.number("dat")
    done, target = read_value(reader, "thuc_hien"), read_value(reader, "chi_tieu")
    ratio = Quotient(done, target)
    lead = reader.named("dan_dau", OverPeers(ratio, Gather.GREATEST))
    beyond = Quotient(Difference(ratio, ONE), Difference(lead, ONE))
    formula = Choice(
        Compare(reader.named("ty_le", ratio), Comparison.AT_MOST, ONE),
        times(most * reached, ratio),
        Sum((Number(most * reached), times(most * (1 - reached), beyond))),
    )
    return Lowered(formula)


def _best(reader: Reader) -> Lowered:
    value = read_value(reader, "bien")
    best = reader.named("cao_nhat", OverPeers(value, Gather.GREATEST))
    share = reader.named("ty_le", Quotient(value, best))
    return Lowered(Product((reader.maximum_points(), share)))


def _between(reader: Reader) -> Lowered:
    """From the worst, worth nothing, to the best; where all are equal each has the maximum."""
    value = read_value(reader, "bien")
    least, most = OverPeers(value, Gather.LEAST), OverPeers(value, Gather.GREATEST)
    less = reader.word("chieu") == LESS_IS_BETTER
    worst, best = (most, least) if less else (least, most)
    equal = Compare(
        reader.named("kem_nhat", worst), Comparison.EQUAL, reader.named("tot_nhat", best)
    )
    share = Quotient(Difference(value, worst), Difference(best, worst))
    maximum = reader.maximum_points()
    return Lowered(Choice(equal, maximum, Product((maximum, share))))


def _rank(reader: Reader) -> Lowered:
    value = read_value(reader, "bien")
    less = reader.word("chieu") == LESS_IS_BETTER
    ranked = OverPeers(value, Gather.RANK_FROM_LEAST if less else Gather.RANK_FROM_MOST)
    table, rest = reader.numbers("bang"), reader.number("con_lai")
    if reader.word("dong_hang") == "tot_nhat":
        bands = tuple(
            only(Fraction(place), Number(points)) for place, points in enumerate(table, start=1)
        )
        after = between(Fraction(len(table)), None, Number(rest))
        return Lowered(Bands(reader.prefix + "hang", ranked, (*bands, after)))
    before = Difference(reader.named("hang", ranked), ONE)
    tied = OverPeers(value, Gather.TIED)
    last = Sum((Difference(ranked, ONE), tied))
    shared = Difference(
        _points_down_to(reader.prefix + "den_hang", last, table, rest),
        _points_down_to(reader.prefix + "truoc_hang", before, table, rest),
    )
    return Lowered(Quotient(shared, reader.named("dong_hang", tied)))


def _points_down_to(
    name: str, place: Formula, table: tuple[Fraction, ...], rest: Fraction
) -> Formula:
    """Give the points of all places down to this one, together."""
    sums = (Fraction(0), *accumulate(table))
    bands = tuple(only(Fraction(done), Number(points)) for done, points in enumerate(sums))
    beyond = times(rest, Difference(place, Number(Fraction(len(table)))))
    after = between(Fraction(len(table)), None, Sum((Number(sums[-1]), beyond)))
    return Bands(name, place, (*bands, after))


_VALUE = a_value("bien", "Giá trị được so sánh", "The value compared")

LEADER = Shape(
    "so_voi_dan_dau",
    "So với đơn vị dẫn đầu khối",
    "Against the block's leader",
    (
        a_value("thuc_hien", "Kết quả thực hiện", "What was done"),
        a_value("chi_tieu", "Chỉ tiêu được giao", "The target"),
        Setting(
            "dat",
            SettingKind.NUMBER,
            "Phần điểm tối đa khi vừa đạt chỉ tiêu",
            "Share of the maximum for exactly the target",
            default="1/2",
            low=NOT_NEGATIVE,
            high=Fraction(1),
        ),
    ),
    "{loai: so_voi_dan_dau, thuc_hien: da_hoan_thanh, chi_tieu: ke_hoach, dat: 1/2}",
    _leader,
)
BEST = Shape(
    "so_voi_cao_nhat",
    "So với kết quả cao nhất khối",
    "Against the best of the block",
    (_VALUE,),
    "{loai: so_voi_cao_nhat, bien: da_hoan_thanh}",
    _best,
)
BETWEEN = Shape(
    "gan_tot_nhat",
    "Giữa kết quả kém nhất và tốt nhất khối",
    "Between the worst and the best of the block",
    (_VALUE, DIRECTION),
    "{loai: gan_tot_nhat, bien: da_hoan_thanh}",
    _between,
)
RANK = Shape(
    "theo_hang",
    "Điểm theo thứ hạng trong khối",
    "Points by rank in the block",
    (
        _VALUE,
        DIRECTION,
        Setting(
            "bang",
            SettingKind.NUMBERS,
            "Điểm của hạng 1, hạng 2 và tiếp theo",
            "Points of the first, second and following places",
            required=True,
        ),
        Setting("con_lai", SettingKind.NUMBER, "Điểm các hạng sau", "Points after", default="0"),
        Setting(
            "dong_hang",
            SettingKind.WORD,
            "Đồng hạng: cùng hưởng hạng tốt hơn, hoặc bình quân các hạng",
            "Shared places: all the better place, or the mean of the places",
            default="tot_nhat",
            words=("tot_nhat", "binh_quan"),
        ),
    ),
    "{loai: theo_hang, bien: da_hoan_thanh, bang: [12, 10, 8], con_lai: 0}",
    _rank,
)
PEER_SHAPES = (LEADER, BEST, BETWEEN, RANK)
