"""What is typed about a round or about marks, as typed texts and as the values they are read as."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from unicodedata import normalize

from django.http import QueryDict

from thidua.apps.review.actions import NamedPair, RoundOpening, TypedMark
from thidua.apps.review.queries import Place
from thidua.core.refusal import Refusal
from thidua.core.review.assignment import Plan, Scheme
from thidua.core.review.combining import Combining, Kind
from thidua.core.review.conflicts import Pair
from thidua.core.rubric.figure_values import Problem, read_number

MOST_TYPED = 2100  # a little more than any text may have, so that what is too long is told
HUNDRED = 100


class RoundNumberNotReadable(Refusal):
    """A number of a round's form cannot be read. Grounds: setting, given."""


class MarkNotReadable(Refusal):
    """A mark cannot be read. Grounds: row, period, given."""


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One criterion of the form, with the version of the mark that was read."""

    points: str
    reason: str
    version: int


ROUND_FIELDS: Mapping[str, str] = {
    "scheme": "cach",
    "each": "so",
    "distance": "lech",
    "kind": "gop",
    "least": "it_nhat",
    "trim": "cat",
    "own": "ty_trong",
}
"""The settings of a round, each with the name of its field."""
ROUND_BEGINS: Mapping[str, str] = {
    "scheme": Scheme.FULL,
    "each": "3",
    "distance": "10",
    "kind": Kind.MEAN,
    "least": "2",
    "trim": "1",
    "own": "0",
}
"""What the form of a round begins with; shares are in percent."""


def field_of(what: str, place: Place) -> str:
    """Name the field of a criterion: "diem", "ly_do" or "ban"."""
    return "-".join((what, *place))


def read_rows(posted: QueryDict, places: Iterable[Place]) -> dict[Place, TypedRow]:
    """Read the criteria that the form has."""
    return {
        place: TypedRow(
            typed(posted, field_of("diem", place)),
            typed(posted, field_of("ly_do", place)),
            _version(typed(posted, field_of("ban", place))),
        )
        for place in places
        if field_of("diem", place) in posted
    }


def marks_of(rows: Mapping[Place, TypedRow]) -> dict[Place, TypedMark]:
    """Read the marks; nothing typed is no mark. Refuses MarkNotReadable."""
    return {
        place: TypedMark(_points(place, row.points), row.reason, row.version)
        for place, row in rows.items()
    }


def read_round(posted: QueryDict) -> dict[str, str]:
    """Give what was typed for each setting of a round."""
    return {setting: typed(posted, field) for setting, field in ROUND_FIELDS.items()}


def opening_of(given: Mapping[str, str], key: str) -> RoundOpening:
    """Read the settings of a round. Refuses RoundNumberNotReadable."""
    scheme, kind = _chosen("scheme", given), _chosen("kind", given)
    return RoundOpening(
        Plan(Scheme(scheme), _whole("each", given)),
        Combining(
            Kind(kind),
            least=_whole("least", given),
            trim=_whole("trim", given),
            own=_share("own", given),
        ),
        _share("distance", given),
        key,
    )


def named_of(posted: QueryDict, reviewer: str = "", unit: str = "") -> NamedPair:
    """Read a pair with its reason; what the address has named is not read."""
    pair = Pair(reviewer or typed(posted, "nguoi_cham"), unit or typed(posted, "don_vi"))
    return NamedPair(pair, typed(posted, "ly_do"), typed(posted, "khoa"))


def typed(posted: QueryDict, name: str) -> str:
    """Give a field, composed (NFC); NUL, which no keyboard sends, is lost."""
    return normalize("NFC", posted.get(name, "").replace("\0", ""))[:MOST_TYPED]


def _points(place: Place, text: str) -> Fraction | None:
    if not text.strip():
        return None
    read = read_number(text)
    if isinstance(read, Problem):
        raise MarkNotReadable(row=place[1], period=place[0], given=text)
    return read


CHOICES: Mapping[str, frozenset[str]] = {"scheme": frozenset(Scheme), "kind": frozenset(Kind)}


def _chosen(setting: str, given: Mapping[str, str]) -> str:
    """Give a choice; another than those offered was made by nobody's page."""
    if given[setting] not in CHOICES[setting]:
        raise RoundNumberNotReadable(setting=setting, given=given[setting])
    return given[setting]


def _number(setting: str, given: Mapping[str, str]) -> Fraction:
    read = read_number(given[setting])
    if isinstance(read, Problem):
        raise RoundNumberNotReadable(setting=setting, given=given[setting])
    return read


def _share(setting: str, given: Mapping[str, str]) -> Fraction:
    return _number(setting, given) / HUNDRED


def _whole(setting: str, given: Mapping[str, str]) -> int:
    read = _number(setting, given)
    if read.denominator != 1 or not 0 <= read < HUNDRED * 10:
        raise RoundNumberNotReadable(setting=setting, given=given[setting])
    return read.numerator


def _version(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < len("1000000") else 0
