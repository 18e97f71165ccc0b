"""Sentences of rules in proportion: to targets, to goalposts, to last year, to the block."""

from __future__ import annotations

from fractions import Fraction

from thidua.ui.words.account.told import Told
from thidua.ui.words.numbers import (
    MINUS,
    Exact,
    equals,
    equals_percent,
    number,
    percent,
    percent_number,
)

LESS = "cang_it"


def ratio(told: Told) -> str:
    """Say "Đạt 46/50 = 92 % chỉ tiêu; × 10 = 9,2 điểm"."""
    share, cap, threshold = told.value("ty_le"), told.exact("tran"), told.exact("nguong")
    if "ty_le" not in told.named:
        return f"{told.title(told.setting('tu_so'))}: 0, {told.got(told.result)}"
    parts = [_reached(told, share)]
    if threshold is not None and share < threshold:
        below = percent(threshold, told.lang)
        parts.append(told.pick(f"dưới ngưỡng {below}", f"below the threshold of {below}"))
        return f"{'; '.join(parts)}: {told.points(told.result)}"
    if cap is not None and share > cap:
        most = percent(cap, told.lang)
        parts.append(told.pick(f"tính tối đa {most}", f"counted as {most} at most"))
    return f"{'; '.join(parts)}; {times_most(told)}"


def times_most(told: Told) -> str:
    """Say "× 10 = 9,2 điểm"."""
    return f"× {number(told.most or 0, told.lang)} {told.equals_points(told.result)}"


def _reached(told: Told, share: Exact) -> str:
    done, target = told.number_of("tu_so"), told.number_of("mau_so")
    less = told.setting("chieu") == LESS
    factor = told.exact_or("he_so", 1)
    scaled = "" if factor == 1 else f" × {number(factor, told.lang)}"
    if done is None or target is None:
        names = ("mau_so", "tu_so") if less else ("tu_so", "mau_so")
        upper_text, lower_text = (told.with_titles(told.setting(name)) for name in names)
        word = told.pick("Tỷ lệ", "Ratio")
        ends = f"{scaled} {equals_percent(share, told.lang)}"
        return f"{word} ({upper_text}) / ({lower_text}){ends}"
    upper, lower = (target, done) if less else (done, target)
    quotient = f"{number(upper, told.lang)}/{number(lower, told.lang)}"
    unit = told.unit("tu_so")
    share_text = equals_percent(share, told.lang)
    if less:
        return told.pick(
            f"Mức giao trên thực hiện {quotient}{unit}{scaled} {share_text}",
            f"Target over result {quotient}{unit}{scaled} {share_text}",
        )
    return told.pick(
        f"Đạt {quotient}{unit}{scaled} {share_text} chỉ tiêu",
        f"Reached {quotient}{unit}{scaled} {share_text} of the target",
    )


def mean_ratio(told: Told) -> str:
    """Say which targets were reached how far, and the mean of what counts."""
    items = told.items("danh_sach")
    pairs = tuple(
        "/".join(number(side, told.lang) for side in item if isinstance(side, int | Fraction))
        for item in items
        if item[0] is not None
    )
    cap = told.exact("tran")
    most = "" if cap is None else percent(cap, told.lang)
    capped = told.pick(f" (mỗi chỉ tiêu tính tối đa {most})", f" (each counted up to {most})")
    share = equals_percent(told.value("binh_quan"), told.lang)
    listed, several = ", ".join(pairs), len(pairs)
    return told.pick(
        f"{several} chỉ tiêu: {listed}; bình quân{capped if most else ''} {share};"
        f" {times_most(told)}",
        f"{several} targets: {listed}; mean{capped if most else ''} {share}; {times_most(told)}",
    )


def linear(told: Told) -> str:
    """Say where a value lies between its goalposts, and what share of the maximum that is."""
    low, high = told.exact_or("tu", 0), told.exact_or("den", 100)
    share = told.value("phan")
    value = low + share * (high - low)
    reached = f"{told.title(told.setting('bien'))} {told.amount_of('bien', value)}"
    scale = f"{number(low, told.lang)}–{number(high, told.lang)}"
    counted = min(max(share, 0), 1) if told.setting("chan") == "true" else share
    place = told.pick(f"theo thang {scale}", f"on the scale {scale}")
    counts = equals_percent(counted, told.lang).removeprefix("= ")
    return f"{reached}; {place}: {counts}; {times_most(told)}"


def growth(told: Told) -> str:
    """Say the growth in percent, how it is paid, and where it is held."""
    change = told.value("tang_truong")
    start, each = told.exact_or("goc", 0), told.exact_or("moi_phan_tram", 0)
    earned = start + each * change
    now, before = (told.number_of(name) for name in ("ky_nay", "ky_truoc"))
    moved = percent_number(max(change, -change), told.lang)
    way = told.pick("tăng", "up") if change >= 0 else told.pick("giảm", "down")
    values = _both(told, now, before) if now is not None and before is not None else ""
    held = earned != told.result
    steps = f"{number(start, told.lang)} {_signed(told, each, change)} "
    steps += equals(earned, told.lang) if held else told.equals_points(earned)
    moving = f"{way} {moved}; {steps}"
    sentence = f"{values}{moving}" if values else f"{moving[0].upper()}{moving[1:]}"
    if held:
        limit = told.pick("tính", "counted as")
        return f"{sentence}; {limit} {told.points(told.result)}"
    return sentence


def _both(told: Told, now: Exact, before: Exact) -> str:
    one, other = number(now, told.lang), number(before, told.lang)
    return told.pick(f"Kỳ này {one}, kỳ trước {other}: ", f"Now {one}, before {other}: ")


def _signed(told: Told, each: Exact, change: Exact) -> str:
    sign = "+" if change >= 0 else MINUS
    return f"{sign} {number(each, told.lang)} × {number(max(change, -change), told.lang)}"


def leader(told: Told) -> str:
    """Say how far the target was reached, and how far the block's leader went beyond it."""
    done, target = told.number_of("thuc_hien"), told.number_of("chi_tieu")
    share, lead, part = told.value("ty_le"), told.value("dan_dau"), told.exact_or("dat", 0)
    said = equals_percent(share, told.lang).removeprefix("= ")
    if done is not None and target is not None:
        quotient = f"{number(done, told.lang)}/{number(target, told.lang)}{told.unit('thuc_hien')}"
        said = f"{quotient} {equals_percent(share, told.lang)}"
    reached = told.pick(f"Đạt {said} chỉ tiêu", f"Reached {said} of the target")
    points = told.points(told.result)
    half = percent(part, told.lang)
    if share < 1:
        return told.pick(
            f"{reached}; chưa đạt chỉ tiêu, tính theo tỷ lệ trong {half} điểm tối đa: {points}",
            f"{reached}; short of it, in proportion within {half} of the maximum: {points}",
        )
    if share == 1:
        return told.pick(
            f"{reached}; vừa đạt chỉ tiêu, được {half} điểm tối đa: {points}",
            f"{reached}; exactly the target, {half} of the maximum: {points}",
        )
    if share == lead:
        return told.pick(f"{reached}, dẫn đầu khối: {points}", f"{reached}, the leader: {points}")
    best = percent(lead, told.lang)
    return told.pick(
        f"{reached}; đơn vị dẫn đầu khối đạt {best}: {told.out_of(told.result)}",
        f"{reached}; the block's leader reached {best}: {told.out_of(told.result)}",
    )


def best(told: Told) -> str:
    """Say the value, the block's best, and the share of the maximum."""
    share, most = told.value("ty_le"), told.value("cao_nhat")
    value = share * most
    own = f"{told.title(told.setting('bien'))} {told.amount_of('bien', value)}"
    quotient = f"{number(value, told.lang)}/{number(most, told.lang)}"
    ratio_text = f"{quotient} {equals_percent(share, told.lang)}; {times_most(told)}"
    top = told.amount_of("bien", most)
    return told.pick(
        f"{own}; cao nhất khối {top}: {ratio_text}",
        f"{own}; best of the block {top}: {ratio_text}",
    )


def between(told: Told) -> str:
    """Say the value between the block's worst and its best."""
    best_value, worst = told.value("tot_nhat"), told.value("kem_nhat")
    own = told.number_of("bien")
    name = told.title(told.setting("bien"))
    value = "" if own is None else f" {told.amount_of('bien', own)}"
    ends = told.pick(
        f"tốt nhất khối {told.amount_of('bien', best_value)},"
        f" kém nhất {told.amount_of('bien', worst)}",
        f"best of the block {told.amount_of('bien', best_value)},"
        f" worst {told.amount_of('bien', worst)}",
    )
    if best_value == worst:
        ends = told.pick("các đơn vị bằng nhau", "all units are equal")
    return f"{name}{value}; {ends}: {told.out_of(told.result)}"


def rank(told: Told) -> str:
    """Say the place in the block; a shared place with how it is paid."""
    own, place, tied = told.number_of("bien"), told.value("hang"), told.value("dong_hang")
    name = told.title(told.setting("bien"))
    value = "" if own is None else f" {told.amount_of('bien', own)}"
    at = number(place, told.lang)
    if tied > 1:
        several = number(tied, told.lang)
        return told.pick(
            f"{name}{value}: đồng hạng {at} trong khối ({several} đơn vị), lấy bình quân các hạng:"
            f" {told.points(told.result)}",
            f"{name}{value}: place {at} shared by {several} units, the mean of their places:"
            f" {told.points(told.result)}",
        )
    return told.pick(
        f"{name}{value}: hạng {at} trong khối, được {told.points(told.result)}",
        f"{name}{value}: place {at} in the block, {told.points(told.result)}",
    )


def split(told: Told) -> str:
    """Say what is split among how many."""
    people = number(told.value("so_nguoi"), told.lang)
    whole = told.points(told.result * told.value("so_nguoi"))
    return told.pick(
        f"{whole} chia đều cho {people} người {told.equals_points(told.result)}",
        f"{whole} split among {people} {told.equals_points(told.result)}",
    )
