"""Opens the files that a command names: rubrics, frames and figures, in every form they come in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from thidua.core.rubric.check import check
from thidua.core.rubric.document import Mapping
from thidua.core.rubric.figure_grid import read_grid
from thidua.core.rubric.figures import Figures
from thidua.core.rubric.figures_reading import FiguresReading, read_figures
from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.reading import read_rubric
from thidua.core.rubric.table import Rubric
from thidua.outside.csv_reading import read_csv
from thidua.outside.file_bytes import read_file
from thidua.outside.spreadsheet_reading import is_workbook, read_workbook
from thidua.outside.text_encoding import read_text
from thidua.outside.yaml_text import read_yaml

WORKBOOKS, TABLES = (".xlsx", ".xlsm"), (".csv", ".tsv")
DECOMPOSED = Finding("text_decomposed", Severity.WARNING, "", 0)


@dataclass(frozen=True, slots=True)
class OpenedRubric:
    """A rubric, or None with the findings that say why not; and what the check of it found."""

    rubric: Rubric | None
    findings: tuple[Finding, ...]
    checked: tuple[Finding, ...]
    document: Mapping


@dataclass(frozen=True, slots=True)
class OpenedFigures:
    verified: Figures | None
    reported: Figures | None
    findings: tuple[Finding, ...]


def open_document(path: Path) -> tuple[Mapping, tuple[Finding, ...]]:
    """Open a YAML file; refuses what reading a file, its text and YAML refuse."""
    text, findings = _text(read_file(path), path)
    return read_yaml(text, name=path.name), findings


def open_rubric(path: Path) -> OpenedRubric:
    """Open, read and check a rubric; refuses what opening a document refuses."""
    document, findings = open_document(path)
    reading = read_rubric(document)
    checked = () if reading.rubric is None else check(reading.rubric)
    return OpenedRubric(reading.rubric, (*findings, *reading.findings), checked, document)


def open_figures(path: Path, rubric: Rubric) -> OpenedFigures:
    """Open figures: a workbook by what it is, CSV by its name, else YAML."""
    data, suffix = read_file(path), path.suffix.lower()
    if suffix in WORKBOOKS or is_workbook(data):
        read = read_workbook(data, name=path.name)
        return _opened(read_grid(read.rows, rubric), read.findings)
    text, findings = _text(data, path)
    if suffix in TABLES:
        return _opened(read_grid(read_csv(text, name=path.name), rubric), findings)
    return _opened(read_figures(read_yaml(text, name=path.name), rubric), findings)


def _text(data: bytes, path: Path) -> tuple[str, tuple[Finding, ...]]:
    read = read_text(data, name=path.name)
    return read.text, (DECOMPOSED,) if read.decomposed else ()


def _opened(reading: FiguresReading, findings: tuple[Finding, ...]) -> OpenedFigures:
    """Put the findings together; an error among them leaves no figures."""
    together = (*findings, *reading.findings)
    if any(finding.severity is Severity.ERROR for finding in together):
        return OpenedFigures(None, None, together)
    return OpenedFigures(reading.verified, reading.reported, together)
