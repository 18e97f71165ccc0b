"""Exact numbers: rounding by the rule named, powers and logarithms to declared digits.

A number is an int or a Fraction. The two functions that cannot be exact are computed in decimal
with guard digits, by the arithmetic of IEEE 754, so that they are the same everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal
from fractions import Fraction
from typing import assert_never

from thidua.core.rubric.formula.nodes import Rounding
from thidua.core.rubric.formula.outcomes import NothingArose, NumberTooLarge

Exact = int | Fraction

WHOLE_EXPONENTS = range(-64, 65)
MOST_BITS = 14_000  # some 4,200 digits: what Python still writes out
GUARD, STEADY = 60, 30
LARGEST_LOG = 9_700  # e to it has as many bits


def round_to(value: Exact, places: int, mode: Rounding) -> Exact:
    """Round to `places` decimals (0 to 12): half up is away from zero, down and up are toward ∓∞.

    33.335 half up to two places is 33.34, and −33.335 is −33.34.
    """
    if isinstance(value, int):
        return value
    scale = 10**places
    quotient, rest = divmod(value.numerator * scale, value.denominator)
    if not rest:
        return value
    return Fraction(quotient + _step(quotient, rest, value.denominator, mode), scale)


def _step(quotient: int, rest: int, divisor: int, mode: Rounding) -> int:
    """Tell whether the floored quotient goes up by one."""
    twice = 2 * rest
    match mode:
        case Rounding.HALF_UP:
            return int(twice > divisor or (twice == divisor and quotient >= 0))
        case Rounding.HALF_EVEN:
            return int(twice > divisor or (twice == divisor and quotient % 2 == 1))
        case Rounding.UP:
            return 1
        case Rounding.DOWN:
            return 0
        case _:
            assert_never(mode)


def power(base: Exact, exponent: Exact, digits: int) -> Exact:
    """Raise to a power: exact for whole exponents from −64 to 64, else to significant digits.

    Zero to a negative power, and a negative base to a broken one, are as a division by zero:
    nothing arose. Refuses NumberTooLarge.
    """
    if base == 0 and exponent < 0:
        raise NothingArose
    if exponent.denominator == 1 and int(exponent) in WHOLE_EXPONENTS:
        return _whole_power(base, int(exponent))
    if base < 0:
        raise NothingArose
    if base in {0, 1}:
        return base
    return _settled(lambda context: _broken_power(base, exponent, context), digits)


def natural_log(value: Exact, digits: int) -> Exact:
    """Take the natural logarithm to significant digits; of zero or less, nothing arose."""
    if value <= 0:
        raise NothingArose
    if value == 1:
        return 0
    return _settled(lambda context: context.ln(_decimal(value, context)), digits)


def _whole_power(base: Exact, exponent: int) -> Exact:
    if _bits(base) * abs(exponent) > MOST_BITS:
        raise NumberTooLarge(limit=MOST_BITS)
    return Fraction(base) ** exponent


def bounded(value: Exact) -> Exact:
    """Give back a number that was multiplied or divided, unless it has grown: NumberTooLarge."""
    if _bits(value) > MOST_BITS:
        raise NumberTooLarge(limit=MOST_BITS)
    return value


def _bits(value: Exact) -> int:
    return max(value.numerator.bit_length(), value.denominator.bit_length())


def _broken_power(base: Exact, exponent: Exact, context: Context) -> Decimal:
    log = context.multiply(_decimal(exponent, context), context.ln(_decimal(base, context)))
    if abs(log) > LARGEST_LOG:
        raise NumberTooLarge(limit=LARGEST_LOG)
    return context.exp(log)


def _decimal(value: Exact, context: Context) -> Decimal:
    return context.divide(Decimal(value.numerator), Decimal(value.denominator))


def _settled(compute: Callable[[Context], Decimal], digits: int) -> Fraction:
    """Compute with guard digits; round, half even, what is left without the error of computing.

    So an exact root is exact, and its half is seen as a half.
    """
    computed = compute(Context(prec=digits + GUARD))
    steady = Context(prec=digits + STEADY).plus(computed)
    return Fraction(Context(prec=digits).plus(steady))
