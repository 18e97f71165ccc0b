"""The ranking: who stands where, each unit's worked account, and why one stands above another."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from thidua.apps.scoring.pages.account import Account, account_of
from thidua.apps.scoring.pages.bars import Bar, Part, bars_of, legend_of, parts_of
from thidua.apps.scoring.pages.comparison import Comparison, compare, pair_of
from thidua.apps.scoring.pages.eligibility import Eligibility, eligibility_of
from thidua.apps.scoring.pages.figures_file import figures_address
from thidua.apps.scoring.pages.firmness import FirmLine, firmness_of
from thidua.apps.scoring.pages.proof import Proof, proof_of
from thidua.apps.scoring.pages.standing import StandingOf, standing_of
from thidua.apps.scoring.queries import AdoptedRubric, Grounds, Kind
from thidua.apps.scoring.seals import open_grounds_of
from thidua.apps.years.addresses import the_year
from thidua.apps.years.framing import frame_of, may, own_unit, page_address, sheet_address
from thidua.apps.years.queries import BlockYear
from thidua.core.access.grants import Permission
from thidua.core.ranking.classes import classify
from thidua.core.ranking.order import Place
from thidua.ui.door import needs
from thidua.ui.frame import Frame
from thidua.ui.request import HouseRequest, is_partial
from thidua.ui.words.moments import day_of
from thidua.ui.words.numbers import Lang
from thidua.ui.words.ranking import award_words, chain_words, key_words, shown


@dataclass(frozen=True, slots=True)
class RankLine:
    """A unit in the ranking; `note` tells what else than the total set its place."""

    code: str
    name: str
    place: str
    first: bool
    total: str
    title: str
    note: str
    bar: Bar
    account: Account
    sheet: str
    of_pair: bool


@dataclass(frozen=True, slots=True)
class RankingPage:
    status: str
    provisional: str
    units: tuple[RankLine, ...]
    legend: tuple[Part, ...]
    foot: tuple[str, ...]
    comparison: Comparison | None
    eligibility: Eligibility
    rubric: str
    figures: str
    here: str
    exports: tuple[tuple[str, str], ...]
    publish: str
    proof: Proof | None
    firmness: tuple[FirmLine, ...]


@needs(Permission.RANKING_SEE, of=the_year)
def show_ranking(request: HouseRequest, year: BlockYear) -> HttpResponse:
    """Show the ranking, or, where only the comparison was asked for, that part of it."""
    grounds = open_grounds_of(year)
    standing = None if grounds.adopted is None else standing_of(grounds)
    if standing is None:
        return _not_yet(request, year, grounds.adopted)
    asked = request.GET.get("tren", ""), request.GET.get("duoi", "")
    pair = pair_of(standing, *asked, own_unit(request, year))
    if is_partial(request):
        found = compare(year, standing, pair, request.lang) if pair else None
        part = {"comparison": found, "here": page_address(year, "ranking")}
        return render(request, "scoring/comparison.html", {"page": part})
    context = {
        "frame": _frame(request, year),
        "year": year.year,
        "page": _page(request, grounds, standing, pair),
    }
    return render(request, "scoring/ranking.html", context)


def _frame(request: HouseRequest, year: BlockYear) -> Frame:
    return frame_of(request, year, title=gettext("Xếp hạng"), page="ranking")


def _not_yet(request: HouseRequest, year: BlockYear, adopted: AdoptedRubric | None) -> HttpResponse:
    """Say what the ranking waits for: the rubric, or the first figures."""
    context: dict[str, object] = {
        "frame": _frame(request, year),
        "words": gettext("Khối chưa thông qua bảng tiêu chí, nên chưa xếp hạng được."),
    }
    if adopted is not None:
        context["words"] = gettext("Chưa đơn vị nào nộp số liệu, nên chưa xếp hạng được.")
        context["rubric"] = page_address(year, "rubric")
    return render(request, "scoring/not_yet.html", context)


def _page(
    request: HouseRequest, grounds: Grounds, standing: StandingOf, pair: tuple[str, str] | None
) -> RankingPage:
    year = grounds.year
    rubric, lang = standing.adopted.rubric, request.lang
    units = _lines(request, year, standing, pair or ())
    return RankingPage(
        status=_status(year, standing),
        provisional=_provisional(standing),
        units=units,
        legend=legend_of(parts_of(rubric), (unit.bar for unit in units)),
        foot=(chain_words(rubric, lang), _ties(standing), *_awards(standing, lang)),
        comparison=compare(year, standing, pair, lang) if pair else None,
        eligibility=eligibility_of(year, standing, lang),
        rubric=page_address(year, "rubric"),
        figures=figures_address(request, year),
        here=page_address(year, "ranking"),
        exports=_exports(year),
        publish=_publish(request, year),
        proof=proof_of(year, lang),
        firmness=firmness_of(grounds, standing, lang),
    )


def _exports(year: BlockYear) -> tuple[tuple[str, str], ...]:
    """Give the addresses of the ranking as files."""
    kinds = (("ranking_xlsx", gettext("Tải Excel")), ("ranking_csv", gettext("Tải CSV")))
    return tuple(
        (words, reverse(f"publication:{name}", args=[year.block, year.year]))
        for name, words in kinds
    )


def _publish(request: HouseRequest, year: BlockYear) -> str:
    """Give the way to publish or correct, for whom it is open now, or ""."""
    if not may(request, Permission.RESULTS_PUBLISH, year):
        return ""
    return reverse("publication:publish", args=[year.block, year.year])


def _status(year: BlockYear, standing: StandingOf) -> str:
    """Say which figures the ranking is made of, whether of all units, and whether published."""
    words = gettext("Theo số liệu đơn vị tự báo cáo, chưa thẩm định")
    if standing.kind == Kind.VERIFIED:
        words = gettext("Theo số liệu đã thẩm định")
        if standing.waiting:
            words = gettext("Theo số liệu đã thẩm định của một phần đơn vị")
    published = gettext("chưa công bố")
    if year.published_at is not None:
        if standing.kind == Kind.VERIFIED and not standing.waiting:
            words = gettext("Kết quả sau thẩm định")
        published = gettext("công bố ngày %(day)s") % {"day": day_of(year.published_at)}
    return f"{words} · {published}"


def _provisional(standing: StandingOf) -> str:
    """Say what the ranking still waits for, or ""."""
    if not standing.waiting:
        return ""
    units = ", ".join(member.name for member in standing.waiting)
    if standing.kind == Kind.VERIFIED:
        return gettext("Tạm tính: chưa thẩm định số liệu của %(units)s.") % {"units": units}
    return gettext("Tạm tính: chưa nhận số liệu của %(units)s.") % {"units": units}


def _lines(
    request: HouseRequest, year: BlockYear, standing: StandingOf, pair: tuple[str, ...]
) -> tuple[RankLine, ...]:
    rubric, units, lang = standing.adopted.rubric, standing.units, request.lang
    bars = bars_of(rubric, standing.score.units, parts_of(rubric), lang)
    names = {member.code: member.name for member in year.members}
    lines = []
    for place in standing.ranking.places:
        unit = units[place.unit]
        seen = may(request, Permission.SHEET_SEE, year, unit=place.unit)
        lines.append(
            RankLine(
                code=place.unit,
                name=names[place.unit],
                place="–" if place.place is None else str(place.place),
                first=place.place == 1,
                total=shown(place.total, lang),
                title=classify(rubric, unit).title,
                note=_note(standing, place, lang),
                bar=bars[place.unit],
                account=account_of(rubric, unit, lang),
                sheet=sheet_address(year, place.unit) if seen else "",
                of_pair=place.unit in pair,
            )
        )
    return tuple(lines)


def _note(standing: StandingOf, place: Place, lang: Lang) -> str:
    """Say what else than the total set a place: figures to come, a tie, a later key, an effect."""
    rubric = standing.adopted.rubric
    if place.unit in {member.code for member in standing.waiting}:
        return _awaited(standing)
    if place.place is None:
        reasons = "; ".join(effect.reason for effect in place.reasons)
        return gettext("Không xếp hạng: %(why)s") % {
            "why": reasons or gettext("có mục chưa xác định được điểm")
        }
    if place.shared and place.awaits is not None:
        return gettext("Đồng hạng, còn chờ %(key)s") % {
            "key": key_words(place.awaits, rubric, lang)
        }
    if place.shared:
        return gettext("Đồng hạng")
    if place.decided_by is not None and place.decided_by.kind != "tong":
        words = gettext("Xếp sau đơn vị trên theo %(key)s")
        if place.total == _above(standing, place).total:
            words = gettext("Bằng điểm đơn vị trên; xếp sau theo %(key)s")
        return words % {"key": key_words(place.decided_by, rubric, lang)}
    return ""


def _above(standing: StandingOf, place: Place) -> Place:
    places = standing.ranking.places
    return places[places.index(place) - 1]


def _awaited(standing: StandingOf) -> str:
    if standing.kind == Kind.VERIFIED:
        return gettext("Chưa thẩm định số liệu")
    return gettext("Chưa nộp số liệu")


def _ties(standing: StandingOf) -> str:
    shared = sum(place.shared for place in standing.ranking.places)
    if not shared:
        return gettext("Không có đơn vị nào đồng hạng.")
    return gettext("%(count)d đơn vị đồng hạng.") % {"count": shared}


def _awards(standing: StandingOf, lang: Lang) -> tuple[str, ...]:
    return tuple(
        f"{award.title}: {award_words(award, lang)}." for award in standing.adopted.rubric.awards
    )
