"""Whatever a rubric may say, LibreOffice computes from our workbook what the core computes."""

from __future__ import annotations

import pytest

from tests.outside.workbook.expected import departures
from tests.outside.workbook.kinds import KINDS
from tests.outside.workbook.recalculation import Cells, recalculated, stored
from thidua.outside.workbook import write_workbook


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Cells]:
    """Recalculate a workbook of each kind in one start of LibreOffice."""
    books = {name: write_workbook(block) for name, block in KINDS.items()}
    return recalculated(tmp_path_factory.mktemp("kinds"), books)


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", KINDS)
def test_every_cell_is_recalculated_to_the_same_points(
    name: str, computed: dict[str, Cells]
) -> None:
    assert departures(computed[name], KINDS[name]) == []


@pytest.mark.parametrize("name", KINDS)
def test_every_cell_carries_its_points(name: str) -> None:
    assert departures(stored(write_workbook(KINDS[name])), KINDS[name]) == []
