"""One criterion of a unit under appraisal: sentences, figures to propose, the reason, its history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from secrets import token_hex

from django.utils.timezone import localtime
from django.utils.translation import gettext

from thidua.apps.appraisal.forms import (
    TypedRow,
    field_of,
    values_of,
    version_field_of,
    written,
)
from thidua.apps.appraisal.looks import RowLook
from thidua.apps.appraisal.pages.dots import Dots, dots_of
from thidua.apps.appraisal.pages.rows import (
    change_words,
    doubt_words,
    drafted,
    period_in,
    said_of,
)
from thidua.apps.appraisal.queries import Draft, as_text, put
from thidua.apps.scoring.fit import FigureDoesNotFit
from thidua.apps.scoring.queries import Grounds
from thidua.apps.scoring.typed_text import choices_of
from thidua.core.appraisal.asked import asked_of
from thidua.core.appraisal.values import Values
from thidua.core.ranking.reading import row_in
from thidua.core.rubric.figures import FigureValue
from thidua.core.rubric.table import FigureDeclaration
from thidua.ui.words.given import given_words
from thidua.ui.words.numbers import Lang, day
from thidua.ui.words.ranking import shown
from thidua.ui.words.rule.around import source_words

NOTHING = "–"
KEY_BYTES = 16


@dataclass(frozen=True, slots=True)
class FigureField:
    """A figure that is asked for, with the value `beside` it.

    `stored` is what is held, where something else stands in the field.
    """

    title: str
    unit: str
    field: str
    version_field: str
    version: int
    beside: str
    typed: str
    stored: str
    choices: tuple[tuple[str, str], ...]
    wrong: bool


@dataclass(frozen=True, slots=True)
class NotedLine:
    moment: str
    title: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Panel:
    """The criterion that is looked at; `points` and `said` are what would follow."""

    row: str
    title: str
    doubts: tuple[str, ...]
    evidence: tuple[str, ...]
    given: tuple[str, ...]
    missing: tuple[str, ...]
    dots: Dots | None
    source: str
    reported: str
    reported_said: str
    points: str
    said: str
    change: str
    figures: tuple[FigureField, ...]
    reason: str
    key: str
    history: tuple[NotedLine, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """What a panel is made from: the year, the draft, and what was typed and refused, if anything."""

    grounds: Grounds
    draft: Draft
    lang: Lang
    typed: TypedRow | None = None
    wrong: str = ""


def panel_of(look: RowLook, around: Around) -> Panel:
    """Show one criterion, with what was typed where a form comes back."""
    rubric, lang, draft = around.grounds.in_force().rubric, around.lang, around.draft
    asked = asked_of(look.row, rubric)
    values = _supposed(around, asked)
    period = period_in(drafted(around.grounds, draft, values), draft.period)
    found = row_in(period, look.row.id)
    return Panel(
        row=look.row.id,
        title=look.row.title,
        doubts=tuple(doubt_words(one) for one in look.doubts),
        evidence=look.row.evidence,
        given=tuple(one.title or one.name for one in look.evidence),
        missing=look.missing,
        dots=dots_of(look.look, lang),
        source=source_words(look.row.source),
        reported=shown(look.look.points, lang),
        reported_said=said_of(look.row, look.score, rubric, lang),
        points=shown(found.points, lang),
        said=said_of(look.row, found, rubric, lang),
        change=change_words(look.score, found, lang),
        figures=tuple(_field(one, around) for one in asked),
        reason=_reason(around, asked),
        key=token_hex(KEY_BYTES) if around.typed is None else around.typed.key,
        history=tuple(_history(around, asked)),
    )


def _supposed(around: Around, asked: tuple[FigureDeclaration, ...]) -> Values:
    """Give the draft's sheet with what was typed, as far as it can be read."""
    draft, typed = around.draft, around.typed
    if typed is None:
        return draft.values
    try:
        read = values_of(typed.figures, asked, draft.reported)
    except FigureDoesNotFit:
        return draft.values
    values: dict[str, FigureValue] = dict(draft.values)
    for one in asked:
        put(values, one.name, as_text(read, one.name))
    return values


def _field(one: FigureDeclaration, around: Around) -> FigureField:
    draft = around.draft
    given = None if around.typed is None else around.typed.figures[one.name]
    made = figure_field(one, draft.values, around.lang, typed=given, wrong=around.wrong == one.name)
    return replace(
        made,
        version=draft.version_of(one.name),
        beside=words_for(one, draft.reported, around.lang),
    )


def figure_field(
    one: FigureDeclaration, held: Values, lang: Lang, *, typed: str | None, wrong: bool
) -> FigureField:
    """Ask for a figure, beside what is held; nothing typed yet, it stands in the field."""
    stored, words = written(held, one), words_for(one, held, lang)
    given = stored if typed is None else typed
    return FigureField(
        title=one.title,
        unit=one.unit,
        field=field_of(one.name),
        version_field=version_field_of(one.name),
        version=0,
        beside=words,
        typed=given,
        stored="" if given == stored else words,
        choices=choices_of(one),
        wrong=wrong,
    )


def words_for(one: FigureDeclaration, values: Values, lang: Lang) -> str:
    """Write a figure, or the default that stands in for one left out; a dash where there is none."""
    value = values.get(one.name, one.default)
    return NOTHING if value is None else given_words(one, value, lang)


def _reason(around: Around, asked: tuple[FigureDeclaration, ...]) -> str:
    if around.typed is not None:
        return around.typed.reason
    reasons = (around.draft.reason_of(one.name) for one in asked)
    return next((reason for reason in reasons if reason), "")


def _history(around: Around, asked: tuple[FigureDeclaration, ...]) -> Iterator[NotedLine]:
    """Give every proposal for these figures, the latest first."""
    noted = [(one, row) for one in asked for row in around.draft.history.get(one.name, ())]
    for one, row in sorted(noted, key=lambda pair: pair[1].given_at, reverse=True):
        values: dict[str, FigureValue] = {}
        put(values, one.name, row.value)
        moment = localtime(row.given_at)
        yield NotedLine(
            f"{day(moment.date())} {moment:%H:%M}",
            one.title,
            words_for(one, values, around.lang),
            row.reason or gettext("như tự báo cáo"),
        )
