"""`thidua account`: the operator opens the first administrator's account, and sets passwords anew."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator

import pytest
from django.contrib.auth import authenticate

from tests.apps.ledger_lines import deeds
from tests.world import PASSWORD, an_account
from thidua.apps.people.models import Account, Assignment
from thidua.apps.people.queries import actor_of, anybody_known
from thidua.apps.years.queries import today_at
from thidua.cli.__main__ import main
from thidua.cli.typed_password import PasswordsDiffer, typed_password
from thidua.core.access.roles import Held, Role
from thidua.outside.clock import now

pytestmark = pytest.mark.django_db
OPEN = ["account", "open", "Hoa", "--name", "Nguyễn Thị Hoa", "--province", "bac-kan"]
ROLE = ["--role", "provincial_administrator"]
RESET = ["account", "password", "hoa"]
NEW = "một mật khẩu khác hẳn"
Types = Callable[[str], None]


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Types:
    """Give what is typed to a command that no terminal belongs to."""
    return lambda said: monkeypatch.setattr(sys, "stdin", io.StringIO(said))


@pytest.fixture
def _at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    master, slave = os.openpty()
    with os.fdopen(slave) as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        yield
    os.close(master)


def test_the_first_administrator_is_opened(
    types: Types, capsys: pytest.CaptureFixture[str]
) -> None:
    types(f"{PASSWORD}\n")

    assert main([*OPEN, *ROLE]) == 0

    account = authenticate(username="hoa", password=PASSWORD)
    assert isinstance(account, Account)
    assert account.display_name == "Nguyễn Thị Hoa"
    held = Held(Role.PROVINCIAL_ADMINISTRATOR, province="bac-kan")
    assert actor_of(account, today_at(now())).held == (held,)
    assert capsys.readouterr().out == "Đã mở tài khoản hoa.\n"
    assert deeds() == ["account opened", "role given"]


def test_an_account_is_opened_without_a_role_where_none_is_named(
    types: Types, capsys: pytest.CaptureFixture[str]
) -> None:
    types(f"{PASSWORD}\r\n")

    assert main([*OPEN, "--lang", "en"]) == 0

    assert not Assignment.objects.exists()
    assert authenticate(username="hoa", password=PASSWORD) is not None
    assert capsys.readouterr().out == "The account hoa was opened.\n"


def test_where_the_role_is_refused_no_account_is_opened(types: Types) -> None:
    types(PASSWORD)

    assert main([*OPEN[:-1], "", *ROLE]) == 1

    assert not anybody_known()


def test_a_refusal_is_a_sentence(types: Types, capsys: pytest.CaptureFixture[str]) -> None:
    types("ngắn")

    assert main(OPEN) == 1

    assert capsys.readouterr().err == "Mật khẩu cần ít nhất 12 ký tự.\n"


def test_a_password_that_was_forgotten_is_set_anew(
    types: Types, capsys: pytest.CaptureFixture[str]
) -> None:
    an_account("hoa")
    types(f"{NEW}\n")

    assert main(RESET) == 0

    assert authenticate(username="hoa", password=NEW) is not None
    assert authenticate(username="hoa", password=PASSWORD) is None
    assert capsys.readouterr().out.startswith("Đã đặt lại mật khẩu của hoa;")


def test_nobody_has_a_password_set_who_is_not_known(
    types: Types, capsys: pytest.CaptureFixture[str]
) -> None:
    types(NEW)

    assert main([*RESET, "--lang", "en"]) == 1

    assert capsys.readouterr().err == "No account has the login name hoa.\n"


@pytest.mark.usefixtures("_at_a_terminal")
def test_at_a_terminal_the_password_is_asked_for_twice() -> None:
    asked: list[str] = []

    def ask(prompt: str) -> str:
        asked.append(prompt)
        return NEW

    assert typed_password("vi", ask) == NEW
    assert asked == ["Mật khẩu mới: ", "Nhập lại mật khẩu: "]


@pytest.mark.usefixtures("_at_a_terminal")
def test_a_password_typed_differently_the_second_time_is_refused() -> None:
    typed = iter([NEW, PASSWORD])

    with pytest.raises(PasswordsDiffer):
        typed_password("en", lambda _prompt: next(typed))
