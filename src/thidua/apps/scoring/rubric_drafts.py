"""The text of a rubric under discussion, what stands against it, and the texts that one may start from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings

from thidua.apps.scoring.meant_for import RubricNamesStranger, RubricOfOtherYear, refuse_others
from thidua.apps.scoring.models import RubricDraft, RubricVersion
from thidua.apps.scoring.queries import AdoptedRubric, adopted_as, rubric_of
from thidua.apps.scoring.source import findings_in
from thidua.apps.years.queries import BlockYear, YearNotKnown, block_year
from thidua.core.refusal import Refusal
from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.table import Rubric
from thidua.outside.file_bytes import read_file
from thidua.outside.letters import TooManyMarks
from thidua.outside.text_encoding import ControlCharacter, read_text
from thidua.outside.yaml_text import YamlRefused

EXAMPLES = Path(settings.PACKAGE).parent.parent / "examples"
RUBRIC_FILE = "bang-tieu-chi.yaml"
BUNDLED = (
    "khoi-noi-chinh-bac-kan-2024",
    "so-tnmt-tien-giang-2022",
    "cong-doan-6-don-vi",
    "diem-phong-trao",
    "thi-dua-lop-tuan",
    "diem-ren-luyen",
    "cham-nhieu-giam-khao",
)
YEAR_LINE = re.compile(r"^nam:[ ]*[0-9]{4}[ ]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Draft:
    version: int
    source: str
    source_hash: str
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class TextReading:
    """A text read and checked: `refusal` is what stands against it as a whole, if anything does.

    A rubric is there as soon as all its names are known and nothing runs in circles: it can be told
    in words, though its sums and orders may still be wrong.
    """

    rubric: Rubric | None
    findings: tuple[Finding, ...]
    refusal: Refusal | None

    @property
    def errors(self) -> tuple[Finding, ...]:
        return tuple(one for one in self.findings if one.severity is Severity.ERROR)

    @property
    def adoptable(self) -> bool:
        return self.rubric is not None and not self.errors and self.refusal is None


def draft_of(year: BlockYear) -> Draft | None:
    found = RubricDraft.objects.filter(year_id=year.id).first()
    if found is None:
        return None
    return Draft(found.version, found.source, found.source_hash, found.saved_at)


def versions_of(year: BlockYear) -> tuple[AdoptedRubric, ...]:
    """Give every rubric that was adopted for a year, the latest first."""
    found = RubricVersion.objects.filter(year_id=year.id).order_by("-number")
    return tuple(adopted_as(one) for one in found)


def reading_of(source: str, year: BlockYear) -> TextReading:
    """Read and check a text for a year; nothing is refused, what is wrong is told."""
    try:
        rubric, findings = findings_in(source)
    except (YamlRefused, ControlCharacter, TooManyMarks) as refused:
        return TextReading(None, (), refused)
    if rubric is None:
        return TextReading(None, findings, None)
    try:
        refuse_others(rubric, year)
    except (RubricOfOtherYear, RubricNamesStranger) as refused:
        return TextReading(rubric, findings, refused)
    return TextReading(rubric, findings, None)


def last_years(year: BlockYear) -> AdoptedRubric | None:
    """Give the rubric in force in the year before, or None where there was none."""
    try:
        before = block_year(year.block, year.year - 1, on=year.starts_on)
    except YearNotKnown:
        return None
    return rubric_of(before)


def bundled_text(name: str) -> str:
    """Give the text of one of `BUNDLED`."""
    path = EXAMPLES / name / RUBRIC_FILE
    return read_text(read_file(path), name=RUBRIC_FILE).text


def for_year(source: str, year: int) -> str:
    """Give a text with the year that it says put right, and nothing else changed."""
    return YEAR_LINE.sub(f"nam: {year}", source, count=1)
