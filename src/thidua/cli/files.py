"""Opens the files that a command names: rubrics, frames and figures, in every form they come in."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from thidua.core.refusal import Refusal
from thidua.core.rubric.document import Mapping
from thidua.core.rubric.figure_grid import read_grid
from thidua.core.rubric.figures import Figures
from thidua.core.rubric.figures_reading import FiguresReading, read_figures
from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.reading import read_rubric
from thidua.core.rubric.table import Rubric
from thidua.outside.csv_reading import read_csv
from thidua.outside.spreadsheet_reading import read_workbook
from thidua.outside.text_encoding import read_text
from thidua.outside.yaml_text import read_yaml

WORKBOOKS, TABLES = (".xlsx", ".xlsm"), (".csv", ".tsv")
DECOMPOSED = Finding("text_decomposed", Severity.WARNING, "", 0)


class FileMissing(Refusal):
    """There is no such file, or it may not be read. Grounds: name."""


@dataclass(frozen=True, slots=True)
class OpenedRubric:
    """A rubric, or None with the findings that say why not."""

    rubric: Rubric | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class OpenedFigures:
    verified: Figures | None
    reported: Figures | None
    findings: tuple[Finding, ...]


def open_document(path: Path) -> tuple[Mapping, tuple[Finding, ...]]:
    """Open a YAML file; refuses FileMissing, and what reading text and YAML refuses."""
    read = read_text(_bytes(path), name=path.name)
    findings = (DECOMPOSED,) if read.decomposed else ()
    return read_yaml(read.text, name=path.name), findings


def open_rubric(path: Path) -> OpenedRubric:
    document, findings = open_document(path)
    reading = read_rubric(document)
    return OpenedRubric(reading.rubric, (*findings, *reading.findings))


def open_figures(path: Path, rubric: Rubric) -> OpenedFigures:
    """Open figures from YAML, CSV or a workbook, by the file's name."""
    suffix = path.suffix.lower()
    if suffix in WORKBOOKS:
        _bytes(path)
        grid, findings = read_workbook(path)
        return _opened(read_grid(grid, rubric), findings)
    if suffix in TABLES:
        read = read_text(_bytes(path), name=path.name)
        findings = (DECOMPOSED,) if read.decomposed else ()
        return _opened(read_grid(read_csv(read.text, name=path.name), rubric), findings)
    document, findings = open_document(path)
    return _opened(read_figures(document, rubric), findings)


def _opened(reading: FiguresReading, findings: tuple[Finding, ...]) -> OpenedFigures:
    """Put the findings together; an error among them leaves no figures."""
    together = (*findings, *reading.findings)
    if any(finding.severity is Severity.ERROR for finding in together):
        return OpenedFigures(None, None, together)
    return OpenedFigures(reading.verified, reading.reported, together)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise FileMissing(name=str(path)) from error
