"""What is typed to log in, as typed values."""

from __future__ import annotations

from dataclasses import dataclass
from unicodedata import normalize

from django.http import QueryDict

LONGEST_NAME = 60
LONGEST_PASSWORD = 256


@dataclass(frozen=True, slots=True)
class LogIn:
    """A login name in small letters without spaces around it, the password as typed, and where to.

    Both are composed (NFC), since some keyboards send a letter and its marks apart.
    """

    login_name: str
    password: str
    wanted: str


def read_log_in(posted: QueryDict) -> LogIn:
    """Read the form; what is longer than any account has is cut, and so fits none."""
    return LogIn(
        _typed(posted, "login_name").strip().lower()[: LONGEST_NAME + 1],
        _typed(posted, "password")[: LONGEST_PASSWORD + 1],
        posted.get("next", "/"),
    )


def _typed(posted: QueryDict, name: str) -> str:
    """Give a field, composed; NUL, which no keyboard sends and PostgreSQL cannot ask for, is lost."""
    return normalize("NFC", posted.get(name, "").replace("\0", ""))
