"""The schema and the reading agree on what may stand where: keys, words, kinds, bounds."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.core.rubric.schema_world import (
    DOCUMENTS,
    READERS,
    Path,
    errors,
    is_valid,
    mappings,
    refusals,
    replaced,
)
from tests.core.rubric.shapes.world import written
from thidua.core.rubric import document
from thidua.core.rubric.document import Node, Text
from thidua.core.rubric.table import EffectKind

ROOTS = {name: written(text) for name, text in DOCUMENTS.items()}
WORDS = sorted(
    {key.value for root in ROOTS.values() for _, one in mappings(root) for key in one.names()}
)
ODD = "khong_co_khoa_nay"
HELD = {
    "unknown_setting",
    "unknown_shape",
    "unknown_word",
    "unknown_version",
    "wrong_kind",
    "unreadable_date",
    "empty_list",
}
"""What both must refuse. What hangs on more than one key or on names is the reading's alone."""


Found = set[tuple[str, str]]


def spot(path: Iterable[object]) -> str:
    return "/".join(str(one) for one in path)


def stuffed(node: Node, path: tuple[object, ...], spots: list[str]) -> Node:
    """Give the document with every word in every mapping; a mapping's line is its place in `spots`."""
    if isinstance(node, document.Sequence):
        items = (stuffed(one, (*path, place), spots) for place, one in enumerate(node.items))
        return document.Sequence(tuple(items), node.line, node.column)
    if isinstance(node, Text) or any(node.get(kind) for kind in EffectKind):
        return node  # an effect has one key, whichever
    line = len(spots)
    spots.append(spot(path))
    pairs = [(key, stuffed(value, (*path, key.value), spots)) for key, value in node.pairs]
    more = [word for word in (*WORDS, ODD) if node.get(word) is None]
    nothing = Text("", line, 1, quoted=False)
    new = [(Text(word, line, 1, quoted=True), nothing) for word in more]
    return document.Mapping((*pairs, *new), line, 1)


def unknown_to_the_reading(name: str, root: document.Mapping, spots: list[str]) -> Found:
    wrong = [one for one in READERS[name](root) if one.kind == "unknown_setting"]
    return {(spots[one.line], one.detail("setting") or one.detail("given")) for one in wrong}


def unknown_to_the_schema(name: str, root: document.Mapping) -> Found:
    """Give the keys that the schema closes out, however deep it says so."""
    waiting = deque(errors(name, root))
    found: Found = set()
    while waiting:
        error = waiting.popleft()
        waiting.extend(error.context or ())
        if error.validator == "additionalProperties" and isinstance(error.instance, dict):
            unknown = set(error.instance) - set(error.schema["properties"])
            found |= {(spot(error.absolute_path), word) for word in unknown}
    return found


@pytest.mark.parametrize("name", ROOTS)
def test_every_mapping_has_the_same_keys_for_both(name: str) -> None:
    spots: list[str] = []
    root = stuffed(ROOTS[name], (), spots)
    assert isinstance(root, document.Mapping)

    unknown = unknown_to_the_reading(name, root, spots)

    assert len({place for place, _ in unknown}) > len(spots) / 2
    assert unknown_to_the_schema(name, root) == unknown


KEYED = {
    name: [
        (path, one)
        for path, one in mappings(root)
        if one.pairs and not any(one.get(kind) for kind in EffectKind)
    ]
    for name, root in ROOTS.items()
}
NEW = st.sampled_from(
    [
        Text("", 1, 1, quoted=False),
        *(
            Text(word, 1, 1, quoted=False)
            for word in ("0", "1", "-1", "1.5", "-50%", "true", "2024-06-22", "khong", ODD)
        ),
        *(Text(word, 1, 1, quoted=True) for word in ("5", "1,5", "-2", "1/2", "a b")),
        document.Sequence((), 1, 1),
        document.Sequence((Text("1", 1, 1, quoted=False),), 1, 1),
        document.Mapping((), 1, 1),
    ]
)


def places(node: Node, path: Path = ()) -> list[Path]:
    """Give every place of a document."""
    if isinstance(node, document.Mapping):
        inside = [value for _, value in node.pairs]
    else:
        inside = list(node.items) if isinstance(node, document.Sequence) else []
    deeper = [one for place, value in enumerate(inside) for one in places(value, (*path, place))]
    return [path, *deeper] if path else deeper


CHANGES = st.sampled_from(sorted(ROOTS)).flatmap(
    lambda name: st.tuples(st.just(name), st.sampled_from(places(ROOTS[name])), NEW)
)


@settings(max_examples=60)
@given(CHANGES)
def test_one_change_is_refused_by_both_or_by_neither(change: tuple[str, Path, Node]) -> None:
    name, path, new = change
    root = replaced(ROOTS[name], path, new)
    assert isinstance(root, document.Mapping)
    refused = refusals(name, root)

    if not refused:
        assert errors(name, root) == []
    if refused & HELD:
        assert not is_valid(name, root)


@settings(max_examples=60)
@given(st.sampled_from(sorted(ROOTS)), st.data())
def test_a_key_taken_away_is_missed_by_both_or_by_neither(name: str, data: st.DataObject) -> None:
    path, one = data.draw(st.sampled_from(KEYED[name]))
    place = data.draw(st.integers(0, len(one.pairs) - 1))
    pairs = one.pairs[:place] + one.pairs[place + 1 :]
    root = replaced(ROOTS[name], path, document.Mapping(pairs, one.line, one.column))
    assert isinstance(root, document.Mapping)

    assert refusals(name, root) or errors(name, root) == []
