"""What proves published results: the seals with their hashes, the files, and how to recompute."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from thidua.apps.scoring.seals import Seal, seals_of
from thidua.apps.years.framing import page_address
from thidua.apps.years.queries import BlockYear
from thidua.ui.words.changes import ChangeLine, change_lines
from thidua.ui.words.moments import day_of
from thidua.ui.words.numbers import Lang, number


@dataclass(frozen=True, slots=True)
class SealLine:
    """A seal as it is shown; `entries` is the size of the ledger that its root stands for."""

    number: int
    day: str
    digest: str
    entry: str
    entries: str
    root: str
    reason: str
    changes: tuple[ChangeLine, ...]
    file: str


@dataclass(frozen=True, slots=True)
class Proof:
    """The seal in force and those before it, with the addresses of what recomputing needs."""

    latest: SealLine
    earlier: tuple[SealLine, ...]
    rubric: str
    figures: str
    package: str
    commands: tuple[str, str]


def proof_of(year: BlockYear, lang: Lang) -> Proof | None:
    """Give the proof of a year's results; None where none were sealed."""
    if year.published_at is None:
        return None
    names = {member.code: member.name for member in year.members}
    seals = seals_of(year)
    if not seals:
        return None
    lines = tuple(_line(year, seal, names, lang) for seal in seals)
    return Proof(
        latest=lines[0],
        earlier=lines[1:],
        rubric=page_address(year, "rubric_text"),
        figures=page_address(year, "figures"),
        package=reverse("publication:package", args=[year.block, year.year]),
        commands=_commands(year, seals[0]),
    )


def _commands(year: BlockYear, seal: Seal) -> tuple[str, str]:
    """Write what recomputes the points from the files as they are called when saved, and the hash."""
    of = f"{year.block}-{year.year}"
    score = f"thidua score bang-tieu-chi-{of}-ban-{seal.rubric}.yaml so-lieu-{of}.yaml"
    return (score, f"sha256sum ket-qua-{of}-so-{seal.number}.json")


def _line(year: BlockYear, seal: Seal, names: Mapping[str, str], lang: Lang) -> SealLine:
    return SealLine(
        number=seal.number,
        day=day_of(seal.sealed_at),
        digest=seal.digest,
        entry=number(seal.index, lang),
        entries=number(seal.index + 1, lang),
        root=seal.root,
        reason=seal.reason,
        changes=change_lines(seal.changes, names, lang),
        file=reverse("publication:sealed", args=[year.block, year.year, seal.number]),
    )
