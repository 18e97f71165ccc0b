"""Cuts the text of a formula into words, numbers, quoted texts and signs, each with its column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from thidua.core.refusal import Refusal

LONGEST_TEXT = 2000
LONGEST_NUMBER = 30
LOGICAL_SIGNS = frozenset({"<", "<=", "=", "!=", ">=", ">"})
JOINING_WORDS = frozenset({"và", "va", "hoặc", "hoac", "không", "khong"})
LOGICAL_WORDS = JOINING_WORDS | {"co"}


class FormulaTooLong(Refusal):
    """A formula has more than 2,000 characters. Grounds: length, limit."""


class StrangeSign(Refusal):
    """A sign that no formula has. Grounds: column (from 1), sign."""


class NumberTooLong(Refusal):
    """A number in a formula has more than 30 characters. Grounds: column, limit."""


class DecimalComma(Refusal):
    """A comma within a number would part two numbers. Grounds: column, sign (the comma's)."""


class Kind(Enum):
    NUMBER = "number"
    NAME = "name"
    QUOTED_NAME = "quoted name"
    TEXT = "text"
    SIGN = "sign"
    END = "end"


@dataclass(frozen=True, slots=True)
class Token:
    kind: Kind
    text: str
    column: int


_COMMA = re.compile(",[0-9]")
_TOKEN = re.compile(
    r"(?P<space>\s+)"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?%?)"
    r"|(?P<name>[^\W\d][\w.]*)"
    r"|`(?P<quoted>[^`]+)`"
    r"|'(?P<text>[^']*)'"
    r"|(?P<sign><=|>=|!=|[-+*/^(),=<>])"
)


def tokens_of(text: str) -> tuple[Token, ...]:
    """Cut a formula, ending with END.

    Refuses FormulaTooLong, StrangeSign, NumberTooLong, and DecimalComma: `1,5` is no number here,
    where a comma parts what a function is given, and `1, 5` are two.
    """
    if len(text) > LONGEST_TEXT:
        raise FormulaTooLong(length=len(text), limit=LONGEST_TEXT)
    found: list[Token] = []
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise StrangeSign(column=place + 1, sign=text[place])
        if match["space"] is None:
            found.append(_token(match, place + 1))
        place = match.end()
        if match["number"] is not None and _COMMA.match(text, place):
            raise DecimalComma(column=place + 1, sign=text[place])
    return (*found, Token(Kind.END, "", len(text) + 1))


def _token(match: re.Match[str], column: int) -> Token:
    if match["number"] is not None:
        if len(match["number"]) > LONGEST_NUMBER:
            raise NumberTooLong(column=column, limit=LONGEST_NUMBER)
        return Token(Kind.NUMBER, match["number"], column)
    if match["name"] is not None:
        return Token(Kind.NAME, match["name"], column)
    if match["quoted"] is not None:
        return Token(Kind.QUOTED_NAME, match["quoted"], column)
    if match["text"] is not None:
        return Token(Kind.TEXT, match["text"], column)
    return Token(Kind.SIGN, match["sign"], column)


class TokenStream:
    """The tokens of one formula, taken from left to right."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self._tokens = tokens
        self._place = 0

    @property
    def next(self) -> Token:
        return self._tokens[self._place]

    def take(self) -> Token:
        """Take the next token; the end stays where it is."""
        token = self.next
        self._place += token.kind is not Kind.END
        return token

    def takes(self, *signs: str) -> str:
        """Take one of these signs if it is next, else nothing."""
        token = self.next
        return self.take().text if token.kind is Kind.SIGN and token.text in signs else ""

    def takes_word(self, words: frozenset[str]) -> bool:
        """Take one of these words if it is next."""
        if self.next.kind is Kind.NAME and self.next.text in words:
            self.take()
            return True
        return False

    def takes_call(self, name: str) -> bool:
        """Take a name and its opening bracket if they are next."""
        named = self.next.kind is Kind.NAME and self.next.text == name
        if named and self._tokens[self._place + 1].text == "(":
            self._place += 2
            return True
        return False

    def opens_condition(self) -> bool:
        """Tell whether the bracket that is next holds a condition, not a number.

        It does where a comparison or a joining word stands within it, outside of any function.
        """
        if self.next.kind is not Kind.SIGN or self.next.text != "(":
            return False
        open_brackets: list[bool] = []  # for each, whether it belongs to a function
        before = self.next
        for token in self._tokens[self._place :]:
            if token.kind is Kind.SIGN and token.text == "(":
                open_brackets.append(before.kind is Kind.NAME and before.text not in JOINING_WORDS)
            elif token.kind is Kind.SIGN and token.text == ")":
                open_brackets.pop()
            elif not any(open_brackets) and _is_logical(token):
                return True
            if not open_brackets:
                return False
            before = token
        return False


def _is_logical(token: Token) -> bool:
    words = token.kind is Kind.NAME and token.text in LOGICAL_WORDS
    return words or (token.kind is Kind.SIGN and token.text in LOGICAL_SIGNS)
