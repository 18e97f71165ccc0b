"""The demo block: loaded once into an empty database, through the deeds that people use.

Real are the block, its nine units, head and deputy, the theme, the decision and the day of signing;
the other dates and every figure are invented, and every page of the year says so ("dữ liệu minh
hoạ"). The deeds carry the moments of that year, so that the ledger reads as it would have. Beside it
stands a year that goes on today, in which the accounts may work.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from thidua.apps.ledger.actions import record
from thidua.apps.people.actions import GivenRole, NewAccount, give_role, open_account
from thidua.apps.people.backend import served_to_itself_alone
from thidua.apps.people.models import Account
from thidua.apps.people.queries import actor_of, anybody_known, demo_logins
from thidua.apps.scoring.actions import (
    HandedIn,
    ProposedText,
    adopt_rubric,
    propose_rubric,
    publish_results,
    submit_figures,
    verify_figures,
)
from thidua.apps.scoring.queries import basis_of_results
from thidua.apps.scoring.source import usable_rubric
from thidua.apps.units.actions import admit_member, found_block, register_unit
from thidua.apps.units.queries import unit_ids
from thidua.apps.years.actions import open_year, set_special_day
from thidua.apps.years.queries import block_year, today_at
from thidua.cli import demo_facts as facts
from thidua.cli.demo_now import living_opening, rubric_of_year
from thidua.core.access.roles import OPERATOR, Actor
from thidua.core.ledger.entry import SALT_BYTES, Fact
from thidua.core.refusal import Refusal
from thidua.core.rubric.figures import Figures
from thidua.core.rubric.figures_reading import read_figures
from thidua.outside.yaml_text import read_yaml

EXAMPLE = Path(settings.PACKAGE).parent.parent / "examples" / facts.BLOCK_YEAR


class DemoNotAllowed(Refusal):
    """This server answers to names besides its own; a demo's passwords are known. Grounds: hosts."""


class DemoFilesMissing(Refusal):
    """The example's files are not here. Grounds: folder."""


class DemoFiguresWrong(Refusal):
    """The example's figures do not fit its rubric. Grounds: count, line (of the first)."""


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account printed for whoever tries the product; its password is no secret."""

    name: str
    password: str
    vi: str
    en: str


@transaction.atomic
def load_demo(*, at: datetime) -> None:
    """Load the demo block, if the database is empty; else do nothing. All of it or nothing.

    Refuses DemoNotAllowed, DemoFilesMissing, DemoFiguresWrong.
    """
    if anybody_known():
        return
    if not served_to_itself_alone():
        raise DemoNotAllowed(hosts=tuple(settings.ALLOWED_HOSTS))
    rubric, figures = example_texts(EXAMPLE)
    accounts = _open_accounts()
    _set_up_block(accounts)
    _run_year(accounts, rubric, figures)
    if today_at(at).year > facts.YEAR:
        _begin_year(accounts, rubric, at)
    told: dict[str, Fact] = {"illustrative": True, "block": facts.BLOCK}
    record(at=at, actor=OPERATOR.key, deed="demo loaded", subject="installation", facts=told)


def demo_accounts() -> Sequence[DemoAccount]:
    """Give the demo's accounts that this database holds; none when it is not a demo."""
    held = set(demo_logins())
    return tuple(
        DemoAccount(person.login_name, facts.PASSWORD, person.vi, person.en)
        for person in facts.PEOPLE
        if person.login_name in held
    )


def example_texts(folder: Path) -> tuple[str, str]:
    """Read the rubric and the figures of the example. Refuses DemoFilesMissing."""
    try:
        rubric = (folder / "bang-tieu-chi.yaml").read_text(encoding="utf-8")
        return rubric, (folder / "so-lieu.yaml").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise DemoFilesMissing(folder=str(folder)) from None


def example_figures(rubric: str, figures: str) -> tuple[Figures, Figures]:
    """Read the verified figures, and those the units reported. Refuses DemoFiguresWrong."""
    reading = read_figures(read_yaml(figures, name="so-lieu.yaml"), usable_rubric(rubric))
    if reading.verified is None:
        raise DemoFiguresWrong(count=len(reading.findings), line=reading.findings[0].line)
    return reading.verified, reading.reported or reading.verified


def _open_accounts() -> dict[str, Account]:
    """Open every account; the operator's hand is needed only for the first administrator."""
    return {
        person.login_name: open_account(
            NewAccount(
                person.login_name,
                person.vi,
                facts.PASSWORD,
                facts.PROVINCE,
                secrets.token_bytes(SALT_BYTES),
                demo=True,
            ),
            actor=OPERATOR,
            at=facts.SET_UP,
        )
        for person in facts.PEOPLE
    }


def _set_up_block(accounts: dict[str, Account]) -> None:
    """Let the administrator register units, found the block, give roles and fill the calendar."""
    first = accounts[facts.ADMINISTRATOR.login_name]
    given = GivenRole(facts.ADMINISTRATOR.role, facts.FIRST_DAY, province=facts.PROVINCE)
    give_role(first.pk, given=given, actor=OPERATOR, at=facts.SET_UP)
    administrator = _actor(first)
    for unit in facts.REGISTRATIONS:
        register_unit(unit, actor=administrator, at=facts.SET_UP)
    block = found_block(facts.FOUNDING, actor=administrator, at=facts.SET_UP)
    for member in facts.MEMBERS:
        admit_member(block.pk, member=member, actor=administrator, at=facts.SET_UP)
    for day in facts.SPECIAL_DAYS:
        set_special_day(day, actor=administrator, at=facts.SET_UP)
    units = unit_ids(unit.code for unit in facts.UNITS)
    for person in facts.PEOPLE[1:]:
        unit_id = units.get(person.unit)
        given = GivenRole(
            person.role,
            facts.FIRST_DAY,
            block_id=None if unit_id else block.pk,
            unit_id=unit_id,
            decision_id=block.document_id,
        )
        account = accounts[person.login_name]
        give_role(account.pk, given=given, actor=administrator, at=facts.SET_UP)


def _run_year(accounts: dict[str, Account], rubric: str, figures: str) -> None:
    """Open the year, adopt the rubric, report and verify the figures, publish."""
    head = _actor(accounts[facts.HEAD.login_name])
    secretary = _actor(accounts[facts.SECRETARY.login_name])
    year = open_year(facts.BLOCK, opening=facts.OPENING, actor=secretary, at=facts.YEAR_OPENED)
    text = ProposedText(rubric, based_on=0)
    draft = propose_rubric(year.pk, proposed=text, actor=secretary, at=facts.PROPOSED)
    adopt_rubric(year.pk, expected_hash=draft.source_hash, actor=head, at=facts.ADOPTED)
    verified, reported = example_figures(rubric, figures)
    leaders = {person.unit: _actor(accounts[person.login_name]) for person in facts.LEADERS}
    for hour, one in enumerate(reported.sheets, start=8):
        handed_in = HandedIn(one.unit, one.values, 0, secrets.token_urlsafe(SALT_BYTES))
        at = facts.moment(11, facts.REPORTED_ON, hour)
        submit_figures(year.pk, handed_in=handed_in, actor=leaders[one.unit], at=at)
    for minute, one in enumerate(verified.sheets):
        handed_in = HandedIn(one.unit, one.values, 0, secrets.token_urlsafe(SALT_BYTES))
        at = facts.VERIFIED + timedelta(minutes=minute)
        verify_figures(year.pk, handed_in=handed_in, actor=secretary, at=at)
    seen = block_year(facts.BLOCK, facts.YEAR, on=today_at(facts.PUBLISHED))
    publish_results(year.pk, read=basis_of_results(seen), actor=head, at=facts.PUBLISHED)


def _begin_year(accounts: dict[str, Account], rubric: str, at: datetime) -> None:
    """Open the year that goes on today and adopt its rubric, each within its stage."""
    head = _actor(accounts[facts.HEAD.login_name])
    secretary = _actor(accounts[facts.SECRETARY.login_name])
    opening = living_opening(at)
    drafting, signing = (stage.opens.astimezone(UTC) for stage in opening.stages[:2])
    year = open_year(facts.BLOCK, opening=opening, actor=secretary, at=drafting)
    text = ProposedText(rubric_of_year(rubric, opening.year), based_on=0)
    draft = propose_rubric(year.pk, proposed=text, actor=secretary, at=drafting)
    adopt_rubric(year.pk, expected_hash=draft.source_hash, actor=head, at=signing)


def _actor(account: Account) -> Actor:
    return actor_of(account, facts.FIRST_DAY)
