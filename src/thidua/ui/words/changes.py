"""What changed of a unit's standing, in words: place, total and rows, each as it was and as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thidua.core.ranking.what_if import Move, RowChange
from thidua.ui.words.numbers import Lang
from thidua.ui.words.phrase import Phrase
from thidua.ui.words.ranking import shown

ROW = Phrase("mục {row}: {was} → {now}", "row {row}: {was} → {now}")
ROW_OF_PERIOD = Phrase(
    "mục {row} (kỳ {period}): {was} → {now}", "row {row} (period {period}): {was} → {now}"
)


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A unit before and after; `rows` are the criteria whose points differ."""

    name: str
    place_was: str
    place: str
    total_was: str
    total: str
    rows: tuple[str, ...]


def change_lines(
    moves: Iterable[Move], names: Mapping[str, str], lang: Lang
) -> tuple[ChangeLine, ...]:
    """Tell moves line by line; `names` are by code, a unit without one is called by its code."""
    return tuple(
        ChangeLine(
            name=names.get(one.unit, one.unit),
            place_was=place_words(one.place_before),
            place=place_words(one.place_after),
            total_was=shown(one.total_before, lang),
            total=shown(one.total_after, lang),
            rows=tuple(_row(row, lang) for row in one.rows),
        )
        for one in moves
    )


def place_words(place: int | None) -> str:
    return "–" if place is None else str(place)


def _row(change: RowChange, lang: Lang) -> str:
    phrase = ROW_OF_PERIOD if change.period else ROW
    given = {
        "row": change.row,
        "period": change.period,
        "was": shown(change.before, lang),
        "now": shown(change.after, lang),
    }
    return phrase.say(given, lang)
