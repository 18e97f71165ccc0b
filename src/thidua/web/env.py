"""What the environment says of this installation, read once and typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

OWN_MACHINE = "127.0.0.1,localhost"


@dataclass(frozen=True, slots=True)
class Env:
    """The settings an operator may give; each is described in docs/guide."""

    home: Path
    port: str
    database: str
    secret_key: str
    debug: bool
    https: bool
    hosts: tuple[str, ...]


def read_env(source: Mapping[str, str]) -> Env:
    """Read THIDUA_* variables; one that is missing or empty has a default for a single machine.

    The secret key is the variable, else the file that `thidua serve` keeps in the home, else empty.
    """
    home = Path(source.get("THIDUA_HOME") or "var").resolve()
    return Env(
        home=home,
        port=source.get("THIDUA_PORT") or "8000",
        database=source.get("THIDUA_DATABASE", ""),
        secret_key=source.get("THIDUA_SECRET_KEY", "") or _kept_key(home / "secret-key"),
        debug=source.get("THIDUA_DEBUG", "") == "1",
        https=source.get("THIDUA_HTTPS", "") == "1",
        hosts=_names(source.get("THIDUA_HOSTS", "")) or _names(OWN_MACHINE),
    )


def _names(written: str) -> tuple[str, ...]:
    return tuple(name for part in written.split(",") if (name := part.strip()))


def _kept_key(file: Path) -> str:
    """Give the key, or "" where there is none that may be read: `thidua serve` says why."""
    try:
        return file.read_text(encoding="ascii").strip()
    except OSError:
        return ""
