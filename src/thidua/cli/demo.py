"""The demo block: loaded once into an empty database, through the deeds that people use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """An account printed for whoever tries the product; its password is no secret."""

    name: str
    password: str
    vi: str
    en: str


def load_demo(*, at: datetime) -> None:
    """Load the demo block as of that moment, if the database is empty; else do nothing."""


def demo_accounts() -> Sequence[DemoAccount]:
    """Give the demo's accounts that this database holds; none when it is not a demo."""
    return ()
