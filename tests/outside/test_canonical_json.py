"""Canonical JSON, by the examples of RFC 8785 itself (sections 3.2.2 and 3.2.3)."""

from __future__ import annotations

import pytest

from thidua.outside.canonical_json import canonical


def test_the_sample_of_the_standard_comes_out_byte_for_byte() -> None:
    sample = {
        "numbers": [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001],
        "string": "\u20ac$\u000f\u000aA'\u0042\u0022\u005c\\\"/",
        "literals": [None, True, False],
    }

    assert canonical(sample).decode() == (
        '{"literals":[null,true,false],'
        '"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        r'"string":"€$\u000f\nA' + r"'" + r'B\"\\\\\"/"}'
    )


def test_names_are_sorted_by_their_utf_16_units() -> None:
    names = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]

    written = canonical(dict.fromkeys(names, 0)).decode()

    assert written == ('{"\\r":0,"1":0,"\u0080":0,"\u00f6":0,"\u20ac":0,"\U0001f600":0,"\ufb33":0}')


@pytest.mark.parametrize("number", [2**53, -(2**53), float("nan"), float("inf")])
def test_what_no_reader_could_read_exactly_is_not_written(number: float) -> None:
    with pytest.raises(ValueError, match=r"exceeds safe integer|not representable"):
        canonical({"n": number})


def test_whole_numbers_up_to_the_bound_are_written() -> None:
    assert canonical({"n": 2**53 - 1}) == b'{"n":9007199254740991}'
