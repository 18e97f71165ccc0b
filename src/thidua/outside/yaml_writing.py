"""Writes a document as YAML: what `read_yaml` reads of it is the document again."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from typing import Protocol, cast

import yaml
from yaml import (
    DocumentEndEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from thidua.core.rubric.document import Mapping, Node, Text

ONE_LINE = 10**9  # no text is folded


class Emit(Protocol):
    """PyYAML's `emit`, whose stubs know fewer of its arguments."""

    def __call__(
        self, events: Iterator[Event], stream: StringIO, *, width: int, allow_unicode: bool
    ) -> object: ...


def write_yaml(root: Mapping) -> str:
    """Give the text, keys in their order, each value of a mapping on its own line."""
    text = StringIO()
    emit = cast(Emit, yaml.emit)
    emit(_document(root), text, width=ONE_LINE, allow_unicode=True)
    return text.getvalue()


def _document(root: Mapping) -> Iterator[Event]:
    yield StreamStartEvent()
    yield DocumentStartEvent(explicit=False)
    yield from _node(root)
    yield DocumentEndEvent(explicit=False)
    yield StreamEndEvent()


def _node(node: Node) -> Iterator[Event]:
    match node:
        case Text():
            yield _scalar(node)
        case Mapping():
            yield MappingStartEvent(None, None, implicit=True, flow_style=False)
            for key, value in node.pairs:
                yield _key(key)
                yield from _node(value)
            yield MappingEndEvent()
        case _:
            yield SequenceStartEvent(None, None, implicit=True, flow_style=True)
            for item in node.items:
                yield from _node(item)
            yield SequenceEndEvent()


def _key(key: Text) -> ScalarEvent:
    """Write a key, which is a text whatever it says."""
    return ScalarEvent(None, None, (True, True), key.value, style=None if key.value else '"')


def _scalar(text: Text) -> ScalarEvent:
    if text.is_null:
        return ScalarEvent(None, None, (True, False), "null")
    style = '"' if text.quoted else None
    return ScalarEvent(None, None, (not text.quoted, True), text.value, style=style)
