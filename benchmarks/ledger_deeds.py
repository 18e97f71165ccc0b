"""Does deeds and verifies a book in the database at hand, and prints seconds as JSON."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from hashlib import sha256
from itertools import repeat
from statistics import median
from time import perf_counter, process_time

import django
from django.core.management import call_command
from django.db import connection, transaction

django.setup()

from benchmarks.ledger import WRONG  # noqa: E402 - Django must be ready first
from benchmarks.measure import WrongAnswer, hold  # noqa: E402 - as above
from benchmarks.measure import seconds as seconds_by  # noqa: E402 - as above
from thidua.apps.ledger.actions import record  # noqa: E402 - as above
from thidua.apps.ledger.models import Book, Entry  # noqa: E402 - as above
from thidua.apps.ledger.queries import AT_ONCE, audit_book  # noqa: E402 - as above
from thidua.apps.scoring.actions import figures as deeds_on_figures  # noqa: E402 - as above
from thidua.apps.years.models import EmulationYear  # noqa: E402 - as above
from thidua.cli import demo  # noqa: E402 - as above
from thidua.core.access.roles import Actor, Held, Role  # noqa: E402 - as above
from thidua.core.ledger.audit import Batch, audit  # noqa: E402 - as above
from thidua.core.ledger.entry import Deed, Fact, entry_of  # noqa: E402 - as above
from thidua.core.ledger.tree import Frontier, leaf_hashes  # noqa: E402 - as above
from thidua.core.rubric.figures import FigureValue  # noqa: E402 - as above
from thidua.outside.canonical_json import canonical  # noqa: E402 - as above

PAIRS, RUNS = 150, 3
ENTRIES = int(os.environ.get("BENCH_ENTRIES", "1000000"))
UNIT = "STP"
MOMENT = datetime(2024, 11, 24, 3, tzinfo=UTC)
BOOK = "do"
TABLE = f'{Entry._meta.db_table} (book_id, "index", leaf, subtree)'  # noqa: SLF001 - the documented way to a model's table


def seconds(work: Callable[[], object]) -> float:
    """By the processor where the database is in this process, else by the clock, for its server works too."""
    return seconds_by(work, process_time if connection.vendor == "sqlite" else perf_counter)


def main() -> int:
    with contextlib.redirect_stdout(sys.stderr):
        call_command("migrate", verbosity=0)
    try:
        found = {**deeds(), **verifying()}
    except WrongAnswer as wrong:
        print(wrong)
        return WRONG
    print(json.dumps(found))
    return 0


# --- what an entry costs a deed --------------------------------------------------------------


def deeds() -> dict[str, float]:
    """Let a unit hand in its figures again and again, with and without the entry by turns."""
    demo.load_demo(at=MOMENT)
    rubric, figures = demo.example_texts(demo.EXAMPLE)
    reported = demo.example_figures(rubric, figures)[1]
    values = next(sheet.values for sheet in reported.sheets if sheet.unit == UNIT)
    year = EmulationYear.objects.get()
    before, times = Entry.objects.count(), _by_turns(year.pk, values)
    hold(that=Entry.objects.count() == before + PAIRS + 1, name="entries of the deeds")
    hold(that=audit_book().broken is None, name="the book of the deeds")
    return {name: median(taken) for name, taken in times.items()} | {"figures": len(values)}


def _by_turns(year: int, values: Mapping[str, FigureValue]) -> dict[str, list[float]]:
    actor = Actor("account 901", (Held(Role.UNIT_LEADER, unit=UNIT),))
    times: dict[str, list[float]] = {"with": [], "without": []}
    version = 1

    def deed() -> None:
        sheet = deeds_on_figures.HandedIn(UNIT, values, version, secrets.token_urlsafe(32))
        deeds_on_figures.submit_figures(year, handed_in=sheet, actor=actor, at=MOMENT)

    deed()
    for _ in range(PAIRS):
        for name, recording in (("with", record), ("without", _nothing)):
            version += 1
            vars(deeds_on_figures)["record"] = recording  # its absence is what is measured
            times[name].append(seconds(deed))
    vars(deeds_on_figures)["record"] = record
    return times


def _nothing(
    *, at: datetime, actor: str, deed: str, subject: str, facts: Mapping[str, Fact]
) -> None:
    """Write no entry."""


# --- what verifying costs --------------------------------------------------------------------


def leaves() -> Iterator[bytes]:
    """Make entries as a year makes them, quickly: only the index differs in their canonical bytes."""
    facts: dict[str, Fact] = {"figures": "ab" * 32, "version": 1, "period": ""}
    deed = Deed(MOMENT, "account 12", "figures verified", "year khoi 2024 unit STP", facts)
    before, after = canonical(entry_of(deed, book=BOOK, index=0).as_json()).split(b'"index":0')
    yield from (before + b'"index":%d' % index + after for index in range(ENTRIES))


def verifying() -> dict[str, float]:
    stored = list(leaves())
    frontier, subtrees = Frontier().extended(leaf_hashes(stored))
    _store(stored, subtrees, frontier)
    hashing = median(
        seconds(lambda: [sha256(leaf).digest() for leaf in stored]) for _ in range(RUNS)
    )
    spans = [slice(start, start + AT_ONCE) for start in range(0, ENTRIES, AT_ONCE)]
    indices = list(range(ENTRIES))
    batches = [Batch(indices[span], stored[span], subtrees[span]) for span in spans]
    hold(that=audit(batches, frontier).broken is None, name="audit in memory")
    auditing = median(seconds(lambda: audit(batches, frontier)) for _ in range(RUNS))
    found = audit_book(book=BOOK)
    hold(that=found.broken is None and found.found == frontier.checkpoint(), name="audit of a book")
    return {
        "entries": ENTRIES,
        "hashing": hashing,
        "auditing": auditing,
        "reading": median(seconds(_read_and_hash) for _ in range(RUNS)),
        "verifying": median(seconds(lambda: audit_book(book=BOOK)) for _ in range(RUNS)),
    }


def _store(stored: list[bytes], subtrees: list[bytes], frontier: Frontier) -> None:
    """Put the whole book into the database, past the deeds, by the quickest way that it has."""
    book = Book.objects.create(name=BOOK, size=ENTRIES, frontier=b"".join(frontier.roots))
    rows = list(zip(repeat(book.pk), range(ENTRIES), stored, subtrees))
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.executemany(f"INSERT INTO {TABLE} VALUES (%s, %s, %s, %s)", rows)
            return
        with cursor.copy(f"COPY {TABLE} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)


def _read_and_hash() -> None:
    for start in range(0, ENTRIES, AT_ONCE):
        rows = Entry.objects.filter(book__name=BOOK, index__gte=start, index__lt=start + AT_ONCE)
        for leaf in rows.order_by("index").values_list("leaf", flat=True):
            sha256(leaf).digest()


if __name__ == "__main__":
    sys.exit(main())
