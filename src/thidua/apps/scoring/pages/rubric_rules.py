"""What a rubric says of the whole table, as the cards beside its rows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext

from thidua.core.rubric.table import Rubric
from thidua.ui.words.numbers import Lang
from thidua.ui.words.ranking import award_words, chain_words
from thidua.ui.words.rule.whole import (
    class_words,
    knock_out_words,
    policy_lines,
    rounding_lines,
    total_lines,
    validity_words,
)


@dataclass(frozen=True, slots=True)
class Item:
    """A thing named in bold, and what is said of it; `name` may be ""."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Card:
    """A card of items; `anchor` names it on the page."""

    anchor: str
    title: str
    items: tuple[Item, ...]


def cards_of(rubric: Rubric, lang: Lang) -> tuple[Card, ...]:
    """Give the cards that have something to say, in the order of reading."""
    bases = tuple(Item(one.title, validity_words(one, lang)) for one in rubric.bases)
    classes = tuple(Item(one.title, class_words(one, lang)) for one in rubric.classes)
    knock_outs = _plain(knock_out_words(one, rubric, lang) for one in rubric.triggers)
    awards = tuple(Item(one.title, award_words(one, lang)) for one in rubric.awards)
    cards = (
        Card("can-cu", gettext("Căn cứ pháp lý"), bases),
        Card("cach-tinh", gettext("Cách tính chung"), _reckoning(rubric, lang)),
        Card("xep-loai", gettext("Xếp loại"), classes),
        Card("diem-liet", gettext("Trường hợp không xét"), knock_outs),
        Card(
            "xep-hang", gettext("Xếp hạng"), (Item("", chain_words(rubric, lang)), _shared(rubric))
        ),
        Card("khen-thuong", gettext("Khen thưởng"), awards),
    )
    return tuple(card for card in cards if card.items)


def _reckoning(rubric: Rubric, lang: Lang) -> tuple[Item, ...]:
    lines = (*total_lines(rubric, lang), *rounding_lines(rubric, lang), *policy_lines(rubric, lang))
    return _plain(f"{line}." for line in lines)


def _shared(rubric: Rubric) -> Item:
    if rubric.ranking.dense:
        return Item("", gettext("Đồng hạng: đơn vị sau xếp hạng kế tiếp (1, 2, 2, 3)."))
    return Item("", gettext("Đồng hạng: hạng kế tiếp được bỏ trống (1, 2, 2, 4)."))


def _plain(lines: Iterable[str]) -> tuple[Item, ...]:
    return tuple(Item("", line) for line in lines)
