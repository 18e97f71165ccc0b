"""The adopted rubric, readable by an officer, and its text as a file."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from thidua.apps.scoring.pages.figures_file import figures_address
from thidua.apps.scoring.pages.rubric_rows import RubricLine, lines_of
from thidua.apps.scoring.pages.rubric_rules import Card, cards_of
from thidua.apps.scoring.queries import AdoptedRubric
from thidua.apps.scoring.seals import open_rubric_in_force, open_rubric_of
from thidua.apps.years.addresses import the_year
from thidua.apps.years.framing import frame_of, may, page_address
from thidua.apps.years.queries import BlockYear
from thidua.core.access.grants import Permission
from thidua.ui.door import needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.moments import day_of
from thidua.ui.words.numbers import number


@dataclass(frozen=True, slots=True)
class RubricPage:
    """All that the page shows; `version` says which text it is and since when."""

    title: str
    version: str
    scale: str
    digest: str
    file: str
    figures: str
    source: str
    note: str
    lines: tuple[RubricLine, ...]
    cards: tuple[Card, ...]

    @property
    def tops(self) -> tuple[RubricLine, ...]:
        """Give the rows that the table of contents names."""
        return tuple(line for line in self.lines if line.level == 1)


@needs(Permission.RUBRIC_SEE, of=the_year)
def show_rubric(request: HouseRequest, year: BlockYear) -> HttpResponse:
    """Show the adopted rubric, or say that none was adopted yet."""
    adopted = open_rubric_of(year)
    context: dict[str, object] = {
        "frame": frame_of(request, year, title=gettext("Bảng tiêu chí"), page="rubric"),
        "draft": page_address(year, "draft")
        if may(request, Permission.RUBRIC_DRAFT_SEE, year)
        else "",
    }
    if adopted is None:
        context["words"] = gettext("Khối chưa thông qua bảng tiêu chí của năm này.")
        return render(request, "scoring/not_yet.html", context)
    context["page"] = _page(request, year, adopted)
    return render(request, "scoring/rubric.html", context)


def _page(request: HouseRequest, year: BlockYear, adopted: AdoptedRubric) -> RubricPage:
    rubric, lang = adopted.rubric, request.lang
    version = gettext("Bản %(number)d, thông qua ngày %(day)s")
    scale = "" if rubric.scale is None else number(rubric.scale, lang)
    return RubricPage(
        title=rubric.title,
        version=version % {"number": adopted.number, "day": day_of(adopted.adopted_at)},
        scale=gettext("Thang %(points)s điểm") % {"points": scale} if scale else "",
        digest=adopted.source_hash,
        file=page_address(year, "rubric_text"),
        figures=figures_address(request, year),
        source=rubric.source,
        note=rubric.note,
        lines=lines_of(rubric, year, lang),
        cards=cards_of(rubric, lang),
    )


@needs(Permission.RUBRIC_SEE, of=the_year)
def give_rubric_text(request: HouseRequest, year: BlockYear) -> HttpResponse:  # noqa: ARG001 - every page is given the request
    """Give the text as it was adopted: its SHA-256 is the one the page shows.

    Refuses NoRubricAdopted.
    """
    adopted = open_rubric_in_force(year)
    response = HttpResponse(adopted.source, content_type="application/yaml; charset=utf-8")
    name = f"bang-tieu-chi-{year.block}-{year.year}-ban-{adopted.number}.yaml"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
