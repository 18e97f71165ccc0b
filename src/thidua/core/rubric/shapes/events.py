"""Points for each occurrence, up and down, with caps on an event, on a side, and on one of a kind.

From a start, deductions are taken and bonuses added. Events that share the word `chon_mot` exclude
one another: of their deductions only the greatest counts, of their bonuses likewise, and where any
of these deductions happened the bonuses of the same word do not count.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from thidua.core.rubric import document
from thidua.core.rubric.formula.nodes import (
    ZERO,
    Bands,
    Difference,
    Figure,
    Formula,
    Greatest,
    Number,
    Product,
    Sum,
)
from thidua.core.rubric.shapes.number_text import read_number, write_number
from thidua.core.rubric.shapes.reader import Lowered, Reader
from thidua.core.rubric.shapes.setting import (
    FULL,
    LABEL,
    NOT_NEGATIVE,
    NUMERIC,
    REST,
    Setting,
    SettingKind,
    some_points,
)
from thidua.core.rubric.shapes.shape import Shape
from thidua.core.rubric.shapes.steps import at_most, one_if_zero, points_bands, times, total

DOWN, UP = "tru", "cong"


@dataclass(frozen=True, slots=True)
class _Event:
    """Its points, once named for the account and once plain, and the kind it excludes."""

    named: Formula
    plain: Formula
    one_of: str


def _occurrences(reader: Reader) -> Lowered:
    start = reader.number("tu")
    down, up = _events(reader, DOWN), _events(reader, UP)
    if not down and not up:
        reader.report("missing_setting", reader.node, setting=f"{DOWN}, {UP}")
    deducted = reader.named("tong_tru", total(_counted(down)))
    added = reader.named("tong_cong", total(_bonuses(up, down)))
    bonus = at_most(added, reader.number_or_none("tran_cong"))
    if reader.flag("chi_cong_khi_khong_tru") and down:
        bonus = Product((bonus, one_if_zero(total(event.plain for event in down))))
    formula: Formula = Number(start)
    if down:
        formula = Difference(formula, at_most(deducted, reader.number_or_none("tran_tru")))
    if up:
        formula = Sum((formula, bonus)) if start or down else bonus
    return Lowered(formula)


def _events(reader: Reader, side: str) -> tuple[_Event, ...]:
    return tuple(_event(part) for part in reader.parts(side))


def _event(part: Reader) -> _Event:
    figure = part.figure("bien")
    part.text("ten")
    one_of = part.text("chon_mot")
    if part.exactly_one_of("moi_lan", "theo_so_lan") == "moi_lan":
        worth = times(part.number("moi_lan"), Figure(figure))
    else:
        worth = _by_count(part, figure)
    points = at_most(worth, part.number_or_none("tran"))
    return _Event(part.named("diem_tinh", points), points, one_of)


def _by_count(part: Reader, figure: str) -> Formula:
    """Read what a number of times is worth; no time at all is worth nothing unless it is listed."""
    node = part.at("theo_so_lan")
    if not isinstance(node, document.Mapping):
        part.report("wrong_kind", node, setting="theo_so_lan", expected=SettingKind.TABLE)
        return ZERO
    worths = {NOT_NEGATIVE: ZERO}
    rest = None
    for key, value in node.pairs:
        points = part.number_at(value, part.settings["tran"])
        times_given = read_number(key.value)
        if points is None or (times_given is None and key.value != REST):
            part.report("unreadable_number", key, setting=f"theo_so_lan.{key.value}")
            continue
        part.say(f"theo_so_lan.{key.value}", write_number(points))
        if times_given is None:
            rest = Number(points)
        else:
            worths[times_given] = Number(points)
    return Bands(part.prefix + "so_lan", Figure(figure), points_bands(worths, rest))


def _counted(events: Iterable[_Event]) -> list[Formula]:
    """Give the events' points, those of one kind as the greatest of them."""
    kinds: dict[str, list[Formula]] = {}
    for place, event in enumerate(events):
        kinds.setdefault(event.one_of or f"\0{place}", []).append(event.named)
    return [Greatest(tuple(same)) if len(same) > 1 else same[0] for same in kinds.values()]


def _bonuses(up: tuple[_Event, ...], down: tuple[_Event, ...]) -> list[Formula]:
    """Give the bonuses, each kind silenced where a deduction of the same kind happened."""
    kinds = dict.fromkeys(event.one_of for event in up if event.one_of)
    counted = _counted(event for event in up if not event.one_of)
    for kind in kinds:
        bonus = _counted(event for event in up if event.one_of == kind)[0]
        against = [event.plain for event in down if event.one_of == kind]
        counted.append(Product((bonus, one_if_zero(total(against)))) if against else bonus)
    return counted


_EVENT = (
    Setting(
        "bien",
        SettingKind.FIGURE,
        "Số lần (có hoặc không là một lần)",
        "How many times",
        required=True,
        figures=NUMERIC,
    ),
    some_points("moi_lan", "Điểm mỗi lần", "Points each time"),
    some_points("tran", "Điểm tối đa của nội dung này", "Most points of this event", (FULL,)),
    Setting(
        "theo_so_lan",
        SettingKind.TABLE,
        "Điểm theo số lần, khi không tỷ lệ với số lần",
        "Points by the number of times, where not in proportion",
    ),
    Setting(
        "chon_mot",
        SettingKind.TEXT,
        "Từ khóa của các nội dung loại trừ nhau",
        "Word shared by events that exclude one another",
    ),
    LABEL,
)
EVENT_SHAPE = Shape(
    "theo_lan",
    "Cộng, trừ điểm theo số lần",
    "Points up and down by the occurrence",
    (
        Setting(
            "tu",
            SettingKind.NUMBER,
            "Điểm xuất phát: “diem_toi_da”, 0 hoặc một số",
            "Where it starts: “diem_toi_da” for the maximum, 0 or a number",
            required=True,
            words=(FULL,),
        ),
        Setting(DOWN, SettingKind.PARTS, "Các nội dung trừ điểm", "Deductions", parts=_EVENT),
        Setting(UP, SettingKind.PARTS, "Các nội dung cộng điểm", "Bonuses", parts=_EVENT),
        some_points("tran_tru", "Tổng điểm trừ tối đa", "Most points deducted in all", (FULL,)),
        some_points("tran_cong", "Tổng điểm cộng tối đa", "Most points added in all", (FULL,)),
        Setting(
            "chi_cong_khi_khong_tru",
            SettingKind.FLAG,
            "Chỉ cộng khi không bị trừ điểm nào",
            "Bonuses only where nothing was deducted",
            default="false",
        ),
    ),
    "{loai: theo_lan, tu: diem_toi_da, tru: [{bien: so_lan, moi_lan: 0.5}], tran_tru: 4}",
    _occurrences,
)
EVENT_SHAPES = (EVENT_SHAPE,)
