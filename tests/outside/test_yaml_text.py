"""YAML becomes a document of plain texts; what is not plain, or not bounded, is refused by name."""

from __future__ import annotations

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rubrics import a_criterion, a_figure, a_group, a_rubric
from thidua.core.refusal import Refusal
from thidua.core.rubric.document import Mapping, Sequence, Text
from thidua.core.rubric.figures_reading import read_figures
from thidua.core.rubric.reading import read_rubric
from thidua.outside.letters import TooManyMarks
from thidua.outside.text_encoding import ControlCharacter
from thidua.outside.yaml_text import (
    AliasInYaml,
    KeyNotText,
    KeyTwice,
    NotOneMapping,
    NotYaml,
    ScalarTooLong,
    SeveralDocuments,
    TagInYaml,
    TextTooLarge,
    TooManyNodes,
    YamlRefused,
    YamlTooDeep,
    read_yaml,
)

MILLION = 1_000_000


def refused(text: str) -> tuple[type[Refusal], dict[str, object]]:
    """Give the refusal of a text, and its grounds without the name."""
    with pytest.raises(Refusal) as caught:
        read_yaml(text, name="tep.yaml")
    grounds = dict(caught.value.grounds)
    assert grounds.pop("name") == "tep.yaml"
    return type(caught.value), grounds


# --- what is read --------------------------------------------------------------------------------


def test_every_scalar_stays_text_with_its_place() -> None:
    assert read_yaml("a: 1.50\nb:\n- yes\n- '1,5'\n- {c: 2024-01-01}\nd:\n", name="t") == Mapping(
        (
            (Text("a", 1, 1, quoted=False), Text("1.50", 1, 4, quoted=False)),
            (
                Text("b", 2, 1, quoted=False),
                Sequence(
                    (
                        Text("yes", 3, 3, quoted=False),
                        Text("1,5", 4, 3, quoted=True),
                        Mapping(
                            (
                                (
                                    Text("c", 5, 4, quoted=False),
                                    Text("2024-01-01", 5, 7, quoted=False),
                                ),
                            ),
                            5,
                            3,
                        ),
                    ),
                    3,
                    1,
                ),
            ),
            (Text("d", 6, 1, quoted=False), Text("", 6, 3, quoted=False)),
        ),
        1,
        1,
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: |\n  x\n  y\n", "x\ny\n"),
        ("a: >-\n  x\n  y\n", "x y"),
        ('a: "x\\ty"', "x\ty"),
        ("a: x # y", "x"),
        ("\ufeffa: x", "x"),
        ("---\na: x\n...\n", "x"),
        ("a: x\r\n", "x"),
        ("a: " + "x" * 20_000, "x" * 20_000),
    ],
)
def test_the_plain_forms_of_yaml_are_read(text: str, value: str) -> None:
    node = read_yaml(text, name="t").get("a")

    assert isinstance(node, Text)
    assert node.value == value


@pytest.mark.parametrize("text", ["{}: {}", '"e\\u0302\\u0301": "e\\u0302\\u0301"'])
def test_letters_taken_apart_become_whole_in_keys_and_values_escaped_or_not(text: str) -> None:
    apart = normalize("NFD", "ế")

    assert [
        (key.value, node) for key, node in read_yaml(text.format(apart, apart), name="t").pairs
    ] == [("ế", Text("ế", 1, node_column(text), quoted=text.startswith('"')))]


def node_column(text: str) -> int:
    """Columns are those of the text as it is read, its letters whole."""
    return 4 if text.startswith("{") else 18


# --- what is refused -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "grounds"),
    [
        ("", NotOneMapping, {}),
        ("# chỉ có lời ghi\n", NotOneMapping, {}),
        ("x", NotOneMapping, {}),
        ("- x", NotOneMapping, {}),
        ("a: 1\n---\nb: 2", SeveralDocuments, {"line": 2}),
        ("---\n---\n---\n", SeveralDocuments, {"line": 2}),
        ("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3", KeyTwice, {"key": "c", "line": 5, "first": 3}),
        ("a: 1\n'a': 2", KeyTwice, {"key": "a", "line": 2, "first": 1}),
        ('ế: 1\n"e\\u0302\\u0301": 2', KeyTwice, {"key": "ế", "line": 2, "first": 1}),
        (f"ế: 1\n{normalize('NFD', 'ế')}: 2", KeyTwice, {"key": "ế", "line": 2, "first": 1}),
        (
            "k" * 300 + ": 1\n? " + "k" * 300 + "\n: 2",
            KeyTwice,
            {"key": "k" * 200, "line": 2, "first": 1},
        ),
        ("a: 1\n? [b]\n: 2", KeyNotText, {"line": 2}),
        ("a: 1\n? {b: 1}\n: 2", KeyNotText, {"line": 2}),
        ("a: &x 1", AliasInYaml, {"line": 1, "column": 4}),
        ("a: 1\nb: *x", AliasInYaml, {"line": 2, "column": 4}),
        ("a: &x {b: 1}", AliasInYaml, {"line": 1, "column": 4}),
        ("a: &x [1]", AliasInYaml, {"line": 1, "column": 4}),
        ("a: !!python/object/apply:os.system [x]", TagInYaml, {"line": 1, "column": 4}),
        ("a: 1\nb: !!str 1", TagInYaml, {"line": 2, "column": 4}),
        ("!x {a: 1}", TagInYaml, {"line": 1, "column": 1}),
        ("a:\n\tb: 1", NotYaml, {"line": 2, "column": 1}),
        ("a: [1\nb: 2", NotYaml, {"line": 2, "column": 2}),
        ("a: 'x\n", NotYaml, {"line": 2, "column": 1}),
        ("a: 1\n b: 2", NotYaml, {"line": 2, "column": 3}),
        ("a: 1\nb: x: 2", NotYaml, {"line": 2, "column": 5}),
        ("a: 1\nb: *", NotYaml, {"line": 2, "column": 5}),
        ("a: 1\nb: x\x00", NotYaml, {"line": 2, "column": 5}),
        ("\ud800", NotYaml, {"line": 1, "column": 1}),
        ("%YAML 2.0\n---\na: 1", NotYaml, {"line": 1, "column": 1}),
        ('a: 1\nb: "\\UFFFFFFFF"', NotYaml, {"line": 2, "column": 7}),
        ('a: 1\nb: "\\U00110000"', NotYaml, {"line": 2, "column": 7}),
        ('a: 1\nb: "\\ud800"', ControlCharacter, {"line": 2, "column": 4}),
        ('a: 1\nb: "x\\0"', ControlCharacter, {"line": 2, "column": 4}),
        ('a: 1\n"\\e": 1', ControlCharacter, {"line": 2, "column": 1}),
        ('a: 1\nb: "\\x85"', ControlCharacter, {"line": 2, "column": 4}),
    ],
)
def test_what_is_not_plain_is_refused_by_name_and_place(
    text: str, kind: type[Refusal], grounds: dict[str, object]
) -> None:
    assert refused(text) == (kind, grounds)


def nested(levels: int) -> str:
    """Write a mapping with lists in it, so many levels in all."""
    return "a: " + "[" * (levels - 1) + "]" * (levels - 1)


def bomb(levels: int) -> str:
    """Write the billion laughs: each line names the one before ten times."""
    lines = ["a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, levels)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "kind", "grounds"),
    [
        (bomb(10), AliasInYaml, {"line": 1, "column": 5}),
        (nested(65), YamlTooDeep, {"line": 1, "limit": 64}),
        (nested(10_000), YamlTooDeep, {"line": 1, "limit": 64}),
        ("a: " + "[" * 10_000, YamlTooDeep, {"line": 1, "limit": 64}),
        ("a:\n" + "- " * 10_000, YamlTooDeep, {"line": 2, "limit": 64}),
        ("? " * 10_000, YamlTooDeep, {"line": 1, "limit": 64}),
        ("\n".join(" " * n + "a:" for n in range(2_000)), YamlTooDeep, {"line": 65, "limit": 64}),
        ("a: 1\nb: " + "9" * MILLION, ScalarTooLong, {"line": 2, "limit": 20_000}),
        ("a: '" + "9" * 20_001 + "'", ScalarTooLong, {"line": 1, "limit": 20_000}),
        ("? " + "9" * MILLION + "\n: 1", ScalarTooLong, {"line": 1, "limit": 20_000}),
        ("a: |\n " + "9" * 20_001, ScalarTooLong, {"line": 1, "limit": 20_000}),
        ("%YAML 1." + "1" * MILLION + "\n---\na: 1", NotYaml, {"line": 1, "column": 9}),
        ("a: x" + "\u0323\u0302" * MILLION, TooManyMarks, {"line": 1, "limit": 30}),
        ('a: "x' + "\\u0323\\u0302" * 1_600 + '"', TooManyMarks, {"line": 1, "limit": 30}),
        ("#" * 4_000_001, TextTooLarge, {"size": 4_000_001, "limit": 4_000_000}),
    ],
    ids=[
        "a bomb of aliases",
        "sixty-five levels",
        "ten thousand levels",
        "ten thousand levels that do not end",
        "ten thousand lists in lists",
        "ten thousand keys of keys",
        "two thousand levels by indenting",
        "a number of a million digits",
        "a quoted number of a digit too many",
        "a key of a million digits",
        "a block of one letter too many",
        "a version of a million digits",
        "a letter with two million marks",
        "a letter with thousands of marks by escapes",
        "a text of four million characters and one",
    ],
)
def test_what_would_exhaust_time_or_memory_is_refused(
    text: str, kind: type[Refusal], grounds: dict[str, object]
) -> None:
    assert refused(text) == (kind, grounds)


def test_sixty_four_levels_are_read() -> None:
    node = read_yaml(nested(64), name="t").get("a")

    levels = 1
    while isinstance(node, Sequence) and node.items:
        (node,) = node.items
        levels += 1
    assert levels == 63


def test_more_than_a_hundred_thousand_values_are_refused() -> None:
    assert refused("a:\n" + "-\n" * 100_000) == (TooManyNodes, {"line": 99_999, "limit": 100_000})


def test_a_text_of_four_million_characters_is_looked_at() -> None:
    text = "a: *x\n#"

    assert refused(text + "x" * (4_000_000 - len(text)))[0] is AliasInYaml


def test_every_refusal_of_a_text_is_of_one_family() -> None:
    for kind in (
        AliasInYaml, KeyNotText, KeyTwice, NotOneMapping, NotYaml, ScalarTooLong, SeveralDocuments,
        TagInYaml, TextTooLarge, TooManyNodes, YamlTooDeep,
    ):  # fmt: skip
        assert issubclass(kind, YamlRefused)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused_and_never_more(text: str) -> None:
    try:
        root = read_yaml(text, name="t")
    except (YamlRefused, ControlCharacter, TooManyMarks):
        return

    assert isinstance(root, Mapping)


SIGNS = "a[]{},'\"40>#\n\t \ufeff\x85"
PIECES = st.sampled_from(
    [*SIGNS, ": ", "- ", "? ", "! ", "&a ", "*a", "|\n", "%YAML ", "1.1", "---", "\\x", "\\u", "41"]
)


@given(st.lists(PIECES, max_size=25).map("".join))
def test_any_mixture_of_the_signs_of_yaml_is_read_or_refused(text: str) -> None:
    try:
        root = read_yaml(text, name="t")
    except (YamlRefused, ControlCharacter, TooManyMarks):
        return

    assert isinstance(root, Mapping)


# --- through to the reading ----------------------------------------------------------------------

NINES = "9" * 20_000
DEEP_ROWS = "muc: [{ma: a, " * 30 + "diem: 1" + "}]" * 30


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (f"muc: [{{ma: a, diem: {NINES}}}]", {"unreadable_number", "row_without_content"}),
        (DEEP_ROWS, {"rows_too_deep", "row_without_content", "row_twice"}),
        (
            f"so_lieu: {{x: {{cong_thuc: {'(' * 19_000}}}}}",
            {"unreadable_formula", "missing_setting"},
        ),
        (f"so_lieu: {{x: {{cong_thuc: {NINES}}}}}", {"unreadable_formula", "missing_setting"}),
        (f"so_lieu: {{x: {{mac_dinh: {NINES}}}}}", {"number_too_long", "missing_setting"}),
    ],
    ids=["a maximum", "rows", "brackets", "a number in a formula", "a default"],
)
def test_what_yaml_lets_through_is_bounded_by_the_reading(text: str, kinds: set[str]) -> None:
    reading = read_rubric(read_yaml(f"bang_tieu_chi: 1\nma: b\nten: B\n{text}", name="t"))

    assert reading.rubric is None
    assert {finding.kind for finding in reading.findings} == kinds
    assert all(len(fact) <= 201 for one in reading.findings for _, fact in one.details)


def test_a_figure_of_thousands_of_digits_is_told_and_nothing_is_loaded() -> None:
    rubric = a_rubric(a_group("1", a_criterion()), declared=(a_figure("a"),))
    text = f"so_lieu: 1\ndon_vi:\n  A: {{a: 1}}\n  B: {{a: {NINES}}}"

    reading = read_figures(read_yaml(text, name="t"), rubric)

    assert (reading.verified, reading.reported) == (None, None)
    assert [(one.kind, one.path, one.line) for one in reading.findings] == [
        ("number_too_long", "don_vi/B/a", 4)
    ]
