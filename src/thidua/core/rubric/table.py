"""A rubric ("bảng tiêu chí và thang điểm") as frozen values: the tree of rows and its policies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from thidua.core.rubric.formula.nodes import Condition, Formula, Rounding


class FigureKind(StrEnum):
    COUNT = "so_dem"  # a whole number, not negative
    NUMBER = "so"  # any exact decimal
    PERCENT = "phan_tram"  # 0 to 100 unless the declaration widens it
    YES_NO = "co_khong"  # 1 or 0
    LEVEL = "muc"  # one of listed texts
    DATE = "ngay"  # ISO date
    LIST = "danh_sach"  # a list of numbers, of levels, or of rows of `columns` numbers


@dataclass(frozen=True, slots=True)
class FigureDeclaration:
    """A figure that units report: its name in rules, its words, its kind and its bounds."""

    name: str
    title: str
    kind: FigureKind
    unit: str  # "nhiệm vụ", "%", "" …
    owner: str  # "don_vi" or the agency that supplies it
    low: Fraction | None
    high: Fraction | None
    levels: tuple[str, ...]  # of LEVEL, and of LIST items that are levels
    columns: int  # of LIST items; 1 otherwise
    default: (
        Fraction | str | tuple[()] | None
    )  # used where the unit's sheet leaves the figure out; never for null
    formula: Formula | None  # a figure derived from others
    level_titles: tuple[str, ...] = ()  # words for `levels`, in the same order; empty: the codes


class Policy(StrEnum):
    """What becomes of the points of a row that does not apply or in which nothing arose."""

    REDISTRIBUTE = "chia_lai"  # siblings that apply are scaled up to the parent's maximum
    FULL = "diem_toi_da"
    ZERO = "khong_diem"
    PEERS_MEAN = "binh_quan_khoi"  # the mean of the units to which the row applies
    EXCLUDE = "bo_ra"  # leaves the maximum too: the parent is worth less for this unit


class Gathering(StrEnum):
    """How the children of a group make its points."""

    SUM = "cong"
    MEAN = "binh_quan"
    WEIGHTED_MEAN = "binh_quan_trong_so"
    GREATEST = "cao_nhat"
    LEAST = "thap_nhat"
    PRODUCT_ROOT = "binh_quan_nhan"  # geometric mean of shares of max, times the group's max


class Section(StrEnum):
    BASE = "co_ban"
    BONUS = "thuong"
    PENALTY = "tru"


class EffectKind(StrEnum):
    """What a breach does beyond points; four separate effects, each with its own evidence."""

    UNRANKED = "khong_xep_hang"
    NOT_AWARDED = "khong_xet_khen"  # for any award, or the one whose id is `detail`
    CLASS_LOWERED = "ha_bac"  # by one class
    CLASS_CAPPED = "tran_xep_loai"  # to the class named in `detail`
    ROW_LOST = "mat_diem"  # the row or group named in `detail` gets 0


@dataclass(frozen=True, slots=True)
class Effect:
    kind: EffectKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class RoundingRule:
    """Round to `places` decimals (0 to 12) by `mode`; None as a whole rule means exact."""

    places: int
    mode: Rounding


@dataclass(frozen=True, slots=True)
class Basis:
    """A legal basis with the dates between which it held (None: open)."""

    id: str
    title: str
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True, slots=True)
class Trigger:
    """When the condition holds, the effect follows, and the reason is shown."""

    condition: Condition
    effect: Effect
    reason: str
    basis: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of some shape, lowered. `shape` is its word in the rubric, `settings` what it said.

    `settings` are the rule's own words and numbers, in order, kept for sentences and comparisons
    ("muc" bands with their labels and so on): pairs of path and text.
    """

    shape: str
    formula: Formula
    settings: tuple[tuple[str, str], ...]
    triggers: tuple[Trigger, ...] = ()


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """To whom a row does not apply, and what then becomes of its points."""

    units: tuple[str, ...]
    condition: Condition | None
    policy: Policy | None  # None: the table's policy for its level
    reason: str


@dataclass(frozen=True, slots=True)
class Row:
    """A group (children, no rule), a criterion (rule, no children)."""

    id: str
    title: str
    max_points: Fraction | None  # None: no maximum of its own (open bonus, penalties)
    weight: Fraction  # in a WEIGHTED_MEAN; 1 otherwise
    children: tuple[Row, ...]
    gathering: Gathering
    rule: Rule | None
    cap: Fraction | None  # applied to the row's own points ("trần")
    floor: Fraction | None  # ("sàn")
    cliff: Fraction | None  # below it the row is worth 0 ("dưới mức này không ghi nhận")
    rounding: RoundingRule | None
    rescale_raw: bool  # the group gathers its children's points before their rounding
    not_applicable: NotApplicable
    not_arisen: (
        Policy | None
    )  # when nothing arose or a figure is missing: None: missing, 0, flagged
    evidence: tuple[str, ...]
    source: str  # owner of the figures: "don_vi" or a named agency
    scorers: tuple[str, ...]  # tu_cham, cham_cheo, tham_dinh, so_lieu_ngoai, or an agency's name
    basis: tuple[str, ...]  # ids of Basis
    data_period: str  # "" is the unit's own
    note: str
    line: int  # in the source text, from 1; 0 when made by hand


@dataclass(frozen=True, slots=True)
class Period:
    """One of several rounds of a year (HK1, HK2); a table without rounds has one, named ""."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class TotalRule:
    floor: Fraction | None
    cap: Fraction | None
    cliff: Fraction | None
    rounding: RoundingRule | None
    over_periods: Formula | None  # of PeriodTotal; None when there is one period


@dataclass(frozen=True, slots=True)
class ClassCondition:
    """A share (0 to 1) of its maximum that every row at `level` must reach, in every period.

    `rows` names them; empty means every base group. Broken: the class is barred, or lowered by one.
    """

    rows: tuple[str, ...]
    share: Fraction
    lowers: bool
    reason: str


@dataclass(frozen=True, slots=True)
class ClassBand:
    """A class from `low` points (included) up; `conditions` must hold for it."""

    title: str
    low: Fraction
    conditions: tuple[ClassCondition, ...]


@dataclass(frozen=True, slots=True)
class TieKey:
    """A key of the ranking, best first.

    kind: "tong" total, "muc" points of row `detail`, "thuong" bonus after cap, "tru" penalty (less
    is better), "ky" total of period `detail`, "bo_phieu" ballot, "quyet_dinh" recorded decision.
    """

    kind: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class RankingRule:
    keys: tuple[TieKey, ...]
    dense: bool  # 1,2,2,3 instead of 1,2,2,4


class QuotaRounding(StrEnum):
    DOWN = "xuong"
    UP = "len"
    HALF_UP = "nua_len"


@dataclass(frozen=True, slots=True)
class Quota:
    """A number of places, or a share of a base with its rounding and least number."""

    count: int | None
    share: Fraction | None
    rounding: QuotaRounding
    at_least: int
    base: str  # "don_vi" all units, "xep_hang" ranked units, "xep_loai:<class>"


@dataclass(frozen=True, slots=True)
class VoteRule:
    """The least share (0 to 1) of a base that must agree; 80 % of 9 needs 8.

    base: "don_vi" all member units, "co_mat" present, "hop_le" valid papers, "tru_ung_vien" all
    members without the candidate.
    """

    share: Fraction
    base: str


@dataclass(frozen=True, slots=True)
class Award:
    id: str
    title: str
    quota: Quota
    min_total: Fraction | None
    classes: tuple[str, ...]  # empty: any
    basis: str
    vote: VoteRule | None = None


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A unit as the rubric knows it: code, name, role and its own data period."""

    code: str
    title: str
    role: str
    period_from: date | None
    period_to: date | None


@dataclass(frozen=True, slots=True)
class Rubric:
    id: str
    title: str
    year: int
    scale: Fraction | None  # what the base groups add up to
    source: str  # where the text comes from; free words
    note: str
    bases: tuple[Basis, ...]
    units: tuple[UnitEntry, ...]
    agencies: tuple[str, ...]
    holidays: tuple[date, ...]
    figures: tuple[FigureDeclaration, ...]
    base: Row
    bonus: Row | None
    penalty: Row | None
    group_policy: Policy  # for groups without a policy of their own
    row_policy: Policy
    periods: tuple[Period, ...]
    total: TotalRule
    triggers: tuple[Trigger, ...]  # knock-outs of the whole table
    classes: tuple[ClassBand, ...]  # best first
    ranking: RankingRule
    awards: tuple[Award, ...]
