"""Rules that count, as the rubric states them: checklists, occurrences, days late, over-claims."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction

from thidua.ui.words.account.told import Told, points
from thidua.ui.words.numbers import day, percent
from thidua.ui.words.rule.stated import Stated, most, plain, worth, worth_at

REST = "con_lai"


def yes_no(told: Told) -> Stated:
    title, got = told.title(told.setting("bien")), worth(told, told.most or Fraction(0))
    return Stated(told.pick(f"{title}: có thì {_earned(told, got)}", f"{title}: {got} if yes"))


def _earned(told: Told, got: str) -> str:
    return got if told.deducts else f"được {got}"


def checklist(told: Told) -> Stated:
    return Stated(told.pick("Cộng các nội dung đạt được", "What is there adds up"), _items(told))


def best_of(told: Told) -> Stated:
    said = told.pick("Chỉ tính trường hợp cao nhất", "Only the best case counts")
    if told.setting("cach") == "tu_choi_neu_hai":
        said = told.pick("Chỉ được khai một trường hợp", "Only one case may be claimed")
    return Stated(said, _items(told))


def _items(told: Told) -> tuple[str, ...]:
    return tuple(
        f"{told.label(f'phan.{place}')}: {worth_at(told, f'phan.{place}')}"
        for place in told.places("phan")
    )


def occurrences(told: Told) -> Stated:
    """State where the points start, then what each time adds or takes."""
    start = points(told.exact_or("tu", 0), told.lang)
    down = tuple(_event(told, f"tru.{place}", "−") for place in told.places("tru"))
    up = tuple(
        _event(told, f"cong.{place}", "−" if told.deducts else "+") for place in told.places("cong")
    )
    said = told.pick("Tính theo số lần", "Counted by the occurrence")
    if told.exact_or("tu", 0):
        said = told.pick(f"Tính từ {start}", f"From {start}")
    said += most(told, "tran_tru", "trừ tối đa", "deducting at most")
    verbs = (
        ("trừ tối đa", "deducting at most") if told.deducts else ("cộng tối đa", "adding at most")
    )
    said += most(told, "tran_cong", *verbs)
    if told.setting("chi_cong_khi_khong_tru") == "true":
        said += told.pick("; chỉ cộng khi không bị trừ", "; added only where nothing is deducted")
    return Stated(said, (*down, *up, *_one_of_a_kind(told)))


def _event(told: Told, place: str, sign: str) -> str:
    """State "Số văn bản bị trả lại: −0,5 điểm mỗi lần, tối đa 2 điểm"."""
    label, each = told.label(place), told.exact(f"{place}.moi_lan")
    cap = most(told, f"{place}.tran", "tối đa", "at most")
    if each is None:
        return f"{label}: {', '.join(_by_count(told, f'{place}.theo_so_lan.', sign))}{cap}"
    worth_each = f"{sign}{points(each, told.lang)}"
    if told.is_yes_no(told.setting(f"{place}.bien")):
        return f"{label}: {worth_each}{cap}"
    return f"{label}: {worth_each} {told.pick('mỗi lần', 'each')}{cap}"


def _by_count(told: Told, start: str, sign: str) -> tuple[str, ...]:
    counts = [key.removeprefix(start) for key in told.settings if key.startswith(start)]
    return tuple(
        f"{_times(told, count)} {sign}{points(told.exact_or(start + count, 0), told.lang)}"
        for count in counts
    )


def _times(told: Told, count: str) -> str:
    if count == REST:
        return told.pick("nhiều lần hơn", "more often")
    return told.pick(f"{count} lần", f"{count}×")


def _one_of_a_kind(told: Told) -> tuple[str, ...]:
    """Say for each word that events share which of them exclude one another."""
    kinds: dict[str, list[str]] = {}
    for side in ("tru", "cong"):
        for place in told.places(side):
            kind = told.setting(f"{side}.{place}.chon_mot")
            if kind:
                kinds.setdefault(kind, []).append(told.label(f"{side}.{place}"))
    several = ("; ".join(labels) for labels in kinds.values() if len(labels) > 1)
    said = told.pick("chỉ tính một trong các nội dung", "only one of these counts")
    return tuple(f"{said}: {labels}" for labels in several)


def lateness(told: Told) -> Stated:
    each = points(told.exact_or("tru_moi_ngay", 0), told.lang)
    working = told.setting("ngay") == "lam_viec"
    one = told.pick("ngày làm việc" if working else "ngày", "working day" if working else "day")
    lines = [*_due(told), told.pick(f"mỗi {one} chậm: −{each}", f"each {one} late: −{each}")]
    if told.exact_or("an_han", 0):
        grace = plain(told, "an_han")
        lines.append(told.pick(f"không trừ {grace} ngày đầu", f"the first {grace} days are free"))
    for setting, vi, en in (
        ("tran_moi_bao_cao", "mỗi báo cáo trừ tối đa {}", "at most {} off a report"),
        ("khong_gui", "không gửi: −{}", "never sent: −{}"),
    ):
        cost = told.exact(setting)
        if cost is not None:
            lines.append(told.pick(vi, en).format(points(cost, told.lang)))
    said = told.pick("Trừ theo số ngày chậm", "Points off by the day")
    start = told.exact_or("tu", 0)
    if told.setting("cach") != "cong" and start != told.most:
        said = told.pick(
            f"Tính từ {points(start, 'vi')}, trừ theo số ngày chậm",
            f"From {points(start, 'en')}, less for each day late",
        )
    return Stated(said + most(told, "tran_tru", "tối đa", "at most"), tuple(lines))


def _due(told: Told) -> tuple[str, ...]:
    """State each report with the day it is due."""
    places = [f"han.{place}" for place in told.places("han")]
    return tuple(
        told.pick(
            f"{_report(told, place)}: hạn {_day(told, place)}",
            f"{_report(told, place)}: due {_day(told, place)}",
        )
        for place in places
    )


def _report(told: Told, place: str) -> str:
    return told.setting(f"{place}.ten") or told.title(told.setting(f"{place}.nop"))


def _day(told: Told, place: str) -> str:
    return day(date.fromisoformat(told.setting(f"{place}.ngay")))


def over_claims(told: Told) -> Stated:
    share, each = percent(told.exact_or("vuot", 0), told.lang), plain(told, "moi_lan")
    said = told.pick(
        f"Mỗi tiêu chí tự chấm cao hơn thẩm định quá {share} điểm tối đa: trừ {each} điểm",
        f"Each criterion claimed above the verified points by over {share} of its maximum: −{each}",
    )
    return Stated(said + most(told, "tran", "trừ tối đa", "at most"))


COUNTED: Mapping[str, Callable[[Told], Stated]] = {
    "co_khong": yes_no,
    "danh_muc": checklist,
    "chon_mot": best_of,
    "theo_lan": occurrences,
    "cham_ngay": lateness,
    "vuot_tu_cham": over_claims,
}
