"""The block's home: where in the year one is, what to do next, how far every unit has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from thidua.apps.ledger.queries import latest_checkpoint
from thidua.apps.scoring.pages.marked import filled_of
from thidua.apps.scoring.pages.timeline import Timeline, timeline_of
from thidua.apps.scoring.queries import (
    AdoptedRubric,
    Grounds,
    Kind,
    SheetFacts,
    scores_from,
)
from thidua.apps.scoring.seals import open_grounds_of
from thidua.apps.years.addresses import the_year
from thidua.apps.years.framing import (
    frame_of,
    home_title,
    may,
    own_unit,
    page_address,
    sheet_address,
)
from thidua.apps.years.queries import BlockYear, years_of
from thidua.core.access.decide import decide
from thidua.core.access.grants import Permission
from thidua.core.years.stages import StageKind, stage_at
from thidua.ui.door import needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.moments import day_of
from thidua.ui.words.numbers import Lang, day, number
from thidua.ui.words.stages import member_words

WHOLE = 100


@dataclass(frozen=True, slots=True)
class UnitLine:
    """How far a unit has come; `percent` (0 to 100) of its criteria have their figures."""

    name: str
    role: str
    reported: str
    verified: str
    percent: int
    filled: int
    criteria: int
    sheet: str


@dataclass(frozen=True, slots=True)
class Task:
    """What to do or look at next, with the way there."""

    title: str
    words: str
    link: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A text of the year."""

    title: str
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class OtherYear:
    """Another year of the block; `words` tell when its results were published."""

    year: int
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Home:
    theme: str
    timeline: Timeline
    has_rubric: bool
    units: tuple[UnitLine, ...]
    tasks: tuple[Task, ...]
    papers: tuple[Paper, ...]
    others: tuple[OtherYear, ...]
    all_years: str
    ledger: str


@needs(Permission.BLOCK_SEE, of=the_year)
def show_home(request: HouseRequest, year: BlockYear) -> HttpResponse:
    """Show the year's line, the units' progress, and what the reader has to do."""
    grounds = open_grounds_of(year)
    context = {
        "frame": frame_of(request, year, title=home_title(year), page="home"),
        "year": year.year,
        "home": Home(
            theme=year.theme,
            timeline=timeline_of(year, request.at, request.lang),
            has_rubric=grounds.adopted is not None,
            units=_units(request, grounds),
            tasks=_tasks(request, year),
            papers=_papers(request, year, grounds.adopted),
            others=tuple(_others(request, year)),
            all_years=f"{reverse('years:landing')}?tat-ca=1",
            ledger=_ledger(request, year),
        ),
    }
    return render(request, "scoring/home.html", context)


def _units(request: HouseRequest, grounds: Grounds) -> tuple[UnitLine, ...]:
    year = grounds.year
    reported, verified = (_given_on(one.sheets) for one in (grounds.reported, grounds.verified))
    scores = scores_from(grounds, Kind.SELF_REPORTED).units if grounds.adopted else ()
    counts = {score.unit: filled_of(score) for score in scores}
    lines = []
    for member in year.members:
        filled, criteria = counts.get(member.code, (0, 0))
        filled = filled if member.code in reported else 0
        seen = may(request, Permission.SHEET_SEE, year, unit=member.code)
        lines.append(
            UnitLine(
                name=member.name,
                role=member_words(year.kind, member.role, request.lang),
                reported=reported.get(member.code, ""),
                verified=verified.get(member.code, ""),
                percent=WHOLE * filled // criteria if criteria else 0,
                filled=filled,
                criteria=criteria,
                sheet=sheet_address(year, member.code) if seen else "",
            )
        )
    return tuple(lines)


def _given_on(sheets: tuple[SheetFacts, ...]) -> dict[str, str]:
    return {one.unit: day_of(one.given_at) for one in sheets}


def _tasks(request: HouseRequest, year: BlockYear) -> tuple[Task, ...]:
    tasks: list[Task] = list(_rubric_task(request, year))
    now = stage_at(year.stages, request.at)
    unit = own_unit(request, year)
    if unit and now is not None and now.kind is StageKind.SELF_SCORE:
        closes = gettext("Bảng khóa lúc %(hour)s ngày %(day)s.") % {
            "hour": f"{now.closes.hour} giờ {now.closes.minute:02d}"
            if request.lang == "vi"
            else f"{now.closes:%H:%M}",
            "day": day(now.closes.date()),
        }
        words = gettext("Nhập số liệu từng tiêu chí; điểm hiện ra theo số liệu.")
        tasks.append(
            Task(
                gettext("Tự chấm điểm"),
                f"{words} {closes}",
                gettext("Mở bảng tự chấm"),
                reverse("scoring:entry", args=[year.block, year.year, unit]),
            )
        )
    elif unit:
        words = gettext("Từng tiêu chí: số liệu, điểm, cách tính, chỗ tự chấm khác thẩm định.")
        title = gettext("Phiếu điểm của đơn vị")
        tasks.append(Task(title, words, gettext("Mở phiếu điểm"), sheet_address(year, unit)))
    if may(request, Permission.RANKING_SEE, year):
        tasks.append(_ranking_task(year))
    return tuple(tasks)


def _rubric_task(request: HouseRequest, year: BlockYear) -> Iterator[Task]:
    """Call the secretary and the head to the draft, while it may be written or adopted."""
    called = (Permission.RUBRIC_PROPOSE, Permission.RUBRIC_ADOPT)
    if any(may(request, one, year) for one in called):
        yield Task(
            gettext("Dự thảo bảng tiêu chí"),
            gettext("Thư ký soạn và kiểm tra dự thảo; bảng có hiệu lực khi trưởng khối thông qua."),
            gettext("Mở dự thảo"),
            page_address(year, "draft"),
        )


def _ranking_task(year: BlockYear) -> Task:
    address = page_address(year, "ranking")
    link = gettext("Xem xếp hạng")
    if year.published_at is not None:
        words = gettext("Công bố ngày %(day)s; ai cũng xem được.")
        said = words % {"day": day_of(year.published_at)}
        return Task(gettext("Kết quả năm %(year)d") % {"year": year.year}, said, link, address)
    words = gettext("Theo số liệu đã có đến lúc này; kết quả chưa công bố.")
    return Task(gettext("Xếp hạng tạm tính"), words, link, address)


def _papers(
    request: HouseRequest, year: BlockYear, adopted: AdoptedRubric | None
) -> tuple[Paper, ...]:
    if adopted is None or not may(request, Permission.RUBRIC_SEE, year):
        return ()
    return (_rubric_paper(year, adopted, request.lang),)


def _rubric_paper(year: BlockYear, adopted: AdoptedRubric, lang: Lang) -> Paper:
    rubric = adopted.rubric
    count = len(rubric.base.children)
    groups = ngettext("%(count)d nhóm nội dung", "%(count)d nhóm nội dung", count)
    said = [groups % {"count": count}]
    if rubric.scale is not None:
        said.append(gettext("%(points)s điểm") % {"points": number(rubric.scale, lang)})
    if rubric.bonus is not None and rubric.bonus.cap is not None:
        cap = number(rubric.bonus.cap, lang)
        said.append(gettext("thưởng tối đa %(points)s") % {"points": cap})
    adopted_on = gettext("bản %(number)d, thông qua ngày %(day)s") % {
        "number": adopted.number,
        "day": day_of(adopted.adopted_at),
    }
    return Paper(
        gettext("Bảng tiêu chí và thang điểm"),
        " · ".join([*said, adopted_on]),
        page_address(year, "rubric"),
    )


def _others(request: HouseRequest, year: BlockYear) -> Iterator[OtherYear]:
    """Give the block's other years that the reader may see."""
    for one in years_of(year.block):
        allowed = decide(Permission.BLOCK_SEE, request.actor, one.thing()).allowed
        if one.year != year.year and allowed:
            words = ""
            if one.published_at is not None:
                words = gettext("Công bố ngày %(day)s") % {"day": day_of(one.published_at)}
            yield OtherYear(one.year, words, reverse("scoring:home", args=[one.block, one.year]))


def _ledger(request: HouseRequest, year: BlockYear) -> str:
    if not may(request, Permission.LEDGER_SEE, year):
        return ""
    latest = latest_checkpoint()
    words = gettext("Sổ ghi: %(size)s mục · điểm kiểm tra mới nhất %(root)s")
    return words % {"size": number(latest.size, request.lang), "root": latest.root.hex()[:16]}
