"""Reads YAML into a document of plain texts, safely: no code, no aliases, everything bounded.

PyYAML is used for its scanner alone. Events are looked at before anything is built, so that a bomb
of aliases, ten thousand levels or a number of a million digits is refused, not suffered.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import yaml
from yaml import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

from thidua.core.refusal import Refusal
from thidua.core.rubric.document import Mapping, Node, Sequence, Text

LARGEST_TEXT = 4_000_000
DEEPEST = 64
LONGEST_SCALAR = 20_000
MOST_NODES = 200_000
TAB = "\t"


class YamlRefused(Refusal):
    """A text is not the plain YAML that a rubric may be. Grounds: name, line, column, and more."""


class TextTooLarge(YamlRefused):
    """More than 4,000,000 characters. Grounds: name, size, limit."""


class NotYaml(YamlRefused):
    """The text breaks YAML's grammar. Grounds: name, line, column, tab (whether a tab indents)."""


class AliasInYaml(YamlRefused):
    """An anchor or alias, which a rubric never needs. Grounds: name, line, column."""


class TagInYaml(YamlRefused):
    """A tag, which would name a type or code. Grounds: name, line, column."""


class YamlTooDeep(YamlRefused):
    """More than 64 levels. Grounds: name, line, limit."""


class ScalarTooLong(YamlRefused):
    """One value has more than 20,000 characters. Grounds: name, line, limit."""


class TooManyNodes(YamlRefused):
    """More than 200,000 values. Grounds: name, line, limit."""


class KeyTwice(YamlRefused):
    """A key is given twice in one mapping. Grounds: name, key, line, first (its first line)."""


class KeyNotText(YamlRefused):
    """A key is itself a list or mapping. Grounds: name, line."""


class NotOneMapping(YamlRefused):
    """The text is empty, not a mapping, or several documents. Grounds: name."""


def read_yaml(text: str, *, name: str) -> Mapping:
    """Read one mapping; every scalar stays text, normalised to NFC. Refuses subclasses of YamlRefused.

    `name` is the file's name, for the words of a refusal.
    """
    if len(text) > LARGEST_TEXT:
        raise TextTooLarge(name=name, size=len(text), limit=LARGEST_TEXT)
    try:
        events = list(_safe(yaml.parse(unicodedata.normalize("NFC", text)), name))
    except yaml.MarkedYAMLError as error:
        raise _not_yaml(error, text, name) from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise NotYaml(name=name, line=line, column=1, tab=False) from error
    root = _Builder(iter(events), name).document()
    if not isinstance(root, Mapping):
        raise NotOneMapping(name=name)
    return root


def _not_yaml(error: yaml.MarkedYAMLError, text: str, name: str) -> NotYaml:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    lines = text.splitlines()
    indent = lines[line][: column + 1] if line < len(lines) else ""
    return NotYaml(name=name, line=line + 1, column=column + 1, tab=TAB in indent)


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
            raise NotOneMapping(name=name)
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
            return Text(event.value, line, column, quoted=event.style is not None)
        if isinstance(event, MappingStartEvent):
            return Mapping(tuple(self._pairs()), line, column)
        return Sequence(tuple(self._node(item) for item in self._members()), line, column)

    def _members(self) -> Iterator[Event]:
        for event in self._events:
            if isinstance(event, CollectionEndEvent):
                return
            yield event

    def _pairs(self) -> Iterator[tuple[Text, Node]]:
        seen: dict[str, int] = {}
        for event in self._members():
            key = self._node(event)
            if not isinstance(key, Text):
                raise KeyNotText(name=self._name, line=key.line)
            if key.value in seen:
                first = seen[key.value]
                raise KeyTwice(name=self._name, key=key.value, line=key.line, first=first)
            seen[key.value] = key.line
            yield key, self._node(next(self._events))
