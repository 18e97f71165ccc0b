"""Sentences of points by the occurrence and by the day: what happened, what it cost, what is left."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from thidua.ui.words.account.told import Told
from thidua.ui.words.numbers import MINUS, Exact, day, equals, number, percent

DOWN, UP = "tru", "cong"


def occurrences(told: Told) -> str:
    """Say "Trả lại 2 văn bản × 0,5 = 1; trừ tối đa 4: 6 − 1 = 5 điểm"."""
    start = told.exact_or("tu", 0)
    happened = [place for side in (DOWN, UP) for place in _happened(told, side)]
    if not happened:
        return _nothing(told)
    parts = [_event(told, place) for place in happened]
    kinds = [told.setting(f"{place}.chon_mot") for place in happened]
    if any(kind and kinds.count(kind) > 1 for kind in kinds):
        parts.append(told.pick("chỉ tính một nội dung cùng loại", "only one of a kind counts"))
    parts += _limits(told, DOWN) + _limits(told, UP)
    if _silenced(told) and told.value("tong_cong"):
        parts.append(told.pick("đã bị trừ nên không cộng", "no bonus beside a deduction"))
    end = f" {number(told.result, told.lang)}"
    if len(parts) == 1 and not start and parts[0].endswith(end):
        return f"{parts[0].removesuffix(end)} {told.points(told.result)}"
    return f"{'; '.join(parts)}: {_sum(told, start)}"


def _happened(told: Told, side: str) -> list[str]:
    places = [f"{side}.{place}" for place in told.places(side)]
    return [place for place in places if told.figures.get(told.setting(f"{place}.bien"))]


def _nothing(told: Told) -> str:
    down, up = bool(told.places(DOWN)), bool(told.places(UP))
    points = told.points(told.result)
    if down and up:
        return told.pick(
            f"Không có nội dung nào được cộng, bị trừ: {points}",
            f"Nothing to add or deduct: {points}",
        )
    if down:
        return told.pick(f"Không có nội dung nào bị trừ: {points}", f"No deduction: {points}")
    return told.pick(f"Không phát sinh: {points}", f"None: {points}")


def _event(told: Told, place: str) -> str:
    """Say one event: its label, how often, and what that comes to."""
    figure = told.setting(f"{place}.bien")
    label = told.setting(f"{place}.ten")
    named = (
        f"{label} {told.figure(figure)}"
        if label
        else f"{told.title(figure)}: {told.figure(figure)}"
    )
    points, each, cap = (
        told.value(f"{place}.diem_tinh"),
        told.exact(f"{place}.moi_lan"),
        told.exact(f"{place}.tran"),
    )
    if each is None or told.is_yes_no(figure):
        down = told.deducts or place.startswith(DOWN)
        verb = told.pick("trừ", "minus") if down else told.pick("cộng", "plus")
        return f"{named}, {verb} {number(points, told.lang)}"
    count = told.figures.get(figure)
    full = each * count if isinstance(count, int | Fraction) else points
    sentence = f"{named} × {number(each, told.lang)} {equals(full, told.lang)}"
    if cap is not None and full > cap:
        most = number(cap, told.lang)
        sentence += told.pick(f", tính tối đa {most}", f", at most {most}")
    return sentence


def _limits(told: Told, side: str) -> list[str]:
    """Say the sum of a side where there are several, and its cap where one is stated."""
    happened = _happened(told, side)
    if not happened:
        return []
    cap, together = told.exact(f"tran_{side}"), told.value(f"tong_{side}")
    alone = side == UP and not told.places(DOWN)
    parts = []
    if len(happened) > 1:
        name = (
            told.pick("tổng trừ", "deducted") if side == DOWN else told.pick("tổng cộng", "added")
        )
        parts.append(f"{name} {number(together, told.lang)}")
    if cap is not None:
        verb = (
            told.pick("trừ tối đa", "at most")
            if side == DOWN
            else told.pick("cộng tối đa", "at most")
        )
        verb = told.pick("tối đa", "at most") if alone else verb
        parts.append(f"{verb} {number(cap, told.lang)}")
    return parts


def _sum(told: Told, start: Fraction) -> str:
    """Say "6 − 1 + 2 = 7 điểm", or only the points where nothing is taken from a start."""
    taken, given = _within(told, DOWN), _within(told, UP)
    if _silenced(told):
        given = 0
    terms = [number(start, told.lang)] if start or taken else []
    terms += [f"{MINUS} {number(taken, told.lang)}"] if taken else []
    terms += (
        [f"+ {number(given, told.lang)}" if terms else number(given, told.lang)] if given else []
    )
    if len(terms) <= 1:
        return told.points(told.result)
    return f"{' '.join(terms)} {told.equals_points(told.result)}"


def _silenced(told: Told) -> bool:
    """Tell whether a deduction took the right to any bonus."""
    return told.setting("chi_cong_khi_khong_tru") == "true" and bool(told.value("tong_tru"))


def _within(told: Told, side: str) -> Exact:
    cap, together = told.exact(f"tran_{side}"), told.value(f"tong_{side}")
    return together if cap is None else min(cap, together)


def lateness(told: Told) -> str:
    """Say how late each report was, which were never sent, and what that costs."""
    start, cap = told.exact_or("tu", 0), told.exact("tran_tru")
    lost = told.value("tong_tru")
    parts = _listed_days(told) if told.setting("danh_sach") else _due_days(told)
    if not lost:
        parts = parts or [told.pick("Không có báo cáo nào chậm", "No report was late")]
        return f"{'; '.join(parts)}: {told.points(told.result)}"
    parts.append(f"{told.pick('tổng trừ', 'lost')} {number(lost, told.lang)}")
    if cap is not None:
        parts.append(f"{told.pick('trừ tối đa', 'at most')} {number(cap, told.lang)}")
    taken = lost if cap is None else min(lost, cap)
    if told.setting("cach") == UP:
        return f"{'; '.join(parts)}: {told.points(told.result)}"
    sum_text = f"{number(start, told.lang)} {MINUS} {number(taken, told.lang)}"
    return f"{'; '.join(parts)}: {sum_text} {told.equals_points(told.result)}"


def _kind_of_day(told: Told) -> str:
    if told.setting("ngay") == "lam_viec":
        return told.pick("ngày làm việc", "working day(s)")
    return told.pick("ngày", "day(s)")


def _listed_days(told: Told) -> list[str]:
    items = [item[0] for item in told.items("danh_sach")]
    late = [item for item in items if isinstance(item, int | Fraction) and item > 0]
    unsent = len([item for item in items if item is None])
    parts = []
    if late:
        days = ", ".join(number(item, told.lang) for item in late)
        reports = len(late)
        parts.append(
            told.pick(
                f"{reports} báo cáo chậm ({days} {_kind_of_day(told)})",
                f"{reports} late ({days} {_kind_of_day(told)})",
            )
        )
    if unsent:
        parts.append(told.pick(f"{unsent} báo cáo không gửi", f"{unsent} never sent"))
    return parts


def _due_days(told: Told) -> list[str]:
    parts = []
    for place in told.places("han"):
        due = day(date.fromisoformat(told.setting(f"han.{place}.ngay")))
        figure = told.setting(f"han.{place}.nop")
        name = told.setting(f"han.{place}.ten") or told.title(figure)
        sent = told.figures.get(figure)
        late = told.value(f"han.{place}.so_ngay")
        said = told.pick(f"{name}: hạn {due}, ", f"{name}: due {due}, ")
        if not isinstance(sent, date):
            said += told.pick("không gửi", "never sent")
        elif late:
            after = f"{number(late, told.lang)} {_kind_of_day(told)}"
            said += told.pick(f"nộp {day(sent)}, chậm {after}", f"sent {day(sent)}, {after} late")
        else:
            said += told.pick(f"nộp {day(sent)}, đúng hạn", f"sent {day(sent)}, on time")
        parts.append(said)
    return parts


def over_claims(told: Told) -> str:
    """Say how many rows were marked too high by the unit itself."""
    count, each = told.value("so_muc"), told.exact_or("moi_lan", 0)
    share, cap = percent(told.exact_or("vuot", 0), told.lang), told.exact("tran")
    if not count:
        return told.pick(
            f"Không có tiêu chí nào tự chấm cao hơn điểm thẩm định quá {share} điểm tối đa",
            f"No row marked above the verified points by more than {share} of the maximum",
        )
    rows = number(count, told.lang)
    sentence = told.pick(
        f"{rows} tiêu chí tự chấm cao hơn điểm thẩm định quá {share} điểm tối đa",
        f"{rows} row(s) marked above the verified points by more than {share} of the maximum",
    )
    earned = each * count
    product = f"{sentence} × {number(each, told.lang)}"
    if cap is not None and earned > cap:
        most = told.pick("tối đa", "at most")
        return f"{product} {equals(earned, told.lang)}; {most} {told.points(cap)}"
    return f"{product} {told.equals_points(told.result)}"
