"""What a rubric says of the whole table: rounding, policies, totals, classes, knock-outs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from thidua.core.rubric.formula.nodes import (
    Difference,
    Formula,
    Number,
    PeriodTotal,
    Product,
    Quotient,
    Sum,
)
from thidua.core.rubric.table import (
    Basis,
    ClassBand,
    ClassCondition,
    Policy,
    RoundingRule,
    Row,
    Rubric,
    Trigger,
)
from thidua.ui.words.account.told import points
from thidua.ui.words.numbers import MINUS, Lang, day, joined, number, percent
from thidua.ui.words.ranking import effect_words
from thidua.ui.words.rule.around import POLICIES, rounding_words

Level = tuple[str, str]
CRITERIA, GROUPS, TOTAL = (
    ("Tiêu chí", "Criteria"),
    ("Nhóm", "Groups"),
    ("Tổng điểm", "The total"),
)


def all_rows(rubric: Rubric) -> Iterator[Row]:
    """Give every row under the three sections, parents before children, in the order written."""
    sections = (rubric.penalty, rubric.bonus, rubric.base)
    waiting = [row for row in sections if row is not None]
    while waiting:
        row = waiting.pop()
        yield row
        waiting.extend(reversed(row.children))


def rounding_lines(rubric: Rubric, lang: Lang) -> tuple[str, ...]:
    """Say for criteria, groups and total how they are rounded; levels that agree share a line."""
    rows = [row for row in all_rows(rubric) if row is not rubric.base]
    levels: list[tuple[Level, set[RoundingRule | None]]] = [
        (CRITERIA, {row.rounding for row in rows if not row.children}),
        (GROUPS, {row.rounding for row in (*rows, rubric.base) if row.children}),
        (TOTAL, {rubric.total.rounding}),
    ]
    said: dict[str, list[str]] = {}
    for (vi, en), rules in levels:
        said.setdefault(_of_level(rules, lang), []).append(vi if lang == "vi" else en)
    return tuple(f"{_listed(names, lang)}: {words}" for words, names in said.items())


def _of_level(rules: set[RoundingRule | None], lang: Lang) -> str:
    if len(rules) == 1:
        return rounding_words(next(iter(rules)), lang)
    return "theo từng mục" if lang == "vi" else "row by row"


def _listed(names: Iterable[str], lang: Lang) -> str:
    first, *rest = names
    return joined((first, *(name[:1].lower() + name[1:] for name in rest)), lang)


def policy_lines(rubric: Rubric, lang: Lang) -> tuple[str, ...]:
    """Say what becomes of the points of a criterion, and of a group, that does not apply."""
    one, whole = (
        ("Tiêu chí không áp dụng", "Nhóm không áp dụng")
        if lang == "vi"
        else ("A criterion that does not apply", "A group that does not apply")
    )
    lines = [
        f"{title}: {POLICIES[policy].say({}, lang)}"
        for title, policy in ((one, rubric.row_policy), (whole, rubric.group_policy))
    ]
    if Policy.REDISTRIBUTE in {rubric.row_policy, rubric.group_policy}:
        lines.append(_from_which(rubric, lang))
    return tuple(lines)


def _from_which(rubric: Rubric, lang: Lang) -> str:
    if rubric.base.rescale_raw:
        return (
            "Chia lại từ điểm chưa làm tròn"
            if lang == "vi"
            else "Shared from points before their rounding"
        )
    return "Chia lại từ điểm đã làm tròn" if lang == "vi" else "Shared from points already rounded"


def total_lines(rubric: Rubric, lang: Lang) -> tuple[str, ...]:
    """Say how the total is made, where it starts and ends, and how periods make the year's."""
    vi = lang == "vi"
    parts = ["điểm các nhóm" if vi else "the groups"]
    parts += [f"+ {'điểm thưởng' if vi else 'bonus'}"] if rubric.bonus else []
    parts += [f"{MINUS} {'điểm trừ' if vi else 'penalty'}"] if rubric.penalty else []
    lines = [f"{'Tổng điểm' if vi else 'Total'} = {' '.join(parts)}"]
    rule = rubric.total
    if rule.floor is not None:
        lines.append(_bound("Thấp nhất", "At least", points(rule.floor, lang), lang))
    if rule.cap is not None:
        lines.append(_bound("Cao nhất", "At most", points(rule.cap, lang), lang))
    if rule.cliff is not None:
        least = points(rule.cliff, lang)
        lines.append(f"Dưới {least} thì không ghi nhận" if vi else f"Under {least}: not recorded")
    if len(rubric.periods) > 1:
        lines.append(_over_periods(rubric, lang))
    return tuple(lines)


def _bound(vi: str, en: str, amount: str, lang: Lang) -> str:
    return f"{vi if lang == 'vi' else en} {amount}"


def _over_periods(rubric: Rubric, lang: Lang) -> str:
    titles = {period.id: period.title for period in rubric.periods}
    formula = rubric.total.over_periods
    sign = " + ".join(titles.values()) if formula is None else _written(formula, titles, lang)
    return f"{'Cả năm' if lang == 'vi' else 'The year'} = {sign}"


def _written(formula: Formula, titles: dict[str, str], lang: Lang) -> str:
    """Write the arithmetic of periods, (HK1 + 2 × HK2) ÷ 3; other steps by their name."""

    def inner(part: Formula) -> str:
        said = _written(part, titles, lang)
        return f"({said})" if isinstance(part, Sum | Difference) else said

    match formula:
        case Number(value):
            return number(value, lang)
        case PeriodTotal(period):
            return titles.get(period, period)
        case Sum(terms):
            return " + ".join(_written(term, titles, lang) for term in terms)
        case Difference(minuend, subtrahend):
            return f"{_written(minuend, titles, lang)} {MINUS} {inner(subtrahend)}"
        case Product(factors):
            return " × ".join(inner(factor) for factor in factors)
        case Quotient(dividend, divisor):
            return f"{inner(dividend)} ÷ {inner(divisor)}"
        case _:
            return "công thức của bảng" if lang == "vi" else "the table's own formula"


def class_words(band: ClassBand, lang: Lang) -> str:
    """Say from how many points a class begins and what else it asks."""
    least = points(band.low, lang)
    said = f"từ {least}" if lang == "vi" else f"from {least}"
    return "; ".join((said, *(_condition(one, lang) for one in band.conditions)))


def _condition(one: ClassCondition, lang: Lang) -> str:
    share, rows = percent(one.share, lang), joined(one.rows, lang)
    if lang == "vi":
        held = f"mục {rows}" if rows else "mọi nhóm"
        broken = ", nếu không thì hạ một bậc" if one.lowers else ""
        return f"{held} đạt ít nhất {share} điểm chuẩn{broken}"
    held = f"row {rows}" if rows else "every group"
    broken = ", else one class lower" if one.lowers else ""
    return f"{held} at {share} of its maximum or more{broken}"


def knock_out_words(trigger: Trigger, rubric: Rubric, lang: Lang) -> str:
    """Say "Không đăng ký giao ước thi đua: không xét khen thưởng"."""
    titles = {award.id: award.title for award in rubric.awards}
    detail = titles.get(trigger.effect.detail, trigger.effect.detail)
    effect = effect_words(trigger.effect.kind, detail, lang)
    return f"{trigger.reason}: {effect}" if trigger.reason else effect


def validity_words(basis: Basis, lang: Lang) -> str:
    """Say since when a legal basis holds and until when; "" where the rubric gives no dates."""
    vi = lang == "vi"
    parts = []
    if basis.valid_from is not None:
        since = day(basis.valid_from)
        parts.append(f"hiệu lực từ {since}" if vi else f"in force since {since}")
    if basis.valid_to is not None:
        until = day(basis.valid_to)
        parts.append(f"hết hiệu lực sau {until}" if vi else f"until {until}")
    return ", ".join(parts)
