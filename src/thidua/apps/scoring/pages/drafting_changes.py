"""Two versions of a year's rubric beside each other, row by row: the draft, or any that was adopted."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from thidua.apps.scoring.pages.drafting_lines import ChangeLine, change_lines
from thidua.apps.scoring.rubric_drafts import draft_of, reading_of, versions_of
from thidua.apps.years.addresses import the_year
from thidua.apps.years.framing import frame_of, page_address
from thidua.apps.years.queries import BlockYear
from thidua.core.access.grants import Permission
from thidua.ui.door import SuchPageNotKnown, needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.moments import day_of

DRAFT = "du-thao"
TWO = 2


@dataclass(frozen=True, slots=True)
class Version:
    """A text that may be compared: `key` stands for it in the address."""

    key: str
    words: str
    source: str


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """The two versions that are compared; `changes` is None where one of them is no table yet."""

    versions: tuple[Version, ...]
    old: Version
    new: Version
    changes: tuple[ChangeLine, ...] | None


@needs(Permission.RUBRIC_DRAFT_SEE, of=the_year)
def show_changes(request: HouseRequest, year: BlockYear) -> HttpResponse:
    """Compare two versions; unless others are asked for, the newest with the one before it.

    Refuses SuchPageNotKnown for a version that is not there.
    """
    versions = _versions(year)
    context = {
        "frame": frame_of(request, year, title=gettext("So sánh các bản"), page="rubric"),
        "back": page_address(year, "draft"),
        "page": None if len(versions) < TWO else _page(request, year, versions),
    }
    return render(request, "scoring/draft_changes.html", context)


def _versions(year: BlockYear) -> tuple[Version, ...]:
    """Give the draft, then what was adopted, the latest first."""
    draft = draft_of(year)
    said = gettext("Bản %(number)d, thông qua ngày %(day)s")
    adopted = tuple(
        Version(
            str(one.number),
            said % {"number": one.number, "day": day_of(one.adopted_at)},
            one.source,
        )
        for one in versions_of(year)
    )
    if draft is None:
        return adopted
    words = gettext("Dự thảo lần %(version)d") % {"version": draft.version}
    return (Version(DRAFT, words, draft.source), *adopted)


def _page(request: HouseRequest, year: BlockYear, versions: tuple[Version, ...]) -> ChangesPage:
    old = _asked(request, "tu", versions, versions[1])
    new = _asked(request, "den", versions, versions[0])
    readings = (reading_of(old.source, year), reading_of(new.source, year))
    return ChangesPage(versions, old, new, change_lines(*readings, request.lang))


def _asked(
    request: HouseRequest, name: str, versions: tuple[Version, ...], usual: Version
) -> Version:
    key = request.GET.get(name, usual.key)
    found = next((one for one in versions if one.key == key), None)
    if found is None:
        raise SuchPageNotKnown(asked=key)
    return found
