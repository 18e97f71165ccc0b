"""Addresses of the appraisal's pages, and what stands around each unit in them."""

from __future__ import annotations

from django.urls import reverse
from django.utils.http import urlencode

from thidua.apps.years.addresses import UnitYear
from thidua.apps.years.queries import BlockYear


def unit_address(year: BlockYear, unit: str, **asked: str) -> str:
    """Give the page of a unit's appraisal; what is empty is not asked."""
    return _with(reverse("appraisal:unit", args=[year.block, year.year, unit]), asked)


def page_of_unit(name: str, asked: UnitYear, **more: str) -> str:
    args = [asked.year.block, asked.year.year, asked.member.code]
    return _with(reverse(f"appraisal:{name}", args=args), more)


def _with(address: str, asked: dict[str, str]) -> str:
    given = {name: text for name, text in asked.items() if text}
    return f"{address}?{urlencode(given)}" if given else address


def raise_address(year: BlockYear, unit: str, **asked: str) -> str:
    """Give the page on which a unit writes an objection."""
    return _with(reverse("appraisal:raise", args=[year.block, year.year, unit]), asked)


def objections_address(year: BlockYear) -> str:
    return reverse("appraisal:objections", args=[year.block, year.year])
