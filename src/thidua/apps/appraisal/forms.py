"""What is typed about the figures of one criterion, as typed texts and as the values they are read as."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from unicodedata import normalize

from django.http import QueryDict

from thidua.apps.scoring.fit import FigureDoesNotFit
from thidua.apps.scoring.typed_text import typed_text
from thidua.core.appraisal.values import Values
from thidua.core.rubric.figure_values import Problem, read_value
from thidua.core.rubric.figures import FigureValue
from thidua.core.rubric.table import FigureDeclaration

MOST_TYPED = 2100  # a little more than any text may have, so that what is too long is told


@dataclass(frozen=True, slots=True)
class TypedRow:
    """A form about one criterion: its figures as typed, the reason, and what it was written on.

    `versions` are those read of each figure's proposal; `key` names the form.
    """

    row: str
    period: str
    figures: Mapping[str, str]
    reason: str
    versions: Mapping[str, int]
    key: str


def read_row(posted: QueryDict, asked: tuple[FigureDeclaration, ...]) -> TypedRow:
    """Read the form of a criterion; a version that is no number was made by nobody's page: 0."""
    return TypedRow(
        typed(posted, "muc"),
        typed(posted, "ky"),
        {one.name: typed(posted, field_of(one.name)) for one in asked},
        typed(posted, "ly_do"),
        {one.name: number(typed(posted, version_field_of(one.name))) for one in asked},
        typed(posted, "khoa"),
    )


def values_of(
    figures: Mapping[str, str], asked: tuple[FigureDeclaration, ...], reported: Values
) -> Values:
    """Read what was typed; nothing typed for a figure never given leaves it out.

    Refuses FigureDoesNotFit.
    """
    found: dict[str, FigureValue] = {}
    for one in asked:
        text = figures[one.name]
        if not text.strip() and one.name not in reported:
            continue
        read = read_value(text, one)
        if isinstance(read, Problem):
            raise FigureDoesNotFit(
                name=one.name,
                title=one.title,
                kind=read.kind,
                given=read.given,
                expected=read.expected,
            )
        found[one.name] = read
    return found


def written(values: Values, one: FigureDeclaration) -> str:
    """Write a figure as an officer would type it: 97,8; 20/06/2024; 98/100; 40/40."""
    return typed_text(values.get(one.name))


def field_of(name: str) -> str:
    return f"so-{name}"


def version_field_of(name: str) -> str:
    return f"ban-{name}"


def typed(posted: QueryDict, name: str) -> str:
    """Give a field, composed (NFC); NUL, which no keyboard sends, is lost."""
    return normalize("NFC", posted.get(name, "").replace("\0", ""))[:MOST_TYPED]


def number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < len("1000000") else 0
