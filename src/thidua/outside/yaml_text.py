"""Reads YAML into a document of plain texts, safely: no code, no aliases, everything bounded.

PyYAML is used for its scanner alone. Events are looked at before anything is built, so that a bomb
of aliases, ten thousand levels or a number of a million digits is refused, not suffered.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from yaml import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    MarkedYAMLError,
    NodeEvent,
    SafeLoader,
    ScalarEvent,
)
from yaml.reader import ReaderError

from thidua.core.refusal import Refusal
from thidua.core.rubric.document import Mapping, Node, Sequence, Text
from thidua.outside.letters import compose
from thidua.outside.text_encoding import ControlCharacter

LARGEST_TEXT = 4_000_000
DEEPEST = 64
LONGEST_SCALAR = 20_000
MOST_NODES = 100_000
LONGEST_KEY = 200
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


class YamlRefused(Refusal):
    """A text is not the plain YAML that a rubric may be. Grounds: name, line, column, and more."""


class TextTooLarge(YamlRefused):
    """More than 4,000,000 characters. Grounds: name, size, limit."""


class NotYaml(YamlRefused):
    """The text breaks YAML's grammar. Grounds: name, line, column."""


class AliasInYaml(YamlRefused):
    """An anchor or alias, which a rubric never needs. Grounds: name, line, column."""


class TagInYaml(YamlRefused):
    """A tag, which would name a type or code. Grounds: name, line, column."""


class YamlTooDeep(YamlRefused):
    """More than 64 levels. Grounds: name, line, limit."""


class ScalarTooLong(YamlRefused):
    """One value has more than 20,000 characters. Grounds: name, line, limit."""


class TooManyNodes(YamlRefused):
    """More than 100,000 values. Grounds: name, line, limit."""


class KeyTwice(YamlRefused):
    """A key is given twice in one mapping. Grounds: name, key, line, first (its first line)."""


class KeyNotText(YamlRefused):
    """A key is itself a list or mapping. Grounds: name, line."""


class NotOneMapping(YamlRefused):
    """The text is empty, or not a mapping. Grounds: name."""


class SeveralDocuments(YamlRefused):
    """A second document follows the first. Grounds: name, line."""


def read_yaml(text: str, *, name: str) -> Mapping:
    """Read one mapping; every scalar stays text, in NFC.

    `name` is the file's name, for the words of a refusal. Refuses subclasses of YamlRefused,
    TooManyMarks, and ControlCharacter for one that is written as an escape.
    """
    if len(text) > LARGEST_TEXT:
        raise TextTooLarge(name=name, size=len(text), limit=LARGEST_TEXT)
    events = list(_safe(_events(compose(text, name=name), name), name))
    root = _Builder(iter(events), name).document()
    if not isinstance(root, Mapping):
        raise NotOneMapping(name=name)
    return root


def _events(text: str, name: str) -> Iterator[Event]:
    """Scan the text; what breaks the grammar is refused where it stands."""
    try:
        scanner = SafeLoader(text)
    except ReaderError as error:
        before = text[: error.position]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        raise NotYaml(name=name, line=line, column=column) from error
    try:
        while scanner.check_event():
            yield scanner.get_event()  # type: ignore[no-untyped-call]  # the stubs lack it
    except MarkedYAMLError as error:
        mark = error.problem_mark or scanner.get_mark()
        raise NotYaml(name=name, line=mark.line + 1, column=mark.column + 1) from error
    except (ValueError, OverflowError) as error:  # of the numbers in `%YAML 1…` and "\\U…"
        mark = scanner.get_mark()
        raise NotYaml(name=name, line=mark.line + 1, column=mark.column + 1) from error


def _safe(events: Iterator[Event], name: str) -> Iterator[Event]:
    """Pass events on, refusing what no rubric may hold."""
    depth = nodes = documents = 0
    for event in events:
        line, column = _place(event)
        if isinstance(event, AliasEvent) or getattr(event, "anchor", None) is not None:
            raise AliasInYaml(name=name, line=line, column=column)
        if isinstance(event, DocumentStartEvent):
            documents += 1
        if documents > 1:
            raise SeveralDocuments(name=name, line=line)
        if isinstance(event, NodeEvent):
            nodes += 1
            if getattr(event, "tag", None) is not None:
                raise TagInYaml(name=name, line=line, column=column)
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > DEEPEST:
            raise YamlTooDeep(name=name, line=line, limit=DEEPEST)
        if nodes > MOST_NODES:
            raise TooManyNodes(name=name, line=line, limit=MOST_NODES)
        if isinstance(event, ScalarEvent) and len(event.value) > LONGEST_SCALAR:
            raise ScalarTooLong(name=name, line=line, limit=LONGEST_SCALAR)
        yield event


def _place(event: Event) -> tuple[int, int]:
    mark = event.start_mark
    return (0, 0) if mark is None else (mark.line + 1, mark.column + 1)


class _Builder:
    """Builds nodes from safe events; the depth is bounded, so plain recursion is."""

    def __init__(self, events: Iterator[Event], name: str) -> None:
        self._events = events
        self._name = name

    def document(self) -> Node | None:
        for event in self._events:
            if isinstance(event, NodeEvent):
                return self._node(event)
        return None

    def _node(self, event: Event) -> Node:
        line, column = _place(event)
        if isinstance(event, ScalarEvent):
            return Text(self._value(event), line, column, quoted=event.style is not None)
        if isinstance(event, MappingStartEvent):
            return Mapping(tuple(self._pairs()), line, column)
        return Sequence(tuple(self._node(item) for item in self._members()), line, column)

    def _value(self, event: ScalarEvent) -> str:
        """Give a scalar with its letters composed; escapes can bring in any character."""
        if _NO_TEXT.search(event.value):
            line, column = _place(event)
            raise ControlCharacter(name=self._name, line=line, column=column)
        return compose(event.value, name=self._name)

    def _members(self) -> Iterator[Event]:
        return takewhile(lambda event: not isinstance(event, CollectionEndEvent), self._events)

    def _pairs(self) -> Iterator[tuple[Text, Node]]:
        seen: dict[str, int] = {}
        for event in self._members():
            key = self._node(event)
            if not isinstance(key, Text):
                raise KeyNotText(name=self._name, line=key.line)
            if key.value in seen:
                first, told = seen[key.value], key.value[:LONGEST_KEY]
                raise KeyTwice(name=self._name, key=told, line=key.line, first=first)
            seen[key.value] = key.line
            yield key, self._node(next(self._events))
