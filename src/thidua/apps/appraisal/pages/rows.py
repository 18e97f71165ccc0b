"""The criteria of a unit in its appraisal: self-score beside what the draft would give, and the state."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from thidua.apps.appraisal.looks import RowLook
from thidua.apps.appraisal.pages.dots import Dots, dots_of
from thidua.apps.appraisal.queries import Draft
from thidua.apps.scoring.queries import Grounds, Kind, scores_from, supposing
from thidua.core.appraisal.dispute import Doubt
from thidua.core.appraisal.values import Values, differing
from thidua.core.ranking.reading import row_in
from thidua.core.rubric.score import PeriodScore, RowScore, UnitScore
from thidua.core.rubric.table import Row, Rubric
from thidua.ui.words.account import steps
from thidua.ui.words.numbers import MINUS, Lang, number
from thidua.ui.words.ranking import shown


@dataclass(frozen=True, slots=True)
class RowLine:
    """A criterion in the list; `tone` and `state` say how far it is, `doubts` why it waits."""

    row: str
    title: str
    most: str
    reported: str
    dots: Dots | None
    points: str
    change: str
    doubts: tuple[str, ...]
    tone: str
    state: str
    address: str
    current: bool


def drafted(grounds: Grounds, draft: Draft, values: Values | None = None) -> UnitScore:
    """Score a unit as its draft would, or with other values for the draft's period."""
    known = {draft.period: draft.values if values is None else values}
    supposed = supposing(grounds, draft.unit, known)
    scores = scores_from(supposed, Kind.VERIFIED).units
    return next(one for one in scores if one.unit == draft.unit)


def period_in(score: UnitScore, period: str) -> PeriodScore:
    return next(one for one in score.periods if one.period == period)


def row_line(look: RowLook, draft: Draft, score: PeriodScore, lang: Lang) -> RowLine:
    found = row_in(score, look.row.id)
    changed = bool(differing(look.names, draft.reported, draft.values))
    tone, state = _state(look, changed=changed)
    return RowLine(
        row=look.row.id,
        title=look.row.title,
        most="" if look.look.most is None else number(look.look.most, lang),
        reported=shown(look.look.points, lang),
        dots=dots_of(look.look, lang),
        points=shown(found.points, lang),
        change=change_words(look.score, found, lang),
        doubts=tuple(doubt_words(one) for one in look.doubts),
        tone=tone,
        state=state,
        address="",
        current=False,
    )


def change_words(before: RowScore, after: RowScore, lang: Lang) -> str:
    """Write by how much points went up (+) or down (−), "" where they did not."""
    gap = after.points - before.points
    return f"{'+' if gap > 0 else MINUS}{shown(abs(gap), lang)}" if gap else ""


def said_of(row: Row, score: RowScore, rubric: Rubric, lang: Lang) -> str:
    """Say in a sentence how a criterion came to its points."""
    words = "; ".join(steps(row, score, rubric=rubric, lang=lang))
    return words[:1].upper() + words[1:]


def doubt_words(doubt: Doubt) -> str:
    return {
        Doubt.FIGURE: gettext("thiếu số liệu"),
        Doubt.EVIDENCE: gettext("thiếu minh chứng"),
        Doubt.DISTANCE: gettext("chấm chéo lệch tự chấm"),
        Doubt.SPREAD: gettext("điểm chấm chéo cách xa nhau"),
    }[doubt]


def _state(look: RowLook, *, changed: bool) -> tuple[str, str]:
    if look.settled:
        if changed:
            return "note", gettext("Đã điều chỉnh")
        return "ok", gettext("Thống nhất")
    return ("warn", gettext("Cần xem")) if look.doubts else ("plain", gettext("Chưa xác nhận"))
