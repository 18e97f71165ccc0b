"""The shapes of rules by the word under `loai`, and the reading of a rule of any of them."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from thidua.core.rubric import document
from thidua.core.rubric.finding import Severity
from thidua.core.rubric.formula.nodes import ZERO, Number
from thidua.core.rubric.shapes.bands import BAND_SHAPES
from thidua.core.rubric.shapes.combined import COMBINED_SHAPES
from thidua.core.rubric.shapes.context import RuleContext
from thidua.core.rubric.shapes.events import EVENT_SHAPES
from thidua.core.rubric.shapes.lateness import LATENESS_SHAPES
from thidua.core.rubric.shapes.levels import LEVEL_SHAPES
from thidua.core.rubric.shapes.marks import MARK_SHAPES
from thidua.core.rubric.shapes.number_text import write_number
from thidua.core.rubric.shapes.peers import PEER_SHAPES
from thidua.core.rubric.shapes.ratios import RATIO_SHAPES
from thidua.core.rubric.shapes.reader import Lowered, Reader
from thidua.core.rubric.shapes.setting import FULL, Setting, SettingKind
from thidua.core.rubric.shapes.shape import Shape
from thidua.core.rubric.table import Rule

SHAPES: Mapping[str, Shape] = MappingProxyType(
    {
        shape.word: shape
        for shapes in (
            RATIO_SHAPES,
            BAND_SHAPES,
            LEVEL_SHAPES,
            EVENT_SHAPES,
            LATENESS_SHAPES,
            PEER_SHAPES,
            MARK_SHAPES,
            COMBINED_SHAPES,
        )
        for shape in shapes
    }
)
KIND_OF_RULE = "loai"
NUMBER_OF_POINTS = "diem"
"""The shape word of a branch that is only a number of points."""

_KIND = Setting(KIND_OF_RULE, SettingKind.WORD, "Loại quy tắc", "Shape of the rule", required=True)
_POINTS = Setting(
    NUMBER_OF_POINTS, SettingKind.NUMBER, "Số điểm", "Points", words=(FULL,)
)  # fmt: skip
_NOTHING = Lowered(ZERO)


def read_rule(node: document.Node, context: RuleContext) -> Rule | None:
    """Read the rule, or give None where a finding of weight says why there is none."""
    before = len(context.findings)
    said: list[tuple[str, str]] = []
    if not isinstance(node, document.Mapping):
        context.report("wrong_kind", context.path, node.line, details=(("expected", "quy_tac"),))
        return None
    lowered = _read(node, context, path=context.path, prefix="", said=said)
    if any(finding.severity is Severity.ERROR for finding in context.findings[before:]):
        return None
    return Rule(said[0][1], lowered.formula, tuple(said), lowered.triggers)


def _read(
    node: document.Mapping,
    context: RuleContext,
    *,
    path: str,
    prefix: str,
    said: list[tuple[str, str]],
) -> Lowered:
    word = node.get(KIND_OF_RULE)
    written = word.value if isinstance(word, document.Text) else ""
    shape = SHAPES.get(written)
    if shape is None:
        details = (("given", written), ("suggestion", context.near(written, SHAPES)))
        line = node.line if word is None else word.line
        context.report("unknown_shape", f"{path}.{KIND_OF_RULE}", line, details=details)
        return _NOTHING
    known = {setting.name: setting for setting in (_KIND, *shape.settings)}
    reader = Reader(node, known, context, path, prefix, said, _read_inside)
    reader.check_keys()
    reader.say(KIND_OF_RULE, written)
    return shape.read(reader)


def _read_inside(node: document.Node, outer: Reader, place: str) -> Lowered:
    """Read a rule inside another, or a number of points in its place."""
    if isinstance(node, document.Mapping):
        return _read(
            node,
            outer.context,
            path=f"{outer.path}.{place}",
            prefix=f"{outer.prefix}{place}.",
            said=outer.said,
        )
    points = outer.number_at(node, _POINTS) or Fraction(0)
    outer.say(f"{place}.{KIND_OF_RULE}", NUMBER_OF_POINTS)
    outer.say(f"{place}.{NUMBER_OF_POINTS}", write_number(points))
    return Lowered(Number(points))
