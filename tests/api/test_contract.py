"""The API keeps the contract that it publishes: Schemathesis calls every operation in many ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import Client
from hypothesis import HealthCheck, given, settings
from schemathesis import BaseSchema, Case

from tests.api.programs import ADDRESS
from tests.world import (
    a_block,
    a_reported_sheet,
    a_verified_sheet,
    a_year,
    an_adopted_rubric,
    handed_in,
    publish,
)
from thidua.core.access.grants import Permission
from thidua.web.api import api

pytestmark = pytest.mark.django_db


OPERATIONS = [
    f"{method.upper()} {path}"
    for path, held in api.get_openapi_schema()["paths"].items()
    for method in held
]


@pytest.fixture
def _one_connection() -> Iterator[None]:
    """Keep the test's connection from one call to the next, as Django's own test client does."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def contract(_one_connection: None) -> BaseSchema:
    """Read the description of the API of a product with one published year."""
    year = a_year(a_block("khoi-noi-chinh", units=("CA", "SNV")))
    an_adopted_rubric(year)
    for unit in ("CA", "SNV"):
        a_reported_sheet(year, handed_in(unit))
        a_verified_sheet(year, handed_in(unit))
    publish(year)
    return schemathesis.openapi.from_wsgi(f"{ADDRESS}/openapi.json", get_wsgi_application())


@pytest.mark.parametrize("label", OPERATIONS)
def test_no_call_breaks_the_server_or_the_contract(contract: BaseSchema, label: str) -> None:
    operation = contract.find_operation_by_label(label)
    assert operation is not None

    @settings(max_examples=40, suppress_health_check=list(HealthCheck))
    @given(operation.as_strategy())
    def call(case: Case[Any]) -> None:
        case.call_and_validate(headers={"Accept-Encoding": "identity"})

    call()


def test_the_description_is_openapi_3_1_and_open_to_all() -> None:
    description = Client().get(f"{ADDRESS}/openapi.json").json()

    assert description["openapi"].startswith("3.1")
    assert len(description["paths"]) == 6


def test_every_operation_names_a_permission_of_the_table() -> None:
    named = {
        str(getattr(operation.view_func, "permission", ""))
        for _, router in api._routers  # noqa: SLF001 - there is no public way to list operations
        for path in router.path_operations.values()
        for operation in path.operations
    }

    assert named <= {str(permission) for permission in Permission}
    assert "" not in named
