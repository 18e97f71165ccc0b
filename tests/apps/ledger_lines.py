"""What the ledger says, as short lines that a test can compare."""

from __future__ import annotations

from thidua.apps.ledger.queries import entries_page


def deeds() -> list[str]:
    """Give the deeds on record, the first one first."""
    return [line.deed for line in reversed(entries_page(before=None, count=500))]


def last_facts() -> dict[str, object]:
    """Give the facts of the newest entry."""
    return dict(entries_page(before=None, count=1)[0].facts)


def last_line() -> tuple[str, str, str]:
    """Give actor, deed and subject of the newest entry."""
    line = entries_page(before=None, count=1)[0]
    return (line.actor, line.deed, line.subject)
