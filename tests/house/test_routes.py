"""Every page and API route names the permission it needs, and the table of permissions knows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

from thidua.core.access.grants import GRANTS, Permission

Routes = Iterable[URLPattern | URLResolver]

# Django's own, which shows and changes nothing but the reader's language.
OPEN_TO_ALL = {"set_language"}
# One view stands for several operations there; tests/api asks each of them.
OF_THE_API = "api/v1/"


def patterns(routes: Routes, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Give every route with its whole address."""
    for route in routes:
        address = before + str(route.pattern)
        if isinstance(route, URLResolver):
            yield from patterns(route.url_patterns, address)
        else:
            yield address, route


def unguarded(routes: Routes) -> list[str]:
    """Give the addresses whose view names no permission of the table."""
    known = {str(permission) for permission in Permission}
    return [
        address
        for address, route in patterns(routes)
        if route.name not in OPEN_TO_ALL
        and not address.startswith(OF_THE_API)
        and str(getattr(route.callback, "permission", "")) not in known
    ]


def a_page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def a_guarded_page(_request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def test_every_route_names_a_permission() -> None:
    assert unguarded(get_resolver().url_patterns) == []


def test_every_permission_is_granted_to_somebody() -> None:
    assert {grant.permission for grant in GRANTS} == set(Permission)


def test_a_route_without_a_permission_is_found() -> None:
    setattr(a_guarded_page, "permission", Permission.BLOCK_SEE)  # noqa: B010 - as a door sets it

    routes = [path("mo/", a_page), path("khoi/", a_guarded_page)]

    assert unguarded(routes) == ["mo/"]
    assert unguarded([path("trong/", (routes, "app", "name"))]) == ["trong/mo/"]
