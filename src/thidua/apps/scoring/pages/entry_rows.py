"""The rows of the entry page: the sheet's rows, each with the cells that its figures are typed into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.timezone import localtime
from django.utils.translation import gettext

from thidua.apps.scoring.actions import FigureWrittenMeanwhile, TypedFigure
from thidua.apps.scoring.drafts import PeriodDraft
from thidua.apps.scoring.fit import FigureDoesNotFit
from thidua.apps.scoring.forms import field_of, version_field_of
from thidua.apps.scoring.pages.rubric_rows import anchor_of
from thidua.apps.scoring.pages.sheet_rows import CRITERION, WAITING, SheetLine
from thidua.apps.scoring.typed_text import choices_of, typed_text
from thidua.core.access.roles import Role
from thidua.core.appraisal.asked import asked_of, criteria_of
from thidua.core.refusal import Refusal
from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.table import FigureDeclaration, FigureKind, Row, Rubric
from thidua.ui.words.findings import sentence
from thidua.ui.words.numbers import Lang

NUMBERS = frozenset({FigureKind.COUNT, FigureKind.NUMBER, FigureKind.PERCENT})


@dataclass(frozen=True, slots=True)
class Cell:
    """A figure to be typed; `problem` says why what was typed was not taken.

    `theirs` is the value that a colleague wrote meanwhile, where one has to choose.
    """

    name: str
    title: str
    unit: str
    field: str
    version_field: str
    version: int
    text: str
    choices: tuple[tuple[str, str], ...]
    numeric: bool
    problem: str = ""
    clash: bool = False
    theirs: str = ""


@dataclass(frozen=True, slots=True)
class EntryLine:
    """A row with its cells; `again` names figures of it that are typed in a row above."""

    line: SheetLine | None
    cells: tuple[Cell, ...] = ()
    again: tuple[str, ...] = ()

    @property
    def lacks(self) -> bool:
        """Say whether the row waits for something that the unit itself has to type."""
        line = self.line
        return line is not None and line.kind == CRITERION and line.tone not in {"", WAITING}


@dataclass(frozen=True, slots=True)
class Entered:
    """A unit's draft of a period as it is shown; `typed` and `refused` are of a form that came back."""

    rubric: Rubric
    unit: str
    draft: PeriodDraft
    lang: Lang
    typed: Mapping[str, TypedFigure] = field(default_factory=dict)
    refused: Mapping[str, Refusal] = field(default_factory=dict)


def entry_lines(entered: Entered, lines: tuple[SheetLine, ...]) -> tuple[EntryLine, ...]:
    """Put the cells into the rows; figures that no row asks for stand in a last one without a row."""
    return tuple(_lines(entered, lines))


def _lines(entered: Entered, lines: tuple[SheetLine, ...]) -> Iterator[EntryLine]:
    rubric, period = entered.rubric, entered.draft.period
    rows = {anchor_of(f"{row.id} {period}"): row for row in criteria_of(rubric)}
    away = _away(rubric, entered.unit)
    seen: set[str] = set()
    for line in lines:
        row = rows.get(line.anchor) if line.kind == CRITERION else None
        if row is None or row.id in away:
            yield EntryLine(line)
            continue
        asked = asked_of(row, rubric)
        yield EntryLine(
            line,
            tuple(cell_of(entered, one) for one in asked if one.name not in seen),
            tuple(one.title for one in asked if one.name in seen),
        )
        seen.update(one.name for one in asked)
    rest = _asked_by_no_row(rubric)
    if rest:
        yield EntryLine(None, tuple(cell_of(entered, one) for one in rest))


def _asked_by_no_row(rubric: Rubric) -> tuple[FigureDeclaration, ...]:
    """Give the figures that only a class or an exclusion hangs on."""
    asked = {one.name for row in criteria_of(rubric) for one in asked_of(row, rubric)}
    return tuple(one for one in rubric.figures if one.formula is None and one.name not in asked)


def _away(rubric: Rubric, unit: str) -> frozenset[str]:
    """Name the criteria that leave this unit out by name, themselves or by a row above."""
    tops = (row for row in (rubric.base, rubric.bonus, rubric.penalty) if row is not None)
    return frozenset(row for top in tops for row in _away_under(top, unit, out=False))


def _away_under(row: Row, unit: str, *, out: bool) -> Iterator[str]:
    out = out or unit in row.not_applicable.units
    if out:
        yield row.id
    for child in row.children:
        yield from _away_under(child, unit, out=out)


def cell_of(entered: Entered, one: FigureDeclaration) -> Cell:
    draft, refusal = entered.draft, entered.refused.get(one.name)
    stored = typed_text(draft.values.get(one.name))
    kept = refusal is not None and one.name in entered.typed
    clash = isinstance(refusal, FigureWrittenMeanwhile)
    return Cell(
        name=one.name,
        title=one.title,
        unit=one.unit,
        field=field_of(one.name),
        version_field=version_field_of(one.name),
        version=draft.version_of(one.name),
        text=entered.typed[one.name].text if kept else stored,
        choices=choices_of(one),
        numeric=one.kind in NUMBERS,
        problem="" if refusal is None else _problem(entered, one, refusal, stored),
        clash=clash,
        theirs=stored if clash else "",
    )


def _problem(entered: Entered, one: FigureDeclaration, refusal: Refusal, stored: str) -> str:
    """Say why a figure was not taken, and what is kept instead."""
    value = _chosen(one, stored)
    if isinstance(refusal, FigureWrittenMeanwhile):
        written = entered.draft.written[one.name]
        words = gettext(
            "%(who)s đã sửa lúc %(time)s, đang lưu: %(value)s. Chọn giá trị cần giữ: lưu lại giá trị "
            "vừa nhập, hoặc lấy giá trị đang lưu."
        )
        leader = written.role == Role.UNIT_LEADER
        who = gettext("Lãnh đạo đơn vị") if leader else gettext("Cán bộ của đơn vị")
        return words % {"who": who, "time": time_words(written.at), "value": value or "–"}
    if not isinstance(refusal, FigureDoesNotFit):
        if entered.typed[one.name].text.strip() == stored:
            return ""
        return gettext("Chưa lưu. Giá trị đang lưu: %(value)s.") % {"value": value or "–"}
    grounds = refusal.grounds
    facts = (("given", grounds["given"]), ("expected", grounds["expected"]))
    details = (("name", one.title), *((name, str(fact)) for name, fact in facts))
    said = sentence(Finding(str(grounds["kind"]), Severity.ERROR, "", 0, details), entered.lang)
    if not value:
        return said
    return f"{said} {gettext('Đã giữ giá trị cũ %(value)s.') % {'value': value}}"


def _chosen(one: FigureDeclaration, stored: str) -> str:
    return dict(choices_of(one)).get(stored, stored)


def time_words(moment: datetime) -> str:
    """Write the hour on the clock of the offices: 14 giờ 32 phút."""
    local = localtime(moment)
    return gettext("%(hour)d giờ %(minute)02d phút") % {
        "hour": local.hour,
        "minute": local.minute,
    }
