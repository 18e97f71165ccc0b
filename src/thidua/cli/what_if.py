"""What if, from the command line: another rubric, a row without, a figure or a setting changed.

--against BẢNG           these figures under that rubric
--without MỤC            the rubric without that row
--set STP.nv_hoan_thanh=120       a unit's figure; with a period, CSD.HK2.giai=9
--set 1.1.diem=12                 a row's setting; inside its rule, 1.1.quy_tac.tran=90%
"""

from __future__ import annotations

import sys
from argparse import Namespace
from dataclasses import dataclass, replace

from thidua.cli.files import open_rubric
from thidua.cli.findings import print_findings
from thidua.cli.row_settings import with_setting
from thidua.cli.scenario import scenario_under, told_rubric
from thidua.core.ranking.what_if import Scenario, with_figure, without_row
from thidua.core.refusal import Refusal
from thidua.core.rubric import document
from thidua.core.rubric.figure_grid import NOTHING
from thidua.core.rubric.figure_values import Problem, read_value
from thidua.core.rubric.figures import Figures
from thidua.core.rubric.reading import read_rubric
from thidua.core.rubric.reading.places import placed
from thidua.core.rubric.table import FigureDeclaration, Rubric


class NothingToSet(Refusal):
    """What is to be set names neither a unit's figure nor a row's setting. Grounds: target."""


class ValueUnfit(Refusal):
    """The value is none that the figure can have. Grounds: target, value."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be set, and to what, as written."""

    target: str
    value: str


@dataclass(frozen=True, slots=True)
class Target:
    """The figure of a unit, in a period."""

    unit: str
    period: str
    figure: FigureDeclaration


def asked_otherwise(options: Namespace) -> bool:
    return bool(options.set or options.without or options.against)


def wish(written: str) -> Wish:
    """Read `what=value`. Refuses NothingToSet."""
    target, sign, value = written.partition("=")
    if not sign:
        raise NothingToSet(target=written)
    return Wish(target.strip(), value.strip())


def otherwise(given: Scenario, options: Namespace) -> Scenario | None:
    """Give the scenario asked for; None where its files have errors, which are told.

    Refuses NothingToSet, ValueUnfit, NoSuchRow.
    """
    of_figures: list[tuple[Target, Wish]] = []
    of_rows: list[Wish] = []
    for one in map(wish, options.set):
        target = _figure_of(given, one.target)
        if target is None:
            of_rows.append(one)
        else:
            of_figures.append((target, one))
    scenario = _under_other_rubric(given, of_rows, options)
    if scenario is None:
        return None
    figures = scenario.figures
    for target, one in of_figures:
        figures = _with_wish(figures, target, one)
    return replace(scenario, figures=figures)


def _under_other_rubric(given: Scenario, wishes: list[Wish], options: Namespace) -> Scenario | None:
    if not (wishes or options.without or options.against):
        return given
    rubric = _with_wishes(given.rubric, wishes, options)
    if rubric is None:
        return None
    for row in options.without:
        rubric = without_row(rubric, row)
    return scenario_under(rubric, options, again=True)


def _with_wishes(rubric: Rubric | None, wishes: list[Wish], options: Namespace) -> Rubric | None:
    """Give the rubric, or the other one, with what is wished; None where it has errors then.

    With a row's points changed alone the sums fit no longer; that was asked for, and is not checked.
    """
    path = options.against or options.rubric
    opened = open_rubric(path)
    if options.against:
        rubric = told_rubric(opened, path, options.lang)
    if rubric is None or not wishes:
        return rubric
    written = opened.document
    for one in wishes:
        written = _set(written, one)
    reading = read_rubric(written)
    if reading.rubric is None:
        found = placed(reading.findings, written)
        print_findings(found, options.lang, file=path, to=sys.stderr)
    return reading.rubric


def _set(written: document.Mapping, one: Wish) -> document.Mapping:
    changed = with_setting(written, one.target, one.value)
    if changed is None:
        raise NothingToSet(target=one.target)
    return changed


# --- figures -------------------------------------------------------------------------------------


def _figure_of(given: Scenario, written: str) -> Target | None:
    """Find the figure that `unit.period.figure`, or `unit.figure`, names."""
    declared = {figure.name: figure for figure in given.rubric.figures}
    for sheet in given.figures.sheets:
        name = written.removeprefix(f"{sheet.unit}.{sheet.period}.".replace("..", "."))
        if name != written and name in declared:
            return Target(sheet.unit, sheet.period, declared[name])
    return None


def _with_wish(figures: Figures, target: Target, one: Wish) -> Figures:
    nothing = one.value.casefold() in NOTHING
    value = None if nothing else read_value(one.value, target.figure)
    if isinstance(value, Problem):
        raise ValueUnfit(target=one.target, value=one.value)
    return with_figure(figures, target.unit, target.figure.name, value, period=target.period)
