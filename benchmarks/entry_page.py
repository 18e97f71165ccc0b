"""Times the sheet to type into, in this process, beside a view that reads and renders as much."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

import django
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.test import Client
from django.test.utils import override_settings
from django.urls import include, path

django.setup()

from thidua.apps.people.models import Account  # noqa: E402 - Django must be ready first
from thidua.apps.scoring.models import DraftFigure  # noqa: E402 - as above
from thidua.apps.years.models import EmulationYear  # noqa: E402 - as above

LOGIN, UNIT, RUNS = "canbo-stp", "STP", 30
TABLE = engines["django"].from_string(
    "<table>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</table>"
)
COLUMNS = 6


def bare(_request: HttpRequest) -> HttpResponse:
    """Read the figures of the sheet and render as many cells as the sheet has."""
    stored = list(DraftFigure.objects.filter(unit__code=UNIT).values_list("name", "value"))
    cells = [stored[number % len(stored)] for number in range(Wanted.cells)]
    rows = [cells[start : start + COLUMNS] for start in range(0, len(cells), COLUMNS)]
    return HttpResponse(TABLE.render({"rows": rows}))


class Wanted:
    """How many cells the sheet has, as found."""

    cells = 0


urlpatterns = [path("tran/", bare), path("", include("thidua.web.urls"))]


def main() -> int:
    settings.OWN_NAMES = [*settings.OWN_NAMES, "testserver"]
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "testserver"]
    year = EmulationYear.objects.select_related("block").latest("year")
    sheet = f"/khoi/{year.block.code}/nam/{year.year}/don-vi/{UNIT}/tu-cham/"
    client = Client()
    client.force_login(Account.objects.get(login_name=LOGIN))
    page = client.get(sheet).content.decode()
    Wanted.cells = len(re.findall(r"<t[dh]\b", page)) + len(
        re.findall(r"<(?:input|select)\b", page)
    )
    asked: list[str] = []

    def counted(run: Callable[..., object], sql: str, *rest: object) -> object:
        asked.append(sql)
        return run(sql, *rest)

    with connection.execute_wrapper(counted):
        client.get(sheet)
    with override_settings(ROOT_URLCONF=__name__):
        found = {
            "ours": _taken(client, sheet),
            "bare": _taken(client, "/tran/"),
            "queries": len(asked),
            "cells": Wanted.cells,
        }
    print(json.dumps(found))
    return 0


def _taken(client: Client, address: str) -> float:
    client.get(address)
    return median(_once(client, address) for _ in range(RUNS))


def _once(client: Client, address: str) -> float:
    begun = perf_counter()
    client.get(address)
    return perf_counter() - begun


if __name__ == "__main__":
    sys.exit(main())
