"""A finding that knows its path alone gets the line where that path stands."""

from __future__ import annotations

import pytest

from tests.core.rubric.shapes.world import written
from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.reading.places import line_of, placed

ROOT = written("""
so_lieu:
  a: {ten: Một}
  b:
    ten: Hai
khen_thuong:
- {ma: bk, so_luong: 1}
- ma: co
  so_luong: 2
xep_loai:
- x
- {ma: [y], ten: Tốt,
   tu: 1}
""")


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("so_lieu", 2),
        ("so_lieu/b", 4),
        ("so_lieu/b/ten", 5),
        ("so_lieu/c/ten", 2),
        ("so_lieu/b/ten/x", 5),
        ("khen_thuong/bk", 7),
        ("khen_thuong/co", 8),
        ("khen_thuong/co/so_luong", 9),
        ("khen_thuong/la", 6),
        ("xep_loai/Tốt/tu", 13),
        ("xep_loai/y", 10),
        ("la/b", 0),
        ("", 0),
    ],
)
def test_a_path_stands_where_its_deepest_part_does(path: str, line: int) -> None:
    assert line_of(path, ROOT) == line


def test_findings_are_put_in_the_order_of_their_lines() -> None:
    late = Finding("k", Severity.ERROR, "so_lieu/a", 20)
    unplaced = Finding("l", Severity.WARNING, "so_lieu/b", 0, (("a", "x"),))
    early = Finding("m", Severity.ERROR, "la", 0)

    assert placed([late, unplaced, early], ROOT) == (
        early,
        Finding("l", Severity.WARNING, "so_lieu/b", 4, (("a", "x"),)),
        late,
    )
