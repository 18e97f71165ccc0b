"""Makers of evidence: files and links that a unit's officer attaches while that is open."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

from tests.evidence_files import PDF
from tests.world import an_actor, during, seen
from thidua.apps.evidence.actions import About, Sender, attach_file, attach_link, withdraw
from thidua.apps.evidence.queries import AttachmentFacts
from thidua.apps.years.models import EmulationYear
from thidua.core.access.roles import Actor, Role
from thidua.core.years.stages import StageKind

OPEN = during(StageKind.SELF_SCORE)
SALT = bytes(range(32))
PROGRAMME = "Chương trình công tác năm"
ADDRESS = "https://vanban.bac-kan.gov.vn/243"


def a_sender(actor: Actor | None = None, *, unit: str = "SNV", at: datetime = OPEN) -> Sender:
    return Sender(actor or an_actor(Role.UNIT_OFFICER, unit=unit), at, SALT)


def about(
    row: str = "1.1",
    *,
    unit: str = "SNV",
    title: str = "",
    answers: str = "",
    replaces: int = 0,
) -> About:
    return About(unit, row, title, answers, replaces)


def attach(
    year: EmulationYear,
    of: About | None = None,
    data: bytes = PDF,
    *,
    name: str = "bao-cao.pdf",
    sender: Sender | None = None,
) -> AttachmentFacts:
    of = of or about()
    sender = sender or a_sender(unit=of.unit)
    return attach_file(seen(year), about=of, file=BytesIO(data), name=name, sender=sender)


def link(
    year: EmulationYear,
    of: About | None = None,
    address: str = ADDRESS,
    *,
    sender: Sender | None = None,
) -> AttachmentFacts:
    of = of or about(title="Quyết định 243")
    sender = sender or a_sender(unit=of.unit)
    return attach_link(year.pk, about=of, address=address, sender=sender)


def take_back(
    year: EmulationYear, one: AttachmentFacts, *, sender: Sender | None = None
) -> AttachmentFacts:
    sender = sender or a_sender(unit=one.unit)
    return withdraw(year.pk, unit=one.unit, attachment_id=one.id, sender=sender)
