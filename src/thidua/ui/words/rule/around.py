"""What a rubric says around a row's rule: limits, to whom it does not apply, who scores, on what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from thidua.core.rubric.table import Gathering, Policy, RoundingRule, Row
from thidua.ui.words.account.afterwards import ROUNDED
from thidua.ui.words.account.told import points
from thidua.ui.words.numbers import Lang, joined, number
from thidua.ui.words.phrase import Phrase

OWN = "don_vi"

SCORERS: Mapping[str, Phrase] = {
    "tu_cham": Phrase("đơn vị tự chấm", "the unit itself"),
    "cham_cheo": Phrase("chấm chéo", "other units"),
    "tham_dinh": Phrase("thẩm định", "the appraisal"),
    "so_lieu_ngoai": Phrase("theo số liệu của cơ quan khác", "by another agency's figures"),
}
GATHERINGS: Mapping[Gathering, Phrase] = {
    Gathering.SUM: Phrase("", ""),
    Gathering.MEAN: Phrase("Bình quân các mục dưới", "The mean of the rows below"),
    Gathering.WEIGHTED_MEAN: Phrase(
        "Bình quân các mục dưới theo trọng số", "The weighted mean of the rows below"
    ),
    Gathering.GREATEST: Phrase(
        "Chỉ tính mục cao nhất trong các mục dưới", "Only the best of the rows below counts"
    ),
    Gathering.LEAST: Phrase(
        "Chỉ tính mục thấp nhất trong các mục dưới", "Only the least of the rows below counts"
    ),
    Gathering.PRODUCT_ROOT: Phrase(
        "Bình quân nhân tỷ lệ đạt của các mục dưới", "The geometric mean of the shares below"
    ),
}
POLICIES: Mapping[Policy, Phrase] = {
    Policy.REDISTRIBUTE: Phrase(
        "điểm được chia lại cho các mục còn lại theo tỷ lệ",
        "the points are shared among the other rows in proportion",
    ),
    Policy.FULL: Phrase("được tính điểm tối đa", "the maximum is given"),
    Policy.ZERO: Phrase("tính 0 điểm", "0 points"),
    Policy.PEERS_MEAN: Phrase(
        "lấy bình quân của các đơn vị khác trong khối", "the mean of the block's other units"
    ),
    Policy.EXCLUDE: Phrase("không tính vào điểm tối đa", "it leaves the maximum"),
}


@dataclass(frozen=True, slots=True)
class Around:
    """What else a reader must know to read a row: the names of units, bases and policies."""

    lang: Lang
    units: Mapping[str, str]
    bases: Mapping[str, str]
    policy: Policy  # of the row's level, where it names none

    def pick(self, vi: str, en: str) -> str:
        return vi if self.lang == "vi" else en


def scorer_words(row: Row, lang: Lang) -> str:
    """Say "Đơn vị tự chấm, chấm chéo, thẩm định"; "" where the rubric names nobody."""
    words = (SCORERS[one].say({}, lang) if one in SCORERS else one for one in row.scorers)
    said = ", ".join(words)
    return said[:1].upper() + said[1:]


def source_words(owner: str) -> str:
    """Name whoever supplies a figure or a row's figures, where that is not the unit itself."""
    return "" if owner in {"", OWN} else owner


def gathering_words(row: Row, lang: Lang) -> str:
    """Say how a group's rows make its points, where they do not simply add up."""
    return GATHERINGS[row.gathering].say({}, lang) if row.children else ""


def rounding_words(rule: RoundingRule | None, lang: Lang) -> str:
    """Say "làm tròn 2 chữ số thập phân"; the mode where it is not half up."""
    if rule is None:
        return "không làm tròn" if lang == "vi" else "not rounded"
    vi, en = ROUNDED[rule.mode]
    if rule.places == 0:
        return f"{vi} đến số nguyên" if lang == "vi" else f"{en} to a whole number"
    if lang == "vi":
        return f"{vi} đến {rule.places} chữ số thập phân"
    return f"{en} to {rule.places} decimal{'' if rule.places == 1 else 's'}"


def limits(row: Row, around: Around) -> tuple[str, ...]:
    """Say weight, cap, floor and cliff of a row, each where it has one."""
    lang = around.lang
    said: list[str] = []
    if row.weight != 1:
        weight = number(row.weight, lang)
        said.append(around.pick(f"Trọng số {weight}", f"Weight {weight}"))
    for value, vi, en in (
        (row.cap, "Tính tối đa", "Counts at most"),
        (row.floor, "Thấp nhất", "At least"),
    ):
        if value is not None and not _says_nothing(row, value):
            said.append(f"{around.pick(vi, en)} {points(value, lang)}")
    if row.cliff is not None:
        least = points(row.cliff, lang)
        said.append(around.pick(f"Dưới {least} thì không ghi nhận", f"Under {least}: not recorded"))
    return tuple(said)


def _says_nothing(row: Row, value: Fraction) -> bool:
    """Leave out a floor of 0 and a cap at the maximum, which every reader takes for granted."""
    return value == 0 or (row.cap == value and row.max_points == value)


def away(row: Row, around: Around) -> str:
    """Say to whom a row does not apply, why, and what becomes of its points."""
    rule = row.not_applicable
    if not rule.units and rule.condition is None:
        return ""
    units = joined(tuple(around.units.get(code, code) for code in rule.units), around.lang)
    policy = POLICIES[rule.policy or around.policy].say({}, around.lang)
    said = around.pick("Không áp dụng", "Does not apply")
    if units:
        said = around.pick(f"Không áp dụng với {units}", f"Does not apply to {units}")
    why = rule.reason[:1].lower() + rule.reason[1:]
    return f"{said}{f' ({why})' if why else ''}: {policy}"


def not_arisen(row: Row, around: Around) -> str:
    """Say what becomes of a row's points when nothing arose in the period."""
    if row.not_arisen is None:
        return ""
    policy = POLICIES[row.not_arisen].say({}, around.lang)
    return around.pick(f"Không phát sinh trong kỳ: {policy}", f"Nothing arose: {policy}")


def notes(row: Row, around: Around) -> tuple[str, ...]:
    """Give all that is said around a row's rule, in the order of reading; empty parts left out."""
    bases = joined(tuple(around.bases.get(one, one) for one in row.basis), around.lang)
    parts = (
        gathering_words(row, around.lang),
        *limits(row, around),
        away(row, around),
        not_arisen(row, around),
        around.pick(f"Kỳ số liệu: {row.data_period}", f"Period of figures: {row.data_period}")
        if row.data_period
        else "",
        around.pick(f"Căn cứ: {bases}", f"Basis: {bases}") if bases else "",
        row.note,
    )
    return tuple(part for part in parts if part)
