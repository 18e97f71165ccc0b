"""The forecast as a page tells it: points either way, and on what they rest."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext

from thidua.apps.targets.forecasting import ForecastOf
from thidua.core.ranking.reading import rows_of
from thidua.core.rubric.score import Standing
from thidua.core.rubric.scoring.alone import Alone
from thidua.ui.words.numbers import Lang, number
from thidua.ui.words.ranking import shown


@dataclass(frozen=True, slots=True)
class Outlook:
    """`lacking` counts criteria without their figures yet, `waiting` those that wait for other units."""

    staying: str
    at_pace: str
    scale: str
    basis: str
    lacking: int
    waiting: int


def outlook_of(found: ForecastOf, lang: Lang) -> Outlook:
    staying, at_pace = found.forecast.staying, found.forecast.at_pace
    scale = found.rubric.scale
    return Outlook(
        staying=shown(staying.score.total, lang),
        at_pace=shown(at_pace.score.total, lang),
        scale="" if scale is None else number(scale, lang),
        basis=_basis(found),
        lacking=_lacking(at_pace),
        waiting=len(at_pace.waiting),
    )


def _basis(found: ForecastOf) -> str:
    if found.reported:
        return gettext(
            "Tính từ số liệu đơn vị đã tự báo cáo; số chưa báo cáo lấy theo tiến độ quý."
        )
    if found.known:
        return gettext("Tính từ tiến độ quý mới nhất của các chỉ tiêu đã gắn với số liệu.")
    return gettext("Chưa có số liệu hay tiến độ nào; điểm dưới đây chỉ từ các số mặc định.")


def _lacking(alone: Alone) -> int:
    """Count the criteria that lack a figure of the unit's own, once however many rounds lack it."""
    lacking = {
        row.row
        for period in alone.score.periods
        for row in rows_of(period)
        if row.standing is Standing.MISSING and not row.children
    }
    return len(lacking - alone.waiting)
