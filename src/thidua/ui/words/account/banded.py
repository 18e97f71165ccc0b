"""Sentences of rules by bands and levels: the band that holds a value, the class that was given."""

from __future__ import annotations

from fractions import Fraction

from thidua.core.rubric.shapes.number_text import write_number
from thidua.core.rubric.table import EffectKind
from thidua.ui.words.account.intervals import interval
from thidua.ui.words.account.told import Told
from thidua.ui.words.numbers import (
    equals,
    equals_percent,
    number,
    percent,
)

MOST_OF_A_SHARE = 2  # twice the target is still told in percent of it
EFFECTS = {
    EffectKind.UNRANKED: ("không xếp hạng", "not ranked"),
    EffectKind.NOT_AWARDED: ("không xét khen thưởng", "not considered for awards"),
    EffectKind.CLASS_LOWERED: ("hạ một bậc xếp loại", "class lowered by one"),
    EffectKind.CLASS_CAPPED: ("xếp loại không quá", "class no higher than"),
    EffectKind.ROW_LOST: ("không tính điểm mục", "no points for"),
}


def bands(told: Told) -> str:
    """Say "Tỷ lệ đúng hạn 97,8 %; từ 95 % đến dưới 98 %: 4 trên 5 điểm"."""
    value, place = told.value("gia_tri"), int(told.value("gia_tri_bac")) + 1
    share = _quotient(told)
    spoken = f"{told.title(told.setting('bien'))} {told.amount_of('bien', value)}"
    if share:
        spoken = told.pick(
            f"Đạt {share} {equals_percent(value, 'vi')} chỉ tiêu",
            f"Reached {share} {equals_percent(value, 'en')} of the target",
        )
    elif told.setting("cong_thuc"):
        spoken = f"{told.with_titles(told.setting('cong_thuc'))} {equals(value, told.lang)}"
    held = interval(
        told.setting(f"bac.{place}.khoang_tu"),
        told.setting(f"bac.{place}.khoang_den"),
        lambda end: percent(end, told.lang) if share else told.end_of("bien", end),
        told.lang,
    )
    label = told.setting(f"bac.{place}.ten")
    band = f"{label} ({held})" if label else held
    return f"{spoken}; {band}: {told.out_of(told.result)}{effect(told, f'bac.{place}')}"


def _quotient(told: Told) -> str:
    """Give "46/50" where the banded value is a share: one figure of another, with ends as of 1.

    Hours a person, say, are divided too, but their bands begin at 30 and not at 90 %.
    """
    sides = tuple(side.strip(" `") for side in told.setting("cong_thuc").split("/"))
    known = [told.figures.get(side) for side in sides]
    numbers = [value for value in known if isinstance(value, int | Fraction)]
    if len(sides) != len(("upper", "lower")) or len(numbers) != len(sides):
        return ""
    if any(end > MOST_OF_A_SHARE for end in _ends(told)):
        return ""
    return "/".join(number(value, told.lang) for value in numbers)


def _ends(told: Told) -> list[Fraction]:
    """Give the ends of all bands, as they hold: ">= 9/10"."""
    said = [text for name, text in told.settings.items() if name.partition(".khoang_")[1]]
    return [Fraction(text.rpartition(" ")[2]) for text in said]


def effect(told: Told, place: str) -> str:
    """Say what follows beyond points, with its reason: "; hệ quả: không xếp hạng, vì …"."""
    kind, _, detail = told.setting(f"{place}.hieu_luc").partition(": ")
    if not kind:
        return ""
    vi, en = EFFECTS[EffectKind(kind)]
    words = f"{told.pick(vi, en)} {detail}".strip()
    reason = told.setting(f"{place}.ly_do")
    because = f" ({reason})" if reason else ""
    return told.pick(f"; hệ quả: {words}{because}", f"; effect: {words}{because}")


def steps(told: Told) -> str:
    """Say how many steps a value is beyond its mark."""
    value = told.value("gia_tri")
    own = f"{told.title(told.setting('bien'))} {told.amount_of('bien', value)}"
    mark = told.amount_of("bien", told.exact_or("tren", 0))
    if "so_bac" not in told.named:
        return told.pick(
            f"{own}, chưa vượt mốc {mark}: {told.points(told.result)}",
            f"{own}, not beyond {mark}: {told.points(told.result)}",
        )
    count, each, cap = told.value("so_bac"), told.exact_or("diem", 0), told.exact("tran")
    earned = count * each
    sum_text = f"{number(count, told.lang)} {told.pick('nấc', 'steps')} × {number(each, told.lang)}"
    below = told.setting("chieu") == "cang_it"
    vi = "dưới" if below else "vượt"
    passed = told.pick(
        f"{own}, {vi} mốc {mark}: {sum_text}",
        f"{own}, {'below' if below else 'beyond'} {mark}: {sum_text}",
    )
    if cap is not None and earned > cap:
        most = told.points(cap)
        limit = told.pick(f"tính tối đa {most}", f"at most {most}")
        return f"{passed} {equals(earned, told.lang)}; {limit}"
    return f"{passed} {told.equals_points(told.result)}"


def two_keys(told: Told) -> str:
    """Say the row and the column that two values picked."""
    row, column = (_key(told, name) for name in ("hang", "cot"))
    return f"{row}; {column}: {told.points(told.result)}"


def _key(told: Told, name: str) -> str:
    figure = told.setting(f"{name}.bien")
    starts = [Fraction(start) for start in told.setting(f"{name}.tu").split(", ")]
    value = told.value(name)
    high = min((start for start in starts if start > value), default=None)
    low = max((start for start in starts if start <= value), default=None)
    held = interval(
        "" if low is None else f">= {low}",
        "" if high is None else f"< {high}",
        lambda end: told.end_of(f"{name}.bien", end),
        told.lang,
    )
    return f"{told.title(figure)} {told.amount_of(f'{name}.bien', value)} ({held})"


def level(told: Told) -> str:
    """Say "Xếp loại của ngành: Tốt, được 3 trên 4 điểm"."""
    figure = told.setting("bien")
    value = told.named.get("muc", told.value("gia_tri"))
    key = value if isinstance(value, str) else write_number(Fraction(told.value("gia_tri")))
    words = told.worded(figure, value)
    listed = any(name == f"bang.{key}" or name.startswith(f"bang.{key}.") for name in told.settings)
    if not listed:
        words += told.pick(" (mức không có trong bảng)", " (not in the table)")
    after = effect(told, f"bang.{key}")
    return f"{told.title(figure)}: {words}, {told.got(told.result)}{after}"


def mean_level(told: Told) -> str:
    """Say each class with its points, and their mean."""
    figure = told.setting("danh_sach")
    given = [item[0] for item in told.items("danh_sach") if item[0] is not None]
    spoken = ", ".join(_with_points(told, figure, str(value)) for value in given)
    result = told.equals_points(told.result)
    summed = told.setting("cach") == "tong"
    return told.pick(
        f"{told.title(figure)}: {spoken}; {'tổng' if summed else 'bình quân'} {result}",
        f"{told.title(figure)}: {spoken}; {'sum' if summed else 'mean'} {result}",
    )


def _with_points(told: Told, figure: str, value: str) -> str:
    share = told.exact(f"bang.{value}.phan")
    written = (f"bang.{value}", f"bang.{value}.diem", "con_lai")
    known = (points for name in written if (points := told.exact(name)) is not None)
    points = next(known, Fraction(0)) if share is None else share * (told.most or 0)
    return f"{told.worded(figure, value)} {number(points, told.lang)}"


def yes_no(told: Told) -> str:
    figure = told.setting("bien")
    return f"{told.title(figure)}: {told.figure(figure)}, {told.got(told.result)}"


def checklist(told: Told) -> str:
    """Say which items are there, each with its points, and which are not."""
    places = [f"phan.{place}" for place in told.places("phan")]
    there = [place for place in places if told.figures.get(told.setting(f"{place}.bien"))]
    absent = [told.label(place) for place in places if place not in there]
    held = "; ".join(f"{told.label(place)} ({_worth(told, place)})" for place in there)
    count = told.pick(
        f"Có {len(there)} trên {len(places)} nội dung", f"{len(there)} of {len(places)} items"
    )
    sentence = f"{count}{': ' if held else ''}{held} = {told.points(told.result)}"
    if not absent:
        return sentence
    return f"{sentence}; {told.pick('chưa có', 'not there')}: {'; '.join(absent)}"


def _worth(told: Told, place: str) -> str:
    share = told.exact(f"{place}.phan")
    if share is None:
        return number(told.exact_or(f"{place}.diem", 0), told.lang)
    return number(share * (told.most or 0), told.lang)


def one_of(told: Told) -> str:
    """Say which cases are there; only one of them counts."""
    places = [f"phan.{place}" for place in told.places("phan")]
    there = [place for place in places if told.figures.get(told.setting(f"{place}.bien"))]
    if not there:
        return told.pick(
            f"Không có trường hợp nào: {told.points(told.result)}",
            f"None of the cases: {told.points(told.result)}",
        )
    held = "; ".join(f"{told.label(place)} ({_worth(told, place)})" for place in there)
    only = told.pick("chỉ tính mức cao nhất", "only the best counts") if len(there) > 1 else ""
    return f"{held}{'; ' if only else ''}{only}: {told.points(told.result)}"


def entered(told: Told) -> str:
    """Say the points a person chose and the range they had."""
    low, high = (number(told.exact_or(name, 0), told.lang) for name in ("tu", "den"))
    name = told.title(told.setting("bien"))
    return told.pick(
        f"{name}: chấm {told.points(told.result)} (trong khoảng {low} đến {high})",
        f"{name}: given {told.points(told.result)} (between {low} and {high})",
    )
