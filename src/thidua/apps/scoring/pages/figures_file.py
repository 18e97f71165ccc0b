"""The figures of a year as the file that `thidua score` reads, so that anybody can recompute."""

from __future__ import annotations

from django.http import HttpResponse

from thidua.apps.scoring.seals import open_grounds_of
from thidua.apps.years.addresses import the_year
from thidua.apps.years.framing import may, page_address
from thidua.apps.years.queries import BlockYear
from thidua.core.access.grants import Permission
from thidua.core.rubric.figures_writing import figures_document
from thidua.outside.yaml_writing import write_yaml
from thidua.ui.door import needs
from thidua.ui.request import HouseRequest


@needs(Permission.SHEET_SEE, of=the_year)  # of no unit: whoever may see the sheet of every unit
def give_figures(request: HouseRequest, year: BlockYear) -> HttpResponse:  # noqa: ARG001 - every page is given the request
    """Give the verified figures, and what the units reported otherwise, as YAML.

    Refuses NoRubricAdopted.
    """
    grounds = open_grounds_of(year)
    document = figures_document(
        grounds.in_force().rubric,
        grounds.verified.figures,
        grounds.reported.figures,
        note=_note(year),
    )
    response = HttpResponse(write_yaml(document), content_type="application/yaml; charset=utf-8")
    name = f"so-lieu-{year.block}-{year.year}.yaml"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def figures_address(request: HouseRequest, year: BlockYear) -> str:
    """Give the address of the file to whom it is open, or ""."""
    return page_address(year, "figures") if may(request, Permission.SHEET_SEE, year) else ""


def _note(year: BlockYear) -> str:
    """Say whose figures they are, in the language of the file whoever reads it."""
    told = f"{year.block_name}, năm {year.year}"
    return f"{told}. Dữ liệu minh họa" if year.illustrative else told
