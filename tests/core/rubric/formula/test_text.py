"""Formulas and conditions as officers write them: read exactly, refused with the column."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.core.refusal import Refusal
from thidua.core.rubric.formula.nodes import (
    Choice,
    Compare,
    Comparison,
    Condition,
    Difference,
    Every,
    Figure,
    Formula,
    Gather,
    Greatest,
    IsLevel,
    IsPresent,
    Item,
    Least,
    NaturalLog,
    Not,
    Number,
    OverItems,
    OverPeers,
    PeriodTotal,
    Points,
    Power,
    Product,
    Quotient,
    Rounded,
    Rounding,
    Some,
    Sum,
)
from thidua.core.rubric.formula.text import (
    FormulaTooDeep,
    TextHasNoOrder,
    UnexpectedPart,
    UnknownFunction,
    WrongArguments,
    parse_condition,
    parse_formula,
)
from thidua.core.rubric.formula.tokens import (
    DecimalComma,
    FormulaTooLong,
    NumberTooLong,
    StrangeSign,
)

A, B, C = Figure("a"), Figure("b"), Figure("c")


def n(text: str) -> Number:
    return Number(Fraction(text))


def over(gather: Gather) -> OverItems:
    return OverItems("a", Item(0), gather, 0, None)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.5", n("1.5")),
        ("50%", n("0.5")),
        ("12.5%", n("0.125")),
        ("a", A),
        ("a1.pct", Figure("a1.pct")),
        ("`3.3.so ho so`", Figure("3.3.so ho so")),
        ("đơn_vị", Figure("đơn_vị")),
        ("a + b - c", Difference(Sum((A, B)), C)),
        ("a - b + c", Sum((Difference(A, B), C))),
        ("a * b / c", Quotient(Product((A, B)), C)),
        ("a + b * c", Sum((A, Product((B, C))))),
        ("(a + b) * c", Product((Sum((A, B)), C))),
        ("-2", n("-2")),
        ("--2", n("2")),
        ("-a", Product((n("-1"), A))),
        ("a ^ 2", Power(A, n("2"), 30)),
        ("a ^ -1", Power(A, n("-1"), 30)),
        ("a ^ b ^ c", Power(A, Power(B, C, 30), 30)),
        ("-a ^ 2", Product((n("-1"), Power(A, n("2"), 30)))),
        ("nho_nhat(1, a)", Least((n("1"), A))),
        ("nho_nhat(a)", Least((A,))),
        ("lon_nhat(a, b, c)", Greatest((A, B, C))),
        ("lam_tron(a, 2)", Rounded(A, 2, Rounding.HALF_UP)),
        ("lam_tron(a)", Rounded(A, 0, Rounding.HALF_UP)),
        ("lam_tron_chan(a, 12)", Rounded(A, 12, Rounding.HALF_EVEN)),
        ("lam_tron_xuong(a, 0)", Rounded(A, 0, Rounding.DOWN)),
        ("lam_tron_len(a, 1)", Rounded(A, 1, Rounding.UP)),
        ("can(a, 3)", Power(A, Quotient(n("1"), n("3")), 30)),
        ("ln(a)", NaturalLog(A, 30)),
        ("diem(1.1)", Points("1.1")),
        ("diem(I.1)", Points("I.1")),
        ("diem('a-1')", Points("a-1")),
        ("ky(HK1)", PeriodTotal("HK1")),
        ("tong_ds(a)", over(Gather.SUM)),
        ("binh_quan_ds(a)", over(Gather.MEAN)),
        ("lon_nhat_ds(a)", over(Gather.GREATEST)),
        ("nho_nhat_ds(a)", over(Gather.LEAST)),
        ("dem_ds(`a`)", over(Gather.COUNT)),
        ("lon_nhat_khoi(a / b)", OverPeers(Quotient(A, B), Gather.GREATEST)),
        ("nho_nhat_khoi(a)", OverPeers(A, Gather.LEAST)),
        ("binh_quan_khoi(a)", OverPeers(A, Gather.MEAN)),
        ("hang(a)", OverPeers(A, Gather.RANK_FROM_MOST)),
        ("hang_tu_thap(a)", OverPeers(A, Gather.RANK_FROM_LEAST)),
        ("neu(a > b, 1, 2)", Choice(Compare(A, Comparison.MORE, B), n("1"), n("2"))),
        ("va_nay", Figure("va_nay")),
        ("co", Figure("co")),
    ],
)
def test_a_formula_is_read(text: str, expected: Formula) -> None:
    assert parse_formula(text) == expected


def test_the_digits_declared_go_into_powers_and_logarithms() -> None:
    assert parse_formula("a ^ b + ln(a) + can(a, 2)", digits=7) == Sum(
        (
            Sum((Power(A, B, 7), NaturalLog(A, 7))),
            Power(A, Quotient(n("1"), n("2")), 7),
        )
    )


def test_the_digits_declared_go_into_conditions_too() -> None:
    assert parse_condition("a ^ b > c", digits=7) == Compare(Power(A, B, 7), Comparison.MORE, C)


EQ = Compare(A, Comparison.EQUAL, n("1"))
MORE = Compare(B, Comparison.MORE, n("2"))
LESS = Compare(C, Comparison.LESS, n("3"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a = 1", EQ),
        ("a != 1", Compare(A, Comparison.NOT_EQUAL, n("1"))),
        ("a <= 1", Compare(A, Comparison.AT_MOST, n("1"))),
        ("a >= b / 2", Compare(A, Comparison.AT_LEAST, Quotient(B, n("2")))),
        ("a = 1 và b > 2", Every((EQ, MORE))),
        ("a = 1 va b > 2 va c < 3", Every((EQ, MORE, LESS))),
        ("a = 1 hoặc b > 2 và c < 3", Some((EQ, Every((MORE, LESS))))),
        ("(a = 1 hoac b > 2) và c < 3", Every((Some((EQ, MORE)), LESS))),
        ("không a = 1", Not(EQ)),
        ("khong không a = 1", Not(Not(EQ))),
        ("không (a = 1 và b > 2)", Not(Every((EQ, MORE)))),
        ("((a = 1))", EQ),
        ("(a + b) * 2 > 3", Compare(Product((Sum((A, B)), n("2"))), Comparison.MORE, n("3"))),
        ("(a) = 1", EQ),
        (
            "(neu(a = 1, 1, 0) + 1) = 1",
            Compare(Sum((Choice(EQ, n("1"), n("0")), n("1"))), Comparison.EQUAL, n("1")),
        ),
        ("(không(a = 1))", Not(EQ)),
        ("((a + 1)) > (b)", Compare(Sum((A, n("1"))), Comparison.MORE, B)),
        ("co(a)", IsPresent("a")),
        ("(co(a) và b > 2)", Every((IsPresent("a"), MORE))),
        ("(không co(a))", Not(IsPresent("a"))),
        ("không co(`x 1`)", Not(IsPresent("x 1"))),
        ("co = 1", Compare(Figure("co"), Comparison.EQUAL, n("1"))),
        ("a = 'XS'", IsLevel("a", ("XS",))),
        ("a != 'XS'", Not(IsLevel("a", ("XS",)))),
        (
            "neu(a = 1, 1, 0) = nho_nhat(b, 1)",
            Compare(Choice(EQ, n("1"), n("0")), Comparison.EQUAL, Least((B, n("1")))),
        ),
    ],
)
def test_a_condition_is_read(text: str, expected: Condition) -> None:
    assert parse_condition(text) == expected


@pytest.mark.parametrize(
    ("text", "column", "found", "expected"),
    [
        ("", 1, "", "formula"),
        ("a +", 4, "", "formula"),
        ("a b", 3, "b", ""),
        ("a `b c`", 3, "b c", ""),
        ("a 'b'", 3, "b", ""),
        ("(a", 3, "", ")"),
        ("a )", 3, ")", ""),
        ("neu(a > 1 2, 3)", 11, "2", ","),
        ("neu(a > 1, 2)", 13, ")", ","),
        ("neu(a > 1, 2, 3", 16, "", ")"),
        ("nho_nhat(a", 11, "", ")"),
        ("và", 1, "và", "formula"),
        ("1 + hoac", 5, "hoac", "formula"),
        ("'XS'", 1, "XS", "formula"),
        ("diem(+)", 6, "+", "name"),
        ("lam_tron()", 10, ")", "formula"),
    ],
)
def test_what_does_not_belong_is_named_with_its_column(
    text: str, column: int, found: str, expected: str
) -> None:
    with pytest.raises(UnexpectedPart) as refusal:
        parse_formula(text)

    assert refusal.value.grounds == {"column": column, "found": found, "expected": expected}


@pytest.mark.parametrize(
    ("text", "column", "expected"),
    [
        ("a", 2, "comparison"),
        ("= 1", 1, "formula"),
        ("a = 1 b", 7, ""),
        ("a = 1 và", 9, "formula"),
        ("(a = 1", 7, ")"),
        ("co(a", 5, ")"),
        ("co(+)", 4, "name"),
        ("(a + 1", 7, ")"),
        ("không", 6, "formula"),
    ],
)
def test_an_unfinished_condition_is_named_with_its_column(
    text: str, column: int, expected: str
) -> None:
    with pytest.raises(UnexpectedPart) as refusal:
        parse_condition(text)

    assert refusal.value.grounds["column"] == column
    assert refusal.value.grounds["expected"] == expected


@pytest.mark.parametrize("text", ["exec(a)", "a + ham_la(b)"])
def test_a_function_that_there_is_not_is_refused(text: str) -> None:
    with pytest.raises(UnknownFunction) as refusal:
        parse_formula(text)

    assert refusal.value.grounds["column"] == (1 if text.startswith("exec") else 5)
    assert refusal.value.grounds["name"] in {"exec", "ham_la"}


@pytest.mark.parametrize(
    "text",
    [
        "lam_tron(a, b)",
        "lam_tron(a, 1.5)",
        "lam_tron(a, 13)",
        "lam_tron(a, -1)",
        "lam_tron(a, 1, 2)",
        "can(a)",
        "can(a, 2, 3)",
        "ln(a, b)",
        "diem(a, b)",
        "hang(a, b)",
    ],
)
def test_wrong_arguments_are_refused(text: str) -> None:
    with pytest.raises(WrongArguments) as refusal:
        parse_formula(text)

    assert refusal.value.grounds == {"column": 1, "name": text.partition("(")[0]}


@pytest.mark.parametrize(
    ("text", "column", "sign"),
    [("a > 'XS'", 3, ">"), ("a + b = 'XS'", 7, "="), ("1 != 'XS'", 3, "!=")],
)
def test_a_text_has_no_order(text: str, column: int, sign: str) -> None:
    with pytest.raises(TextHasNoOrder) as refusal:
        parse_condition(text)

    assert refusal.value.grounds == {"column": column, "sign": sign}


@pytest.mark.parametrize(("text", "column"), [("a ; b", 3), ("a & b", 3), ("`a", 1), ("a 'b", 3)])
def test_a_strange_sign_is_refused(text: str, column: int) -> None:
    with pytest.raises(StrangeSign) as refusal:
        parse_formula(text)

    assert refusal.value.grounds == {"column": column, "sign": text[column - 1]}


def test_formulas_are_bounded_in_length() -> None:
    longest = "a" * 2000

    assert parse_formula(longest) == Figure(longest)
    with pytest.raises(FormulaTooLong) as refusal:
        parse_formula(longest + "a")
    assert refusal.value.grounds == {"length": 2001, "limit": 2000}


@pytest.mark.parametrize(
    ("text", "column"), [("nho_nhat(a, 1,5)", 14), ("12,3", 3), ("lam_tron(a / 2.5,2)", 17)]
)
def test_a_decimal_comma_is_no_way_to_part_two_numbers(text: str, column: int) -> None:
    with pytest.raises(DecimalComma) as refusal:
        parse_formula(text)

    assert refusal.value.grounds == {"column": column, "sign": ","}


def test_a_comma_with_a_space_or_after_a_name_parts_two_values() -> None:
    assert parse_formula("nho_nhat(1, 5)") == parse_formula("nho_nhat(1 ,5)")
    assert parse_formula("nho_nhat(a1,5)") == parse_formula("nho_nhat(a1, 5)")


def test_numbers_are_bounded_in_length() -> None:
    assert parse_formula("1" * 30) == n("1" * 30)
    with pytest.raises(NumberTooLong) as refusal:
        parse_formula("a + " + "1" * 31)
    assert refusal.value.grounds == {"column": 5, "limit": 30}


@pytest.mark.parametrize(
    ("opening", "closing", "levels", "column"),
    [("(", ")", 39, 41), ("-", "", 39, 41), ("2^", "", 39, 81), ("ln(", ")", 19, 61)],
)
def test_formulas_are_bounded_in_depth(
    opening: str, closing: str, levels: int, column: int
) -> None:
    parse_formula(opening * levels + "a" + closing * levels)

    with pytest.raises(FormulaTooDeep) as refusal:
        parse_formula(opening * 400 + "a" + closing * 400)
    assert refusal.value.grounds == {"column": column, "limit": 40}


@pytest.mark.parametrize("part", ["(1)", "ln(1)", "diem(I)", "-a", "a ^ b", "neu(a = 1, 2, 3)"])
def test_what_is_closed_again_leaves_the_depth_as_it_was(part: str) -> None:
    before = "(" * 36 + f"{part} + {part} + {part} + "

    parse_formula(f"{before}(((a)))" + ")" * 36)
    with pytest.raises(FormulaTooDeep):
        parse_formula(f"{before}((((a))))" + ")" * 36)


@pytest.mark.parametrize("part", ["(a = 1)", "không a = 1", "co(a)", "(a = 1 hoặc b = 2)"])
def test_what_is_closed_again_leaves_the_depth_of_a_condition(part: str) -> None:
    before = "(" * 36 + f"{part} và {part} và {part} và "

    parse_condition(f"{before}((a = 1))" + ")" * 36)
    with pytest.raises(FormulaTooDeep):
        parse_condition(f"{before}(((a = 1)))" + ")" * 36)


@pytest.mark.parametrize("opening", ["không ", "("])
def test_conditions_are_bounded_in_depth(opening: str) -> None:
    closing = ")" if opening == "(" else ""
    parse_condition(opening * 30 + "a = 1" + closing * 30)

    with pytest.raises(FormulaTooDeep):
        parse_condition(opening * 300 + "a = 1" + closing * 300)


def test_depth_is_of_nesting_not_of_length() -> None:
    assert isinstance(parse_formula(" + ".join(["(a)"] * 200)), Sum)
    assert isinstance(parse_condition(" và ".join(["(a = 1)"] * 100)), Every)
    assert isinstance(parse_formula(" + ".join(["ln(a) ^ -a"] * 100)), Sum)
    assert isinstance(parse_condition(" và ".join(["không a = 1"] * 100)), Every)


def outcome(text: str, *, condition: bool) -> str:
    try:
        parse_condition(text) if condition else parse_formula(text)
    except Refusal as refusal:
        return ",".join(refusal.grounds)
    return "column"


@given(
    text=st.text(alphabet="ab1.%+-*/^(),=<>' `vàhoặckhông", max_size=40), condition=st.booleans()
)
def test_any_text_is_read_or_refused_with_its_column(text: str, *, condition: bool) -> None:
    assert "column" in outcome(text, condition=condition)
