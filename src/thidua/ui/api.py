"""What every operation of the API has: the permission it names, and how it says no (RFC 9457)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ninja import Schema

from thidua.core.access.grants import Permission

Operation = TypeVar("Operation", bound=Callable[..., object])


class Problem(Schema):
    """Why not, as RFC 9457 has it; `type` ends in a name that programs may rely on."""

    type: str
    title: str
    status: int
    detail: str


REFUSED: dict[int, type[Schema]] = dict.fromkeys((400, 401, 403, 404, 409, 422), Problem)


def names(permission: Permission) -> Callable[[Operation], Operation]:
    """Name the permission that an operation asks; a test of the house finds one that names none."""

    def named(operation: Operation) -> Operation:
        setattr(operation, "permission", permission)  # noqa: B010 - a function has no such attribute
        return operation

    return named
