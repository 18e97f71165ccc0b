"""The workbook that we write, recalculated by LibreOffice Calc: whole columns and core beside it.

The workbook carries, on purpose, each unit's neighbour's results as its stored values: a Calc that only
showed what is stored would be found out.
"""

from __future__ import annotations

import csv
import gc
import multiprocessing
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.machine import calc_program
from benchmarks.measure import Line, hold, median_seconds, seconds
from benchmarks.rubric import big_rubric, big_table, big_values, core_figures
from thidua.columns import ColumnScores
from thidua.columns import compile_rubric as compile_columns
from thidua.core.rubric.score import BlockScore, RowScore
from thidua.core.rubric.scoring import compile_rubric, score_block
from thidua.outside.workbook import ScoredBlock, write_workbook

RUNS = {1_000: 3, 10_000: 2}
"""How often Calc recalculates, by the number of units."""
HEADS = 3  # lines of ids, titles and maxima
# LibreOffice keeps the stored values of a file that it did not write, unless told otherwise.
ALWAYS_RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop>
</item>
</oor:items>
"""
# Comma, quotation mark, UTF-8, from line 1, values in full and not as shown, every sheet.
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
ABSENT = """
****************************************************************************************
LibreOffice không có trên máy này: KHÔNG ĐO phần so với bảng tính.
LibreOffice is not on this machine: the comparison with a spreadsheet is NOT MEASURED.
    sudo apt-get install libreoffice-calc-nogui
****************************************************************************************"""


@dataclass(frozen=True, slots=True)
class Times:
    """By the clock and by the processor: Calc works on all cores at once, core on one."""

    clock: float
    processor: float


@dataclass(frozen=True, slots=True)
class Sized:
    """Seconds for a number of units: Calc with its start, core with accounts, whole columns.

    Core is timed as `thidua score` runs it, where Python does not look for circles among what it
    keeps; `core_collected` is with that search.
    """

    calc: Times
    core: Times
    core_collected: Times
    columns: float
    written: float
    cells: int


def measure() -> list[Line]:
    program = calc_program()
    if program is None:
        print(ABSENT, file=sys.stderr)
        return []
    lines = []
    for size in RUNS:
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            lines += _lines(size, pool.apply(_measure, (size, program)))
    return lines


def _lines(size: int, found: Sized) -> list[Line]:
    large = size == max(RUNS)
    units = f"{size:,} units × 60"
    return [
        Line(f"{units}: our workbook written ({found.cells:,} live cells)", found.written, "s"),
        Line(f"{units}: Calc, with its start", found.calc.clock, "s"),
        Line(f"{units}: core, every account", found.core.clock, "s"),
        Line(f"{units}: columns", found.columns, "s"),
        Line(
            f"{units}: Calc / columns",
            found.calc.clock / found.columns,
            "×",
            least=200 if large else None,
        ),
        Line(f"{units}: core / Calc", found.core.clock / found.calc.clock, "×", most=1),
        Line(
            f"{units}: the same by the processor's time",
            found.core.processor / found.calc.processor,
            "×",
        ),
        Line(
            f"{units}: the same with Python's search for circles",
            found.core_collected.processor / found.calc.processor,
            "×",
        ),
    ]


def _measure(size: int, program: str) -> Sized:
    rubric, values = big_rubric(), big_values(size)
    plan, figures = compile_rubric(rubric), core_figures(values, size)
    collected = _times(lambda: score_block(plan, figures), resource.RUSAGE_SELF, RUNS[size])
    gc.disable()
    core = _times(lambda: score_block(plan, figures), resource.RUSAGE_SELF, RUNS[size])
    gc.enable()
    score = score_block(plan, figures)
    compiled, table = compile_columns(rubric), big_table(values)
    columns = median_seconds(lambda: compiled.score(table), 9)
    hold(that=_same_totals(compiled.score(table), score), name="columns and core")
    books: list[bytes] = []
    block = ScoredBlock(rubric, figures, _of_neighbours(score))
    written = seconds(lambda: books.append(write_workbook(block)))
    with tempfile.TemporaryDirectory(prefix="thidua-calc-") as folder:
        calc = _recalculated(Path(folder), books.pop(), program, size)
        cells = _compare(Path(folder), score)
    return Sized(calc, core, collected, columns, written, cells)


def _same_totals(columns: ColumnScores, score: BlockScore) -> bool:
    totals = [unit.total for unit in score.units]
    return [columns.total_at(place) for place in range(len(totals))] == totals


def _of_neighbours(score: BlockScore) -> BlockScore:
    codes = [unit.unit for unit in score.units]
    shifted = zip(score.units, [*codes[1:], codes[0]], strict=True)
    return replace(score, units=tuple(replace(unit, unit=code) for unit, code in shifted))


def _recalculated(folder: Path, book: bytes, program: str, size: int) -> Times:
    """Let Calc compute every sheet anew into CSV, in a profile of its own that is warm."""
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    settings.write_text(ALWAYS_RECALCULATE, encoding="utf-8")
    (folder / "warm.csv").write_text("1\n", encoding="utf-8")
    given = folder / "given.xlsx"
    given.write_bytes(book)

    def convert(file: Path) -> None:
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", EVERY_SHEET]
        subprocess.run(
            [*command, "--outdir", str(folder), str(file)], check=True, capture_output=True
        )

    convert(folder / "warm.csv")
    return _times(lambda: convert(given), resource.RUSAGE_CHILDREN, RUNS[size])


def _times(work: Callable[[], object], whose: int, runs: int) -> Times:
    """Time some runs of this process, or of the programs that it starts."""

    def processor() -> float:
        used = resource.getrusage(whose)
        return used.ru_utime + used.ru_stime

    taken = [(perf_counter(), processor())]
    for _ in range(runs):
        work()
        taken.append((perf_counter(), processor()))
    clock, used = (
        median(after - before for before, after in pairwise(one))
        for one in zip(*taken, strict=True)
    )
    return Times(clock, used)


def _compare(folder: Path, score: BlockScore) -> int:
    """Hold every cell of points and every total to the core's; give how many there were."""
    with (folder / "given-Điểm.csv").open(encoding="utf-8", newline="") as file:
        heads, *lines = csv.reader(file)
    cells = 0
    for unit, line in zip(score.units, lines[HEADS - 1 :], strict=True):
        held = dict(zip(heads[2:], line[2:], strict=True))
        expected = dict(_points(unit.periods[0].base)) | {"Tổng": unit.total}
        wrong = [row for row, points in expected.items() if Fraction(held[row]) != points]
        hold(that=not wrong and line[0] == unit.unit, name=f"Calc and core: {unit.unit} {wrong}")
        cells += len(expected)
    return cells


def _points(row: RowScore) -> Iterator[tuple[str, Fraction | None]]:
    yield row.row, row.points
    for child in row.children:
        yield from _points(child)
