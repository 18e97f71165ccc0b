"""What a draft's pages list: what was found in a text, and what differs between two texts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thidua.apps.scoring.rubric_drafts import TextReading
from thidua.core.refusal import Refusal
from thidua.core.rubric.check.walk import placed_rows
from thidua.core.rubric.differences import Change, differences
from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.table import Row, Rubric
from thidua.ui.words.findings import SEVERITIES, sentence
from thidua.ui.words.numbers import Lang
from thidua.ui.words.refusals import words_of
from thidua.ui.words.rubric_changes import NOTHING, place_words, value_words, what_words
from thidua.ui.words.rule import rule_words
from thidua.ui.words.rule.around import scorer_words

LONGEST = 120


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding: how grave it is, its line in the text (0: of the whole) as it reads, its place by keys."""

    tone: str
    severity: str
    line: int
    source: str
    place: str
    words: str


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """A difference; `title` is that of the row or figure, "" for what the whole table says."""

    place: str
    title: str
    what: str
    before: str
    after: str


def finding_lines(reading: TextReading, source: str, lang: Lang) -> tuple[FindingLine, ...]:
    """Give what stands against a text: first what concerns it as a whole, then by line."""
    lines = source.split("\n")
    listed = tuple(_finding(one, lines, lang) for one in reading.findings)
    return (*_whole(reading.refusal, lines, lang), *listed)


def _whole(refusal: Refusal | None, lines: list[str], lang: Lang) -> Iterator[FindingLine]:
    if refusal is None:
        return
    line = refusal.grounds.get("line", 0)
    at = line if isinstance(line, int) else 0
    error = SEVERITIES[Severity.ERROR].say({}, lang)
    yield FindingLine("bad", error, at, _line_of(lines, at), "", words_of(refusal, lang))


def _finding(one: Finding, lines: list[str], lang: Lang) -> FindingLine:
    tone = "bad" if one.severity is Severity.ERROR else "warn"
    severity = SEVERITIES[one.severity].say({}, lang)
    written = _line_of(lines, one.line)
    return FindingLine(tone, severity, one.line, written, one.path, sentence(one, lang))


def _line_of(lines: list[str], line: int) -> str:
    """Give a line of the text, shortened; "" where there is none, as after the last."""
    return lines[line - 1].strip()[:LONGEST] if 0 < line <= len(lines) else ""


def change_lines(old: TextReading, new: TextReading, lang: Lang) -> tuple[ChangeLine, ...] | None:
    """Give the differences of two texts, row by row; None where one of them is no table yet."""
    if old.rubric is None or new.rubric is None:
        return None
    before, after = _Side(old.rubric, lang), _Side(new.rubric, lang)
    return tuple(_changes(before, after))


class _Side:
    """One of two rubrics, with its rows by their numbers."""

    def __init__(self, rubric: Rubric, lang: Lang) -> None:
        self.rubric, self.lang = rubric, lang
        self.rows: Mapping[str, Row] = {one.row.id: one.row for one in placed_rows(rubric)}
        figures = {one.name: one.title for one in rubric.figures}
        self.titles = {"figure": figures, "row": {id_: row.title for id_, row in self.rows.items()}}

    def title(self, change: Change) -> str:
        return self.titles.get(change.what, {}).get(change.id, "")

    def value(self, change: Change, written: str) -> str:
        """Write a value: rules and scorers as the rubric's page says them."""
        row = self.rows.get(change.id) if change.what == "row" else None
        if row is not None and change.field == "nguoi_cham":
            return scorer_words(row, self.lang) or NOTHING
        if row is not None and change.field == "quy_tac":
            said = rule_words(row, rubric=self.rubric, lang=self.lang)
            return "; ".join(part for part in (said.lead, *said.lines) if part) or NOTHING
        return value_words(change.field, written, self.lang)


def _changes(old: _Side, new: _Side) -> Iterator[ChangeLine]:
    for one in differences(old.rubric, new.rubric):
        yield ChangeLine(
            place_words(one, new.lang),
            new.title(one) or old.title(one),
            what_words(one, new.lang),
            old.value(one, one.before),
            new.value(one, one.after),
        )
