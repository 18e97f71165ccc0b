"""Rules from a line of YAML, and small tables around them, for the tests of shapes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

import yaml

from thidua.core.rubric import document
from thidua.core.rubric.figures import FigureValue, figures, sheet
from thidua.core.rubric.finding import Finding
from thidua.core.rubric.formula.nodes import Rounding
from thidua.core.rubric.score import BlockScore, RowScore
from thidua.core.rubric.scoring import score_block
from thidua.core.rubric.shapes.context import RuleContext
from thidua.core.rubric.shapes.registry import read_rule
from thidua.core.rubric.table import (
    FigureDeclaration,
    FigureKind,
    Gathering,
    NotApplicable,
    Period,
    Policy,
    RankingRule,
    RoundingRule,
    Row,
    Rubric,
    Rule,
    TieKey,
    TotalRule,
)

TWO_PLACES = RoundingRule(2, Rounding.HALF_UP)
CLASSES = ("XS", "TOT", "HT", "KHT")
TITLES = ("Xuất sắc", "Tốt", "Hoàn thành", "Không hoàn thành")


def declared(
    name: str, kind: FigureKind, *, title: str = "", unit: str = "", columns: int = 1
) -> FigureDeclaration:
    levels = kind is FigureKind.LEVEL or name.startswith("ds_xl")
    return FigureDeclaration(
        name=name,
        title=title or f"Số liệu {name}",
        kind=kind,
        unit=unit,
        owner="don_vi",
        low=None,
        high=None,
        levels=CLASSES if levels else (),
        columns=columns,
        default=None,
        formula=None,
        level_titles=TITLES if levels else (),
    )


NUMBERS = ("a", "b", "t", "x", "x0", "gni", "le")
COUNTS = ("n", "n1", "n2", "n3", "n4", "n5", "tre")
PERCENTS = ("p", "p2")
YES_OR_NO = ("c1", "c2", "c3", "c4")
FIGURES: Mapping[str, FigureDeclaration] = {
    declaration.name: declaration
    for declaration in (
        *(declared(name, FigureKind.NUMBER) for name in NUMBERS),
        *(declared(name, FigureKind.COUNT, unit="lần") for name in COUNTS),
        *(declared(name, FigureKind.PERCENT, unit="%") for name in PERCENTS),
        *(declared(name, FigureKind.YES_NO) for name in YES_OR_NO),
        declared("xl", FigureKind.LEVEL),
        declared("ds", FigureKind.LIST),
        declared("ds_doi", FigureKind.LIST, columns=2),
        declared("ds_xl", FigureKind.LIST),
        declared("nop", FigureKind.DATE),
        declared("nop2", FigureKind.DATE),
    )
}


def written(text: str) -> document.Mapping:
    """Read YAML as the document reader gives it, every scalar still text."""
    root = yaml.compose(text, yaml.SafeLoader)
    assert root is not None
    node = _converted(root)
    assert isinstance(node, document.Mapping)
    return node


def _converted(node: yaml.Node) -> document.Node:
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    if isinstance(node, yaml.MappingNode):
        pairs = tuple((_converted(key), _converted(value)) for key, value in node.value)
        texts = tuple((key, value) for key, value in pairs if isinstance(key, document.Text))
        return document.Mapping(texts, line, column)
    if isinstance(node, yaml.SequenceNode):
        return document.Sequence(tuple(_converted(item) for item in node.value), line, column)
    assert isinstance(node, yaml.ScalarNode)
    return document.Text(node.value, line, column, node.style is not None)


Declared = Mapping[str, FigureDeclaration]


def read(
    text: str, most: str | None = "10", *, known: Declared = FIGURES, named: str = "1"
) -> tuple[Rule | None, tuple[Finding, ...]]:
    """Give the rule and the findings of reading it, in a row with this maximum."""
    found: list[Finding] = []
    maximum = None if most is None else Fraction(most)
    rule = read_rule(
        written(text), RuleContext(named, maximum, f"muc.{named}.quy_tac", known, found)
    )
    return rule, tuple(found)


def rule_of(
    text: str, most: str | None = "10", *, known: Declared = FIGURES, named: str = "1"
) -> Rule:
    rule, found = read(text, most, known=known, named=named)
    assert not found
    assert rule is not None
    return rule


NOTHING_SPECIAL = Row(
    id="1",
    title="Tiêu chí",
    max_points=Fraction(10),
    weight=Fraction(1),
    children=(),
    gathering=Gathering.SUM,
    rule=None,
    cap=None,
    floor=None,
    cliff=None,
    rounding=None,
    rescale_raw=False,
    not_applicable=NotApplicable((), None, None, ""),
    not_arisen=None,
    evidence=(),
    source="don_vi",
    scorers=(),
    basis=(),
    data_period="",
    note="",
    line=0,
)


def row(text: str, most: str | None = "10", *, named: str = "1", known: Declared = FIGURES) -> Row:
    maximum = None if most is None else Fraction(most)
    return replace(
        NOTHING_SPECIAL,
        id=named,
        max_points=maximum,
        rule=rule_of(text, most, known=known, named=named),
    )


def group(*children: Row, most: str | None = "100", named: str = "I") -> Row:
    maximum = None if most is None else Fraction(most)
    return replace(NOTHING_SPECIAL, id=named, max_points=maximum, children=children)


NOTHING_TOTAL = TotalRule(None, None, None, None, None)


def table(
    *rows: Row,
    bonus: Row | None = None,
    penalty: Row | None = None,
    known: Declared = FIGURES,
) -> Rubric:
    return Rubric(
        id="bang",
        title="Bảng tiêu chí",
        year=2024,
        scale=None,
        source="",
        note="",
        bases=(),
        units=(),
        agencies=(),
        holidays=(),
        figures=tuple(known.values()),
        base=replace(NOTHING_SPECIAL, id="co_ban", max_points=Fraction(100), children=rows),
        bonus=bonus,
        penalty=penalty,
        group_policy=Policy.REDISTRIBUTE,
        row_policy=Policy.REDISTRIBUTE,
        periods=(Period("", ""),),
        total=NOTHING_TOTAL,
        triggers=(),
        classes=(),
        ranking=RankingRule((TieKey("tong"),), dense=False),
        awards=(),
    )


_DECIMAL = re.compile(r"-?[0-9]+([.][0-9]+)?")


def exact(value: FigureValue) -> FigureValue:
    """Read decimals written as text ("97.8"), also in lists; other words stay."""
    if isinstance(value, tuple):
        return tuple(_number(item) if isinstance(item, str) else item for item in value)  # type: ignore[return-value]  # a list keeps its form
    return _number(value) if isinstance(value, str) else value


def _number(text: str) -> Fraction | str:
    return Fraction(text) if _DECIMAL.fullmatch(text) else text


def block(rubric: Rubric, *units: Mapping[str, FigureValue]) -> BlockScore:
    """Score units U1, U2 … in the order given."""
    return score_block(
        rubric,
        figures(
            sheet(f"U{place}", {name: exact(value) for name, value in unit.items()})
            for place, unit in enumerate(units, start=1)
        ),
    )


def scored(criterion: Row, *units: Mapping[str, FigureValue]) -> RowScore:
    """Give the first unit's score of a criterion that stands alone."""
    score = block(table(criterion), *units)
    return score.units[0].last.base.children[0]
