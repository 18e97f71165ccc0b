"""A rubric's text in canonical form, its hash, and the rubric read from it."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256

from thidua.core.refusal import Refusal
from thidua.core.rubric.check import check
from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.reading import read_rubric
from thidua.core.rubric.reading.places import placed
from thidua.core.rubric.table import Rubric
from thidua.outside.letters import compose
from thidua.outside.yaml_text import read_yaml

FILE = "bang-tieu-chi.yaml"
KEPT = 32  # rubrics read lately; a province has some forty blocks


class RubricHasErrors(Refusal):
    """The text cannot be used as a rubric. Grounds: count, line (of the first), kind (of it)."""


def canonical_source(text: str) -> str:
    """Give the text that is hashed: NFC, lines ended by LF, no mark of byte order.

    Refuses TooManyMarks.
    """
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return compose(plain, name=FILE)


def source_hash(text: str) -> str:
    """Give the SHA-256 of the canonical text in UTF-8, as 64 hexadecimal digits."""
    return sha256(canonical_source(text).encode()).hexdigest()


def findings_in(text: str) -> tuple[Rubric | None, tuple[Finding, ...]]:
    """Read and check a text: the rubric where there is one, and everything found, by line.

    Refuses subclasses of YamlRefused.
    """
    document = read_yaml(text, name=FILE)
    reading = read_rubric(document)
    checked = () if reading.rubric is None else check(reading.rubric)
    return reading.rubric, placed(dict.fromkeys((*reading.findings, *checked)), document)


@lru_cache(maxsize=KEPT)
def usable_rubric(text: str) -> Rubric:
    """Give the rubric of a text that has no errors; one read lately is not read again.

    Refuses RubricHasErrors and subclasses of YamlRefused.
    """
    rubric, findings = findings_in(text)
    errors = [one for one in findings if one.severity is Severity.ERROR]
    if rubric is None or errors:
        raise RubricHasErrors(count=len(errors), line=errors[0].line, kind=errors[0].kind)
    return rubric
