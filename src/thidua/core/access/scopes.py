"""What a program may do in somebody's name: never more than that person, and only what was ticked."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum

from thidua.core.access.grants import Permission

_P = Permission


class Scope(StrEnum):
    READ = "xem"  # what the person may see of blocks, rubrics, sheets and rankings
    FIGURES = "so_lieu"  # hand in the figures of the person's own unit


SCOPES: dict[Scope, frozenset[Permission]] = {
    Scope.READ: frozenset({_P.BLOCK_SEE, _P.RUBRIC_SEE, _P.SHEET_SEE, _P.RANKING_SEE}),
    Scope.FIGURES: frozenset({_P.FIGURES_SUBMIT}),
}


def permitted(scopes: Collection[Scope]) -> frozenset[Permission]:
    """Give the permissions that some of these scopes let through; of none, no permission."""
    return frozenset(permission for scope in scopes for permission in SCOPES[scope])
