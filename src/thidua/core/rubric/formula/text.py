"""Reads formulas and conditions that an officer writes, in a small language with no surprises.

    formula    = term {("+" | "-") term}
    term       = signed {("*" | "/") signed}
    signed     = "-" signed | power
    power      = atom ["^" signed]
    atom       = number | name | function "(" … ")" | "(" formula ")"
    condition  = all {"hoặc" all}
    all        = one {"và" one}
    one        = "không" one | "(" condition ")" | co(name) | formula sign formula | name = 'text'

A name stands for a figure; one with unusual letters is put between backquotes. Everything is
bounded: 2,000 characters, forty levels deep.
"""

from __future__ import annotations

from fractions import Fraction

from thidua.core.refusal import Refusal
from thidua.core.rubric.formula.functions import FUNCTIONS, OF_A_NAME
from thidua.core.rubric.formula.nodes import (
    Choice,
    Compare,
    Comparison,
    Condition,
    Difference,
    Every,
    Figure,
    Formula,
    IsLevel,
    IsPresent,
    Not,
    Number,
    Power,
    Product,
    Quotient,
    Some,
    Sum,
)
from thidua.core.rubric.formula.tokens import Kind, Token, TokenStream, tokens_of

DEEPEST = 40
DIGITS = 30
AND = frozenset({"và", "va"})
OR = frozenset({"hoặc", "hoac"})
NOT = frozenset({"không", "khong"})
NAMING = frozenset({Kind.NAME, Kind.QUOTED_NAME, Kind.NUMBER, Kind.TEXT})
PRESENT = "co"
CHOICE = "neu"
COMPARISONS = tuple(one.value for one in Comparison)
NOTHING_MORE, A_FORMULA, A_NAME, A_COMPARISON = "", "formula", "name", "comparison"
EQUALITY = (Comparison.EQUAL, Comparison.NOT_EQUAL)


class UnexpectedPart(Refusal):
    """Something else stands where a part was due. Grounds: column (from 1), found, expected."""


class FormulaTooDeep(Refusal):
    """A formula has more than forty levels. Grounds: column, limit."""


class UnknownFunction(Refusal):
    """A function that the language does not have. Grounds: column, name."""


class WrongArguments(Refusal):
    """A function got too few or too many arguments, or one it cannot take. Grounds: column, name."""


class TextHasNoOrder(Refusal):
    """A text can be equal to a figure or not, never more or less. Grounds: column, sign."""


def parse_formula(text: str, *, digits: int = DIGITS) -> Formula:
    """Read a formula; `digits` (1 to 60) settle powers and logarithms that cannot be exact.

    Refuses, with the column: UnexpectedPart, FormulaTooDeep, UnknownFunction, WrongArguments,
    TextHasNoOrder, and what `tokens_of` refuses.
    """
    reader = _Reader(TokenStream(tokens_of(text)), digits)
    formula = reader.formula()
    reader.end()
    return formula


def parse_condition(text: str, *, digits: int = DIGITS) -> Condition:
    """Read a condition; refuses as `parse_formula` does."""
    reader = _Reader(TokenStream(tokens_of(text)), digits)
    condition = reader.condition()
    reader.end()
    return condition


class _Reader:
    """Reads by descending; each level of depth is counted, so that no text can exhaust the stack."""

    def __init__(self, stream: TokenStream, digits: int) -> None:
        self.stream = stream
        self.depth = 0
        self.digits = digits

    def unexpected(self, expected: str) -> UnexpectedPart:
        token = self.stream.next
        return UnexpectedPart(column=token.column, found=token.text, expected=expected)

    def expect(self, sign: str) -> None:
        if not self.stream.takes(sign):
            raise self.unexpected(sign)

    def end(self) -> None:
        if self.stream.next.kind is not Kind.END:
            raise self.unexpected(NOTHING_MORE)

    def deeper(self) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise FormulaTooDeep(column=self.stream.next.column, limit=DEEPEST)

    # --- numbers ---------------------------------------------------------------------------

    def formula(self) -> Formula:
        self.deeper()
        value = self.term()
        while sign := self.stream.takes("+", "-"):
            other = self.term()
            value = Sum((value, other)) if sign == "+" else Difference(value, other)
        self.depth -= 1
        return value

    def term(self) -> Formula:
        value = self.signed()
        while sign := self.stream.takes("*", "/"):
            other = self.signed()
            value = Product((value, other)) if sign == "*" else Quotient(value, other)
        return value

    def signed(self) -> Formula:
        if not self.stream.takes("-"):
            return self.power()
        self.deeper()
        value = self.signed()
        self.depth -= 1
        if isinstance(value, Number):
            return Number(-value.value)
        return Product((Number(Fraction(-1)), value))

    def power(self) -> Formula:
        base = self.atom()
        if not self.stream.takes("^"):
            return base
        self.deeper()
        exponent = self.signed()
        self.depth -= 1
        return Power(base, exponent, self.digits)

    def atom(self) -> Formula:
        if self.stream.takes("("):
            value = self.formula()
            self.expect(")")
            return value
        token = self.stream.next
        if token.kind is Kind.NUMBER:
            return Number(_number(self.stream.take().text))
        if token.kind is Kind.QUOTED_NAME:
            return Figure(self.stream.take().text)
        if token.kind is Kind.NAME and token.text not in AND | OR | NOT:
            self.stream.take()
            return self.call(token) if self.stream.takes("(") else Figure(token.text)
        raise self.unexpected(A_FORMULA)

    def call(self, name: Token) -> Formula:
        self.deeper()
        if name.text == CHOICE:
            value = self.choice()
        elif name.text in OF_A_NAME:
            value = self.of_a_name(name)
        else:
            value = self.function(name)
        self.depth -= 1
        return value

    def of_a_name(self, name: Token) -> Formula:
        given = self.name()
        if self.stream.takes(","):
            raise WrongArguments(column=name.column, name=name.text)
        self.expect(")")
        return OF_A_NAME[name.text](given)

    def function(self, name: Token) -> Formula:
        function = FUNCTIONS.get(name.text)
        if function is None:
            raise UnknownFunction(column=name.column, name=name.text)
        given = [self.formula()]
        while self.stream.takes(","):
            given.append(self.formula())
        self.expect(")")
        most = len(given) if function.most is None else function.most
        fits = function.least <= len(given) <= most
        value = function.build(tuple(given), self.digits) if fits else None
        if value is None:
            raise WrongArguments(column=name.column, name=name.text)
        return value

    def name(self) -> str:
        """Read any word, number or text as a name."""
        if self.stream.next.kind in NAMING:
            return self.stream.take().text
        raise self.unexpected(A_NAME)

    def choice(self) -> Formula:
        condition = self.condition()
        self.expect(",")
        then = self.formula()
        self.expect(",")
        otherwise = self.formula()
        self.expect(")")
        return Choice(condition, then, otherwise)

    # --- conditions ------------------------------------------------------------------------

    def condition(self) -> Condition:
        self.deeper()
        parts = [self.all()]
        while self.stream.takes_word(OR):
            parts.append(self.all())
        self.depth -= 1
        return parts[0] if len(parts) == 1 else Some(tuple(parts))

    def all(self) -> Condition:
        parts = [self.one()]
        while self.stream.takes_word(AND):
            parts.append(self.one())
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def one(self) -> Condition:
        if self.stream.takes_word(NOT):
            self.deeper()
            inner = self.one()
            self.depth -= 1
            return Not(inner)
        if self.stream.takes_call(PRESENT):
            figure = self.name()
            self.expect(")")
            return IsPresent(figure)
        if self.stream.opens_condition():
            self.stream.take()
            inner = self.condition()
            self.expect(")")
            return inner
        return self.comparison()

    def comparison(self) -> Condition:
        left = self.formula()
        column = self.stream.next.column
        sign = self.stream.takes(*COMPARISONS)
        if not sign:
            raise self.unexpected(A_COMPARISON)
        how = Comparison(sign)
        if self.stream.next.kind is Kind.TEXT:
            return self.level(left, how, column)
        return Compare(left, how, self.formula())

    def level(self, left: Formula, how: Comparison, column: int) -> Condition:
        if not isinstance(left, Figure) or how not in EQUALITY:
            raise TextHasNoOrder(column=column, sign=how.value)
        equal = IsLevel(left.name, (self.stream.take().text,))
        return equal if how is Comparison.EQUAL else Not(equal)


def _number(text: str) -> Fraction:
    return Fraction(text[:-1]) / 100 if text.endswith("%") else Fraction(text)
