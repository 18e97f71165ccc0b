"""The demo block: loaded once, whole or not at all, by the deeds that people use."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.db.models import Model
from django.db.models.signals import post_save
from pytest_django import Settings

from tests.apps.ledger_lines import deeds, disclosed, last_line, lines
from tests.examples import BLOCK, EXAMPLES, example
from tests.world import NOT_IN_UTC, an_account
from thidua.apps.ledger.models import Disclosure, Entry
from thidua.apps.ledger.queries import audit_book
from thidua.apps.people.models import Account, Assignment
from thidua.apps.people.queries import actor_of
from thidua.apps.scoring.models import FigureSheet, RubricVersion
from thidua.apps.scoring.queries import Kind, ranking_of, scores_of
from thidua.apps.units.models import Unit
from thidua.apps.years.models import EmulationYear, SpecialDay
from thidua.apps.years.queries import BlockYear, block_year
from thidua.cli import demo_facts as facts
from thidua.cli.demo import (
    DemoFiguresWrong,
    DemoFilesMissing,
    DemoNotAllowed,
    demo_accounts,
    example_figures,
    example_texts,
    load_demo,
)
from thidua.core.access.decide import decide
from thidua.core.access.grants import Permission
from thidua.core.ledger.entry import TimeWithoutZone
from thidua.core.ranking.order import rank

pytestmark = pytest.mark.django_db
LOADED_AT = facts.moment(12, 31)
KEPT = (
    Account.objects,
    Assignment.objects,
    Unit.objects,
    EmulationYear.objects,
    RubricVersion.objects,
    FigureSheet.objects,
    Entry.objects,
    Disclosure.objects,
)
NOTHING = [0] * len(KEPT)


@pytest.fixture(autouse=True)
def _passwords_hash_quickly(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def the_year() -> BlockYear:
    return block_year(facts.BLOCK, facts.YEAR, on=facts.LAST_DAY)


def counts() -> list[int]:
    return [kept.count() for kept in KEPT]


def test_the_demo_is_the_block_with_its_year_its_rubric_and_its_figures() -> None:
    load_demo(at=LOADED_AT)

    year = the_year()
    assert [member.code for member in year.members] == [unit.code for unit in facts.UNITS]
    heads = {member.role: member.name for member in year.members if member.role != "member"}
    assert heads == {"head": "Công an tỉnh", "deputy": "Cục Quản lý thị trường"}
    assert year.illustrative
    assert year.published_at == facts.PUBLISHED
    assert year.stages == facts.STAGES
    assert [(one.first_day, one.last_day) for one in year.data_periods] == [
        (unit.data_from, unit.data_to) for unit in facts.UNITS
    ]
    assert SpecialDay.objects.count() == len(facts.SPECIAL_DAYS)


def test_the_demos_points_and_places_are_those_of_the_example() -> None:
    load_demo(at=LOADED_AT)

    known = example(BLOCK)
    assert scores_of(the_year(), Kind.VERIFIED) == known.score
    assert scores_of(the_year(), Kind.SELF_REPORTED) == known.claims
    assert ranking_of(the_year(), Kind.VERIFIED) == rank(known.rubric, known.score)


def test_the_ledger_reads_as_the_year_would_have_written_it() -> None:
    load_demo(at=LOADED_AT)

    done = Counter(deeds())
    assert done == {
        "account opened": 21,
        "role given": 21,
        "unit registered": 9,
        "block founded": 1,
        "member admitted": 9,
        "calendar edited": 13,
        "year opened": 1,
        "rubric proposed": 1,
        "rubric adopted": 1,
        "figures submitted": 9,
        "figures verified": 9,
        "results published": 1,
        "demo loaded": 1,
    }
    moments = [line.at for line in lines()]
    assert moments == sorted(moments)
    assert last_line() == ("operator", "demo loaded", "installation")
    assert audit_book().broken is None


def test_each_deed_is_done_by_who_may_do_it() -> None:
    load_demo(at=LOADED_AT)

    roles = {
        f"account {account.pk}": {held.role for held in actor_of(account, facts.FIRST_DAY).held}
        for account in Account.objects.all()
    }
    by_operator = Counter(line.deed for line in lines() if line.actor == "operator")
    assert by_operator == {"account opened": 21, "role given": 1, "demo loaded": 1}
    assert {(line.deed, *sorted(roles[line.actor])) for line in lines() if line.actor in roles} == {
        ("role given", "provincial_administrator"),
        ("unit registered", "provincial_administrator"),
        ("block founded", "provincial_administrator"),
        ("member admitted", "provincial_administrator"),
        ("calendar edited", "provincial_administrator"),
        ("year opened", "secretary"),
        ("rubric proposed", "secretary"),
        ("rubric adopted", "block_head"),
        ("figures submitted", "unit_leader"),
        ("figures verified", "secretary"),
        ("results published", "block_head"),
    }


def test_every_account_that_is_printed_logs_in_with_what_is_printed() -> None:
    load_demo(at=LOADED_AT)

    printed = demo_accounts()
    assert [one.name for one in printed] == [person.login_name for person in facts.PEOPLE]
    for one in printed:
        account = authenticate(username=one.name, password=one.password)
        assert isinstance(account, Account)
        actor = actor_of(account, facts.FIRST_DAY + timedelta(days=400))
        assert decide(Permission.BLOCK_SEE, actor, the_year().thing(LOADED_AT)).allowed


def test_no_person_stands_in_the_ledger_though_each_can_be_proved() -> None:
    load_demo(at=LOADED_AT)

    leaves = b"\n".join(bytes(leaf) for leaf in Entry.objects.values_list("leaf", flat=True))
    for person in facts.PEOPLE:
        assert person.login_name.encode() not in leaves
        assert person.vi.encode() not in leaves
    people = [line.facts["person"] for line in lines() if line.deed == "account opened"]
    assert len(set(people)) == 21
    assert all(disclosed(person) for person in people)


def test_what_is_loaded_is_not_loaded_again() -> None:
    load_demo(at=LOADED_AT)
    before = counts()

    load_demo(at=LOADED_AT)

    assert counts() == before


def test_a_database_in_use_is_left_alone() -> None:
    an_account("hoa")

    load_demo(at=LOADED_AT)

    assert demo_accounts() == ()
    assert Account.objects.count() == 1
    assert not Unit.objects.exists()


def test_loading_that_fails_at_its_end_leaves_the_database_empty() -> None:
    with pytest.raises(TimeWithoutZone):
        load_demo(at=NOT_IN_UTC)

    assert counts() == NOTHING


@contextmanager
def interrupted_at(kind: type[Model], *, number: int) -> Iterator[None]:
    """Press Ctrl-C when so many rows of a kind were written."""
    seen: list[object] = []

    def press(**given: object) -> None:
        seen.append(given["instance"])
        if len(seen) == number:
            raise KeyboardInterrupt

    post_save.connect(press, sender=kind, weak=False)
    try:
        with pytest.raises(KeyboardInterrupt):
            yield
    finally:
        post_save.disconnect(press, sender=kind)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("kind", "number"),
    [
        pytest.param(Account, 1, id="at the first account"),
        pytest.param(FigureSheet, 14, id="among the sheets"),
        pytest.param(Entry, 81, id="at the last entry"),
    ],
)
def test_loading_that_is_interrupted_leaves_the_database_empty_and_the_next_start_loads_it(
    kind: type[Model], number: int
) -> None:
    with interrupted_at(kind, number=number):
        load_demo(at=LOADED_AT)
    assert counts() == NOTHING

    load_demo(at=LOADED_AT)

    assert len(demo_accounts()) == len(facts.PEOPLE)
    assert audit_book().broken is None


A_START = """
import os, signal, sys
import django
django.setup()
from django.conf import settings
from django.core.management import call_command
from django.db.models.signals import post_save
from thidua.apps.ledger.queries import audit_book
from thidua.apps.scoring.models import FigureSheet
from thidua.cli.demo import demo_accounts, load_demo
from thidua.cli.demo_facts import PUBLISHED

settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
left = int(sys.argv[1])

def power_fails(**_given):
    global left
    left -= 1
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)

post_save.connect(power_fails, sender=FigureSheet)
call_command("migrate", verbosity=0)
print(len(demo_accounts()), flush=True)
load_demo(at=PUBLISHED)
audit = audit_book()
print(len(demo_accounts()), audit.found.size, audit.broken, flush=True)
"""


def a_start(home: Path, *, power_fails_at_sheet: int) -> tuple[int, str]:
    """Start on the embedded database of a folder; give how the process ended and what it said."""
    own = {
        "THIDUA_HOME": str(home),
        "THIDUA_DATABASE": "",
        "DJANGO_SETTINGS_MODULE": "thidua.web.settings",
    }
    ended = subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-c", A_START, str(power_fails_at_sheet)],
        env=os.environ | own,
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    return ended.returncode, ended.stdout


def test_a_power_cut_while_loading_leaves_nothing_and_the_next_start_loads_all(
    tmp_path: Path,
) -> None:
    cut = a_start(tmp_path, power_fails_at_sheet=5)
    again = a_start(tmp_path, power_fails_at_sheet=0)

    assert cut == (-signal.SIGKILL, "0\n")
    assert again == (0, "0\n21 97 None\n")


def test_no_demo_where_others_are_served(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["thidua.backan.gov.vn"]

    with pytest.raises(DemoNotAllowed) as refused:
        load_demo(at=LOADED_AT)

    assert refused.value.grounds == {"hosts": ("thidua.backan.gov.vn",)}
    assert counts() == NOTHING


def test_without_the_examples_files_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "bang-tieu-chi.yaml").write_text("", encoding="utf-8")

    with pytest.raises(DemoFilesMissing) as refused:
        example_texts(tmp_path)

    assert refused.value.grounds == {"folder": str(tmp_path)}


def test_figures_that_do_not_fit_the_rubric_are_refused() -> None:
    rubric, figures = example_texts(EXAMPLES / BLOCK)

    with pytest.raises(DemoFiguresWrong) as refused:
        example_figures(rubric, figures.replace("don_vi:", "don_vi:\n  XYZ: {}", 1))

    assert refused.value.grounds["count"] == 1
    assert refused.value.grounds["line"] != 0


def test_where_nothing_was_reported_the_verified_figures_stand_for_it() -> None:
    rubric, figures = example_texts(EXAMPLES / "so-tnmt-tien-giang-2022")

    verified, reported = example_figures(rubric, figures)

    assert reported is verified
