"""The example rubrics and figures, opened as a test needs them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from pathlib import Path

from thidua.core.ranking.reading import row_in
from thidua.core.rubric.figures import Figures
from thidua.core.rubric.figures_reading import read_figures
from thidua.core.rubric.reading import read_rubric
from thidua.core.rubric.score import BlockScore, UnitScore
from thidua.core.rubric.scoring import score_block
from thidua.core.rubric.table import Rubric
from thidua.outside.yaml_text import read_yaml

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
NAMES = (
    "khoi-noi-chinh-bac-kan-2024",
    "so-tnmt-tien-giang-2022",
    "cong-doan-6-don-vi",
    "thi-dua-lop-tuan",
    "diem-ren-luyen",
    "diem-phong-trao",
    "cham-nhieu-giam-khao",
)
BLOCK = NAMES[0]


@dataclass(frozen=True, slots=True)
class Example:
    rubric: Rubric
    verified: Figures
    reported: Figures | None
    score: BlockScore
    claims: BlockScore | None

    def unit(self, code: str) -> UnitScore:
        return next(unit for unit in self.score.units if unit.unit == code)

    def points(self, unit: str, row: str, period: int = 0) -> Fraction:
        return row_in(self.unit(unit).periods[period], row).points


@cache
def example(name: str) -> Example:
    """Open one example and score it."""
    text = (EXAMPLES / name / "bang-tieu-chi.yaml").read_text(encoding="utf-8")
    rubric = read_rubric(read_yaml(text, name=name)).rubric
    assert rubric is not None
    figures_text = (EXAMPLES / name / "so-lieu.yaml").read_text(encoding="utf-8")
    figures = read_figures(read_yaml(figures_text, name=name), rubric)
    assert figures.verified is not None
    claims = None if figures.reported is None else score_block(rubric, figures.reported)
    score = score_block(rubric, figures.verified, claims=claims)
    return Example(rubric, figures.verified, figures.reported, score, claims)


def expected(name: str, file: str) -> list[dict[str, str]]:
    """Read the rows of an example's independent results; lines with # are remarks."""
    text = (EXAMPLES / name / file).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))
