"""Rules that count: checklists, occurrences, days late, over-claims, as the rubric states them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from thidua.ui.words.account.told import Told, points
from thidua.ui.words.numbers import percent
from thidua.ui.words.rule.stated import Stated, most, plain, worth, worth_at


def yes_no(told: Told) -> Stated:
    title = told.title(told.setting("bien"))
    full = worth(told, told.most if told.most is not None else told.exact_or("", 1))
    got = full if told.deducts else f"được {full}"
    return Stated(told.pick(f"{title}: có thì {got}", f"{title}: {full} if yes"))


def checklist(told: Told) -> Stated:
    lines = (
        f"{told.label(f'phan.{place}')}: {worth_at(told, f'phan.{place}')}"
        for place in told.places("phan")
    )
    return Stated(told.pick("Cộng các phần đạt được", "What is there adds up"), tuple(lines))


def best_of(told: Told) -> Stated:
    only = told.setting("cach") == "tu_choi_neu_hai"
    said = told.pick("Chỉ tính trường hợp cao nhất", "Only the best case counts")
    if only:
        said = told.pick("Chỉ được khai một trường hợp", "Only one case may be claimed")
    return Stated(said, checklist(told).lines)


def occurrences(told: Told) -> Stated:
    """State where the points start, then what each time adds or takes."""
    start = told.exact_or("tu", 0)
    down = tuple(_event(told, f"tru.{place}", "−") for place in told.places("tru"))
    up = tuple(_event(told, f"cong.{place}", "+") for place in told.places("cong"))
    said = told.pick(f"Tính từ {points(start, 'vi')}", f"From {points(start, 'en')}")
    if not start:
        said = told.pick("Tính theo số lần", "Counted by the occurrence")
    said += most(told, "tran_tru", "trừ tối đa", "at most deducted:") if down else ""
    said += (
        most(told, "tran_cong", "cộng tối đa", "at most added:") if up and not told.deducts else ""
    )
    said += (
        most(told, "tran_cong", "trừ tối đa", "at most deducted:") if up and told.deducts else ""
    )
    if told.setting("chi_cong_khi_khong_tru") == "true":
        said += told.pick("; chỉ cộng khi không bị trừ", "; added only where nothing is deducted")
    return Stated(said, (*down, *up))


def _event(told: Told, place: str, sign: str) -> str:
    sign = "−" if told.deducts else sign
    label = told.label(place)
    cap = most(told, f"{place}.tran", "tối đa", "at most")
    if told.setting(f"{place}.moi_lan"):
        each = points(told.exact_or(f"{place}.moi_lan", 0), told.lang)
        return told.pick(f"{label}: {sign}{each} mỗi lần{cap}", f"{label}: {sign}{each} each{cap}")
    start = f"{place}.theo_so_lan."
    steps = (
        f"{key.removeprefix(start)} {told.pick('lần', 'times')} {sign}{points(told.exact_or(key, 0), told.lang)}"
        for key in told.settings
        if key.startswith(start)
    )
    return f"{label}: {', '.join(steps)}{cap}"


def lateness(told: Told) -> Stated:
    each = points(told.exact_or("tru_moi_ngay", 0), told.lang)
    working = told.setting("ngay") == "lam_viec"
    day = told.pick("ngày làm việc" if working else "ngày", "working day" if working else "day")
    lines = [told.pick(f"mỗi {day} chậm: −{each}", f"each {day} late: −{each}")]
    if told.exact_or("an_han", 0):
        grace = plain(told, "an_han")
        lines.append(told.pick(f"không trừ {grace} ngày đầu", f"the first {grace} days are free"))
    if told.setting("tran_moi_bao_cao"):
        cap = points(told.exact_or("tran_moi_bao_cao", 0), told.lang)
        lines.append(told.pick(f"mỗi báo cáo trừ tối đa {cap}", f"at most {cap} off a report"))
    if told.setting("khong_gui"):
        lost = points(told.exact_or("khong_gui", 0), told.lang)
        lines.append(told.pick(f"không gửi: −{lost}", f"never sent: −{lost}"))
    said = told.pick("Trừ theo số ngày chậm", "Points off by the day")
    return Stated(said + most(told, "tran_tru", "tối đa", "at most"), tuple(lines))


def over_claims(told: Told) -> Stated:
    share, each = percent(told.exact_or("vuot", 0), told.lang), plain(told, "moi_lan")
    said = told.pick(
        f"Mỗi tiêu chí tự chấm cao hơn thẩm định quá {share} điểm chuẩn: trừ {each} điểm",
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
