"""Which status a refusal has, and that nothing but a refusal is turned into words."""

from __future__ import annotations

import pytest
from django.http import HttpRequest, HttpResponse

from thidua.apps.people.actions import LoginNameTaken, PasswordTooShort
from thidua.apps.scoring.actions import ResultsChangedMeanwhile
from thidua.apps.scoring.queries import NoRubricAdopted
from thidua.core.access.decide import NotGranted, NotInThisStage, OfOtherUnit
from thidua.core.refusal import Refusal
from thidua.ui.door import SuchPageNotKnown
from thidua.web.middleware.refusals import RefusalPages, status_of


@pytest.mark.parametrize(
    ("refusal", "read", "done"),
    [
        pytest.param(SuchPageNotKnown(asked="X"), 404, 404, id="what is not there"),
        pytest.param(NoRubricAdopted(year=2024), 404, 404, id="what is not there yet"),
        pytest.param(NotGranted(permission="x"), 403, 403, id="what one may not"),
        pytest.param(OfOtherUnit(permission="x"), 403, 403, id="another unit's"),
        pytest.param(NotInThisStage(permission="x", stage=None), 403, 409, id="at the wrong time"),
        pytest.param(ResultsChangedMeanwhile(), 409, 409, id="changed by somebody else"),
        pytest.param(LoginNameTaken(login_name="an"), 409, 409, id="taken already"),
        pytest.param(PasswordTooShort(least=12), 422, 422, id="any other no"),
    ],
)
def test_a_refusal_has_its_status(refusal: Refusal, read: int, done: int) -> None:
    assert status_of(refusal, reads=True) == read
    assert status_of(refusal, reads=False) == done


def asked(method: str) -> HttpRequest:
    """Make a request of a program in English, as it comes to the pages."""
    request = HttpRequest()
    request.method = method
    request.META |= {"HTTP_ACCEPT": "application/json", "SERVER_NAME": "localhost"}
    request.META["SERVER_PORT"] = "80"
    request.COOKIES["django_language"] = "en"
    return request


def test_what_is_done_and_refused_is_told_in_words() -> None:
    pages = RefusalPages(lambda _request: HttpResponse())

    told = pages.process_exception(asked("POST"), PasswordTooShort(least=12))

    assert told is not None
    assert told.status_code == 422
    assert b"A password needs at least 12 characters." in told.content


def test_a_bug_is_left_to_be_one() -> None:
    pages = RefusalPages(lambda _request: HttpResponse())

    assert pages.process_exception(asked("GET"), LookupError("a bug")) is None
