"""Solves linear equations exactly, over fractions."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

Row = list[Fraction]


def inverse(matrix: Sequence[Sequence[Fraction]]) -> list[Row]:
    """Give the inverse of a positive definite matrix, by elimination (Gauss and Jordan)."""
    size = len(matrix)
    rows = [[*row, *_unit(place, size)] for place, row in enumerate(matrix)]
    for place in range(size):
        pivot = rows[place][place]
        rows[place] = [value / pivot for value in rows[place]]
        for other in range(size):
            factor = rows[other][place]
            if other != place and factor:
                pairs = zip(rows[other], rows[place], strict=True)
                rows[other] = [value - factor * take for value, take in pairs]
    return [row[size:] for row in rows]


def times(matrix: Sequence[Sequence[Fraction]], vector: Sequence[Fraction]) -> Row:
    """Multiply a matrix with a vector."""
    return [sum((a * b for a, b in zip(row, vector, strict=True)), Fraction(0)) for row in matrix]


def _unit(place: int, size: int) -> Row:
    return [Fraction(place == column) for column in range(size)]
