"""The rows of a unit's sheet: figures and points, as reported and as verified, and the sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from thidua.apps.scoring.pages.rubric_rows import anchor_of
from thidua.apps.scoring.pages.shared import has_left
from thidua.core.rubric.figure_uses import figure_uses
from thidua.core.rubric.figures import FigureValue
from thidua.core.rubric.formula.nodes import Formula
from thidua.core.rubric.score import Gathered, PeriodScore, RowScore, Standing
from thidua.core.rubric.table import FigureDeclaration, Gathering, Row, Rubric
from thidua.ui.words.account import steps
from thidua.ui.words.given import given_words
from thidua.ui.words.numbers import MINUS, Lang, number
from thidua.ui.words.ranking import shown
from thidua.ui.words.rule.around import source_words

Given = Mapping[str, FigureValue]
NOTHING = "–"
GROUP, CRITERION, SUM = "group", "criterion", "subtotal"
UNSETTLED = frozenset({Standing.MISSING, Standing.UNDEFINED})
WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A figure of a row; `was` is what the unit reported, where the appraisal found otherwise."""

    title: str
    value: str
    was: str
    lacking: bool


@dataclass(frozen=True, slots=True)
class SheetLine:
    """A row of the sheet; `kind` is "group", "criterion", or "subtotal" of all groups.

    `anchor` names it on the page, `in_rubric` on the rubric's. `tone` is "missing" or "undefined"
    where its points are not settled, "waiting" where they are held against other units, whose
    figures may not show yet, and nothing else lacks; `waits` tells so even where it does. `reported` are the points by the unit's own figures, `points`
    those that count; `change` says by how much they differ, or "". `attached` counts the
    evidence that the row shows, for whom that may be seen.
    """

    anchor: str
    in_rubric: str
    row: str
    title: str
    level: int
    kind: str
    most: str
    figures: tuple[FigureLine, ...]
    reported: str
    points: str
    change: str
    said: str
    tone: str
    waits: bool
    evidence: tuple[str, ...]
    source: str
    attached: int = 0


@dataclass(frozen=True, slots=True)
class UnitPeriod:
    """One period of a unit: its points that count and those it reported, with both sets of figures.

    `reported` is None where the points that count are themselves the reported ones. `waiting` are
    the criteria whose points wait for the other units.
    """

    rubric: Rubric
    lang: Lang
    score: PeriodScore
    reported: PeriodScore | None
    given: Given
    claimed: Given
    waiting: frozenset[str]


def sheet_lines(part: UnitPeriod) -> tuple[SheetLine, ...]:
    """Give every row, parents before children: the groups, then the bonus, then the penalty."""
    return tuple(_all(part))


@dataclass(frozen=True, slots=True)
class _Place:
    row: Row
    score: RowScore
    claim: RowScore | None
    parent: RowScore | None
    level: int
    kind: str


def _all(part: UnitPeriod) -> Iterator[SheetLine]:
    declared = {one.name: one for one in part.rubric.figures}
    waiting = list(reversed(_tops(part)))
    while waiting:
        place = waiting.pop()
        yield _line(part, place, declared)
        waiting.extend(reversed(_below(place) if place.kind == GROUP else []))


def _tops(part: UnitPeriod) -> list[_Place]:
    """Give the groups, their sum, the bonus and the penalty, each where the rubric has it."""
    rubric = part.rubric
    scores = _sections(part.score)
    claims = (None, None, None) if part.reported is None else _sections(part.reported)
    base, *others = (
        _Place(row, score, claim, None, 1, _kind(row))
        for row, score, claim in zip(
            (rubric.base, rubric.bonus, rubric.penalty), scores, claims, strict=True
        )
        if row is not None and score is not None
    )
    whole = replace(base, kind=SUM)
    return [*_below(whole), whole, *others]


def _sections(score: PeriodScore) -> tuple[RowScore, RowScore | None, RowScore | None]:
    return score.base, score.bonus, score.penalty


def _below(place: _Place) -> list[_Place]:
    """Give the rows under a group, each with its score and the score of what was reported."""
    level = 1 if place.kind == SUM else place.level + 1
    claims = place.claim.children if place.claim else (None,) * len(place.row.children)
    return [
        _Place(row, score, claim, place.score, level, _kind(row))
        for row, score, claim in zip(place.row.children, place.score.children, claims, strict=True)
    ]


def _kind(row: Row) -> str:
    return GROUP if row.children else CRITERION


def _line(part: UnitPeriod, place: _Place, declared: Mapping[str, FigureDeclaration]) -> SheetLine:
    row, score, lang = place.row, place.score, part.lang
    rubric = part.rubric
    applies = score.standing is not Standing.NOT_APPLICABLE
    unnumbered = any(row is one for one in (rubric.base, rubric.bonus, rubric.penalty))
    figures, waits = tuple(_figures(part, place, declared)), _waits(part, score)
    return SheetLine(
        anchor=anchor_of(f"{row.id} {part.score.period}"),
        in_rubric=anchor_of(row.id),
        row="" if unnumbered else row.id,
        title=gettext("Cộng các nhóm") if place.kind == SUM else row.title,
        level=place.level,
        kind=place.kind,
        most="" if score.max_points is None else number(score.max_points, lang),
        figures=figures,
        reported="" if place.claim is None else _points(place.claim, lang),
        points=_points(score, lang),
        change=_change(score, place.claim, lang),
        said=_said(part, place),
        tone=_tone(score, only_waits=waits and not any(one.lacking for one in figures)),
        waits=waits,
        evidence=row.evidence if applies else (),
        source=source_words(row.source) if applies else "",
    )


def _waits(part: UnitPeriod, score: RowScore) -> bool:
    return score.row in part.waiting and score.standing is Standing.MISSING


def _tone(score: RowScore, *, only_waits: bool) -> str:
    if only_waits:
        return WAITING
    return score.standing.value if score.standing in UNSETTLED else ""


def without_waiting(words: str, rows: Sequence[str]) -> str:
    """Say of a sum that these rows, which wait for other units, are not in it yet."""
    if not rows:
        return words
    left = gettext("chưa kể mục %(rows)s, chờ hết hạn tự chấm") % {"rows": ", ".join(rows)}
    return f"{words}; {left}" if words else f"{left[0].upper()}{left[1:]}"


def _waiting_under(part: UnitPeriod, score: RowScore) -> tuple[str, ...]:
    if not score.children:
        return (score.row,) if _waits(part, score) else ()
    return tuple(row for child in score.children for row in _waiting_under(part, child))


def _points(score: RowScore, lang: Lang) -> str:
    """Write points; a dash where there are none yet, or where others took them."""
    lacking = score.standing is Standing.MISSING and not score.children
    if has_left(score) or lacking or score.standing is Standing.UNDEFINED:
        return NOTHING
    return shown(score.points, lang)


def _said(part: UnitPeriod, place: _Place) -> str:
    """Say every step but the plain adding up of rows, which stand right below."""
    row, score = place.row, place.score
    if _waits(part, score):
        return gettext("Chờ hết hạn tự chấm: mục này so với các đơn vị khác, nên chưa có điểm")
    words = steps(row, score, rubric=part.rubric, lang=part.lang, parent=place.parent)
    told = zip(words, score.account, strict=True)
    said = "; ".join(
        one for one, step in told if not isinstance(step, Gathered) or step.how != Gathering.SUM
    )
    return without_waiting(said[:1].upper() + said[1:], _waiting_under(part, score))


def _change(score: RowScore, claim: RowScore | None, lang: Lang) -> str:
    """Write by how much the points that count are above (+) or under (−) the reported ones."""
    if claim is None or score.points == claim.points:
        return ""
    gap = score.points - claim.points
    return f"{'+' if gap > 0 else MINUS}{shown(abs(gap), lang)}"


def _figures(
    part: UnitPeriod, place: _Place, declared: Mapping[str, FigureDeclaration]
) -> Iterator[FigureLine]:
    if place.row.rule is None or place.score.standing is Standing.NOT_APPLICABLE:
        return
    for name in _names(place.row.rule.formula, declared):
        one = declared[name]
        value, was = (_value(one, given, part.lang) for given in (part.given, part.claimed))
        differs = part.reported is not None and value != was
        yield FigureLine(
            one.title, value or NOTHING, (was or NOTHING) if differs else "", not value
        )


def _value(one: FigureDeclaration, given: Given, lang: Lang) -> str:
    """Write what was given, or the default that stands in for it; "" where there is neither."""
    if one.name in given:
        return given_words(one, given[one.name], lang)
    return "" if one.default is None else given_words(one, one.default, lang)


def _names(formula: Formula, declared: Mapping[str, FigureDeclaration]) -> tuple[str, ...]:
    """Name the figures that a rule asks of the unit; for one computed from others, those others."""
    seen: dict[str, None] = {}
    waiting = [formula]
    while waiting:
        uses = (use.name for use in figure_uses(waiting.pop(0)))
        names = [name for name in dict.fromkeys(uses) if name not in seen]
        seen.update(dict.fromkeys(names))
        derived = (declared[name].formula for name in names)
        waiting.extend(one for one in derived if one is not None)
    return tuple(name for name in seen if declared[name].formula is None)
