"""The lock under every deed on a year, and what the ledger calls the year."""

from __future__ import annotations

from datetime import datetime

from thidua.apps.years.actions import lock_year
from thidua.apps.years.queries import BlockYear, as_block_year, today_at
from thidua.core.access.decide import require
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor


def locked_year(
    year_id: int, permission: Permission, actor: Actor, at: datetime, *, unit: str = ""
) -> BlockYear:
    """Lock the year, so that deeds on it come one after the other, and ask the table of grants."""
    year = as_block_year(lock_year(year_id), on=today_at(at))
    require(permission, actor, year.thing(at, unit=unit))
    return year


def subject_of(year: BlockYear) -> str:
    return f"year {year.block} {year.year}"
