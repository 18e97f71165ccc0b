"""A mapping is asked for its settings: what is wrong is noted at its place, and reading goes on."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from tests.core.rubric.reading.told import W, cursor, told
from thidua.core.rubric.formula.nodes import Compare, Comparison, Figure, Number, Sum

NULLS = ("a:", "a: ~", "a: null", "b: 1")


# --- keys ----------------------------------------------------------------------------------------


def test_a_key_that_cannot_be_is_noted_with_the_nearest_that_can() -> None:
    one = cursor("ten: x\ndiemm: 3\nla: 1", "muc/1")

    one.only(("ten", "diem"))

    assert told(one.findings) == [
        ("unknown_setting", "muc/1/diemm", 2, {"setting": "diemm", "suggestion": "diem"}),
        ("unknown_setting", "muc/1/la", 3, {"setting": "la", "suggestion": ""}),
    ]


def test_keys_that_can_be_are_not_noted() -> None:
    one = cursor("ten: x\ndiem: 3")

    one.only(("ten", "diem"))

    assert one.findings == []


def test_a_decimal_comma_in_braces_is_told_as_one_number_torn_in_two() -> None:
    one = cursor("{diem: -98,5, ten: x}", "muc/1")

    one.only(("ten", "diem"))

    assert told(one.findings) == [("number_torn", "muc/1", 1, {"given": "-98.5"})]


def test_after_two_hundred_findings_no_more_names_are_suggested() -> None:
    one = cursor("\n".join(f"diem{place}: 1" for place in range(1, 202)))

    one.only(("diem",))

    suggested = [finding.detail("suggestion") for finding in one.findings]
    assert suggested == [*["diem"] * 200, ""]


@pytest.mark.parametrize("text", NULLS)
def test_a_null_is_as_nothing(text: str) -> None:
    one = cursor(text)

    assert one.get("a") is None
    assert one.at("a") is one.node
    assert one.text("a", "x") == "x"
    assert one.number("a") is None
    assert one.whole("a", 0, 9) is None
    assert one.day("a") is None
    assert one.flag("a") is False
    assert one.formula("a") is None
    assert one.condition("a") is None
    assert one.inside("a") is None
    assert one.nodes("a") == ()
    assert one.cursors("a") == ()
    assert one.texts("a") == ()
    assert one.findings == []


def test_what_stands_under_a_key_is_given_with_its_place() -> None:
    one = cursor("x: 1\na: '~'")

    assert one.at("a") is one.node.pairs[1][1]
    assert one.text("a") == "~"


# --- texts ---------------------------------------------------------------------------------------


def test_a_text_is_given_without_blanks_around_it() -> None:
    assert cursor("a: ' x y '").text("a", "z") == "x y"


@pytest.mark.parametrize("text", [*NULLS, "a: ''", "a: ' '"])
def test_a_required_text_that_says_nothing_is_missing(text: str) -> None:
    one = cursor(text, "p")

    assert one.text("a", "z", required=True) == "z"
    assert told(one.findings) == [("missing_setting", "p/a", 1, {"setting": "a"})]


@pytest.mark.parametrize("text", ["z: 1\na: [x]", "z: 1\na: {b: x}"])
def test_a_list_or_mapping_is_no_text(text: str) -> None:
    one = cursor(text, "p")

    assert one.text("a", "z", required=True) == "z"
    assert told(one.findings) == [("wrong_kind", "p/a", 2, {"setting": "a", "expected": "text"})]


def test_a_node_that_says_null_says_nothing() -> None:
    one = cursor("a: ~\nb: '~'")

    assert [one.text_of(node, "x") for _, node in one.node.pairs] == ["", "~"]


def test_a_word_is_one_of_those_allowed() -> None:
    one = cursor("a: vang\nb: vangg", "p")

    assert one.word("a", ("do", "vang"), "do") == "vang"
    assert one.word("c", ("do", "vang"), "do") == "do"
    assert one.findings == []
    assert one.word("b", ("do", "vang"), "do") == "do"
    facts = {"setting": "b", "given": "vangg", "words": "do, vang", "suggestion": "vang"}
    assert told(one.findings) == [("unknown_word", "p/b", 2, facts)]


@pytest.mark.parametrize(
    ("text", "flag"), [("a: true", True), ("a: false", False), ("b: 1", False)]
)
def test_a_flag_is_true_or_false(text: str, flag: bool) -> None:  # noqa: FBT001 - a table's column
    one = cursor(text)

    assert one.flag("a") is flag
    assert one.findings == []


def test_a_flag_is_no_other_word() -> None:
    one = cursor("a: yes")

    assert one.flag("a") is False
    facts = {"setting": "a", "given": "yes", "words": "true, false", "suggestion": ""}
    assert told(one.findings) == [("unknown_word", "a", 1, facts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("a: x", ("x",)), ("a: ' x '", ("x",)), ("a: [x, ' y ', '', ~]", ("x", "y")), ("a: []", ())],
)
def test_texts_are_a_list_or_a_single_one(text: str, expected: tuple[str, ...]) -> None:
    one = cursor(text)

    assert one.texts("a") == expected
    assert one.findings == []


def test_what_is_no_text_in_a_list_is_noted_and_left_out() -> None:
    one = cursor("a:\n- x\n- [y]\n- {z: 1}", "p")

    assert one.texts("a") == ("x",)
    facts = {"setting": "a", "expected": "text"}
    assert told(one.findings) == [("wrong_kind", "p/a", 3, facts), ("wrong_kind", "p/a", 4, facts)]


# --- numbers and days ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written_as", "value"),
    [("12", "12"), ("1.5", "1.5"), ("'1,5'", "1.5"), ("50%", "1/2"), ("-1/3", "-1/3")],
)
def test_a_number_is_read_exactly(written_as: str, value: str) -> None:
    one = cursor(f"a: {written_as}")

    assert one.number("a") == Fraction(value)
    assert one.findings == []


@pytest.mark.parametrize("written_as", ["abc", "1e9", "1/0", "0x1F", "9" * 31, "9" * 1_000_000])
def test_what_is_no_number_is_noted_in_a_few_words(written_as: str) -> None:
    one = cursor(f"z: 1\na: {written_as}", "p")

    assert one.number("a") is None
    given = written_as if len(written_as) < 40 else one.findings[0].detail("given")
    assert told(one.findings) == [
        ("unreadable_number", "p/a", 2, {"setting": "a", "given": given}),
    ]
    assert len(given) <= 201


def test_a_number_that_may_mean_thousands_is_warned_of_and_read_as_a_decimal() -> None:
    one = cursor("z: 1\na: 1.000", "p")

    assert one.number("a") == 1
    assert told(one.findings, W) == [
        ("number_maybe_thousands", "p/a", 2, {"setting": "a", "given": "1.000"})
    ]


@pytest.mark.parametrize("text", ["a:", "b: 1", "a: ''"])
def test_a_required_number_may_not_be_missing(text: str) -> None:
    one = cursor(text)

    assert one.number("a", required=True) is None
    assert one.whole("a", 0, 9, required=True) is None
    assert told(one.findings) == [("missing_setting", "a", 1, {"setting": "a"})] * 2


@pytest.mark.parametrize("written_as", ["2", "5", "9"])
def test_a_whole_number_lies_within_its_bounds_both_included(written_as: str) -> None:
    one = cursor(f"a: {written_as}")

    value = one.whole("a", 2, 9)

    assert (value, type(value)) == (int(written_as), int)
    assert one.findings == []


@pytest.mark.parametrize("written_as", ["1", "10", "2.5", "-3"])
def test_a_number_that_is_not_whole_or_outside_is_noted(written_as: str) -> None:
    one = cursor(f"z: 1\na: {written_as}", "p")

    assert one.whole("a", 2, 9) is None
    facts = {"setting": "a", "given": written_as, "low": "2", "high": "9"}
    assert told(one.findings) == [("number_out_of_range", "p/a", 2, facts)]


@pytest.mark.parametrize(("written_as", "value"), [("0", "0"), ("80%", "4/5"), ("1", "1")])
def test_a_share_lies_between_nothing_and_the_whole(written_as: str, value: str) -> None:
    one = cursor(f"a: {written_as}")

    assert one.share("a") == Fraction(value)
    assert one.findings == []


@pytest.mark.parametrize("written_as", ["1.01", "101%", "80", "-1%"])
def test_a_share_beyond_the_whole_is_told(written_as: str) -> None:
    one = cursor(f"z: 1\na: {written_as}", "p")

    one.share("a")

    facts = {"setting": "a", "given": written_as}
    assert told(one.findings) == [("share_out_of_range", "p/a", 2, facts)]


@pytest.mark.parametrize("written_as", ["2024-02-29", "29/02/2024", "29/2/2024"])
def test_a_day_is_written_as_officers_or_as_machines_do(written_as: str) -> None:
    assert cursor(f"a: {written_as}").day("a") == date(2024, 2, 29)


@pytest.mark.parametrize("written_as", ["2023-02-29", "45352", "20240229", "29/2/24", "1/2"])
def test_what_is_no_day_is_noted(written_as: str) -> None:
    one = cursor(f"z: 1\na: {written_as}", "p")

    assert one.day("a") is None
    facts = {"setting": "a", "given": written_as}
    assert told(one.findings) == [("unreadable_date", "p/a", 2, facts)]


# --- formulas ------------------------------------------------------------------------------------


def test_formulas_and_conditions_are_read_in_their_language() -> None:
    one = cursor("a: x + 1\nb: x >= 1")

    assert one.formula("a") == Sum((Figure("x"), Number(Fraction(1))))
    assert one.condition("b") == Compare(Figure("x"), Comparison(">="), Number(Fraction(1)))
    assert one.findings == []


def test_an_unreadable_formula_is_noted_with_the_grounds_of_its_refusal() -> None:
    one = cursor("z: 1\na: x + \nb: x >\nc: lalala(x)", "p")

    assert one.formula("a") is None
    assert one.condition("b") is None
    assert one.formula("c") is None
    end = {"found": "", "expected": "formula", "refusal": "UnexpectedPart"}
    assert told(one.findings) == [
        ("unreadable_formula", "p/a", 2, {"setting": "a", "column": "4", **end}),
        ("unreadable_formula", "p/b", 3, {"setting": "b", "column": "4", **end}),
        (
            "unreadable_formula",
            "p/c",
            4,
            {"setting": "c", "column": "1", "name": "lalala", "refusal": "UnknownFunction"},
        ),
    ]


def test_a_required_condition_may_not_be_missing() -> None:
    one = cursor("b: 1")

    assert one.condition("a", required=True) is None
    assert told(one.findings) == [("missing_setting", "a", 1, {"setting": "a"})]


# --- parts ---------------------------------------------------------------------------------------


def test_a_mapping_within_is_asked_in_its_turn() -> None:
    one = cursor("a: {b: x}", "p")

    inner = one.inside("a")

    assert inner is not None
    assert (inner.path, inner.text("b")) == ("p/a", "x")
    inner.missing("c")
    assert told(one.findings) == [("missing_setting", "p/a/c", 1, {"setting": "c"})]


@pytest.mark.parametrize("text", ["z: 1\na: x", "z: 1\na: [x]"])
def test_what_is_no_mapping_has_nothing_within(text: str) -> None:
    one = cursor(text, "p")

    assert one.inside("a") is None
    facts = {"setting": "a", "expected": "mapping"}
    assert told(one.findings) == [("wrong_kind", "p/a", 2, facts)]


def test_members_are_the_mappings_by_their_keys() -> None:
    one = cursor("a: {b: x}\nc: {}\nd:\ne: 5", "p")

    found = [(key.value, key.line, inner.path) for key, inner in one.members()]

    assert found == [("a", 1, "p/a"), ("c", 2, "p/c")]
    assert told(one.findings) == [
        ("wrong_kind", "p/d", 3, {"setting": "d", "expected": "mapping"}),
        ("wrong_kind", "p/e", 4, {"setting": "e", "expected": "mapping"}),
    ]


def test_members_may_be_empty_and_then_null_stands_for_no_keys() -> None:
    one = cursor("a:\nb: ''", "p")

    found = [(key.value, inner.node) for key, inner in one.members(empty=True)]

    (name, node) = found[0]
    assert (name, node.pairs, node.line, node.column) == ("a", (), 1, 3)
    assert len(found) == 1
    assert told(one.findings) == [("wrong_kind", "p/b", 2, {"setting": "b", "expected": "mapping"})]


@pytest.mark.parametrize("text", ["z: 1\na: x", "z: 1\na: {b: x}"])
def test_what_is_no_list_has_no_items(text: str) -> None:
    one = cursor(text, "p")

    assert one.nodes("a") == ()
    assert told(one.findings) == [("wrong_kind", "p/a", 2, {"setting": "a", "expected": "list"})]


def test_items_are_called_by_their_name_or_else_by_their_place() -> None:
    one = cursor("a:\n- {ma: ' x '}\n- {ten: y}\n- {ma: ~}\n- {ma: [z]}\n- t\n- {ma: u}", "p")

    assert [inner.path for inner in one.cursors("a")] == [
        "p/a/x",
        "p/a/2",
        "p/a/3",
        "p/a/4",
        "p/a/u",
    ]
    assert told(one.findings) == [
        ("wrong_kind", "p/a/5", 6, {"setting": "a/5", "expected": "mapping"})
    ]
    assert [inner.path for inner in one.cursors("a", "ten")][:2] == ["p/a/1", "p/a/y"]


def test_items_of_the_same_name_are_noted_where_they_may_not_be() -> None:
    one = cursor("a:\n- {ma: x}\n- {ten: y}\n- {ma: x}\n- {ten: y}\n- {ma: x}", "p")

    assert [inner.node.line for inner in one.distinct("a")] == [2, 3, 4, 5, 6]
    facts = {"setting": "ma", "name": "x", "first": "2"}
    assert told(one.findings) == [
        ("name_twice", "p/a/x/ma", 4, facts),
        ("name_twice", "p/a/x/ma", 6, facts),
    ]


def test_items_may_be_told_apart_by_another_setting() -> None:
    one = cursor("a: [{ma: x, ten: y}, {ma: x, ten: z}, {ma: t, ten: z}]")

    assert len(one.distinct("a", "ten")) == 3
    assert told(one.findings) == [
        ("name_twice", "a/z/ten", 1, {"setting": "ten", "name": "z", "first": "1"})
    ]
