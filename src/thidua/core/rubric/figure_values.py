"""One figure as it is written: text turned into an exact value, or the reason it cannot be.

The same reading serves YAML, CSV, spreadsheets and web forms, so that a number means the same
wherever it is typed: decimal comma or point, a thousands sign only where it cannot be mistaken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from thidua.core.rubric.figures import FigureValue, Scalar
from thidua.core.rubric.table import FigureDeclaration, FigureKind

MOST_DIGITS = 30
YES = frozenset({"1", "có", "co", "x", "đạt", "true"})
NO = frozenset({"0", "không", "khong", "không đạt", "false"})
SEPARATORS = re.compile(r"[;|]")
PAIR = re.compile(r"\s*/\s*")
_PLAIN = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_POINTS = re.compile(r"(-?[0-9]{1,3}(?:\.[0-9]{3})+)(?:,([0-9]+))?")
_COMMAS = re.compile(r"(-?[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]+))?")
_DOUBTFUL = re.compile(r"-?[1-9][0-9]{0,2}[.,][0-9]{3}")
_DAY = re.compile(r"(?P<day>[0-9]{1,2})/(?P<month>[0-9]{1,2})/(?P<year>[0-9]{4})")
_ISO_DAY = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a text is not a figure: a kind, the text, and the bound, level list or form expected."""

    kind: str
    given: str
    expected: str = ""


def read_number(text: str) -> Fraction | Problem:
    """Read a number: `1234,5`, `1234.5`, `1.234,5`; `1.010` alone could be two numbers, and is refused."""
    written = text.strip().replace("\u00a0", "").replace(" ", "")
    if sum(character.isdigit() for character in written) > MOST_DIGITS:
        return Problem("number_too_long", text, str(MOST_DIGITS))
    if _DOUBTFUL.fullmatch(written):
        whole = re.sub("[.,]", "", written)
        return Problem("number_doubtful", text, whole)
    if _PLAIN.fullmatch(written):
        return Fraction(written.replace(",", "."))
    if grouped := _POINTS.fullmatch(written) or _COMMAS.fullmatch(written):
        digits = re.sub("[.,]", "", grouped[1])
        return Fraction(f"{digits}.{grouped[2] or 0}")
    return Problem("not_a_number", text)


def read_day(text: str) -> date | Problem:
    """Read dd/mm/yyyy or yyyy-mm-dd; a number such as 20240101 is no date."""
    written = text.strip()
    match = _DAY.fullmatch(written) or _ISO_DAY.fullmatch(written)
    if match is None:
        return Problem("not_a_date", text)
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return Problem("not_a_date", text)


def read_value(text: str, declaration: FigureDeclaration) -> FigureValue | Problem:
    """Read a figure as its declaration asks; an empty text is nothing (null).

    A list is written with semicolons, `8; 7,5; 9`, and pairs with a stroke, `98/100; 40/40`.
    """
    if not text.strip():
        return None
    if declaration.kind is FigureKind.LIST:
        return _list(text, declaration)
    return read_scalar(text, declaration)


def _list(text: str, declaration: FigureDeclaration) -> FigureValue | Problem:
    rows: list[tuple[Scalar, ...]] = []
    for written in SEPARATORS.split(text):
        parts = PAIR.split(written) if declaration.columns > 1 else [written]
        row = read_item(parts, declaration)
        if isinstance(row, Problem):
            return row
        rows.append(row)
    if declaration.columns > 1:
        return tuple(rows)
    return tuple(row[0] for row in rows)


def read_item(parts: list[str], declaration: FigureDeclaration) -> tuple[Scalar, ...] | Problem:
    """Read one item of a list, as many columns as declared; an empty column is nothing."""
    if len(parts) != declaration.columns:
        return Problem("wrong_columns", " / ".join(parts), str(declaration.columns))
    found: list[Scalar] = []
    for part in parts:
        value = read_scalar(part, declaration) if part.strip() else None
        if isinstance(value, Problem):
            return value
        found.append(value)
    return tuple(found)


def read_scalar(text: str, declaration: FigureDeclaration) -> Scalar | Problem:
    """Read one value by its kind, within the declared bounds."""
    if declaration.levels:
        return _level(text, declaration)
    match declaration.kind:
        case FigureKind.LEVEL:
            return text.strip()
        case FigureKind.DATE:
            return read_day(text)
        case FigureKind.YES_NO:
            return _yes_no(text)
        case _:
            return _bounded(text, declaration)


def _level(text: str, declaration: FigureDeclaration) -> str | Problem:
    """Take a level by its code or its title, in whatever case it is typed."""
    written = text.strip().casefold()
    titles = declaration.level_titles or declaration.levels
    for place, code in enumerate(declaration.levels):
        if written in {code.casefold(), titles[place].casefold()}:
            return code
    return Problem("unknown_level", text, ", ".join(declaration.levels))


def _yes_no(text: str) -> int | Problem:
    written = text.strip().casefold()
    if written in YES:
        return 1
    if written in NO:
        return 0
    return Problem("not_yes_or_no", text)


def _bounded(text: str, declaration: FigureDeclaration) -> Scalar | Problem:
    percent = declaration.kind is FigureKind.PERCENT and text.strip().endswith("%")
    value = read_number(text.strip().removesuffix("%") if percent else text)
    if isinstance(value, Problem):
        return value
    count = declaration.kind is FigureKind.COUNT
    if count and value < 0:
        return Problem("negative_count", text)
    if count and value.denominator != 1:
        return Problem("not_whole", text)
    low, high = bounds_of(declaration)
    if low is not None and value < low:
        return Problem("below_bound", text, str(low))
    if high is not None and value > high:
        return Problem("above_bound", text, str(high))
    return value.numerator if value.denominator == 1 else value


def bounds_of(declaration: FigureDeclaration) -> tuple[Fraction | None, Fraction | None]:
    """Give the bounds declared; a percentage without any lies between 0 and 100."""
    low, high = declaration.low, declaration.high
    if declaration.kind is FigureKind.PERCENT:
        low = Fraction(0) if low is None else low
        high = Fraction(100) if high is None else high
    return low, high
