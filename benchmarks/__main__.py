"""Measures everything that was promised and prints it: `make bench`, or `python -m benchmarks core`.

A missed speed is told and is no failure; a wrong answer is: exit code 1.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping

from benchmarks import calc, columns, core, entry, ledger
from benchmarks.machine import description
from benchmarks.measure import Line, WrongAnswer, seconds

PARTS: Mapping[str, tuple[str, Callable[[], list[Line]]]] = {
    "core": ("Một đơn vị, đủ giải trình / One unit, fully explained", core.measure),
    "columns": ("Cả tỉnh cùng lúc / A province at once", columns.measure),
    "calc": ("So với bảng tính / Beside a spreadsheet", calc.measure),
    "ledger": ("Sổ ghi / The ledger", ledger.measure),
    "entry": ("Tự chấm trên trang / Self-scoring in the browser", entry.measure),
}


def main(asked: list[str]) -> int:
    """Measure the parts asked for, or all; 1 where any two ways gave different answers."""
    unknown = [name for name in asked if name not in PARTS]
    if unknown:
        print(f"{', '.join(unknown)}? {', '.join(PARTS)}", file=sys.stderr)
        return 2
    print("\n".join(description()))
    wrong = missed = 0
    for name in asked or PARTS:
        title, measure = PARTS[name]
        print(f"\n## {title}", flush=True)
        lines: list[Line] = []
        try:
            taken = seconds(lambda measure=measure, lines=lines: lines.extend(measure()))  # type: ignore[misc]  # bound here
        except WrongAnswer as answer:
            print(f"SAI KẾT QUẢ / WRONG ANSWER: {answer}")
            wrong += 1
            continue
        for line in lines:
            print(line)
            missed += "MISSED" in line.verdict()
        print(f"({taken:.0f} s)", flush=True)
    print(f"\n{missed} chưa đạt / missed, {wrong} sai / wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
