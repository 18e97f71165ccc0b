"""How much evidence is taken: the size of a file, the number in a row, the room of a unit."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from thidua.core.refusal import Refusal

MEGABYTE = 1_000_000


class EvidenceFileTooLarge(Refusal):
    """The file is larger than one may be. Grounds: size, limit (both in whole MB)."""


class RowIsFull(Refusal):
    """The row has as many attachments as it may have. Grounds: row, limit."""


class UnitIsFull(Refusal):
    """The unit's files of the year would take more room than they may. Grounds: limit (in MB)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes; the room of a unit counts every version that was ever given in a year."""

    file: int = 25 * MEGABYTE
    in_row: int = 20
    of_unit: int = 1_000 * MEGABYTE


def check_size(size: int, limits: Limits) -> None:
    """Refuse a file that is larger than one may be, with EvidenceFileTooLarge."""
    if size > limits.file:
        whole = -(-size // MEGABYTE)
        raise EvidenceFileTooLarge(size=whole, limit=limits.file // MEGABYTE)


def check_count(row: str, count: int, limits: Limits) -> None:
    """Refuse one more attachment in a row that has `count`, with RowIsFull."""
    if count >= limits.in_row:
        raise RowIsFull(row=row, limit=limits.in_row)


def check_room(sizes: Collection[int], size: int, limits: Limits) -> None:
    """Refuse a file for which the unit has no room left, with UnitIsFull."""
    if sum(sizes) + size > limits.of_unit:
        raise UnitIsFull(limit=limits.of_unit // MEGABYTE)
