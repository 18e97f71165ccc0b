"""The rows of a unit's sheet with their evidence: what is asked, what is there, what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import get_default_timezone
from django.utils.translation import gettext

from thidua.apps.evidence.queries import AttachmentFacts, same_files
from thidua.apps.scoring.pages.rubric_rows import anchor_of
from thidua.apps.years.addresses import UnitYear
from thidua.apps.years.framing import may
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Role
from thidua.core.evidence.gaps import missing_kinds
from thidua.core.evidence.kinds import FileKind
from thidua.core.rubric.table import Row
from thidua.ui.request import HouseRequest
from thidua.ui.words.numbers import Lang
from thidua.ui.words.refusals_evidence import KINDS

SHORT = 12  # digits of a SHA-256 that tell files apart at a glance
KILOBYTE, MEGABYTE = 1_000, 1_000_000


@dataclass(frozen=True, slots=True)
class GivenLine:
    """One version: what it is, by whom and when; `file` is where it is had, "" of a link."""

    id: int
    version: int
    title: str
    answers: str
    what: str
    file: str
    link: str
    name: str
    digest: str
    short: str
    given: str
    also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """An attachment with its older versions, the newest first; `withdrawn` says when, or ""."""

    now: GivenLine
    before: tuple[GivenLine, ...]
    withdrawn: str


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A criterion with its evidence; `missing` are the kinds asked for that nothing answers.

    `always` is not so of a bonus or a penalty; `open` says whether the forms are shown.
    """

    anchor: str
    row: str
    title: str
    asked: tuple[str, ...]
    missing: tuple[str, ...]
    shown: tuple[PlaceLine, ...]
    withdrawn: tuple[PlaceLine, ...]
    add: str
    always: bool
    open: bool


@dataclass(frozen=True, slots=True)
class Around:
    """What the lines are made from: who reads whose evidence, and where else the same files are."""

    asked: UnitYear
    given: tuple[AttachmentFacts, ...]
    same: tuple[AttachmentFacts, ...]
    lang: Lang


def around_of(request: HouseRequest, asked: UnitYear, given: tuple[AttachmentFacts, ...]) -> Around:
    """Look up the same files in other rows and units, as far as the reader may see those."""
    digests = {one.sha256 for one in given if one.shown and one.sha256}
    members = asked.year.members
    open_to = {
        one.code
        for one in members
        if may(request, Permission.EVIDENCE_SEE, asked.year, unit=one.code)
    }
    same = tuple(one for one in same_files(asked.year.id, digests) if one.unit in open_to)
    return Around(asked, given, same, request.lang)


def evidence_line(row: Row, around: Around, *, always: bool, opened: bool) -> EvidenceLine:
    """Give one criterion; `always` says whether its evidence is asked of every unit."""
    places: dict[int, list[AttachmentFacts]] = {}
    for one in around.given:
        if one.row == row.id:
            places.setdefault(one.place, []).append(one)
    shown = [one for one in places.values() if one[-1].shown]
    withdrawn = [one for one in places.values() if not one[-1].shown]
    return EvidenceLine(
        anchor=anchor_of(row.id),
        row=row.id,
        title=row.title,
        asked=row.evidence,
        missing=missing_kinds(row.evidence, [one[-1].answers for one in shown]),
        shown=tuple(_place(one, around) for one in shown),
        withdrawn=tuple(_place(one, around) for one in withdrawn),
        add=f"{page_of(around.asked)}?muc={row.id}",
        always=always,
        open=opened,
    )


def page_of(asked: UnitYear) -> str:
    """Give the address of a unit's evidence."""
    year = asked.year
    return reverse("scoring:evidence", args=[year.block, year.year, asked.member.code])


def _place(versions: list[AttachmentFacts], around: Around) -> PlaceLine:
    *before, now = versions
    withdrawn = ""
    if now.withdrawn_at is not None:
        moment = now.withdrawn_at.astimezone(get_default_timezone())
        words = gettext("Đã rút %(moment)s, %(role)s")
        withdrawn = words % {
            "moment": f"{moment:%H:%M %d/%m/%Y}",
            "role": _role(now.withdrawn_as),
        }
    return PlaceLine(
        _given(now, around), tuple(_given(one, around) for one in reversed(before)), withdrawn
    )


def _given(one: AttachmentFacts, around: Around) -> GivenLine:
    year, lang = around.asked.year, around.lang
    file = reverse("evidence:file", args=[year.block, year.year, one.unit, one.id])
    kind = gettext("đường dẫn")
    if one.sha256:
        kind = f"{KINDS[FileKind(one.content)].say({}, lang)}, {_size(one.size, lang)}"
    moment = one.given_at.astimezone(get_default_timezone())
    return GivenLine(
        id=one.id,
        version=one.version,
        title=one.title,
        answers=one.answers,
        what=kind,
        file=file if one.sha256 else "",
        link=one.address,
        name=one.name,
        digest=one.sha256,
        short=one.sha256[:SHORT],
        given=f"{_role(one.given_as)}, {moment:%H:%M %d/%m/%Y}",
        also=tuple(_also(one, around)) if one.shown and one.sha256 else (),
    )


def _also(one: AttachmentFacts, around: Around) -> Iterator[str]:
    """Say in which other rows and units the very same file stands."""
    for other in around.same:
        if other.sha256 != one.sha256 or other.id == one.id:
            continue
        if other.unit == one.unit:
            yield gettext("mục %(row)s") % {"row": other.row}
            continue
        member = around.asked.year.member(other.unit)
        name = other.unit if member is None else member.name
        yield gettext("mục %(row)s của %(unit)s") % {"row": other.row, "unit": name}


def _role(role: str) -> str:
    leads = role == Role.UNIT_LEADER
    return gettext("lãnh đạo đơn vị") if leads else gettext("cán bộ đơn vị")


def _size(size: int, lang: Lang) -> str:
    """Write a size as people say it: 2,4 MB, 310 KB."""
    if size < MEGABYTE:
        return f"{-(-size // KILOBYTE)} KB"
    whole, tenth = divmod(-(-size * 10 // MEGABYTE), 10)
    return f"{whole}{',' if lang == 'vi' else '.'}{tenth} MB"
