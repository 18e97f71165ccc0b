"""Which database: the embedded SQLite of this folder, or a PostgreSQL that is named by its URL."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from thidua.core.refusal import Refusal


class DatabaseMisnamed(Refusal):
    """THIDUA_DATABASE is neither empty nor the URL of a PostgreSQL; it may hold a password."""


def database_settings(url: str, *, home: Path) -> dict[str, object]:
    """Return Django's settings for the database.

    The URL is `postgresql://user:password@host:port/name`, or with `?host=/folder` for a server
    that listens on a Unix socket there. Empty means SQLite in `home`. Refuses DatabaseMisnamed.
    """
    if not url:
        return _sqlite(home / "thidua.sqlite3")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise DatabaseMisnamed from None
    if parts.scheme not in {"postgresql", "postgres"}:
        raise DatabaseMisnamed
    socket_folder = parse_qs(parts.query).get("host", [""])[0]
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": socket_folder or parts.hostname or "",
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def _sqlite(file: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": file,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
            ),
        },
    }
