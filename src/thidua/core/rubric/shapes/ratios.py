"""Rules in proportion: to a target, to several targets, to goalposts, to last year."""

from __future__ import annotations

from fractions import Fraction

from thidua.core.rubric.formula.nodes import (
    ZERO,
    Choice,
    Compare,
    Comparison,
    Difference,
    Formula,
    Gather,
    Item,
    Number,
    OverItems,
    Product,
    Quotient,
    Sum,
)
from thidua.core.rubric.shapes.reader import Lowered, Reader
from thidua.core.rubric.shapes.setting import (
    NONE,
    NOT_NEGATIVE,
    Setting,
    SettingKind,
    a_number,
    a_value,
)
from thidua.core.rubric.shapes.shape import Shape
from thidua.core.rubric.shapes.steps import at_least, at_most, times
from thidua.core.rubric.shapes.value import read_value, refuse_percent
from thidua.core.rubric.table import FigureKind

MORE_IS_BETTER = "cang_nhieu"
LESS_IS_BETTER = "cang_it"
DIRECTION = Setting(
    "chieu",
    SettingKind.WORD,
    "Càng nhiều càng tốt, hoặc càng ít càng tốt",
    "Whether more or less is better",
    default=MORE_IS_BETTER,
    words=(MORE_IS_BETTER, LESS_IS_BETTER),
)
RATIO_CAP = Setting(
    "tran",
    SettingKind.NUMBER,
    "Tỷ lệ được tính tối đa; “khong” là không giới hạn",
    "The greatest ratio that counts; “khong” for none",
    default="100%",
    words=(NONE,),
    low=NOT_NEGATIVE,
)


def _ratio(reader: Reader) -> Lowered:
    cap = reader.number_or_none("tran")
    factor = reader.number("he_so")
    done, target = read_value(reader, "tu_so"), read_value(reader, "mau_so")
    less = reader.word("chieu") == LESS_IS_BETTER
    ratio: Formula = Quotient(target, done) if less else Quotient(done, target)
    if factor != 1:
        ratio = times(factor, ratio)
    named = reader.named("ty_le", ratio)
    threshold = reader.number_or_none("nguong")
    if threshold is None:
        formula: Formula = Product((reader.maximum_points(), at_most(named, cap)))
    else:
        formula = _above(reader, named, ratio=at_most(ratio, cap), threshold=threshold)
    if less and cap is not None:
        formula = _none_is_best(done, best=reader.maximum() * cap, otherwise=formula)
    return Lowered(formula)


def _above(reader: Reader, named: Formula, *, ratio: Formula, threshold: Fraction) -> Formula:
    below = Number(reader.number("duoi_nguong"))
    falls_short = Compare(named, Comparison.LESS, Number(threshold))
    return Choice(falls_short, below, Product((reader.maximum_points(), ratio)))


def _none_is_best(done: Formula, *, best: Fraction, otherwise: Formula) -> Formula:
    """Where less is better, none at all earns the most that the cap allows."""
    return Choice(Compare(done, Comparison.EQUAL, ZERO), Number(best), otherwise)


def _mean_ratio(reader: Reader) -> Lowered:
    items = reader.figure("danh_sach")
    less = reader.word("chieu") == LESS_IS_BETTER
    ratio = Quotient(Item(1), Item(0)) if less else Quotient(Item(0), Item(1))
    each = at_most(ratio, reader.number_or_none("tran"))
    mean = reader.named("binh_quan", OverItems(items, each, Gather.MEAN, 0, None))
    return Lowered(Product((reader.maximum_points(), mean)))


def _linear(reader: Reader) -> Lowered:
    value = read_value(reader, "bien")
    low, high = reader.number("tu"), reader.number("den")
    for name in ("tu", "den"):
        refuse_percent(reader, name, reader.text_of(name))
    if low == high:
        reader.report("goalposts_equal", reader.at("den"), setting="den")
    way = Quotient(Difference(value, Number(low)), Number(high - low))
    share = reader.named("phan", way)
    if reader.flag("chan"):
        share = at_most(at_least(share, Fraction(0)), Fraction(1))
    return Lowered(Product((reader.maximum_points(), share)))


def _growth(reader: Reader) -> Lowered:
    now, before = read_value(reader, "ky_nay"), read_value(reader, "ky_truoc")
    change = Difference(Quotient(now, before), Number(Fraction(1)))
    growth = reader.named("tang_truong", times(Fraction(100), change))
    earned = Sum((Number(reader.number("goc")), times(reader.number("moi_phan_tram"), growth)))
    low, high = reader.number_or_none("toi_thieu"), reader.number_or_none("toi_da")
    return Lowered(at_most(at_least(earned, low), high))


RATIO = Shape(
    "ty_le",
    "Tỷ lệ so với chỉ tiêu",
    "Ratio to a target",
    (
        a_value("tu_so", "Kết quả thực hiện", "What was done"),
        a_value("mau_so", "Chỉ tiêu hoặc tổng số", "The target or the whole"),
        RATIO_CAP,
        a_number("nguong", "Tỷ lệ tối thiểu để được tính điểm", "Least ratio that earns points"),
        a_number("duoi_nguong", "Điểm khi chưa đạt ngưỡng", "Points below the threshold", "0"),
        DIRECTION,
        a_number("he_so", "Hệ số nhân với tỷ lệ", "Factor on the ratio", "1"),
    ),
    "{loai: ty_le, tu_so: da_hoan_thanh, mau_so: ke_hoach}",
    _ratio,
)
MEAN_RATIO = Shape(
    "ty_le_binh_quan",
    "Bình quân tỷ lệ của nhiều chỉ tiêu",
    "Mean of the ratios to several targets",
    (
        Setting(
            "danh_sach",
            SettingKind.FIGURE,
            "Danh sách cặp kết quả, chỉ tiêu",
            "List of pairs: done, target",
            required=True,
            figures=(FigureKind.LIST,),
        ),
        RATIO_CAP,
        DIRECTION,
    ),
    "{loai: ty_le_binh_quan, danh_sach: cac_chi_tieu}",
    _mean_ratio,
)
LINEAR = Shape(
    "tuyen_tinh",
    "Tăng đều giữa hai mốc",
    "In proportion between two goalposts",
    (
        a_value("bien", "Giá trị được xét", "The value"),
        a_number("tu", "Mốc được 0 điểm", "Worth nothing", "0"),
        a_number("den", "Mốc được điểm tối đa", "Worth the maximum", "100"),
        Setting(
            "chan",
            SettingKind.FLAG,
            "Ngoài hai mốc chỉ tính bằng mốc",
            "Beyond the goalposts counts as the goalpost",
            default="true",
        ),
    ),
    "{loai: tuyen_tinh, bien: chi_so, tu: 0, den: 100}",
    _linear,
)
GROWTH = Shape(
    "tang_truong",
    "Tăng trưởng so với kỳ trước",
    "Growth on the period before",
    (
        a_value("ky_nay", "Kết quả kỳ này", "Result now"),
        a_value("ky_truoc", "Kết quả kỳ trước", "Result before"),
        a_number("goc", "Điểm khi không tăng, không giảm", "Points at no growth", "0"),
        Setting(
            "moi_phan_tram",
            SettingKind.NUMBER,
            "Điểm cho mỗi phần trăm tăng",
            "Points for each percent of growth",
            required=True,
        ),
        a_number("toi_thieu", "Điểm thấp nhất", "Least points"),
        a_number("toi_da", "Điểm cao nhất", "Most points"),
    ),
    "{loai: tang_truong, ky_nay: nam_nay, ky_truoc: nam_truoc, goc: 1.5, moi_phan_tram: 0.3,"
    " toi_thieu: 0, toi_da: 3}",
    _growth,
)
RATIO_SHAPES = (RATIO, MEAN_RATIO, LINEAR, GROWTH)
