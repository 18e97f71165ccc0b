"""What is logged of an exception: the way to it and its first line, never a row of the database."""

from __future__ import annotations

import logging
import sys

import pytest
from django.db import IntegrityError, connection, transaction

from tests.world import an_account
from thidua.apps.people.models import Account
from thidua.outside.clock import now
from thidua.web.logs import WithoutValues


def logged(error: Exception) -> str:
    """Log an exception as the house does."""
    try:
        raise error
    except type(error):
        caught = sys.exc_info()
    record = logging.LogRecord("thidua", logging.ERROR, "x.py", 1, "fault", None, caught)
    return WithoutValues("%(levelname)s %(message)s").format(record)


def test_the_way_to_a_fault_is_logged() -> None:
    text = logged(LookupError("no such thing"))

    assert text.startswith("ERROR fault\nTraceback (most recent call last):\n")
    assert "in logged" in text
    assert text.endswith("\nLookupError: no such thing")


def test_of_many_lines_the_first_is_logged() -> None:
    text = logged(LookupError("no such thing\nDETAIL: Nguyễn Thị Hoa\n  LINE 1: hoa"))

    assert text.endswith("\nLookupError: no such thing")


def test_of_a_fault_behind_a_fault_both_first_lines_are_logged() -> None:
    error = LookupError("outer\nHoa")
    error.__cause__ = ValueError("inner\nHoa")

    text = logged(error)

    assert "ValueError: inner\n" in text
    assert text.endswith("LookupError: outer")
    assert "Hoa" not in text


@pytest.mark.django_db
def test_a_row_that_the_database_refused_is_not_logged() -> None:
    an_account("hoa")
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Account.objects.create(login_name="hoa", display_name="Nguyễn Thị Hoa", created_at=now())

    text = logged(refused.value)

    assert "IntegrityError" in text
    assert "=(hoa)" not in text
    assert connection.vendor == "sqlite" or "=(hoa)" in str(refused.value)  # PostgreSQL tells it


def test_every_log_of_the_house_is_written_so() -> None:
    for name in ("thidua", "django"):
        handlers = logging.getLogger(name).handlers
        assert handlers
        assert all(isinstance(handler.formatter, WithoutValues) for handler in handlers)


def test_a_line_goes_to_the_standard_error_of_the_moment(
    capsys: pytest.CaptureFixture[str],
) -> None:
    logging.getLogger("thidua").warning("điều lạ")

    assert capsys.readouterr().err.endswith("WARNING thidua: điều lạ\n")
