"""What the pages of cross-scoring share: addresses, the frame, and forms that come back refused."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from secrets import token_hex

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from thidua.apps.review.actions import (
    ConflictNamedAlready,
    MarksChangedMeanwhile,
    MarksHandedIn,
    RoundOpenedAlready,
)
from thidua.apps.scoring.actions import KeyUsedForOther
from thidua.apps.years.framing import frame_of
from thidua.apps.years.queries import BlockYear
from thidua.core.access.decide import NotInThisStage, require
from thidua.core.access.grants import Permission
from thidua.core.refusal import Refusal
from thidua.ui.request import HouseRequest
from thidua.ui.words.refusals import words_of

KEY_BYTES = 16
CONFLICTS = (
    ConflictNamedAlready,
    KeyUsedForOther,
    MarksChangedMeanwhile,
    MarksHandedIn,
    NotInThisStage,
    RoundOpenedAlready,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A page to be shown: its template, what is on it, and why its form came back, if it did."""

    template: str
    page: object
    refusal: Refusal | None = None


def show(request: HouseRequest, year: BlockYear, shown: Shown) -> HttpResponse:
    """Show a page in the frame; a form that came back says why, and has the status of it."""
    context: dict[str, object] = {
        "frame": frame_of(request, year, title=gettext("Chấm chéo"), page="cross_score"),
        "page": shown.page,
        "overview": address("overview", year),
    }
    status = HTTPStatus.OK
    if shown.refusal is not None:
        context["refused"] = words_of(shown.refusal, request.lang)
        conflict = isinstance(shown.refusal, CONFLICTS)
        status = HTTPStatus.CONFLICT if conflict else HTTPStatus.UNPROCESSABLE_ENTITY
    return render(request, f"review/{shown.template}.html", context, status=status)


def address(name: str, year: BlockYear, *unit: str) -> str:
    return reverse(f"review:{name}", args=[year.block, year.year, *unit])


def ask_to_read(
    request: HouseRequest, permission: Permission, year: BlockYear, *, unit: str = ""
) -> None:
    """Let only who may do a deed read its form; a form sent comes to the deed, which asks itself.

    So what was typed comes back when the stage has closed meanwhile. Refuses NotGranted.
    """
    if request.method != "POST":
        require(permission, request.actor, year.thing(request.at, unit=unit))


def a_key() -> str:
    """Make the key of a form, by chance."""
    return token_hex(KEY_BYTES)


def name_of(year: BlockYear, code: str) -> str:
    """Give a member's name, or its code where it is a member no more."""
    member = year.member(code)
    return code if member is None else member.name
