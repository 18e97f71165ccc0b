"""Gives a finding that knows its path alone the line where that path stands in the document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from thidua.core.rubric import document
from thidua.core.rubric.finding import Finding

NAMING = ("ma", "ten")


def placed(findings: Iterable[Finding], root: document.Mapping) -> tuple[Finding, ...]:
    """Give the findings in the order of their lines; those without a line get the one they mean."""
    known = (one if one.line else replace(one, line=line_of(one.path, root)) for one in findings)
    return tuple(sorted(known, key=lambda one: one.line))


def line_of(path: str, root: document.Mapping) -> int:
    """Find the line of the deepest part of a path that the document has; 0 where it has none."""
    line = 0
    node: document.Node = root
    for part in path.split("/"):
        found = _part(node, part)
        if found is None:
            break
        line, node = found
    return line


def _part(node: document.Node, name: str) -> tuple[int, document.Node] | None:
    """Give the line where a part begins, and what it holds: a key's value, or a list's named item."""
    if isinstance(node, document.Mapping):
        return next(((key.line, value) for key, value in node.pairs if key.value == name), None)
    items = node.items if isinstance(node, document.Sequence) else ()
    return next(((item.line, item) for item in items if name in _names(item)), None)


def _names(item: document.Node) -> tuple[str, ...]:
    if not isinstance(item, document.Mapping):
        return ()
    named = (item.get(name) for name in NAMING)
    return tuple(one.value for one in named if isinstance(one, document.Text))
