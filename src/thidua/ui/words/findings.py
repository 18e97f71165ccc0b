"""The sentence for each finding in a rubric or a figures file: what is wrong, and what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction

from thidua.core.rubric.finding import Finding, Severity
from thidua.ui.words import findings_figures, findings_frame, findings_rubric
from thidua.ui.words.numbers import Lang, fraction
from thidua.ui.words.phrase import Phrase

WORDS: Mapping[str, Phrase] = {
    **findings_rubric.WORDS,
    **findings_figures.WORDS,
    **findings_frame.WORDS,
}
SUGGESTIONS = ("suggestion", "near")
MEANT = Phrase(vi=" Có phải ý là “{name}”?", en=" Was “{name}” meant?")
SEVERITIES = {
    Severity.ERROR: Phrase(vi="Lỗi", en="Error"),
    Severity.WARNING: Phrase(vi="Lưu ý", en="Note"),
}
LINE = Phrase(vi="dòng {line}", en="line {line}")
SHEET = Phrase(vi="trang {sheet}", en="sheet {sheet}")
COLUMN = Phrase(vi="cột {column}", en="column {column}")
FORMS = {
    "list": Phrase(vi="danh sách", en="a list"),
    "mapping": Phrase(vi="các mục “tên: giá trị”", en="a mapping of “key: value”"),
    "text": Phrase(vi="một giá trị", en="a single value"),
}
_CELL = re.compile(r"(?P<sheet>.*)!(?P<column>[A-Z]{1,3})[0-9]+(?::[A-Z]{1,3}[0-9]+)?")
_EXACT = re.compile(r"-?[0-9]+(?:/[0-9]+|\.[0-9]+)?")
_VERBATIM = frozenset({"given", "row", "unit", "name", "basis", "year"})


class _Facts(dict[str, str]):
    """Facts of a finding; one that was not told leaves its place empty."""

    def __missing__(self, _key: str) -> str:
        return ""


def sentence(finding: Finding, lang: Lang) -> str:
    """Say what a finding found, in one or two sentences. A kind without words raises KeyError."""
    facts = _Facts({name: _shown(name, text, lang) for name, text in finding.details})
    phrase = WORDS[finding.kind]
    said = (phrase.vi if lang == "vi" else phrase.en).format_map(facts)
    meant = next((facts[name] for name in SUGGESTIONS if facts[name]), "")
    return said + (MEANT.say({"name": meant}, lang) if meant else "")


def report_line(finding: Finding, lang: Lang, *, file: str) -> str:
    """Write a finding as one line of a report: where, how grave, what.

    Where is the file and the line, and in a table the sheet and the column; in a document the path
    by its keys follows in brackets.
    """
    cell = _CELL.fullmatch(finding.path)
    place = [file]
    if cell is not None and cell["sheet"]:
        place.append(SHEET.say({"sheet": cell["sheet"]}, lang))
    if finding.line:
        place.append(LINE.say({"line": finding.line}, lang))
    if cell is not None:
        place.append(COLUMN.say({"column": cell["column"]}, lang))
    severity = SEVERITIES[finding.severity].say({}, lang)
    path = f" [{finding.path}]" if finding.path and cell is None else ""
    return f"{', '.join(place)}: {severity}{path}: {sentence(finding, lang)}"


def _shown(name: str, text: str, lang: Lang) -> str:
    if name == "expected" and text in FORMS:
        return FORMS[text].say({}, lang)
    if name in _VERBATIM or not _EXACT.fullmatch(text):
        return text
    return fraction(Fraction(text), lang)
