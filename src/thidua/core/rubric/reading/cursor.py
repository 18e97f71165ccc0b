"""One mapping of a document, asked for its settings; what is wrong is noted and reading goes on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import TypeVar

from thidua.core.refusal import Refusal
from thidua.core.rubric import document
from thidua.core.rubric.figure_values import Problem, read_day
from thidua.core.rubric.finding import Finding, Severity, add
from thidua.core.rubric.formula.nodes import Condition, Formula
from thidua.core.rubric.formula.text import parse_condition, parse_formula
from thidua.core.rubric.shapes.context import suggestion
from thidua.core.rubric.shapes.number_text import may_mean_thousands, read_number

NO_RULE = "khong"
Parsed = TypeVar("Parsed", Formula, Condition)


@dataclass(frozen=True, slots=True)
class Cursor:
    """A mapping with its path; getters give a plain stand-in after noting what is wrong."""

    node: document.Mapping
    path: str
    findings: list[Finding]

    # --- what is there ---------------------------------------------------------------------

    def only(self, known: Collection[str]) -> None:
        """Note the keys that this mapping cannot have, with the nearest that it can."""
        for place, key in enumerate(self.node.names()):
            if key.value not in known:
                self._unknown(key, known, self.node.torn_number(place))

    def _unknown(self, key: document.Text, known: Collection[str], torn: str) -> None:
        if torn:
            self.note("number_torn", key, given=torn)
        else:
            self.note("unknown_setting", key, key.value, suggestion=self.near(key.value, known))

    def get(self, name: str) -> document.Node | None:
        """Give what stands under a key; a null is as nothing."""
        node = self.node.get(name)
        return None if isinstance(node, document.Text) and node.is_null else node

    def place(self, name: str) -> str:
        return f"{self.path}/{name}" if self.path else name

    def note(self, kind: str, node: document.Node, setting: str = "", **details: str) -> None:
        self._add(kind, Severity.ERROR, node, setting, **details)

    def warn(self, kind: str, node: document.Node, setting: str, **details: str) -> None:
        self._add(kind, Severity.WARNING, node, setting, **details)

    def _add(
        self, kind: str, severity: Severity, node: document.Node, setting: str, **details: str
    ) -> None:
        facts = (("setting", setting), *details.items()) if setting else tuple(details.items())
        path = self.place(setting) if setting else self.path
        add(Finding(kind, severity, path, node.line, facts), self.findings)

    def near(self, given: str, known: Iterable[str]) -> str:
        return suggestion(given, known, self.findings)

    def missing(self, name: str) -> None:
        self.note("missing_setting", self.node, name)

    # --- scalars ---------------------------------------------------------------------------

    def text(self, name: str, default: str = "", *, required: bool = False) -> str:
        node = self.get(name)
        written = "" if node is None else self.text_of(node, name)
        if not written and required and (node is None or isinstance(node, document.Text)):
            self.missing(name)
        return written or default

    def text_of(self, node: document.Node, name: str) -> str:
        """Give what a node says; null says nothing."""
        if isinstance(node, document.Text):
            return "" if node.is_null else node.value.strip()
        self.note("wrong_kind", node, name, expected="text")
        return ""

    def word(self, name: str, words: Collection[str], default: str) -> str:
        written = self.text(name, default)
        if written in words:
            return written
        self.note(
            "unknown_word",
            self.at(name),
            name,
            given=written,
            words=", ".join(words),
            suggestion=self.near(written, words),
        )
        return default

    def at(self, name: str) -> document.Node:
        return self.get(name) or self.node

    def number(self, name: str, *, required: bool = False) -> Fraction | None:
        written = self.text(name, required=required)
        if not written:
            return None
        value = read_number(written)
        if value is None:
            self.note("unreadable_number", self.at(name), name, given=written)
        elif may_mean_thousands(written):
            self.warn("number_maybe_thousands", self.at(name), name, given=written)
        return value

    def share(self, name: str, *, required: bool = False) -> Fraction | None:
        """Give a share from 0 to 1, written `80%`, `0.8` or `4/5`; 80 alone is a slip."""
        value = self.number(name, required=required)
        if value is not None and not 0 <= value <= 1:
            self.note("share_out_of_range", self.at(name), name, given=self.text(name))
        return value

    def whole(self, name: str, low: int, high: int, *, required: bool = False) -> int | None:
        value = self.number(name, required=required)
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
        day = read_day(written)
        if isinstance(day, Problem):
            self.note("unreadable_date", node, name, given=written)
            return None
        return day

    def flag(self, name: str) -> bool:
        written = self.word(name, ("true", "false"), "false")
        return written == "true"

    # --- formulas --------------------------------------------------------------------------

    def formula(self, name: str) -> Formula | None:
        return self._parsed(name, parse_formula, self.text(name))

    def condition(self, name: str, *, required: bool = False) -> Condition | None:
        return self._parsed(name, parse_condition, self.text(name, required=required))

    def _parsed(self, name: str, parse: Callable[[str], Parsed], written: str) -> Parsed | None:
        try:
            return parse(written) if written else None
        except Refusal as refusal:
            self._unreadable(name, refusal)
            return None

    def _unreadable(self, name: str, refusal: Refusal) -> None:
        grounds = {key: str(value) for key, value in refusal.grounds.items()}
        grounds["refusal"] = type(refusal).__name__
        self.note("unreadable_formula", self.at(name), name, **grounds)

    # --- parts -----------------------------------------------------------------------------

    def inside(self, name: str) -> Cursor | None:
        """Give the mapping under a key."""
        node = self.get(name)
        return None if node is None else self._mapping(name, node)

    def _mapping(self, name: str, node: document.Node) -> Cursor | None:
        if isinstance(node, document.Mapping):
            return Cursor(node, self.place(name), self.findings)
        self.note("wrong_kind", node, name, expected="mapping")
        return None

    def members(self, *, empty: bool = False) -> Iterator[tuple[document.Text, Cursor]]:
        """Give every key with the mapping under it; what is none is noted.

        With `empty` a null stands for a mapping without keys.
        """
        for key, node in self.node.pairs:
            nothing = empty and isinstance(node, document.Text) and node.is_null
            held = document.Mapping((), node.line, node.column) if nothing else node
            one = self._mapping(key.value, held)
            if one is not None:
                yield key, one

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
            called = _called(item, naming) or str(place)
            found.append(Cursor(item, self.place(f"{name}/{called}"), self.findings))
        return tuple(found)

    def distinct(self, name: str, naming: str = "ma") -> tuple[Cursor, ...]:
        """Give the mappings of a list, after noting those whose name an earlier one has."""
        found = self.cursors(name, naming)
        lines: dict[str, int] = {}
        for one in found:
            called = _called(one.node, naming)
            if called in lines:
                one.note("name_twice", one.node, naming, name=called, first=str(lines[called]))
            elif called:
                lines[called] = one.node.line
        return found

    def texts(self, name: str) -> tuple[str, ...]:
        """Give the texts of a list that say something; a single text counts as a list of one."""
        node = self.get(name)
        items = (node,) if isinstance(node, document.Text) else self.nodes(name)
        written = [self.text_of(item, name) for item in items]
        return tuple(one for one in written if one)


def _called(node: document.Mapping, naming: str) -> str:
    own = node.get(naming)
    return own.value.strip() if isinstance(own, document.Text) and not own.is_null else ""
