"""What the entry page sends: figures as typed, each with the version that it was typed over."""

from __future__ import annotations

from unicodedata import normalize

from django.http import QueryDict

from thidua.apps.scoring.actions import TypedFigure
from thidua.core.rubric.table import Rubric

MOST_TYPED = 4000
PERIOD, TAKEN = "ky", "lay"


def field_of(name: str) -> str:
    return f"so-{name}"


def version_field_of(name: str) -> str:
    return f"ban-{name}"


def read_typed(posted: QueryDict, rubric: Rubric) -> dict[str, TypedFigure]:
    """Give the figures that were sent, but the one whose stored value is to be taken instead."""
    return {
        one.name: TypedFigure(
            _text(posted, field_of(one.name)), _version(posted, version_field_of(one.name))
        )
        for one in rubric.figures
        if field_of(one.name) in posted and posted.get(TAKEN) != one.name
    }


def _text(posted: QueryDict, name: str) -> str:
    """Give a field, composed (NFC); NUL, which no keyboard sends, is lost."""
    return normalize("NFC", posted.get(name, "").replace("\0", ""))[:MOST_TYPED]


def _version(posted: QueryDict, name: str) -> int:
    """Give a version; one that is no number was made by nobody's page: 0."""
    text = posted.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < len("1000000") else 0
