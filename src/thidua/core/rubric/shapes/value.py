"""Settings that are formulas: a figure's name, a number, or arithmetic written out."""

from __future__ import annotations

import re

from thidua.core.refusal import Refusal
from thidua.core.rubric.figure_uses import FigureUse, figure_uses
from thidua.core.rubric.formula.nodes import ZERO, Compare, Condition, Figure, Formula, Number
from thidua.core.rubric.formula.nodes import Comparison as How
from thidua.core.rubric.formula.text import DIGITS, parse_condition, parse_formula
from thidua.core.rubric.formula.walk import Step
from thidua.core.rubric.shapes.number_text import read_number
from thidua.core.rubric.shapes.reader import Reader
from thidua.core.rubric.shapes.setting import NUMERIC
from thidua.core.rubric.table import FigureKind

_NAME = re.compile(r"[^\W\d][\w.\-]*")


def is_percent(reader: Reader, name: str = "bien") -> bool:
    """Tell whether a setting names a figure that is itself in percent, 92 for 92 %."""
    declared = reader.context.figures.get(reader.text_of(name))
    return declared is not None and declared.kind is FigureKind.PERCENT


def refuse_percent(reader: Reader, name: str, *texts: str) -> None:
    """Report a mark written `92%` beside a figure in percent: it would be 0.92, not 92."""
    if is_percent(reader):
        for text in texts:
            if text.endswith("%"):
                reader.report("percent_of_percent", reader.at(name), setting=name, written=text)


NEVER = Compare(ZERO, How.NOT_EQUAL, ZERO)


def read_value(reader: Reader, name: str) -> Formula:
    """Read a declared figure of a number, else a number, else a formula; a finding gives 0."""
    written = reader.text(name)
    if not written:
        return ZERO
    if written in reader.context.figures or _NAME.fullmatch(written):
        return read_name(reader, name, written)
    number = read_number(written)
    if number is not None:
        return Number(number)
    return _parsed(reader, name, written)


def read_name(reader: Reader, name: str, written: str) -> Formula:
    declared = reader.context.figures.get(written)
    if declared is not None and declared.kind in NUMERIC:
        return Figure(written)
    if declared is None:
        suggestion = reader.context.near(written, reader.context.figures)
        reader.report("unknown_figure", reader.at(name), setting=name, suggestion=suggestion)
    else:
        _report_kind(reader, name, declared.kind, FigureUse(written, NUMERIC))
    return ZERO


def read_formula(reader: Reader, name: str, digits: int = DIGITS) -> Formula:
    """Read a formula; its powers and logarithms are correct to so many digits (1 to 60)."""
    written = reader.text(name)
    return _parsed(reader, name, written, digits) if written else ZERO


def _parsed(reader: Reader, name: str, written: str, digits: int = DIGITS) -> Formula:
    try:
        formula = parse_formula(written, digits=digits)
    except Refusal as refusal:
        _report_refusal(reader, name, refusal)
        return ZERO
    check_figures(reader, name, formula)
    return formula


def read_condition(reader: Reader, name: str) -> Condition:
    """Read a condition in words and signs; a finding gives one that never holds."""
    written = reader.text(name)
    if not written:
        return NEVER
    try:
        condition = parse_condition(written)
    except Refusal as refusal:
        _report_refusal(reader, name, refusal)
        return NEVER
    check_figures(reader, name, condition)
    return condition


def _report_refusal(reader: Reader, name: str, refusal: Refusal) -> None:
    grounds = {key: str(value) for key, value in refusal.grounds.items()}
    reader.report(
        "unreadable_formula",
        reader.at(name),
        setting=name,
        refusal=type(refusal).__name__,
        **grounds,
    )


def check_figures(reader: Reader, name: str, step: Step) -> None:
    """Every figure named is declared, of a fitting kind, and has the levels it is held to."""
    for use in figure_uses(step):
        declared = reader.context.figures.get(use.name)
        if declared is None:
            suggestion = reader.context.near(use.name, reader.context.figures)
            reader.report(
                "unknown_figure",
                reader.at(name),
                setting=name,
                figure=use.name,
                suggestion=suggestion,
            )
        elif use.kinds and declared.kind not in use.kinds:
            _report_kind(reader, name, declared.kind, use)
        else:
            for level in use.levels:
                check_level(reader, name, use.name, level)


def _report_kind(reader: Reader, name: str, kind: str, use: FigureUse) -> None:
    reader.report(
        "wrong_figure_kind",
        reader.at(name),
        setting=name,
        figure=use.name,
        kind=kind,
        expected=", ".join(use.kinds),
    )


def check_level(reader: Reader, name: str, figure: str, level: str) -> None:
    known = reader.context.figures[figure].levels
    if level not in known:
        reader.report(
            "unknown_level",
            reader.at(name),
            setting=name,
            figure=figure,
            level=level,
            suggestion=reader.context.near(level, known),
        )
