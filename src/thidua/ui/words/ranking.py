"""The words of a ranking: keys of the chain, what decided a place, classes barred, awards proposed."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from thidua.core.ranking.awards import Barred, Barrier
from thidua.core.ranking.classes import ClassVerdict, Shortfall
from thidua.core.rubric.table import (
    Award,
    EffectKind,
    Quota,
    QuotaRounding,
    Rubric,
    TieKey,
)
from thidua.ui.words.account.banded import EFFECTS
from thidua.ui.words.numbers import Lang, fixed, number, percent
from thidua.ui.words.phrase import Phrase

PLACES = 2

KEYS: Mapping[str, Phrase] = {
    "tong": Phrase("tổng điểm", "the total"),
    "thuong": Phrase("điểm thưởng", "bonus points"),
    "tru": Phrase("điểm trừ ít hơn", "fewer penalty points"),
    "bo_phieu": Phrase("bỏ phiếu kín", "a secret ballot"),
    "quyet_dinh": Phrase("quyết định của khối", "a decision of the block"),
}
BARRIERS: Mapping[Barrier, Phrase] = {
    Barrier.UNRANKED: Phrase("không được xếp hạng", "not ranked"),
    Barrier.KNOCKED_OUT: Phrase("không xét khen thưởng", "not considered for awards"),
    Barrier.BELOW_TOTAL: Phrase("chưa đạt {asked} điểm", "below {asked} points"),
    Barrier.OTHER_CLASS: Phrase("xếp loại {found}", "classified {found}"),
    Barrier.WITHDRAWN: Phrase("xin rút", "withdrew"),
}
BASES: Mapping[str, Phrase] = {
    "don_vi": Phrase("đơn vị thành viên", "the member units"),
    "co_mat": Phrase("đơn vị có mặt", "the units present"),
    "hop_le": Phrase("phiếu hợp lệ", "the valid papers"),
    "tru_ung_vien": Phrase("đơn vị thành viên, trừ đơn vị được xét", "the other member units"),
}


def shown(points: Fraction | None, lang: Lang) -> str:
    """Write points as tables do, 91,40; "–" where there are none."""
    return "–" if points is None else fixed(points, PLACES, lang)


def key_words(key: TieKey, rubric: Rubric, lang: Lang) -> str:
    """Name a key of the chain: "tổng điểm", "điểm mục 1", "điểm Học kỳ I"."""
    if key.kind == "muc":
        return f"điểm mục {key.detail}" if lang == "vi" else f"the points of row {key.detail}"
    if key.kind == "ky":
        title = next((p.title for p in rubric.periods if p.id == key.detail), key.detail)
        return f"điểm {title}" if lang == "vi" else f"the points of {title}"
    return KEYS[key.kind].say({}, lang)


def chain_words(rubric: Rubric, lang: Lang) -> str:
    """Say "Hạng theo tổng điểm; bằng nhau thì xét điểm mục 1, rồi điểm thưởng"."""
    first, *rest = (key_words(key, rubric, lang) for key in rubric.ranking.keys)
    said = f"Hạng theo {first}" if lang == "vi" else f"Ranked by {first}"
    if not rest:
        return f"{said}."
    then = " rồi ".join(rest) if lang == "vi" else " then ".join(rest)
    return f"{said}; bằng nhau thì xét {then}." if lang == "vi" else f"{said}; if equal by {then}."


def award_words(award: Award, lang: Lang) -> str:
    """Say how many an award goes to and from how many points: "1 đơn vị, từ 90 điểm"."""
    said = _quota_words(award.quota, lang)
    if award.min_total is not None:
        least = number(award.min_total, lang)
        said += f", từ {least} điểm" if lang == "vi" else f", from {least} points"
    if award.classes:
        titles = ", ".join(award.classes)
        said += f", xếp loại {titles}" if lang == "vi" else f", classified {titles}"
    if award.vote is not None:
        share, base = percent(award.vote.share, lang), BASES[award.vote.base].say({}, lang)
        said += (
            f"; bỏ phiếu kín, ít nhất {share} {base} đồng ý"
            if lang == "vi"
            else f"; secret ballot, at least {share} of {base}"
        )
    return said


QUOTA_BASES: Mapping[str, Phrase] = {
    "don_vi": Phrase("số đơn vị", "the units"),
    "xep_hang": Phrase("số đơn vị được xếp hạng", "the ranked units"),
}
OF_CLASS = Phrase("số đơn vị xếp loại {title}", "the units classified {title}")
QUOTA_ROUNDINGS: Mapping[QuotaRounding, Phrase] = {
    QuotaRounding.DOWN: Phrase("làm tròn xuống", "rounded down"),
    QuotaRounding.UP: Phrase("làm tròn lên", "rounded up"),
    QuotaRounding.HALF_UP: Phrase("làm tròn", "rounded half up"),
}


def _quota_words(quota: Quota, lang: Lang) -> str:
    """Say "1 đơn vị", or "20 % số đơn vị, làm tròn xuống, ít nhất 1"."""
    if quota.share is None:
        return f"{quota.count} đơn vị" if lang == "vi" else f"{quota.count} to be given"
    share, (kind, _, title) = percent(quota.share, lang), quota.base.partition(":")
    base = QUOTA_BASES.get(kind, OF_CLASS).say({"title": title}, lang)
    rounded = QUOTA_ROUNDINGS[quota.rounding].say({}, lang)
    said = f"{share} {base}, {rounded}" if lang == "vi" else f"{share} of {base}, {rounded}"
    if quota.at_least:
        said += f", ít nhất {quota.at_least}" if lang == "vi" else f", at least {quota.at_least}"
    return said


def barred_words(barred: Barred, lang: Lang) -> str:
    """Say what keeps a unit from an award, with the reason where one is on record."""
    asked = "" if barred.asked is None else number(barred.asked, lang)
    said = BARRIERS[barred.barrier].say({"asked": asked, "found": barred.found}, lang)
    return f"{said}: {barred.reason}" if barred.reason else said


def shortfall_words(short: Shortfall, lang: Lang) -> str:
    """Say "mục 2: 4,20 trên 10, dưới 50 %"."""
    points, most = shown(short.points, lang), number(short.max_points, lang)
    share = percent(short.share, lang)
    if lang == "vi":
        return f"mục {short.row}: {points} trên {most} điểm, dưới {share}"
    return f"row {short.row}: {points} of {most} points, under {share}"


def class_words(verdict: ClassVerdict, lang: Lang) -> str:
    """Say what the points alone would give, where the class differs from it."""
    if verdict.title == verdict.by_points:
        return ""
    if lang == "vi":
        given = f"được xếp: {verdict.title}" if verdict.title else "không xếp loại"
        return f"theo điểm: {verdict.by_points}; {given}"
    given = f"classified: {verdict.title}" if verdict.title else "no class"
    return f"by points: {verdict.by_points}; {given}"


def effect_words(kind: EffectKind, detail: str, lang: Lang) -> str:
    """Name an effect beyond points: "không xét khen thưởng"."""
    vi, en = EFFECTS[kind]
    return f"{vi if lang == 'vi' else en} {detail}".strip()
