"""The signs of spreadsheet formulas: exact numbers, quoted texts, days, ends of bands, roundings.

Binary arithmetic errs in the last digits, so what was computed is rounded to twelve decimals before
it is compared or rounded as the rubric says.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from itertools import accumulate
from typing import assert_never

from thidua.core.rubric.formula.nodes import Band, Comparison, Rounding
from thidua.core.rubric.table import RoundingRule, Row, TotalRule

MISSING, GAP, LEFT = "1/0", "NA()", '""'
"""A figure is missing or nothing arose; no band holds the value; the row has left its group."""
LONGEST = 8_192
"""So many characters may a formula have."""
DEEPEST = 64
"""So many functions may stand inside each other."""
BRACKETS = re.compile("[()]")
EPOCH = date(1899, 12, 30)
SIGNS = {
    Comparison.LESS: "<",
    Comparison.AT_MOST: "<=",
    Comparison.EQUAL: "=",
    Comparison.NOT_EQUAL: "<>",
    Comparison.AT_LEAST: ">=",
    Comparison.MORE: ">",
}


class CannotBeLive(Exception):
    """No spreadsheet formula says this; the cell holds the value alone and a note that tells so."""


def number(value: Fraction) -> str:
    """Write an exact number: a decimal where there is one, else a quotient in brackets."""
    digits = Fraction(value) * 10**12
    if value.denominator == 1:
        return str(value.numerator)
    if digits.denominator == 1:
        written = f"{abs(digits.numerator):013d}"
        sign = "-" if value < 0 else ""
        return f"{sign}{written[:-12]}.{written[-12:].rstrip('0')}"
    return f"({value.numerator}/{value.denominator})"


def text(value: str) -> str:
    """Write a text in quotation marks."""
    escaped = value.replace('"', '""')
    return f'"{escaped}"'


def day_number(day: date) -> str:
    """Write a day as a spreadsheet counts it, from 30/12/1899."""
    return str((day - EPOCH).days)


def steady(value: str) -> str:
    """Drop what lies beyond the twelfth decimal."""
    return f"ROUND({value},12)"


def within(value: str, band: Band) -> str:
    """Test whether a value lies in a band."""
    tests = []
    if band.low is not None:
        tests.append(f"{value}{'>=' if band.low_included else '>'}{number(band.low)}")
    if band.high is not None:
        tests.append(f"{value}{'<=' if band.high_included else '<'}{number(band.high)}")
    return f"AND({','.join(tests)})" if tests else "TRUE"


def rounded(value: str, places: int, mode: Rounding) -> str:
    """Round as the rubric rounds; down and up are toward minus and plus infinity."""
    shifted = f"ROUND({value}*10^{places},9)"
    match mode:
        case Rounding.HALF_UP:
            return f"ROUND({steady(value)},{places})"
        case Rounding.HALF_EVEN:
            half = f"ABS({shifted}-TRUNC({shifted}))=0.5"
            return f"IF({half},2*ROUND({shifted}/2,0),ROUND({shifted},0))/10^{places}"
        case Rounding.DOWN:
            return f"INT({shifted})/10^{places}"
        case Rounding.UP:
            return f"-INT(-{shifted})/10^{places}"
        case _:
            assert_never(mode)


def rounded_by(value: str, rule: RoundingRule | None) -> str:
    """Round by a rule, if there is one."""
    return value if rule is None else rounded(value, rule.places, rule.mode)


def limited(value: str, limits: Row | TotalRule) -> str:
    """Apply cap, floor and cliff, in this order."""
    if limits.cap is not None:
        value = f"MIN({value},{number(limits.cap)})"
    if limits.floor is not None:
        value = f"MAX({value},{number(limits.floor)})"
    if limits.cliff is not None:
        value = f"IF({steady(value)}<{number(limits.cliff)},0,{value})"
    return value


def fits(formula: str) -> bool:
    """Tell whether a spreadsheet takes the formula: it may not be too long or too deep."""
    if len(formula) >= LONGEST:
        return False
    if formula.count("(") <= DEEPEST:
        return True
    steps = (1 if sign == "(" else -1 for sign in BRACKETS.findall(formula))
    return max(accumulate(steps)) <= DEEPEST
