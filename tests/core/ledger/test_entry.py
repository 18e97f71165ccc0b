"""What an entry says: plain facts in one form, and commitments in place of personal data."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime, timedelta, timezone
from hashlib import sha256

import pytest

from thidua.core.ledger.entry import (
    Deed,
    Entry,
    Fact,
    FactNotPlain,
    SaltTooShort,
    TimeWithoutZone,
    commitment,
    entry_of,
)

AT = datetime(2024, 11, 25, 9, 5, 3, 42, tzinfo=UTC)


def a_deed(at: datetime = AT, **facts: Fact) -> Deed:
    return Deed(at, "account 12", "figures submitted", "unit SNV", facts)


def test_an_entry_becomes_one_json_object() -> None:
    entry = entry_of(a_deed(rows=39, total="95.63", late=False, note=None), book="chinh", index=7)

    assert entry.as_json() == {
        "actor": "account 12",
        "at": "2024-11-25T09:05:03.000042Z",
        "book": "chinh",
        "deed": "figures submitted",
        "facts": {"late": False, "note": None, "rows": 39, "total": "95.63"},
        "index": 7,
        "subject": "unit SNV",
    }


def test_every_text_is_brought_to_one_form() -> None:
    def apart(text: str) -> str:
        return unicodedata.normalize("NFD", text)

    deed = Deed(AT, apart("tài khoản"), apart("nộp"), apart("đơn vị"), {apart("số"): apart("ốc")})

    entry = entry_of(deed, book=apart("sổ"), index=0)

    assert entry == Entry("sổ", 0, AT, "tài khoản", "nộp", "đơn vị", (("số", "ốc"),))


def test_facts_are_kept_in_the_order_of_their_names() -> None:
    entry = entry_of(a_deed(b=1, a=2), book="chinh", index=0)

    assert entry.facts == (("a", 2), ("b", 1))


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(TimeWithoutZone) as refusal:
        entry_of(a_deed(AT.replace(tzinfo=None)), book="chinh", index=0)

    assert refusal.value.grounds == {"at": "2024-11-25T09:05:03.000042"}


def test_a_time_of_another_zone_is_refused() -> None:
    there = AT.astimezone(timezone(timedelta(hours=7)))

    with pytest.raises(TimeWithoutZone):
        entry_of(a_deed(there), book="chinh", index=0)


def test_a_broken_number_is_no_plain_fact() -> None:
    deed = Deed(AT, "a", "d", "s", {"points": 0.1})  # type: ignore[dict-item]  # the wrong kind

    with pytest.raises(FactNotPlain) as refusal:
        entry_of(deed, book="chinh", index=0)

    assert refusal.value.grounds == {"name": "points", "kind": "float"}


def test_a_commitment_hides_a_value_behind_its_salt() -> None:
    salt = b"s" * 32

    made = commitment(salt, "Nguyễn Thị Hoa")

    assert made == sha256(salt + "Nguyễn Thị Hoa".encode()).hexdigest()
    assert made == commitment(salt, unicodedata.normalize("NFD", "Nguyễn Thị Hoa"))
    assert made != commitment(b"t" * 32, "Nguyễn Thị Hoa")


def test_a_short_salt_is_refused() -> None:
    with pytest.raises(SaltTooShort) as refusal:
        commitment(b"s" * 31, "x")

    assert refusal.value.grounds == {"length": 31, "least": 32}
