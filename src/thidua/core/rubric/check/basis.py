"""Legal bases that did not hold in the year of the table, and classes out of order."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.table import Basis, Rubric


def basis_findings(rubric: Rubric) -> tuple[Finding, ...]:
    """Look at validity dates against the year, and at the order of class thresholds."""
    return (*_validity(rubric), *_class_order(rubric))


def _validity(rubric: Rubric) -> Iterator[Finding]:
    first, last = date(rubric.year, 1, 1), date(rubric.year, 12, 31)
    for basis in rubric.bases:
        if not _held(basis, first, last):
            yield Finding(
                "basis_not_in_force",
                Severity.WARNING,
                f"can_cu/{basis.id}",
                0,
                (("basis", basis.title), ("year", str(rubric.year))),
            )


def _held(basis: Basis, first: date, last: date) -> bool:
    begun = basis.valid_from is None or basis.valid_from <= last
    ended = basis.valid_to is not None and basis.valid_to < first
    return begun and not ended


def _class_order(rubric: Rubric) -> Iterator[Finding]:
    for better, worse in pairwise(rubric.classes):
        if worse.low >= better.low:
            yield Finding(
                "classes_out_of_order",
                Severity.ERROR,
                "xep_loai",
                0,
                (("better", better.title), ("worse", worse.title), ("low", str(worse.low))),
            )
