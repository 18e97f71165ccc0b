"""Sets one setting of a row in a rubric's document: `1.1.diem`, `1.1.quy_tac.tran`."""

from __future__ import annotations

from dataclasses import replace

from thidua.core.rubric.document import Mapping, Node, Sequence, Text

ROWS, ID = "muc", "ma"
SECTIONS = (ROWS, "thuong", "tru")


def with_setting(written: Mapping, target: str, value: str) -> Mapping | None:
    """Give the document with a setting of a row changed or added; None where there is no such row."""
    row = _longest(_rows_in(written), target)
    if row is None:
        return None
    keys = target[len(row) + 1 :].split(".")
    return _in_sections(written, row, keys, value)


def _longest(rows: list[str], target: str) -> str | None:
    """Find the row whose id begins the target: of `1` and `1.1` the longer."""
    known = [row for row in rows if target.startswith(f"{row}.") and len(target) > len(row) + 1]
    return max(known, key=len, default=None)


def _rows_in(node: Node) -> list[str]:
    """Name the rows under a section or another row."""
    if not isinstance(node, Mapping):
        return []
    found = []
    for section in SECTIONS:
        inner = node.get(section)
        if isinstance(inner, Sequence):
            for item in inner.items:
                found += [*_id_of(item), *_rows_in(item)]
        elif inner is not None:
            found += _rows_in(inner)
    return found


def _id_of(item: Node) -> list[str]:
    found = item.get(ID) if isinstance(item, Mapping) else None
    return [found.value] if isinstance(found, Text) else []


def _in_sections(node: Mapping, row: str, keys: list[str], value: str) -> Mapping:
    return replace(
        node,
        pairs=tuple(
            (key, _inside(inner, row, keys, value) if key.value in SECTIONS else inner)
            for key, inner in node.pairs
        ),
    )


def _inside(node: Node, row: str, keys: list[str], value: str) -> Node:
    match node:
        case Sequence():
            items = tuple(_inside(item, row, keys, value) for item in node.items)
            return replace(node, items=items)
        case Mapping():
            found = _put(node, keys, value) if _id_of(node) == [row] else node
            return _in_sections(found, row, keys, value)
        case _:
            return node


def _put(node: Mapping, keys: list[str], value: str) -> Mapping:
    """Put a value under a path of keys, whose mappings are made where they are not there."""
    first, rest = keys[0], keys[1:]
    inner = node.get(first)
    if rest:
        below = inner if isinstance(inner, Mapping) else Mapping((), node.line, node.column)
        new: Node = _put(below, rest, value)
    else:
        new = Text(value, node.line, node.column, quoted=True)
    if inner is None:
        key = Text(first, node.line, node.column, quoted=False)
        return replace(node, pairs=(*node.pairs, (key, new)))
    pairs = tuple((key, new if key.value == first else old) for key, old in node.pairs)
    return replace(node, pairs=pairs)
