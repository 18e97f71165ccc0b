"""The frame of a block's pages: the menu of what the reader may open, and as whom."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext, ngettext

from thidua.apps.years.queries import BlockYear
from thidua.core.access.decide import decide
from thidua.core.access.grants import Permission
from thidua.core.access.roles import Held, Role
from thidua.core.years.stages import StageKind
from thidua.ui.frame import Frame, Step
from thidua.ui.request import HouseRequest
from thidua.ui.words.stages import CLUSTER


def may(request: HouseRequest, permission: Permission, year: BlockYear, *, unit: str = "") -> bool:
    """Say whether the reader is granted a permission on a year, or on one unit's sheet in it."""
    return decide(permission, request.actor, year.thing(request.at, unit=unit)).allowed


def own_unit(request: HouseRequest, year: BlockYear) -> str:
    """Give the code of the member that the reader acts for, or ""."""
    units = (held.unit for held in request.actor.held)
    return next((unit for unit in units if unit and year.member(unit)), "")


def sheet_address(year: BlockYear, unit: str) -> str:
    return reverse("scoring:sheet", args=[year.block, year.year, unit])


def page_address(year: BlockYear, name: str) -> str:
    return reverse(f"scoring:{name}", args=[year.block, year.year])


def frame_of(request: HouseRequest, year: BlockYear, *, title: str, page: str) -> Frame:
    """Frame a page of a year; `page` names the entry of the menu that it is."""
    return Frame(
        title=f"{title} {year.year}",
        block=year.block_name,
        about=_about(year),
        illustrative=year.illustrative,
        menu=_menu(request, year, page),
        role=_role(request, year),
    )


def _about(year: BlockYear) -> str:
    count = len(year.members)
    units = ngettext("%(count)d đơn vị", "%(count)d đơn vị", count) % {"count": count}
    return gettext("Năm thi đua %(year)d · %(units)s") % {"year": year.year, "units": units}


def _menu(request: HouseRequest, year: BlockYear, page: str) -> tuple[Step, ...]:
    before = (
        (Permission.BLOCK_SEE, "home", home_title(year)),
        (Permission.RUBRIC_SEE, "rubric", gettext("Bảng tiêu chí")),
    )
    sheet = _first_sheet(request, year)
    words = gettext("Phiếu điểm")
    sheets = (Step(words, sheet_address(year, sheet), page == "sheet"),) if sheet else ()
    after = ((Permission.RANKING_SEE, "ranking", gettext("Xếp hạng")),)
    return (
        *_steps(request, year, page, before),
        *_targets(request, year, page),
        *_entry(request, year, page),
        *sheets,
        *_cross_score(request, year, page),
        *_appraisal(request, year, page),
        *_steps(request, year, page, after),
        *_setting_up(request, year, page),
    )


def _entry(request: HouseRequest, year: BlockYear, page: str) -> tuple[Step, ...]:
    """Give the entry of self-scoring while the reader may write figures of the own unit."""
    unit = own_unit(request, year)
    if not may(request, Permission.FIGURES_WRITE, year, unit=unit):
        return ()
    address = reverse("scoring:entry", args=[year.block, year.year, unit])
    return (Step(gettext("Tự chấm"), address, page == "entry"),)


def _setting_up(request: HouseRequest, year: BlockYear, page: str) -> tuple[Step, ...]:
    """Give the entries for who arranges the block and its year."""
    people, stages = reverse("units:block", args=[year.block]), [year.block, year.year]
    pages = (
        (Permission.YEAR_OPEN, "stages", gettext("Các mốc"), reverse("years:stages", args=stages)),
        (Permission.PEOPLE_SEE, "people", gettext("Thành viên"), people),
    )
    return tuple(
        Step(words, address, page == name)
        for permission, name, words, address in pages
        if may(request, permission, year)
    )


def _steps(
    request: HouseRequest,
    year: BlockYear,
    page: str,
    pages: tuple[tuple[Permission, str, str], ...],
) -> tuple[Step, ...]:
    """Give the entries for those pages of the year that the reader may open."""
    return tuple(
        Step(words, page_address(year, name), page == name)
        for permission, name, words in pages
        if may(request, permission, year)
    )


def _targets(request: HouseRequest, year: BlockYear, page: str) -> tuple[Step, ...]:
    """Give the entry of the targets: the block's list, or the own unit's where only that is open."""
    words, own = gettext("Chỉ tiêu"), own_unit(request, year)
    lists = reverse("targets:overview", args=[year.block, year.year])
    places = {"": lists}
    if own:
        places[own] = reverse("targets:unit", args=[year.block, year.year, own])
    open_to_reader = (
        Step(words, address, page == "targets")
        for unit, address in places.items()
        if may(request, Permission.TARGET_SEE, year, unit=unit)
    )
    return tuple(open_to_reader)[:1]


def _cross_score(request: HouseRequest, year: BlockYear, page: str) -> tuple[Step, ...]:
    """Give the entry of cross-scoring, from the day on which its stage opens."""
    opened = year.has_opened(StageKind.CROSS_SCORE, request.at)
    if not opened or not may(request, Permission.CROSS_SCORE_SEE, year):
        return ()
    address = reverse("review:overview", args=[year.block, year.year])
    return (Step(gettext("Chấm chéo"), address, page == "cross_score"),)


def _appraisal(request: HouseRequest, year: BlockYear, page: str) -> tuple[Step, ...]:
    """Give the entries of appraisal and objections, each from the day on which its stage opens."""
    pages = (
        (Permission.APPRAISAL_SEE, StageKind.APPRAISAL, "overview", gettext("Thẩm định")),
        (Permission.BLOCK_SEE, StageKind.OBJECTION, "objections", gettext("Kiến nghị")),
    )
    return tuple(
        Step(words, reverse(f"appraisal:{name}", args=[year.block, year.year]), page == name)
        for permission, stage, name, words in pages
        if year.has_opened(stage, request.at) and may(request, permission, year)
    )


def _first_sheet(request: HouseRequest, year: BlockYear) -> str:
    """Give the own unit's code, else that of the first unit whose sheet may be seen, or ""."""
    codes = (own_unit(request, year), *(member.code for member in year.members))
    return next(
        (code for code in codes if code and may(request, Permission.SHEET_SEE, year, unit=code)), ""
    )


def _role(request: HouseRequest, year: BlockYear) -> str:
    """Say as what one sees the page: the role held here, and the member unit one acts for."""
    cluster = year.kind == CLUSTER
    words = {
        Role.PROVINCIAL_ADMINISTRATOR: gettext("Quản trị cấp tỉnh"),
        Role.BLOCK_HEAD: gettext("Cụm trưởng") if cluster else gettext("Trưởng khối"),
        Role.SECRETARY: gettext("Thư ký cụm") if cluster else gettext("Thư ký khối"),
        Role.APPRAISER: gettext("Tổ thẩm định"),
        Role.UNIT_LEADER: gettext("Lãnh đạo đơn vị"),
        Role.UNIT_OFFICER: gettext("Cán bộ đơn vị"),
    }
    said = [
        words[held.role] for held in request.actor.held if held.role in words and _over(held, year)
    ]
    member = year.member(own_unit(request, year))
    return ", ".join([*dict.fromkeys(said[:1]), *([member.name] if member else [])])


def _over(held: Held, year: BlockYear) -> bool:
    """Say whether a role is held over this block, its province or one of its members."""
    if held.unit:
        return year.member(held.unit) is not None
    return held.block == year.block if held.block else held.province == year.province


def home_title(year: BlockYear) -> str:
    return gettext("Trang cụm") if year.kind == CLUSTER else gettext("Trang khối")
