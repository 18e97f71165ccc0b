"""Every page that sets something up, for every role, with the thing there: opened or refused."""

from __future__ import annotations

import pytest

from tests.pages.reader import INSIDE, STRANGERS, YEAR_END, a_block_year, holding, read
from tests.pages.sending import send
from tests.pages.setting_up import (
    ACCOUNT,
    BLOCK,
    CHANGE,
    DAY,
    LEAVING,
    MEMBER,
    ROLE,
    UNIT,
    YEAR,
)
from tests.world import a_unit, an_account_with
from thidua.apps.ledger.queries import latest_checkpoint
from thidua.apps.people.models import Assignment
from thidua.apps.units.models import Block, Membership
from thidua.core.access.decide import NotGranted
from thidua.core.access.roles import Actor, Role

pytestmark = pytest.mark.django_db
ACTORS = {**INSIDE, **STRANGERS, "appraiser": holding(Role.APPRAISER, block="khoi-mot")}
PAGES: dict[str, tuple[str, dict[str, str], set[str]]] = {
    "the province": ("/tinh/bac-kan/", {}, {"administrator"}),
    "a unit": ("/tinh/bac-kan/don-vi-moi/", UNIT, {"administrator"}),
    "a block": ("/tinh/bac-kan/khoi-moi/", BLOCK, {"administrator"}),
    "a change": ("/tinh/bac-kan/thay-doi/", CHANGE, {"administrator"}),
    "the block": ("/khoi/khoi-mot/", {}, {"administrator", "head", "secretary"}),
    "a member": ("/khoi/khoi-mot/thanh-vien-moi/", MEMBER, {"administrator"}),
    "a leaving": ("/khoi/khoi-mot/thanh-vien/{place}/ra-khoi/", LEAVING, {"administrator"}),
    "an account": ("/khoi/khoi-mot/tai-khoan-moi/", ACCOUNT, {"administrator"}),
    "a role": ("/khoi/khoi-mot/vai-tro-moi/", ROLE, {"administrator"}),
    "the end of a role": (
        "/khoi/khoi-mot/vai-tro/{role}/ket-thuc/",
        {"on": "2024-12-01"},
        {"administrator"},
    ),
    "a year": ("/khoi/khoi-mot/nam-moi/", YEAR, {"administrator", "secretary"}),
    "stages": ("/khoi/khoi-mot/nam/2024/moc/", {}, {"administrator", "secretary"}),
    "the calendar": (
        "/lich-ngay-nghi/",
        DAY,
        {"administrator", "administrator of another province"},
    ),
}


def a_place_with_everything() -> dict[str, int]:
    """Make a block with a year, a role over it, and units that wait outside."""
    a_block_year()
    a_unit("XA")
    a_unit("MOI")
    an_account_with(Role.SECRETARY, block=Block.objects.get(code="khoi-mot"))
    return {
        "place": Membership.objects.get(unit__code="SNV").pk,
        "role": Assignment.objects.get().pk,
    }


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("who", ACTORS)
def test_a_page_opens_to_whom_it_is_for_alone(page: str, who: str) -> None:
    address, _, allowed = PAGES[page]
    address = address.format(**a_place_with_everything())

    if who in allowed:
        assert read(address, by=ACTORS[who])
    else:
        with pytest.raises(NotGranted):
            read(address, by=ACTORS[who])


@pytest.mark.parametrize("page", [name for name, (_, form, _) in PAGES.items() if form])
@pytest.mark.parametrize("who", ACTORS)
def test_what_is_sent_by_others_does_nothing(page: str, who: str) -> None:
    address, form, allowed = PAGES[page]
    address = address.format(**a_place_with_everything())
    if who in allowed:
        return
    before = latest_checkpoint().size

    with pytest.raises(NotGranted):
        send(address, form, by=ACTORS[who])

    assert latest_checkpoint().size == before


@pytest.mark.parametrize("who", set(ACTORS) - PAGES["the calendar"][2])
def test_a_day_is_removed_by_nobody_else(who: str) -> None:
    with pytest.raises(NotGranted):
        send("/lich-ngay-nghi/2024-09-02/bo/", {}, by=ACTORS[who])


def test_an_administrator_of_another_province_cannot_take_in_its_unit() -> None:
    a_block_year()
    a_unit("XA", province="lang-son")
    administrator: Actor = INSIDE["administrator"]

    sent = send("/khoi/khoi-mot/thanh-vien-moi/", MEMBER, by=administrator, at=YEAR_END)

    assert sent.status == 422
    assert not Membership.objects.filter(unit__code="XA").exists()
