"""Sentences for what happens to points after the rule: caps, floors, rounding, rows set aside."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from thidua.core.rubric.check.walk import placed_rows
from thidua.core.rubric.formula.nodes import Rounding
from thidua.core.rubric.score import (
    Capped,
    FellShort,
    Floored,
    Gathered,
    InGap,
    Lacking,
    Lost,
    PeriodsCombined,
    Rescaled,
    RoundedOff,
    RowScore,
    SetAside,
    Standing,
    Totalled,
)
from thidua.core.rubric.table import FigureDeclaration, Policy, Row, Rubric, Section
from thidua.ui.words.account.told import Told, points
from thidua.ui.words.numbers import MINUS, Exact, Lang, fixed, joined, number

Later = (
    Gathered | Capped | Floored | FellShort | RoundedOff | Rescaled | SetAside
    | Lacking | InGap | Lost | Totalled | PeriodsCombined
)  # fmt: skip
HUNDREDTHS = 2
ROUNDED = {
    Rounding.HALF_UP: ("làm tròn", "rounded"),
    Rounding.HALF_EVEN: ("làm tròn (nửa về số chẵn)", "rounded (half to even)"),
    Rounding.DOWN: ("làm tròn xuống", "rounded down"),
    Rounding.UP: ("làm tròn lên", "rounded up"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """A row with its score, and what is known around it."""

    row: Row
    score: RowScore
    rubric: Rubric
    lang: Lang
    parent: RowScore | None

    @property
    def deducts(self) -> bool:
        """Whether the row's points are subtracted."""
        return any(
            placed.row.id == self.row.id and placed.section is Section.PENALTY
            for placed in placed_rows(self.rubric)
        )

    def pick(self, vi: str, en: str) -> str:
        return vi if self.lang == "vi" else en

    def two(self, value: Exact) -> str:
        return two(value, self.lang)

    def points(self, value: Exact) -> str:
        return points(value, self.lang)


def two(value: Exact, lang: Lang) -> str:
    """Write points with two decimals; more where they are needed and few."""
    shown = number(value, lang)
    decimals = len(shown.partition("," if lang == "vi" else ".")[2])
    return fixed(value, max(HUNDREDTHS, decimals), lang)


def afterwards(place: Place, step: Later) -> str:
    """Say one step of the account other than the rule's own."""
    match step:
        case Capped() | Floored() | FellShort() | Lost():
            said = _limited(place, step)
        case RoundedOff():
            said = _rounded(place, step)
        case Gathered():
            said = _gathered(place, step)
        case Rescaled():
            said = _rescaled(place, step)
        case SetAside():
            said = _set_aside(place, step)
        case Lacking():
            said = _lacking(place, step)
        case InGap():
            said = _in_gap(place, step)
        case _:
            said = totalled(place.lang, step)
    return said


def _limited(place: Place, step: Capped | Floored | FellShort | Lost) -> str:
    before = place.two(step.before)
    match step:
        case Capped(cap=cap):
            used, most = place.two(cap), place.points(cap)
            if place.rubric.bonus is not None and place.row.id == place.rubric.bonus.id:
                return place.pick(
                    f"Tổng thưởng {before}, tính {used} (tối đa {most})",
                    f"Bonus {before}, counted {used} (at most {most})",
                )
            had = "Trừ" if place.deducts else "Được"
            return place.pick(
                f"{had} {before}, tính {used} (tối đa {most})",
                f"{before}, counted {used} (at most {most})",
            )
        case Floored(floor=floor):
            used, least = place.two(floor), place.points(floor)
            return place.pick(
                f"Được {before}, tính {used} (thấp nhất {least})",
                f"{before}, counted {used} (at least {least})",
            )
        case FellShort(cliff=cliff):
            return place.pick(
                f"Được {before}, dưới {place.points(cliff)} nên không ghi nhận",
                f"{before}, below {place.points(cliff)}: not recorded",
            )
        case _:
            reason = step.reason
            return place.pick(f"Không tính {before} điểm: {reason}", f"{before} lost: {reason}")


def _rounded(place: Place, step: RoundedOff) -> str:
    vi, en = ROUNDED[step.mode]
    after = fixed(step.after, step.places, place.lang)
    if step.places == 0:
        return place.pick(f"{vi} đến số nguyên: {after}", f"{en} to a whole number: {after}")
    return place.pick(
        f"{vi} {step.places} chữ số: {after}", f"{en} to {step.places} decimals: {after}"
    )


def _gathered(place: Place, step: Gathered) -> str:
    """Say the children with their points, and how they make the group's."""
    raw = place.row.rescale_raw  # then the group adds up what its rows had before rounding
    known = {child.row: child.raw if raw else child.points for child in place.score.children}
    listed = [(row, known.get(row, Fraction(0))) for row in step.counted]
    result = place.two(step.result)
    if step.how == "cong":
        terms = " + ".join(f"{place.two(value)} ({row})" for row, value in listed)
        return f"{terms or '0'} = {result}".replace("+ " + MINUS, MINUS + " ")
    if step.how in {"cao_nhat", "thap_nhat"}:
        which = joined(step.counted, place.lang)
        most = step.how == "cao_nhat"
        vi = f"Chỉ tính mục {'cao' if most else 'thấp'} nhất ({which}): {result}"
        return place.pick(vi, f"Only the {'best' if most else 'least'} counts ({which}): {result}")
    terms = "; ".join(f"{place.two(value)} ({row})" for row, value in listed)
    vi, en = {
        "binh_quan": ("Bình quân", "Mean"),
        "binh_quan_trong_so": ("Bình quân theo trọng số", "Weighted mean"),
        "binh_quan_nhan": ("Bình quân nhân", "Geometric mean"),
    }[step.how]
    return f"{place.pick(vi, en)}: {terms} = {result}"


def _rescaled(place: Place, step: Rescaled) -> str:
    gone = joined(step.left_out, place.lang)
    full, applicable = (number(value, place.lang) for value in (step.full_max, step.applicable_max))
    product = f"{place.two(step.before)} × {full}/{applicable} = {place.two(step.after)}"
    return place.pick(
        f"không tính mục {gone} nên {applicable} điểm còn lại được quy về {full}: {product}",
        f"without {gone}, the remaining {applicable} points stand for {full}: {product}",
    )


def _set_aside(place: Place, step: SetAside) -> str:
    parent = place.parent
    if parent is not None and parent.standing is Standing.NOT_APPLICABLE:
        whole = place.pick(f"theo cả mục {parent.row}", f"with the whole of row {parent.row}")
        return f"{_why(place, step)} ({whole})"
    return f"{_why(place, step)}; {_policy(place, step)}"


def _why(place: Place, step: SetAside) -> str:
    if step.why == "not_arisen":
        return place.pick("Không phát sinh trong kỳ", "Nothing arose in the period")
    if step.why == "children":
        return place.pick("Không có mục nào áp dụng", "None of its rows applies")
    return step.reason or place.pick("Không thuộc phạm vi áp dụng", "Does not apply")


def _policy(place: Place, step: SetAside) -> str:
    most = place.points(place.row.max_points or Fraction(0))
    said = place.pick("tính 0 điểm", "0 points")
    match step.policy:
        case Policy.REDISTRIBUTE if place.parent and not _shares(place.parent):
            said = place.pick("không tính điểm mục này", "this row is not counted")
        case Policy.REDISTRIBUTE:
            to = _heirs(place)
            vi = f"{most} được chia lại cho {to} theo tỷ lệ"
            said = place.pick(vi, f"{most} are shared among {to} in proportion")
        case Policy.FULL:
            said = place.pick(f"được tính điểm tối đa: {most}", f"the maximum is given: {most}")
        case Policy.ZERO:
            pass
        case Policy.PEERS_MEAN:
            given = place.two(step.given or Fraction(0))
            several = len(step.peers)
            said = place.pick(
                f"lấy bình quân của {several} đơn vị khác trong khối: {given} điểm",
                f"the mean of {several} other units of the block: {given} points",
            )
        case _:
            said = place.pick(
                f"không tính vào điểm tối đa ({most})", f"leaves the maximum ({most})"
            )
    return said


def _shares(parent: RowScore) -> bool:
    return any(isinstance(step, Rescaled) for step in parent.account)


def _heirs(place: Place) -> str:
    """Name the rows that took the points, where the parent's score tells them."""
    children = place.parent.children if place.parent else ()
    staying = tuple(
        child.row for child in children if child.standing is not Standing.NOT_APPLICABLE
    )
    if not staying:
        return place.pick("các mục còn lại", "the remaining rows")
    return joined(staying, place.lang)


def _titles(place: Place, names: tuple[str, ...]) -> str:
    declared = _declared(place.rubric)
    titles = tuple(declared[name].title if name in declared else name for name in names)
    return joined(titles, place.lang)


def _declared(rubric: Rubric) -> dict[str, FigureDeclaration]:
    return {declaration.name: declaration for declaration in rubric.figures}


def _lacking(place: Place, step: Lacking) -> str:
    names = tuple(name for name in step.figures if name)
    if not names:
        return place.pick(
            "Không phát sinh số liệu để tính; tạm tính 0 điểm",
            "Nothing to compute from; 0 points for now",
        )
    titles = _titles(place, names)
    return place.pick(
        f"Chưa có số liệu: {titles}; tạm tính 0 điểm", f"Not given yet: {titles}; 0 points for now"
    )


def _in_gap(place: Place, step: InGap) -> str:
    settings = dict(place.row.rule.settings) if place.row.rule else {}
    told = Told(place.lang, settings, {}, {}, _declared(place.rubric), None, 0)
    name = step.name.rpartition(".")[2]
    figure = settings.get(step.name.removesuffix(name) + "bien", "")
    value = told.worded(figure, step.value)
    if name == "diem":
        low, high = (number(told.exact_or(end, 0), place.lang) for end in ("tu", "den"))
        return place.pick(
            f"Điểm nhập {value} ngoài khoảng {low} đến {high}; phải nhập lại",
            f"{value} is outside {low} to {high}; enter it again",
        )
    if name == "so_truong_hop":
        return place.pick(
            f"Có {value} trường hợp, chỉ được nhận một; phải sửa số liệu",
            f"{value} cases where only one may be; correct the figures",
        )
    return place.pick(
        f"{value} không thuộc bậc nào của quy định; phải sửa bảng tiêu chí, không tự chọn",
        f"{value} is in no band of the rules; the rubric must be corrected, not guessed",
    )


def totalled(lang: Lang, step: Totalled | PeriodsCombined) -> str:
    """Say "97,81 + 5,00 − 1,00 = 101,81", or the periods and their result."""
    if isinstance(step, PeriodsCombined):
        parts = "; ".join(f"{period.name}: {_two(period.value, lang)}" for period in step.periods)
        return f"{parts}; {'cả năm' if lang == 'vi' else 'year'}: {_two(step.result, lang)}"
    base, bonus, penalty = (_two(part, lang) for part in (step.base, step.bonus, step.penalty))
    return f"{base} + {bonus} {MINUS} {penalty} = {_two(step.result, lang)}"


def _two(value: object, lang: Lang) -> str:
    return two(value, lang) if isinstance(value, int | Fraction) else "–"
