"""Files that are handed out: the ranking for officers, and of published years the open data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from django.http import HttpResponse
from django.utils.translation import gettext

from thidua.apps.publication.package import DataFile, files_of, package_text
from thidua.apps.publication.tables import Table, points_table, ranking_table
from thidua.apps.scoring.actions import NothingSealed
from thidua.apps.scoring.queries import Kind
from thidua.apps.scoring.seals import Seal, latest_seal, open_grounds_of, outcome_on, seals_of
from thidua.apps.years.addresses import the_year
from thidua.apps.years.queries import BlockYear, block_year
from thidua.core.access.grants import Permission
from thidua.outside.tables import BOM, Cell, write_csv, write_xlsx
from thidua.ui.door import Found, SuchPageNotKnown, needs
from thidua.ui.request import HouseRequest
from thidua.ui.words.numbers import Lang
from thidua.ui.words.ranking import shown

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class AskedFile:
    """A file of a year, by its name in the address."""

    year: BlockYear
    name: str


@dataclass(frozen=True, slots=True)
class AskedSeal:
    """A seal of a year, by its number in the address."""

    year: BlockYear
    number: int


def the_file(request: HouseRequest, block: str, year: int, name: str) -> Found[AskedFile]:
    """Find the year; whether it has such a file is asked behind the door. Refuses YearNotKnown."""
    found = block_year(block, year, on=request.today)
    return Found(AskedFile(found, name), found.thing(request.at))


def the_seal(request: HouseRequest, block: str, year: int, number: int) -> Found[AskedSeal]:
    """Find the year; whether it has such a seal is asked behind the door. Refuses YearNotKnown."""
    found = block_year(block, year, on=request.today)
    return Found(AskedSeal(found, number), found.thing(request.at))


@needs(Permission.RANKING_SEE, of=the_year)
def give_ranking_xlsx(request: HouseRequest, year: BlockYear) -> HttpResponse:  # noqa: ARG001 - every page is given the request
    """Give the ranking that readers see as a workbook. Refuses NoRubricAdopted."""
    content = write_xlsx(gettext("Xếp hạng"), _heads(), _ranking(year).rows)
    return _answer(content, XLSX, name=f"xep-hang-{year.block}-{year.year}.xlsx")


@needs(Permission.RANKING_SEE, of=the_year)
def give_ranking_csv(request: HouseRequest, year: BlockYear) -> HttpResponse:
    """Give the ranking as CSV for a spreadsheet, numbers as officers write them.

    Refuses NoRubricAdopted.
    """
    rows = (tuple(_written(row, request.lang)) for row in _ranking(year).rows)
    content = (BOM + write_csv(_heads(), rows)).encode()
    return _answer(
        content, "text/csv; charset=utf-8", name=f"xep-hang-{year.block}-{year.year}.csv"
    )


@needs(Permission.SHEET_SEE, of=the_year)  # of no unit: whoever may see the sheet of every unit
def give_package(request: HouseRequest, year: BlockYear) -> HttpResponse:  # noqa: ARG001 - every page is given the request
    """Describe the open data of a published year. Refuses NothingSealed."""
    text = package_text(year, _sealed(year), _tables(year))
    return HttpResponse(text, content_type="application/json; charset=utf-8")


@needs(Permission.SHEET_SEE, of=the_file)
def give_data(request: HouseRequest, asked: AskedFile) -> HttpResponse:  # noqa: ARG001 - every page is given the request
    """Give a file of the open data. Refuses NothingSealed, SuchPageNotKnown."""
    year = asked.year
    _sealed(year)
    files: dict[str, DataFile] = {
        file.path: file for table in _tables(year) for file in files_of(table)
    }
    file = files.get(asked.name)
    if file is None:
        raise SuchPageNotKnown(asked=asked.name)
    return _answer(
        file.text.encode(),
        f"{file.media}; charset=utf-8",
        name=f"{file.table.name}-{year.block}-{year.year}.{file.form}",
    )


@needs(Permission.RANKING_SEE, of=the_seal)
def give_sealed(request: HouseRequest, asked: AskedSeal) -> HttpResponse:  # noqa: ARG001 - every page is given the request
    """Give sealed results byte for byte: their SHA-256 is the one on record.

    Refuses SuchPageNotKnown.
    """
    year, number = asked.year, asked.number
    seal = next((one for one in seals_of(year) if one.number == number), None)
    if seal is None:
        raise SuchPageNotKnown(asked=str(number))
    name = f"ket-qua-{year.block}-{year.year}-so-{number}.json"
    return _answer(seal.results.encode(), "application/json; charset=utf-8", name=name)


def _sealed(year: BlockYear) -> Seal:
    seal = latest_seal(year)
    if seal is None:
        raise NothingSealed(year=year.year)
    return seal


def _tables(year: BlockYear) -> tuple[Table, Table]:
    grounds = open_grounds_of(year)
    outcome = outcome_on(grounds)
    return (ranking_table(grounds, outcome), points_table(grounds, outcome))


def _ranking(year: BlockYear) -> Table:
    """Give the ranking by verified figures once there are any, else by reported ones."""
    grounds = open_grounds_of(year)
    kind = Kind.VERIFIED if grounds.verified.sheets else Kind.SELF_REPORTED
    return ranking_table(grounds, outcome_on(grounds, kind))


def _heads() -> tuple[str, ...]:
    """Name the columns of the ranking in the language of the page."""
    return (
        gettext("Hạng"),
        gettext("Mã đơn vị"),
        gettext("Đơn vị"),
        gettext("Điểm các nhóm"),
        gettext("Điểm thưởng"),
        gettext("Điểm trừ"),
        gettext("Tổng điểm"),
        gettext("Xếp loại"),
    )


def _written(row: tuple[Cell, ...], lang: Lang) -> Iterator[Cell]:
    for cell in row:
        yield shown(cell, lang) if isinstance(cell, Fraction) else cell


def _answer(content: bytes, media: str, *, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
