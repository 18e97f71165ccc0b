"""Reads the settings of one rule; whatever is wrong becomes a finding, and reading goes on.

A getter that cannot give what was asked reports why and gives a harmless stand-in (0, an empty
name), so that every mistake of a rule is found at once. A rule with findings of weight is thrown
away by its reader's owner.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from thidua.core.rubric import document
from thidua.core.rubric.finding import Severity
from thidua.core.rubric.formula.nodes import Formula, Named, Number
from thidua.core.rubric.shapes.context import RuleContext
from thidua.core.rubric.shapes.number_text import may_mean_thousands, read_number, write_number
from thidua.core.rubric.shapes.setting import FULL, NONE, Setting, SettingKind
from thidua.core.rubric.table import FigureKind, Trigger

YES = ("true", "1")
NO = ("false", "0", NONE)
NO_NAME, SOME_POINTS = "", Fraction(1)
NOWHERE = (0, 0, False)  # where a default stands: nobody wrote it, and nothing is wrong with it


@dataclass(frozen=True, slots=True)
class Lowered:
    """What the settings of a rule come to."""

    formula: Formula
    triggers: tuple[Trigger, ...] = ()


@dataclass(frozen=True, slots=True)
class Reader:
    """A mapping with the settings it may have. `prefix` begins its names in accounts.

    `said` gathers what the settings said, in order, with defaults filled in; `rule` reads a rule
    that stands inside this one.
    """

    node: document.Mapping
    settings: Mapping[str, Setting]
    context: RuleContext
    path: str
    prefix: str
    said: list[tuple[str, str]]
    rule: Callable[[document.Node, Reader, str], Lowered]

    def check_keys(self) -> None:
        for key in self.node.names():
            if key.value not in self.settings:
                self.report(
                    "unknown_setting", key, suggestion=self.context.near(key.value, self.settings)
                )
        for setting in self.settings.values():
            if setting.required and not self.has(setting.name):
                self.report("missing_setting", self.node, setting=setting.name)

    def has(self, name: str) -> bool:
        node = self.node.get(name)
        return node is not None and not (isinstance(node, document.Text) and node.is_null)

    def exactly_one_of(self, *names: str) -> str:
        """Give the one of these settings that is given; none or several is a finding."""
        given = [name for name in names if self.has(name)]
        if len(given) != 1:
            self.report("exactly_one_setting", self.node, settings=", ".join(names))
        return given[0] if given else names[0]

    def report(self, kind: str, node: document.Node, /, **details: str) -> None:
        given = (("given", node.value),) if isinstance(node, document.Text) else ()
        place = details.get("setting")
        self.context.report(
            kind,
            f"{self.path}.{place}" if place else self.path,
            node.line,
            details=(*given, *details.items()),
        )

    def say(self, name: str, text: str) -> None:
        self.said.append((self.prefix + name, text))

    def named(self, name: str, formula: Formula) -> Formula:
        return Named(self.prefix + name, formula)

    def text(self, name: str) -> str:
        """Give what is written, or the default; not a text: a finding and ""."""
        node = self.node.get(name) if self.has(name) else None
        if node is None:
            written = self.settings[name].default
        elif isinstance(node, document.Text):
            written = node.value
        else:
            self.report("wrong_kind", node, setting=name, expected=self.settings[name].kind)
            return ""
        if written:
            self.say(name, written)
        return written

    def text_of(self, name: str) -> str:
        """Give what is written, without a word about what should be; "" where nothing is."""
        node = self.node.get(name)
        return node.value if isinstance(node, document.Text) else NO_NAME

    def at(self, name: str) -> document.Node:
        return self.node.get(name) or self.node

    def word(self, name: str) -> str:
        setting = self.settings[name]
        written = self.text(name)
        if written and written not in setting.words:
            self.report(
                "unknown_word",
                self.at(name),
                setting=name,
                words=", ".join(setting.words),
                suggestion=self.context.near(written, setting.words),
            )
        return written

    def flag(self, name: str) -> bool:
        written = self.text(name)
        if written and written not in YES + NO:
            self.report("wrong_kind", self.at(name), setting=name, expected=SettingKind.FLAG)
        return written in YES

    def number(self, name: str) -> Fraction:
        return self.number_or_none(name) or Fraction(0)

    def whole(self, name: str) -> int:
        value = self.number(name)
        if value.denominator != 1:
            self.report("not_whole", self.at(name), setting=name)
        return int(value)

    def number_or_none(self, name: str) -> Fraction | None:
        """Give the number; None where nothing is given and there is no default, or for `khong`."""
        setting = self.settings[name]
        node = self.node.get(name) if self.has(name) else None
        if node is None and not setting.default:
            return None
        if node is None:
            node = document.Text(setting.default, *NOWHERE)
        value = self.number_at(node, setting)
        if value is not None:
            self.say(name, write_number(value))
        elif isinstance(node, document.Text) and node.value in setting.words:
            self.say(name, node.value)
        return value

    def number_at(self, node: document.Node, setting: Setting) -> Fraction | None:
        if isinstance(node, document.Text) and node.value in setting.words:
            return self.maximum() if node.value == FULL else None
        if not isinstance(node, document.Text):
            self.report("wrong_kind", node, setting=setting.name, expected=SettingKind.NUMBER)
            return None
        value = read_number(node.value)
        if value is None:
            self.report("unreadable_number", node, setting=setting.name)
            return None
        if may_mean_thousands(node.value):
            self._warn_of_thousands(node, setting)
        if not setting.allows(value):
            bounds = (setting.low, setting.high)
            low, high = ("" if bound is None else write_number(bound) for bound in bounds)
            self.report("number_out_of_range", node, setting=setting.name, low=low, high=high)
        return value

    def _warn_of_thousands(self, node: document.Text, setting: Setting) -> None:
        self.context.report(
            "number_maybe_thousands",
            f"{self.path}.{setting.name}",
            node.line,
            severity=Severity.WARNING,
            details=(("given", node.value),),
        )

    def maximum(self) -> Fraction:
        """Give the row's maximum; a row without one cannot use a share of it."""
        if self.context.row_max is None:
            self.report("row_needs_maximum", self.node)
            return SOME_POINTS
        return self.context.row_max

    def maximum_points(self) -> Number:
        return Number(self.maximum())

    def date(self, name: str) -> str:
        """Give an ISO date, or "" with a finding."""
        written = self.text(name)
        try:
            return date.fromisoformat(written).isoformat()
        except ValueError:
            if written:
                self.report("unreadable_date", self.at(name), setting=name)
            return NO_NAME

    def figure(self, name: str) -> str:
        """Give the name of a declared figure of a kind that the setting takes, or "" with a finding."""
        written = self.text(name)
        if not written:
            return ""
        return written if self.is_figure(written, name) else ""

    def is_figure(self, written: str, name: str) -> bool:
        declared = self.context.figures.get(written)
        if declared is None:
            suggestion = self.context.near(written, self.context.figures)
            self.report("unknown_figure", self.at(name), setting=name, suggestion=suggestion)
            return False
        allowed: tuple[FigureKind, ...] = self.settings[name].figures
        if declared.kind not in allowed:
            expected = ", ".join(allowed)
            self.report(
                "wrong_figure_kind",
                self.at(name),
                setting=name,
                kind=declared.kind,
                expected=expected,
            )
            return False
        return True

    def rule_node(self, name: str) -> document.Node:
        """Give the rule or number under a key, or the default number; 0 where neither is."""
        node = self.node.get(name) if self.has(name) else None
        if node is not None:
            return node
        default = self.settings[name].default or "0"
        return document.Text(default, *NOWHERE)

    def items(self, name: str) -> tuple[document.Node, ...]:
        """Give the items of a list that is not empty; anything else is a finding and gives none."""
        if not self.has(name):
            return ()
        node = self.at(name)
        if not isinstance(node, document.Sequence):
            self.report("wrong_kind", node, setting=name, expected=self.settings[name].kind)
            return ()
        if not node.items:
            self.report("empty_list", node, setting=name)
        return node.items

    def mapping(self, name: str) -> Reader | None:
        """Give the settings under a key that holds a mapping; None where it does not."""
        node = self.node.get(name)
        if isinstance(node, document.Mapping):
            known = {setting.name: setting for setting in self.settings[name].parts}
            return self.inside(node, known, name)
        if node is not None:
            self.report("wrong_kind", node, setting=name, expected=SettingKind.PART)
        return None

    def parts(self, name: str) -> tuple[Reader, ...]:
        known = {setting.name: setting for setting in self.settings[name].parts}
        readers = []
        for place, item in enumerate(self.items(name), start=1):
            if isinstance(item, document.Mapping):
                readers.append(self.inside(item, known, f"{name}.{place}"))
            else:
                self.report("wrong_kind", item, setting=f"{name}.{place}", expected="bang")
        return tuple(readers)

    def inside(self, node: document.Mapping, known: Mapping[str, Setting], place: str) -> Reader:
        reader = Reader(
            node,
            known,
            self.context,
            f"{self.path}.{place}",
            f"{self.prefix}{place}.",
            self.said,
            self.rule,
        )
        reader.check_keys()
        return reader

    def numbers(self, name: str) -> tuple[Fraction, ...]:
        values = self._numbers_of(name, self.items(name))
        self.say(name, ", ".join(write_number(value) for value in values))
        return values

    def matrix(self, name: str) -> tuple[tuple[Fraction, ...], ...]:
        rows = []
        for place, item in enumerate(self.items(name), start=1):
            if isinstance(item, document.Sequence):
                rows.append(self._numbers_of(name, item.items))
                self.say(f"{name}.{place}", ", ".join(write_number(value) for value in rows[-1]))
            else:
                self.report("wrong_kind", item, setting=name, expected=SettingKind.MATRIX)
        return tuple(rows)

    def _numbers_of(self, name: str, items: Iterable[document.Node]) -> tuple[Fraction, ...]:
        read = (self.number_at(item, self.settings[name]) for item in items)
        return tuple(value for value in read if value is not None)
