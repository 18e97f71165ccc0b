"""What a band or level is worth: points, a share of the maximum, an effect beyond points."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from thidua.core.rubric import document
from thidua.core.rubric.formula.nodes import Condition, Number
from thidua.core.rubric.shapes.number_text import write_number
from thidua.core.rubric.shapes.reader import Reader
from thidua.core.rubric.shapes.setting import NOT_NEGATIVE, WORTH
from thidua.core.rubric.table import Effect, EffectKind, Trigger

DETAILED = (EffectKind.CLASS_CAPPED,)
"""Effects that mean nothing without a detail."""


@dataclass(frozen=True, slots=True)
class Worth:
    points: Number
    effect: Effect | None = None
    reason: str = ""
    basis: str = ""

    def triggers(self, condition: Condition) -> tuple[Trigger, ...]:
        if self.effect is None:
            return ()
        return (Trigger(condition, self.effect, self.reason, self.basis),)


def points_or_share(reader: Reader) -> Fraction:
    """`diem` or `phan` (a share of the maximum), one of them."""
    if reader.exactly_one_of("diem", "phan") == "phan":
        return reader.maximum() * reader.number("phan")
    return reader.number("diem")


def read_worth(reader: Reader) -> Worth:
    """Exactly one of `diem` and `phan`; neither is needed beside an effect, which then gives 0."""
    beside = reader.has("hieu_luc")
    effect = read_effect(reader, "hieu_luc") if beside else None
    nothing = beside and not reader.has("diem") and not reader.has("phan")
    points = Fraction(0) if nothing else points_or_share(reader)
    return Worth(Number(points), effect, reader.text("ly_do"), reader.text("can_cu"))


def read_worth_node(reader: Reader, name: str, node: document.Node, key: str) -> Worth:
    """Read the worth beside a key of a table: a number, or a mapping as `read_worth` takes it."""
    place = f"{name}.{key}"
    if isinstance(node, document.Mapping):
        known = {setting.name: setting for setting in WORTH}
        return read_worth(reader.inside(node, known, place))
    value = reader.number_at(node, replace(WORTH[0], name=place))
    points = NOT_NEGATIVE if value is None else value
    reader.say(place, write_number(points))
    return Worth(Number(points))


def read_effect(reader: Reader, name: str) -> Effect | None:
    """`khong_xet_khen`, or `{tran_xep_loai: Khá}`; a finding gives None."""
    node = reader.at(name)
    if isinstance(node, document.Text):
        return _effect(reader, name, node, "")
    if isinstance(node, document.Mapping) and len(node.pairs) == 1:
        key, value = node.pairs[0]
        if isinstance(value, document.Text):
            return _effect(reader, name, key, value.value)
    reader.report("wrong_kind", node, setting=name, expected="hieu_luc")
    return None


def _effect(reader: Reader, name: str, word: document.Text, detail: str) -> Effect | None:
    if word.value not in tuple(EffectKind):
        suggestion = reader.context.near(word.value, tuple(EffectKind))
        words = ", ".join(EffectKind)
        reader.report("unknown_word", word, setting=name, words=words, suggestion=suggestion)
        return None
    kind = EffectKind(word.value)
    if kind is EffectKind.ROW_LOST and not detail:
        detail = reader.context.row
    if kind in DETAILED and not detail:
        reader.report("effect_needs_detail", word, setting=name)
        return None
    reader.say(name, f"{kind}: {detail}" if detail else kind)
    return Effect(kind, detail)
