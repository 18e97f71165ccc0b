"""One mapping of a document, asked for its settings; what is wrong is noted and reading goes on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from thidua.core.refusal import Refusal
from thidua.core.rubric import document
from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.formula.nodes import Condition, Formula
from thidua.core.rubric.formula.text import parse_condition, parse_formula
from thidua.core.rubric.shapes.context import nearest
from thidua.core.rubric.shapes.number_text import read_number

NO_RULE = "khong"


@dataclass(frozen=True, slots=True)
class Cursor:
    """A mapping with its path; getters give a plain stand-in after noting what is wrong."""

    node: document.Mapping
    path: str
    findings: list[Finding]

    # --- what is there ---------------------------------------------------------------------

    def only(self, known: Collection[str]) -> None:
        """Note the keys that this mapping cannot have, with the nearest that it can."""
        for key in self.node.names():
            if key.value not in known:
                near = nearest(key.value, known)
                self.note("unknown_setting", key, setting=key.value, suggestion=near)

    def get(self, name: str) -> document.Node | None:
        """Give what stands under a key; a null is as nothing."""
        node = self.node.get(name)
        return None if isinstance(node, document.Text) and node.is_null else node

    def place(self, name: str) -> str:
        return f"{self.path}/{name}" if self.path else name

    def note(self, kind: str, node: document.Node, setting: str = "", **details: str) -> None:
        facts = (("setting", setting), *details.items()) if setting else tuple(details.items())
        path = self.place(setting) if setting else self.path
        self.findings.append(Finding(kind, Severity.ERROR, path, node.line, tuple(facts)))

    def missing(self, name: str) -> None:
        self.note("missing_setting", self.node, name)

    # --- scalars ---------------------------------------------------------------------------

    def text(self, name: str, default: str = "", *, required: bool = False) -> str:
        node = self.get(name)
        if node is None:
            if required:
                self.missing(name)
            return default
        if not isinstance(node, document.Text):
            self.note("wrong_kind", node, name, expected="text")
            return default
        return node.value.strip()

    def word(self, name: str, words: Collection[str], default: str) -> str:
        written = self.text(name, default)
        if written in words:
            return written
        near = nearest(written, words)
        allowed = ", ".join(words)
        self.note(
            "unknown_word", self.at(name), name, given=written, words=allowed, suggestion=near
        )
        return default

    def at(self, name: str) -> document.Node:
        return self.get(name) or self.node

    def number(self, name: str) -> Fraction | None:
        written = self.text(name)
        if not written:
            return None
        value = read_number(written)
        if value is None:
            self.note("unreadable_number", self.at(name), name, given=written)
        return value

    def whole(self, name: str, low: int, high: int) -> int | None:
        value = self.number(name)
        if value is None:
            return None
        if value.denominator != 1 or not low <= value <= high:
            bounds = {"low": str(low), "high": str(high)}
            self.note("number_out_of_range", self.at(name), name, given=self.text(name), **bounds)
            return None
        return int(value)

    def day(self, name: str) -> date | None:
        written = self.text(name)
        return self.day_of(self.at(name), name, written) if written else None

    def day_of(self, node: document.Node, name: str, written: str) -> date | None:
        """Read an ISO date, or one written as dd/mm/yyyy."""
        parts = written.split("/")
        iso = f"{parts[2]}-{parts[1]:0>2}-{parts[0]:0>2}" if len(parts) == len("dmy") else written
        try:
            return date.fromisoformat(iso)
        except ValueError:
            self.note("unreadable_date", node, name, given=written)
            return None

    def flag(self, name: str) -> bool:
        written = self.word(name, ("true", "false"), "false")
        return written == "true"

    # --- formulas --------------------------------------------------------------------------

    def formula(self, name: str) -> Formula | None:
        written = self.text(name)
        try:
            return parse_formula(written) if written else None
        except Refusal as refusal:
            self._unreadable(name, refusal)
            return None

    def condition(self, name: str) -> Condition | None:
        written = self.text(name)
        try:
            return parse_condition(written) if written else None
        except Refusal as refusal:
            self._unreadable(name, refusal)
            return None

    def _unreadable(self, name: str, refusal: Refusal) -> None:
        grounds = {key: str(value) for key, value in refusal.grounds.items()}
        kind = type(refusal).__name__
        grounds.pop("name", None)
        self.note("unreadable_formula", self.at(name), name, refusal=kind, **grounds)

    # --- parts -----------------------------------------------------------------------------

    def inside(self, name: str) -> Cursor | None:
        """Give the mapping under a key."""
        node = self.get(name)
        if node is None:
            return None
        if isinstance(node, document.Mapping):
            return Cursor(node, self.place(name), self.findings)
        self.note("wrong_kind", node, name, expected="mapping")
        return None

    def nodes(self, name: str) -> tuple[document.Node, ...]:
        node = self.get(name)
        if node is None:
            return ()
        if isinstance(node, document.Sequence):
            return node.items
        self.note("wrong_kind", node, name, expected="list")
        return ()

    def cursors(self, name: str, naming: str = "ma") -> tuple[Cursor, ...]:
        """Give the mappings of a list; each is called by its own `naming` setting, or its place."""
        found = []
        for place, item in enumerate(self.nodes(name), start=1):
            if not isinstance(item, document.Mapping):
                self.note("wrong_kind", item, f"{name}/{place}", expected="mapping")
                continue
            own = item.get(naming)
            called = own.value if isinstance(own, document.Text) else str(place)
            found.append(Cursor(item, self.place(f"{name}/{called}"), self.findings))
        return tuple(found)

    def texts(self, name: str) -> tuple[str, ...]:
        """Give a list of texts; a single text counts as a list of one."""
        node = self.get(name)
        if isinstance(node, document.Text):
            return (node.value.strip(),)
        found = []
        for item in self.nodes(name):
            if isinstance(item, document.Text):
                found.append(item.value.strip())
            else:
                self.note("wrong_kind", item, name, expected="text")
        return tuple(found)
