"""Roles, and what a person who acts holds of them; nobody in particular is the public."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    OPERATOR = "operator"  # whoever may run commands on the server itself
    PROVINCIAL_ADMINISTRATOR = "provincial_administrator"
    BLOCK_HEAD = "block_head"
    SECRETARY = "secretary"
    APPRAISER = "appraiser"  # of the block's appraisal team
    UNIT_LEADER = "unit_leader"
    UNIT_OFFICER = "unit_officer"
    PUBLIC = "public"


@dataclass(frozen=True, slots=True)
class Held:
    """A role on the day, over a province, a block or a unit (their codes); "" is over none."""

    role: Role
    province: str = ""
    block: str = ""
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: a key that names no person ("account 7"), and the roles held on the day.

    A program that acts in somebody's name has the permissions in `only`, as far as the roles give
    them; None is no such limit.
    """

    key: str
    held: tuple[Held, ...]
    only: frozenset[str] | None = None


PUBLIC = Actor("public", (Held(Role.PUBLIC),))
OPERATOR = Actor("operator", (Held(Role.OPERATOR),))
