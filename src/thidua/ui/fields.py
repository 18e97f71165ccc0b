"""The fields of a plain form: what is asked, what was typed, and what that means.

A page names its fields and gives a deed; a refused form is shown again with all that was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime
from http import HTTPStatus
from unicodedata import normalize

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.timezone import get_default_timezone

from thidua.core.access.decide import NotGranted
from thidua.core.refusal import Refusal
from thidua.ui.frame import Frame
from thidua.ui.request import HouseRequest
from thidua.ui.words.refusals import words_of

LONGEST = 200
MOMENTS = ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S")  # as browsers send them


class FieldMissing(Refusal):
    """A field that is needed was left empty. Grounds: field."""


class FieldTooLong(Refusal):
    """More was typed than is kept. Grounds: field, limit."""


class DayNotRead(Refusal):
    """What was typed is no day, or no day with an hour. Grounds: field, given."""


class WholeNumberNotRead(Refusal):
    """What was typed is no whole number within bounds. Grounds: field, given, least, most."""


class ChoiceNotOffered(Refusal):
    """What was sent is none of the choices. Grounds: field, given."""


@dataclass(frozen=True, slots=True)
class Field:
    """One question; `kind` is that of the input, "select" for a list of `choices` (value, words)."""

    name: str
    label: str
    kind: str = "text"
    needed: bool = True
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    longest: int = LONGEST


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into fields, composed (NFC) and without spaces around it."""

    fields: Mapping[str, Field]
    values: Mapping[str, str]

    def text(self, name: str) -> str:
        """Give a text. Refuses FieldMissing, FieldTooLong."""
        asked, value = self.fields[name], self.values.get(name, "")
        if asked.needed and not value:
            raise FieldMissing(field=asked.label)
        if len(value) > asked.longest:
            raise FieldTooLong(field=asked.label, limit=asked.longest)
        return value

    def choice(self, name: str) -> str:
        """Give one of the choices, or "" where none is needed. Refuses ChoiceNotOffered."""
        value = self.text(name)
        if value and value not in dict(self.fields[name].choices):
            raise ChoiceNotOffered(field=self.fields[name].label, given=value)
        return value

    def whole(self, name: str, *, least: int, most: int) -> int:
        """Give a whole number within bounds. Refuses WholeNumberNotRead."""
        value = self.text(name)
        number = int(value) if value.isascii() and value.isdigit() else least - 1
        if not least <= number <= most:
            label = self.fields[name].label
            raise WholeNumberNotRead(field=label, given=value, least=least, most=most)
        return number

    def day_or_none(self, name: str) -> date | None:
        """Give a day, or None where nothing was typed. Refuses DayNotRead."""
        value = self.text(name)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            raise DayNotRead(field=self.fields[name].label, given=value) from None

    def day(self, name: str) -> date:
        """Give a day that is needed. Refuses FieldMissing, DayNotRead."""
        found = self.day_or_none(name)
        if found is None:
            raise FieldMissing(field=self.fields[name].label)
        return found

    def moment_or_none(self, name: str) -> datetime | None:
        """Give a moment on the clock of the offices, or None. Refuses DayNotRead."""
        value = self.text(name)
        if not value:
            return None
        for pattern in MOMENTS:
            with suppress(ValueError):
                return datetime.strptime(value, pattern).replace(tzinfo=get_default_timezone())
        raise DayNotRead(field=self.fields[name].label, given=value)


def typed_into(fields: tuple[Field, ...], posted: QueryDict | Mapping[str, str]) -> Typed:
    """Read what was sent; NUL, which no keyboard sends and PostgreSQL cannot keep, is lost."""
    values = {one.name: str(posted.get(one.name, "")).replace("\0", "") for one in fields}
    composed = {name: normalize("NFC", value).strip() for name, value in values.items()}
    return Typed({one.name: one for one in fields}, composed)


@dataclass(frozen=True, slots=True)
class Questions:
    """A form on a page of its own: its title, its fields, the words of its button, the way back.

    `given` stands in the fields before anything is typed; `conflicts` are refusals answered as a
    conflict (409).
    """

    title: str
    fields: tuple[Field, ...]
    button: str
    back: str
    given: Mapping[str, str] = field(default_factory=dict)
    about: str = ""
    conflicts: tuple[type[Refusal], ...] = ()


def ask(
    request: HouseRequest, questions: Questions, *, deed: Callable[[Typed], HttpResponse | None]
) -> HttpResponse:
    """Show a form; when it is sent do the deed, and answer with its page or lead back.

    What a rule refuses is shown beside what was typed; who may not act at all is turned away.
    """
    if request.method != "POST":
        return _shown(request, questions, typed_into(questions.fields, questions.given))
    typed = typed_into(questions.fields, request.POST)
    try:
        answer = deed(typed)
    except NotGranted:
        raise
    except Refusal as refusal:
        return _shown(request, questions, typed, refusal=refusal)
    return answer or HttpResponseRedirect(questions.back)


def _shown(
    request: HouseRequest, questions: Questions, typed: Typed, *, refusal: Refusal | None = None
) -> HttpResponse:
    context = {
        "frame": Frame(questions.title),
        "questions": questions,
        "fields": [(one, typed.values[one.name]) for one in questions.fields],
        "refused": "" if refusal is None else words_of(refusal, request.lang),
    }
    status = HTTPStatus.OK
    if refusal is not None:
        conflict = isinstance(refusal, questions.conflicts)
        status = HTTPStatus.CONFLICT if conflict else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, "components/questions.html", context, status=status)
