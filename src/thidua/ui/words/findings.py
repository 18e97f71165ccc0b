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
PLACE = Phrase(vi="dòng {line}", en="line {line}")
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
    """Write a finding as one line of a report: file, line, severity, path, sentence."""
    place = f"{file}, {PLACE.say({'line': finding.line}, lang)}" if finding.line else file
    severity = SEVERITIES[finding.severity].say({}, lang)
    path = f" [{finding.path}]" if finding.path else ""
    return f"{place}: {severity}{path}: {sentence(finding, lang)}"


def _shown(name: str, text: str, lang: Lang) -> str:
    if name in _VERBATIM or not _EXACT.fullmatch(text):
        return text
    return fraction(Fraction(text), lang)
