"""Which kinds of evidence a row asks for and does not have yet."""

from __future__ import annotations

from collections.abc import Collection


def missing_kinds(asked: tuple[str, ...], answered: Collection[str]) -> tuple[str, ...]:
    """Give the kinds that no attachment answers, in the order of the rubric."""
    return tuple(kind for kind in asked if kind not in answered)
