"""The stages that concern a person, and whose the address of a calendar is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from thidua.apps.notices.models import CalendarFeed
from thidua.apps.people.queries import actor_of
from thidua.apps.years.queries import OpenedYear, stages_after
from thidua.core.access.decide import decide
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Actor, Role
from thidua.core.refusal import Refusal
from thidua.core.years.stages import Stage


class FeedNotHeld(Refusal):
    """No calendar has this address, or it was revoked. Grounds: none."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A stage of a year that the person's roles reach: it opens, or with `closing` it closes."""

    year: OpenedYear
    stage: Stage
    closing: bool

    @property
    def at(self) -> datetime:
        return self.stage.closes if self.closing else self.stage.opens


def deadlines_of(actor: Actor, *, after: datetime) -> tuple[Deadline, ...]:
    """Give what opens and closes after a moment in the blocks that the actor's roles reach."""
    found = [
        Deadline(year, stage, closing)
        for year, stage in stages_after(after)
        if _reaches(actor, year)
        for closing in (False, True)
    ]
    return tuple(sorted((one for one in found if one.at > after), key=lambda one: one.at))


def _reaches(actor: Actor, year: OpenedYear) -> bool:
    """Say whether a role of the actor's own, not the public's, lets the block be seen."""
    grant = decide(Permission.BLOCK_SEE, actor, year.thing()).grant
    return grant is not None and grant.role is not Role.PUBLIC


def digest_of_secret(secret: str) -> str:
    """Give what is kept of a secret: it is long and drawn by chance, so a plain hash is enough."""
    return sha256(secret.encode()).hexdigest()


def reader_of(secret: str, on: date) -> Actor:
    """Give whose calendar an address is, with the roles of the day. Refuses FeedNotHeld."""
    found = CalendarFeed.objects.select_related("account").filter(
        digest=digest_of_secret(secret), revoked_at=None
    )
    feed = found.first()
    if feed is None:
        raise FeedNotHeld
    return actor_of(feed.account, on)


def feed_made_at(account_id: int) -> datetime | None:
    """Give when the address in use was made, or None."""
    held = CalendarFeed.objects.filter(account_id=account_id, revoked_at=None)
    return held.values_list("made_at", flat=True).first()
