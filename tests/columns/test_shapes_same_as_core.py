"""Every shape that an officer can write gives in columns exactly the points that it gives in core."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.columns.drawn_shapes import UNITS, documents, figures_of
from tests.columns.sameness import assert_same
from thidua.columns import compile_rubric, figure_columns
from thidua.core.refusal import Refusal
from thidua.core.rubric.reading import read_rubric
from thidua.core.rubric.scoring import score_block
from thidua.core.rubric.shapes.registry import SHAPES
from thidua.core.rubric.table import Rubric
from thidua.outside.yaml_text import read_yaml


def rubric_of(document: object) -> Rubric:
    """Read the document as a file is read; what was drawn is what an officer may write."""
    text = json.dumps(document, ensure_ascii=False)  # JSON is YAML too
    reading = read_rubric(read_yaml(text, name="bang-tieu-chi.yaml"))
    assert reading.rubric is not None, reading.findings
    return reading.rubric


@pytest.mark.parametrize("word", SHAPES)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_written_rubric_has_the_same_points_in_columns_and_in_core(
    word: str, data: st.DataObject
) -> None:
    rubric = rubric_of(data.draw(documents(word)))
    units = UNITS[: data.draw(st.integers(1, len(UNITS)))]
    periods = [one.id for one in rubric.periods]
    verified = data.draw(figures_of(units, periods))
    reported = data.draw(st.one_of(st.none(), figures_of(units, periods)))
    compiled = compile_rubric(rubric)
    try:
        claims = None if reported is None else score_block(rubric, reported)
        scored = score_block(rubric, verified, claims=claims)
    except Refusal:
        assume(False)

    said = None if reported is None else compiled.score(figure_columns(rubric, reported))
    found = compiled.score(figure_columns(rubric, verified), claims=said)

    assert_same(scored.units, found)
