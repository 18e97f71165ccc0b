"""Reads what follows from points: knock-outs, classes, the chain of ranks, awards."""

from __future__ import annotations

from fractions import Fraction

from thidua.core.rubric import document
from thidua.core.rubric.reading.cursor import Cursor
from thidua.core.rubric.table import (
    Award,
    ClassBand,
    ClassCondition,
    Effect,
    EffectKind,
    Quota,
    QuotaRounding,
    RankingRule,
    TieKey,
    Trigger,
    VoteRule,
)

EFFECTS = tuple(kind.value for kind in EffectKind)
DETAILED = frozenset({EffectKind.CLASS_CAPPED, EffectKind.ROW_LOST})
ZERO = Fraction(0)
KEYS_ALONE = ("tong", "thuong", "tru", "bo_phieu", "quyet_dinh")
KEYS_NAMING = ("muc", "ky")
SHARED, DENSE = "1,2,2,4", "1,2,2,3"
BARS, LOWERS = "chan", "ha_bac"
ALL_UNITS = "don_vi"
QUOTA_BASES, CLASS_BASE = (ALL_UNITS, "xep_hang"), "xep_loai:"
VOTE_BASES = ("don_vi", "co_mat", "hop_le", "tru_ung_vien")


def read_effect(one: Cursor, name: str) -> Effect | None:
    """Read an effect: a word, or `{tran_xep_loai: Khá}` for those that name something."""
    node = one.get(name)
    if not isinstance(node, document.Mapping):
        return _effect(one, name, one.word(name, EFFECTS, EffectKind.NOT_AWARDED), "")
    inner = Cursor(node, one.place(name), one.findings)
    inner.only(EFFECTS)
    words = [key.value for key in node.names() if key.value in EFFECTS]
    if len(words) != 1:
        one.note("exactly_one_setting", node, name, settings=", ".join(EFFECTS))
        return None
    return _effect(one, name, words[0], inner.text(words[0]))


def _effect(one: Cursor, name: str, word: str, detail: str) -> Effect:
    if word in DETAILED and not detail:
        one.note("effect_needs_detail", one.at(name), name, given=word)
    return Effect(EffectKind(word), detail)


def read_triggers(table: Cursor) -> tuple[Trigger, ...]:
    """Read the knock-outs of the whole table."""
    found = []
    for one in table.cursors("diem_liet"):
        one.only(("khi", "hieu_luc", "ly_do", "can_cu"))
        condition, effect = one.condition("khi", required=True), read_effect(one, "hieu_luc")
        if condition is not None and effect is not None:
            found.append(Trigger(condition, effect, one.text("ly_do"), one.text("can_cu")))
    return tuple(found)


def read_classes(table: Cursor) -> tuple[ClassBand, ...]:
    found = []
    for one in table.distinct("xep_loai", "ten"):
        one.only(("ten", "tu", "dieu_kien"))
        low = one.number("tu", required=True)
        condition = one.inside("dieu_kien")
        conditions = () if condition is None else (_class_condition(condition),)
        found.append(ClassBand(one.text("ten", required=True), low or ZERO, conditions))
    return tuple(found)


def _class_condition(one: Cursor) -> ClassCondition:
    one.only(("moi_nhom_tu", "muc", "vi_pham", "ly_do"))
    share = one.share("moi_nhom_tu", required=True)
    lowers = one.word("vi_pham", (BARS, LOWERS), BARS) == LOWERS
    return ClassCondition(one.texts("muc"), share or ZERO, lowers, one.text("ly_do"))


def read_ranking(table: Cursor) -> RankingRule:
    """Read the chain of keys; without one, the total alone decides."""
    one = table.inside("xep_hang")
    if one is None:
        return RankingRule((TieKey("tong"),), dense=False)
    one.only(("khoa", "dong_hang"))
    keys = [key for key in (_key(one, written) for written in one.texts("khoa")) if key]
    dense = one.word("dong_hang", (SHARED, DENSE), SHARED) == DENSE
    return RankingRule(tuple(keys) or (TieKey("tong"),), dense)


def _key(one: Cursor, written: str) -> TieKey | None:
    kind, _, detail = written.partition(" ")
    if (kind in KEYS_ALONE and not detail) or (kind in KEYS_NAMING and detail):
        return TieKey(kind, detail.strip())
    allowed = ", ".join((*KEYS_ALONE, *(f"{word} …" for word in KEYS_NAMING)))
    one.note("unknown_word", one.at("khoa"), "khoa", given=written, words=allowed)
    return None


AWARD_KEYS = (
    "ma", "ten", "so_luong", "ty_le", "lam_tron", "it_nhat", "tinh_tren", "tu_diem", "xep_loai",
    "bo_phieu", "khong_xet_khi", "can_cu",
)  # fmt: skip
MOST_PLACES = 10_000


def read_awards(table: Cursor) -> tuple[tuple[Award, ...], tuple[Trigger, ...]]:
    """Read the awards, and the knock-outs that concern one award alone."""
    awards, triggers = [], []
    for one in table.distinct("khen_thuong"):
        one.only(AWARD_KEYS)
        key = one.text("ma", required=True)
        awards.append(
            Award(
                id=key,
                title=one.text("ten", key),
                quota=_quota(one),
                min_total=one.number("tu_diem"),
                classes=one.texts("xep_loai"),
                basis=one.text("can_cu"),
                vote=_vote(one),
            )
        )
        triggers += _knock_outs(one, key)
    return tuple(awards), tuple(triggers)


def _quota(one: Cursor) -> Quota:
    count, share = one.whole("so_luong", 0, MOST_PLACES), one.share("ty_le")
    if (one.get("so_luong") is None) == (one.get("ty_le") is None):
        one.note("exactly_one_setting", one.node, settings="so_luong, ty_le")
    roundings = [way.value for way in QuotaRounding]
    return Quota(
        count=count,
        share=share,
        rounding=QuotaRounding(one.word("lam_tron", roundings, QuotaRounding.DOWN)),
        at_least=one.whole("it_nhat", 0, MOST_PLACES) or 0,
        base=_quota_base(one),
    )


def _quota_base(one: Cursor) -> str:
    """Read what a share is of: all units, the ranked ones, or those of a class."""
    written = one.text("tinh_tren", ALL_UNITS)
    if not written.startswith(CLASS_BASE) and written not in QUOTA_BASES:
        words = ", ".join((*QUOTA_BASES, f"{CLASS_BASE}…"))
        one.note("unknown_word", one.at("tinh_tren"), "tinh_tren", given=written, words=words)
    return written


def _vote(one: Cursor) -> VoteRule | None:
    inner = one.inside("bo_phieu")
    if inner is None:
        return None
    inner.only(("it_nhat", "tinh_tren"))
    share = inner.share("it_nhat", required=True)
    return VoteRule(share or ZERO, inner.word("tinh_tren", VOTE_BASES, ALL_UNITS))


def _knock_outs(one: Cursor, award: str) -> list[Trigger]:
    found = []
    for inner in one.cursors("khong_xet_khi"):
        inner.only(("khi", "ly_do", "can_cu"))
        condition = inner.condition("khi", required=True)
        if condition is not None:
            effect = Effect(EffectKind.NOT_AWARDED, award)
            found.append(Trigger(condition, effect, inner.text("ly_do"), inner.text("can_cu")))
    return found
