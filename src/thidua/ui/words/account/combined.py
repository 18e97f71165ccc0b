"""Sentences of marks by several people, of rules made of rules, and of formulas."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from thidua.ui.words.account import banded, counted, proportional
from thidua.ui.words.account.formula_words import names_in
from thidua.ui.words.account.told import Told
from thidua.ui.words.numbers import equals, number, percent

HOW = {
    "cong": ("cộng lại", "together"),
    "cao_nhat": ("chỉ tính mức cao nhất", "only the best counts"),
    "thap_nhat": ("chỉ tính mức thấp nhất", "only the least counts"),
    "binh_quan": ("lấy bình quân", "the mean"),
    "trung_binh_cat": (
        "bỏ mức cao nhất, thấp nhất rồi lấy bình quân",
        "the mean without the best and the least",
    ),
}


def rule(told: Told) -> str:
    """Say what a rule of any shape made of its figures."""
    speak = SPOKEN.get(told.setting("loai"), points_only)
    return speak(told)


def points_only(told: Told) -> str:
    return told.points(told.result)


def conditional(told: Told) -> str:
    """Say whether the condition held, and the rule that then applied."""
    held = "thi" in told.named
    place = "thi" if held else "con_lai"
    condition = told.with_titles(told.setting("neu"))
    inner = rule(told.inside(place, result=told.value(place), most=told.most))
    if held:
        return told.pick(f"Đúng điều kiện {condition}: {inner}", f"As {condition}: {inner}")
    return told.pick(f"Không đúng điều kiện {condition}: {inner}", f"As not {condition}: {inner}")


def together(told: Told) -> str:
    """Say each part, and how they are put together."""
    said = []
    for place in told.places("phan"):
        part = f"phan.{place}"
        own = told.exact(f"{part}.diem")
        points = told.value(f"{part}.diem_phan")
        inner = told.inside(
            f"{part}.quy_tac", result=points, most=told.most if own is None else own
        )
        label = told.setting(f"{part}.ten")
        weight = told.exact_or(f"{part}.trong_so", 1)
        scaled = "" if weight == 1 else f" × {number(weight, told.lang)}"
        said.append(f"{label + ': ' if label else ''}{rule(inner)}{scaled}")
    if len(said) == 1:
        return said[0]
    vi, en = HOW[told.setting("cach")]
    return f"{'; '.join(said)}; {told.pick(vi, en)}: {told.points(told.result)}"


def trimmed(told: Told) -> str:
    """Say the marks, how many were dropped, and what the rest make."""
    marks = [item[0] for item in told.items("danh_sach")]
    given = [mark for mark in marks if isinstance(mark, int | Fraction)]
    listed = "; ".join(number(mark, told.lang) for mark in given)
    dropped = number(told.exact_or("bo", 0), told.lang)
    whole = told.setting("cach") == "tong"
    how = told.pick("tổng", "sum") if whole else told.pick("trung bình", "mean")
    common = told.value("diem_chung")
    less = told.pick(
        f"bỏ {dropped} cao nhất, {dropped} thấp nhất; ",
        f"{dropped} highest and {dropped} lowest dropped; ",
    )
    kept = less if told.exact_or("bo", 0) else ""
    marks_word = told.pick("điểm chấm", "marks")
    sentence = f"{len(given)} {marks_word}: {listed}; {kept}{how} {equals(common, told.lang)}"
    return f"{sentence}{_scaled(told, common)}"


def _scaled(told: Told, common: Fraction | int) -> str:
    """Say how the common mark is brought to the maximum and multiplied, where it is."""
    scale = told.exact("thang")
    steps = ""
    if scale and told.most is not None:
        steps += f"; {number(common, told.lang)}/{number(scale, told.lang)}"
        steps += f" × {number(told.most, told.lang)}"
    if "he_so" in told.named:
        steps += f"{'' if steps else '; ' + number(common, told.lang)}"
        steps += f" × {number(told.value('he_so'), told.lang)}"
    return f"{steps} {told.equals_points(told.result)}" if steps else told.pick(" điểm", " points")


def sources(told: Told) -> str:
    """Say each source with its weight."""
    said = []
    for place in told.places("phan"):
        part = f"phan.{place}"
        mark = told.value(f"{part}.nguon")
        weight = percent(told.exact_or(f"{part}.trong_so", 0), told.lang)
        said.append(f"{told.label(part)} {number(mark, told.lang)} × {weight}")
    common = told.value("diem_chung")
    return f"{' + '.join(said)} {equals(common, told.lang)}{_scaled(told, common)}"


def formula(told: Told) -> str:
    """Say the formula with its figures' titles, and the values they had."""
    text = told.with_titles(told.setting("cong_thuc"))
    used = [name for name in names_in(told.setting("cong_thuc")) if name in told.figures]
    values = "; ".join(f"{told.title(name)} {told.figure(name)}" for name in used)
    given = told.pick(f" (với {values})", f" (with {values})") if values else ""
    word = told.pick("Công thức", "Formula")
    return f"{word} {text}{given} {told.equals_points(told.result)}"


SPOKEN: dict[str, Callable[[Told], str]] = {
    "ty_le": proportional.ratio,
    "ty_le_binh_quan": proportional.mean_ratio,
    "tuyen_tinh": proportional.linear,
    "tang_truong": proportional.growth,
    "so_voi_dan_dau": proportional.leader,
    "so_voi_cao_nhat": proportional.best,
    "gan_tot_nhat": proportional.between,
    "theo_hang": proportional.rank,
    "chia_deu": proportional.split,
    "bac": banded.bands,
    "bac_thang": banded.steps,
    "bang_hai_khoa": banded.two_keys,
    "muc": banded.level,
    "muc_binh_quan": banded.mean_level,
    "co_khong": banded.yes_no,
    "danh_muc": banded.checklist,
    "chon_mot": banded.one_of,
    "diem_nhap": banded.entered,
    "theo_lan": counted.occurrences,
    "cham_ngay": counted.lateness,
    "vuot_tu_cham": counted.over_claims,
    "trung_binh_cat": trimmed,
    "hai_nguon": sources,
    "dieu_kien": conditional,
    "gop": together,
    "cong_thuc": formula,
}
