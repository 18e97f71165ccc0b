"""What is typed about targets, as texts that can be shown again and as the values they are read as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from unicodedata import normalize

from django.http import QueryDict

from thidua.core.refusal import Refusal
from thidua.core.rubric.figure_text import figure_text
from thidua.core.rubric.figure_values import Problem, read_number
from thidua.core.targets.target import Better, Target

MOST_TYPED = 2100  # a little more than any text may have, so that what is too long is told
MOST_KEY = 64
LESS = "giam"


class NumberNotRead(Refusal):
    """What was typed is no number. Grounds: given, field."""


@dataclass(frozen=True, slots=True)
class TypedTarget:
    """The form of a target as it was typed; `better` is "tang" or "giam".

    `based_on` is the version it was written on, `dropped` that the target is to go.
    """

    title: str = ""
    amount: str = ""
    measure: str = ""
    baseline: str = ""
    better: str = ""
    summed: bool = False
    source: str = ""
    row: str = ""
    figure: str = ""
    reason: str = ""
    based_on: int = 0
    key: str = ""
    dropped: bool = False

    @property
    def less(self) -> bool:
        return self.better == LESS


def read_target(posted: QueryDict) -> TypedTarget:
    return TypedTarget(
        title=typed(posted, "ten"),
        amount=typed(posted, "so"),
        measure=typed(posted, "don_vi_tinh"),
        baseline=typed(posted, "ban_dau"),
        better=typed(posted, "chieu"),
        summed="cong_don" in posted,
        source=typed(posted, "nguon"),
        row=typed(posted, "muc"),
        figure=typed(posted, "so_lieu"),
        reason=typed(posted, "ly_do"),
        based_on=whole(typed(posted, "ban")),
        key=key_in(posted),
        dropped="bo" in posted,
    )


def written_target(target: Target) -> TypedTarget:
    """Write a target as an officer would type it."""
    return TypedTarget(
        title=target.title,
        amount=written(target.amount),
        measure=target.measure,
        baseline="" if target.baseline is None else written(target.baseline),
        better=LESS if target.better is Better.LESS else "tang",
        summed=target.summed,
        source=target.source,
        row=target.row,
        figure=target.figure,
    )


def target_of(form: TypedTarget) -> Target:
    """Read the form. Refuses NumberNotRead."""
    return Target(
        title=form.title,
        amount=number_of(form.amount, "so"),
        measure=form.measure,
        baseline=number_of(form.baseline, "ban_dau") if form.baseline.strip() else None,
        better=Better.LESS if form.less else Better.MORE,
        summed=form.summed,
        source=form.source,
        row=form.row,
        figure=form.figure,
    )


def number_of(text: str, field: str) -> Fraction:
    """Read a number. Refuses NumberNotRead."""
    read = read_number(text)
    if isinstance(read, Problem):
        raise NumberNotRead(given=text, field=field)
    return read


def written(value: Fraction) -> str:
    return figure_text(value).replace(".", ",")


def progress_field(number: int) -> str:
    return f"so-{number}"


def read_progress(posted: QueryDict, numbers: Iterable[int]) -> dict[int, str]:
    return {number: typed(posted, progress_field(number)) for number in numbers}


def progress_values(texts: Mapping[int, str]) -> dict[int, Fraction]:
    """Read the numbers of a quarter; an empty field has none yet. Refuses NumberNotRead."""
    return {
        number: number_of(text, progress_field(number))
        for number, text in texts.items()
        if text.strip()
    }


def typed(posted: QueryDict, name: str) -> str:
    """Give a field, composed (NFC); NUL, which no keyboard sends, is lost."""
    return normalize("NFC", posted.get(name, "").replace("\0", ""))[:MOST_TYPED]


def key_in(posted: QueryDict) -> str:
    return typed(posted, "khoa")[:MOST_KEY]


def whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < len("1000000") else 0
