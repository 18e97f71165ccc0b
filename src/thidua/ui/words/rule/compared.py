"""Rules that hold a unit against its block, as the rubric states them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction

from thidua.ui.words.account.told import Told, points
from thidua.ui.words.rule.stated import Stated, full, value

LESS = "cang_it"


def leader(told: Told) -> Stated:
    own, target = value(told, "thuc_hien"), value(told, "chi_tieu")
    reached = points(told.exact_or("dat", 0) * (told.most or 0), told.lang)
    return Stated(
        told.pick(
            f"{own} so với {target}: đạt đúng chỉ tiêu được {reached}, chưa đạt thì theo tỷ lệ; "
            f"phần vượt so với đơn vị vượt cao nhất khối, đơn vị đó được {full(told)}",
            f"{own} against {target}: {reached} for just reaching it, less in proportion; what is "
            f"over is held against the block's leader, who gets {full(told)}",
        )
    )


def best(told: Told) -> Stated:
    title = value(told, "bien")
    return Stated(
        told.pick(
            f"{title} ÷ kết quả cao nhất khối × {full(told)}",
            f"{title} ÷ the best of the block × {full(told)}",
        )
    )


def between(told: Told) -> Stated:
    title, less = value(told, "bien"), told.setting("chieu") == LESS
    top, low = (
        (told.pick("ít", "least"), told.pick("nhiều", "most"))
        if less
        else (told.pick("nhiều", "most"), told.pick("ít", "least"))
    )
    return Stated(
        told.pick(
            f"{title}: đơn vị {top} nhất khối được {full(told)}, {low} nhất được 0 điểm, ở giữa "
            "theo tỷ lệ; các đơn vị bằng nhau cùng được điểm tối đa",
            f"{title}: {full(told)} for the {top} of the block, 0 points for the {low}, in "
            "proportion between; the maximum for all where all are equal",
        )
    )


def rank(told: Told) -> Stated:
    """State the points of each place on a line of its own."""
    title, less = value(told, "bien"), told.setting("chieu") == LESS
    worths = [Fraction(one) for one in told.setting("bang").split(", ")]
    lines = [
        told.pick(f"hạng {place}: {points(one, 'vi')}", f"place {place}: {points(one, 'en')}")
        for place, one in enumerate(worths, start=1)
    ]
    rest = points(told.exact_or("con_lai", 0), told.lang)
    lines.append(told.pick(f"các hạng sau: {rest}", f"later places: {rest}"))
    if told.setting("dong_hang") == "binh_quan":
        lines.append(
            told.pick("đồng hạng: bình quân điểm các hạng", "shared places: the mean of the places")
        )
    order = told.pick("ít nhất", "least first") if less else told.pick("nhiều nhất", "most first")
    said = told.pick(
        f"Theo hạng trong khối về {title}, {order} đứng đầu",
        f"By place in the block for {title}, {order}",
    )
    return Stated(said, tuple(lines))


COMPARED: Mapping[str, Callable[[Told], Stated]] = {
    "so_voi_dan_dau": leader,
    "so_voi_cao_nhat": best,
    "gan_tot_nhat": between,
    "theo_hang": rank,
}
