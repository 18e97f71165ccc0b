"""The door of every page: what is asked for is found, the permission is asked, then the page opens.

A page that names no permission is found by a test of the house. The page is given what the door
found, never the address, so that nothing is shown that was not asked about.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, Generic, ParamSpec, Protocol, TypeVar, cast

from django.http import HttpRequest, HttpResponse

from thidua.core.access.decide import Thing, require
from thidua.core.access.grants import Permission
from thidua.core.refusal import Refusal
from thidua.ui.problems import answer_not_allowed
from thidua.ui.request import HouseRequest

READS = ("GET", "HEAD")
WRITES = ("GET", "HEAD", "POST")  # a page with a form of its own
POSTS = ("POST",)  # a button of another page
P = ParamSpec("P")
T = TypeVar("T")


class SuchPageNotKnown(Refusal):
    """The address names a thing that is not there. Grounds: asked."""


@dataclass(frozen=True, slots=True)
class Found(Generic[T]):
    """What an address names, and what the table of grants must know of it."""

    value: T
    thing: Thing


class Page(Protocol):
    """A view that names the permission it needs."""

    permission: Permission

    def __call__(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse: ...


def needs(
    permission: Permission,
    *,
    of: Callable[Concatenate[HouseRequest, P], Found[T]],
    methods: tuple[str, ...] = READS,
) -> Callable[[Callable[[HouseRequest, T], HttpResponse]], Page]:
    """Open a page to whom the table grants the permission on what `of` finds; it reads unless told.

    `of` takes the parts of the address and refuses what is not there. Refuses NotGranted. A deed
    asks its own permission again, under its lock.
    """

    def guard(view: Callable[[HouseRequest, T], HttpResponse]) -> Page:
        @wraps(view)
        def page(request: HouseRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method not in methods:
                return answer_not_allowed(request, methods)
            found = of(request, *args, **kwargs)
            require(permission, request.actor, found.thing)
            return view(request, found.value)

        return _named(page, permission)

    return guard


def asks(
    permission: Permission, *, methods: tuple[str, ...] = READS
) -> Callable[[Callable[[HouseRequest], HttpResponse]], Page]:
    """Open a page that itself asks the permission: on each thing it lists, or of who logs in."""

    def guard(view: Callable[[HouseRequest], HttpResponse]) -> Page:
        @wraps(view)
        def page(request: HouseRequest) -> HttpResponse:
            if request.method not in methods:
                return answer_not_allowed(request, methods)
            return view(request)

        return _named(page, permission)

    return guard


def _named(page: Callable[..., HttpResponse], permission: Permission) -> Page:
    named = cast(Page, page)
    named.permission = permission
    return named
