"""What the environment says of this installation, read once and typed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Env:
    """The settings an operator may give; each is described in docs/guide."""

    home: Path
    database: str
    secret_key: str
    debug: bool
    hosts: tuple[str, ...]


def read_env() -> Env:
    """Read THIDUA_* variables; every one has a default that suits a single machine."""
    source = os.environ
    home = Path(source.get("THIDUA_HOME", "var")).resolve()
    return Env(
        home=home,
        database=source.get("THIDUA_DATABASE", ""),
        secret_key=source.get("THIDUA_SECRET_KEY", ""),
        debug=source.get("THIDUA_DEBUG", "") == "1",
        hosts=tuple(source.get("THIDUA_HOSTS", "127.0.0.1,localhost").split(",")),
    )
