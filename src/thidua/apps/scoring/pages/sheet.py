"""A unit's sheet for the year: every criterion with its figures, its points and the sentence."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext

from thidua.apps.scoring.pages.addresses import UnitYear, the_unit
from thidua.apps.scoring.pages.framing import frame_of
from thidua.core.access.grants import Permission
from thidua.ui.door import needs
from thidua.ui.request import HouseRequest


@needs(Permission.SHEET_SEE, of=the_unit)
def show_sheet(request: HouseRequest, unit: UnitYear) -> HttpResponse:
    """Show the sheet of one unit."""
    context = {
        "frame": frame_of(request, unit.year, title=gettext("Phiếu điểm"), page="sheet"),
        "words": unit.member.name,
    }
    return render(request, "scoring/not_yet.html", context)
