"""Every refusal has words in both languages, and is raised with the grounds its words speak of."""

from __future__ import annotations

import ast
import pkgutil
from collections import Counter
from collections.abc import Iterator
from importlib import import_module
from string import Formatter

import thidua
from tests.house.sources import files, of_house
from thidua.core.refusal import Refusal
from thidua.ui.words.phrase import Phrase
from thidua.ui.words.refusals import AREAS, WORDS

NOT_FOR_IMPORT = ("thidua.web.wsgi", "__main__", "migrations")


def all_refusals() -> dict[str, list[type[Refusal]]]:
    """Give every refusal of the product by its name."""
    for module in pkgutil.walk_packages(thidua.__path__, "thidua."):
        if not any(part in module.name for part in NOT_FOR_IMPORT):
            import_module(module.name)
    found: dict[str, list[type[Refusal]]] = {}
    for kind in below(Refusal):
        if kind.__module__.startswith("thidua."):
            found.setdefault(kind.__name__, []).append(kind)
    return found


def below(kind: type[Refusal]) -> Iterator[type[Refusal]]:
    for child in kind.__subclasses__():
        yield child
        yield from below(child)


def named_in(phrase: Phrase) -> set[str]:
    """Give the grounds that a phrase speaks of, in either language."""
    parts = (*Formatter().parse(phrase.vi), *Formatter().parse(phrase.en))
    return {name for _, name, _, _ in parts if name is not None}


def unfounded(source: str, words: dict[str, Phrase]) -> Iterator[str]:
    """Name the refusals made here without a ground that their words speak of."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        phrase = words.get(node.func.id)
        given = {word.arg for word in node.keywords}
        if phrase is not None and None not in given:
            yield from (f"{node.func.id}: {name}" for name in sorted(named_in(phrase) - given))


def test_every_refusal_has_words() -> None:
    assert sorted(set(all_refusals()) - set(WORDS)) == []


def test_no_words_are_left_of_a_refusal_that_is_gone() -> None:
    assert sorted(set(WORDS) - set(all_refusals())) == []


def test_two_refusals_never_share_a_name() -> None:
    shared = {name: kinds for name, kinds in all_refusals().items() if len(kinds) > 1}

    assert shared == {}


def test_two_areas_never_word_the_same_refusal() -> None:
    counts = Counter(name for area in AREAS for name in area)

    assert [name for name, count in counts.items() if count > 1] == []


def test_both_languages_speak_of_something_and_end_without_shouting() -> None:
    bad = [
        name
        for name, phrase in WORDS.items()
        if not phrase.vi.strip() or not phrase.en.strip() or "!" in phrase.vi + phrase.en
    ]

    assert bad == []


def test_every_refusal_is_made_with_the_grounds_that_its_words_speak_of() -> None:
    missing = [
        f"{of_house(path)} {lack}"
        for path in files("src", suffix=".py")
        for lack in unfounded(path.read_text(encoding="utf-8"), WORDS)
    ]

    assert missing == []


def test_a_missing_ground_is_found() -> None:
    words = {"NoSuchRow": Phrase(vi="Không có dòng {row}.", en="There is no row {row}.")}

    assert list(unfounded("raise NoSuchRow(line=3)", words)) == ["NoSuchRow: row"]
    assert list(unfounded("raise NoSuchRow(row=3)", words)) == []
    assert list(unfounded("raise NoSuchRow(**grounds)", words)) == []


def test_a_refusal_without_words_is_found() -> None:
    class Unworded(Refusal):
        """A refusal of this test alone."""

    assert Unworded in set(below(Refusal))
    assert Unworded.__name__ not in WORDS
