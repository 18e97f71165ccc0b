"""How much is taken, what is still missing, and which links stand as evidence."""

from __future__ import annotations

import pytest

from thidua.core.evidence.gaps import missing_kinds
from thidua.core.evidence.limits import (
    EvidenceFileTooLarge,
    Limits,
    RowIsFull,
    UnitIsFull,
    check_count,
    check_room,
    check_size,
)
from thidua.core.evidence.links import LinkNotTaken, checked_link

LIMITS = Limits(file=25_000_000, in_row=2, of_unit=40_000_000)


def test_a_file_may_be_as_large_as_the_limit_and_no_larger() -> None:
    check_size(25_000_000, LIMITS)

    with pytest.raises(EvidenceFileTooLarge) as refused:
        check_size(25_000_001, LIMITS)

    assert refused.value.grounds == {"size": 26, "limit": 25}


def test_a_row_takes_as_many_as_it_may() -> None:
    check_count("1.1", 1, LIMITS)

    with pytest.raises(RowIsFull) as refused:
        check_count("1.1", 2, LIMITS)

    assert refused.value.grounds == {"row": "1.1", "limit": 2}


def test_a_unit_has_room_up_to_its_limit() -> None:
    check_room([20_000_000, 10_000_000], 10_000_000, LIMITS)

    with pytest.raises(UnitIsFull) as refused:
        check_room([20_000_000, 10_000_000], 10_000_001, LIMITS)

    assert refused.value.grounds == {"limit": 40}


def test_by_default_a_file_has_25_megabytes_a_row_20_attachments_a_unit_1000_megabytes() -> None:
    assert Limits() == Limits(file=25_000_000, in_row=20, of_unit=1_000_000_000)


def test_kinds_that_nothing_answers_are_missing_in_the_order_of_the_rubric() -> None:
    asked = ("Chương trình công tác", "Báo cáo năm", "Biên bản")

    assert missing_kinds(asked, ["Báo cáo năm", ""]) == ("Chương trình công tác", "Biên bản")
    assert missing_kinds((), [""]) == ()


@pytest.mark.parametrize(
    "address",
    [
        "https://vanban.bac-kan.gov.vn/243/qd?so=1#trang-2",
        "http://10.1.2.3:8080/a",
        "HTTPS://cong.gov.vn/",
    ],
)
def test_a_whole_address_of_the_web_is_taken(address: str) -> None:
    assert checked_link(f"  {address}\n") == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "vanban.gov.vn",
        "//vanban.gov.vn/a",
        "javascript:alert(1)",
        "data:text/html,abc",
        "file:///etc/passwd",
        "ftp://may.gov.vn/a",
        "https://",
        "https:///a",
        "https://ten:mat-khau@may.gov.vn/",
        "https://may.gov.vn/a b",
        "https://may.gov.vn/a\u202eb",
        "https://[::1/",
        "https://may.gov.vn/" + "a" * 1_000,
    ],
)
def test_no_other_address_is_taken(address: str) -> None:
    with pytest.raises(LinkNotTaken) as refused:
        checked_link(address)

    assert refused.value.grounds == {"address": address[:1_000]}
