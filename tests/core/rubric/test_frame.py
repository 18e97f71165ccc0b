"""A block's table must fit the province's frame: groups, ceilings, quotas, dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from tests.examples import BLOCK, EXAMPLES, example
from tests.rubrics import a_criterion, a_group, a_rubric
from thidua.core.rubric.finding import Severity
from thidua.core.rubric.frame import Frame, FrameAward, FrameGroup, check_frame
from thidua.core.rubric.reading.frame import read_frame
from thidua.core.rubric.table import Award, Quota, QuotaRounding, Rubric, VoteRule
from thidua.outside.yaml_text import read_yaml

OPEN = Frame(
    id="khung",
    title="Khung",
    basis="",
    valid_from=None,
    valid_to=None,
    scale=None,
    groups=(),
    other_groups=True,
    group_count_low=None,
    group_count_high=None,
    bonus_cap=None,
    awards=(),
    other_awards=True,
)


def a_table() -> Rubric:
    group = replace(a_group("1", a_criterion("1.1"), points="30", line=4), title="Nhiệm vụ")
    bonus = a_group("thuong", a_criterion("T1"), cap="5", line=9)
    return a_rubric(group, bonus=bonus, scale="100")


def found(frame: Frame, rubric: Rubric | None = None) -> list[tuple[str, str, int, dict[str, str]]]:
    findings = check_frame(rubric or a_table(), frame)
    assert all(finding.severity is Severity.ERROR for finding in findings)
    return [(f.kind, f.path, f.line, dict(f.details)) for f in findings]


def test_a_frame_that_fixes_nothing_is_fitted_by_every_table() -> None:
    assert found(OPEN) == []


@pytest.mark.parametrize(
    ("valid_from", "valid_to", "in_force"),
    [
        (date(2024, 12, 31), None, True),
        (date(2025, 1, 1), None, False),
        (None, date(2024, 1, 1), True),
        (None, date(2023, 12, 31), False),
    ],
)
def test_the_frame_must_hold_in_the_year(
    valid_from: date | None, valid_to: date | None, *, in_force: bool
) -> None:
    frame = replace(OPEN, valid_from=valid_from, valid_to=valid_to)

    wrong = [("frame_not_in_force", "nam", 0, {"frame": "Khung", "year": "2024"})]
    assert found(frame) == ([] if in_force else wrong)


def test_the_scale_is_the_frames() -> None:
    assert found(replace(OPEN, scale=Fraction(100))) == []
    assert found(replace(OPEN, scale=Fraction(1000))) == [
        ("frame_scale", "thang_diem", 0, {"asked": "1000", "found": "100"})
    ]
    without = replace(a_table(), scale=None)
    assert found(replace(OPEN, scale=Fraction(1000)), without)[0][3]["found"] == ""


@pytest.mark.parametrize(
    ("low", "high", "asked"), [(2, None, "2–"), (None, 0, "–0"), (2, 9, "2–9"), (1, 1, "")]
)
def test_the_number_of_groups_is_bounded(low: int | None, high: int | None, asked: str) -> None:
    frame = replace(OPEN, group_count_low=low, group_count_high=high)

    wrong = [("frame_group_count", "muc", 0, {"asked": asked, "found": "1"})]
    assert found(frame) == (wrong if asked else [])


def a_frame_group(low: str | None, high: str | None, title: str = "", group_id: str = "1") -> Frame:
    limits = [None if end is None else Fraction(end) for end in (low, high)]
    return replace(OPEN, groups=(FrameGroup(group_id, title, limits[0], limits[1], required=True),))


def test_a_groups_points_lie_within_the_frame() -> None:
    assert found(a_frame_group("30", "30", "Nhiệm vụ")) == []
    assert found(a_frame_group("31", None)) == [
        ("frame_group_low", "1", 4, {"row": "1", "asked": "31", "found": "30"})
    ]
    assert found(a_frame_group(None, "29")) == [
        ("frame_group_high", "1", 4, {"row": "1", "asked": "29", "found": "30"})
    ]
    assert found(a_frame_group(None, None, "Tên khác")) == [
        ("frame_group_title", "1", 4, {"row": "1", "asked": "Tên khác", "found": "Nhiệm vụ"})
    ]


def test_a_group_without_points_cannot_be_held_to_the_frame() -> None:
    table = a_table()
    base = replace(table.base, children=(replace(table.base.children[0], max_points=None),))

    assert found(a_frame_group("1", None), replace(table, base=base)) == [
        ("frame_group_open", "1", 4, {"row": "1"})
    ]


def test_groups_that_are_missing_or_too_many_are_found() -> None:
    frame = a_frame_group(None, None, "Cải cách", "4")
    optional = replace(frame, groups=(replace(frame.groups[0], required=False),))

    assert found(frame) == [("frame_group_missing", "muc", 0, {"row": "4", "title": "Cải cách"})]
    assert found(optional) == []
    assert found(replace(optional, other_groups=False)) == [
        ("frame_extra_group", "1", 4, {"row": "1", "title": "Nhiệm vụ"})
    ]


def test_the_bonus_is_capped_by_the_frame() -> None:
    table = a_table()
    assert table.bonus is not None
    uncapped = replace(table, bonus=replace(table.bonus, cap=None))
    limit = replace(OPEN, bonus_cap=Fraction(4))

    assert found(replace(OPEN, bonus_cap=Fraction(5))) == []
    assert found(limit) == [("frame_bonus_cap", "thuong", 9, {"asked": "4", "found": "5"})]
    assert found(limit, uncapped)[0][3] == {"asked": "4", "found": ""}
    assert found(limit, replace(table, bonus=None)) == []


def with_award(count: int | None = 1, share: str | None = None, vote: str | None = "4/5") -> Rubric:
    quota = Quota(
        count, None if share is None else Fraction(share), QuotaRounding.DOWN, 0, "don_vi"
    )
    rule = None if vote is None else VoteRule(Fraction(vote), "don_vi")
    return replace(a_table(), awards=(Award("co", "Cờ thi đua", quota, None, (), "", rule),))


def award_frame(
    count: int | None = None, share: str | None = None, vote: str | None = None
) -> Frame:
    limit = FrameAward(
        "co",
        count,
        None if share is None else Fraction(share),
        None if vote is None else Fraction(vote),
    )
    return replace(OPEN, awards=(limit,))


@pytest.mark.parametrize(
    ("frame", "table", "kind", "asked", "told"),
    [
        (award_frame(1), with_award(2), "frame_award_count", "1", "2"),
        (award_frame(1), with_award(None, "1/5"), "frame_award_count", "1", ""),
        (award_frame(share="1/5"), with_award(None, "1/4"), "frame_award_share", "1/5", "1/4"),
        (award_frame(share="1/5"), with_award(1), "frame_award_share", "1/5", ""),
        (award_frame(vote="4/5"), with_award(vote="2/3"), "frame_award_vote", "4/5", "2/3"),
        (award_frame(vote="4/5"), with_award(vote=None), "frame_award_vote", "4/5", ""),
    ],
)
def test_awards_are_bounded_by_the_frame(
    frame: Frame, table: Rubric, kind: str, asked: str, told: str
) -> None:
    assert found(frame, table) == [
        (kind, "khen_thuong/co", 0, {"award": "Cờ thi đua", "asked": asked, "found": told})
    ]


def test_awards_within_the_frame_are_fine() -> None:
    assert found(award_frame(1, vote="4/5"), with_award(1)) == []
    assert found(award_frame(share="1/5"), with_award(None, "1/5")) == []


def test_an_award_that_the_frame_does_not_know_is_found() -> None:
    assert found(replace(OPEN, other_awards=False), with_award()) == [
        ("frame_extra_award", "khen_thuong/co", 0, {"award": "Cờ thi đua"})
    ]
    assert found(OPEN, with_award()) == []


def test_the_demo_block_fits_its_frame() -> None:
    text = (EXAMPLES / BLOCK / "khung.yaml").read_text(encoding="utf-8")
    reading = read_frame(read_yaml(text, name="khung"))

    assert reading.findings == ()
    assert reading.frame is not None
    assert check_frame(example(BLOCK).rubric, reading.frame) == ()


def test_a_frame_is_read_whole() -> None:
    text = (
        "khung: 1\nma: k\nten: Khung mẫu\ncan_cu: QĐ 1\nhieu_luc_tu: 2024-01-01\n"
        "hieu_luc_den: 31/12/2025\nthang_diem: 100\nso_nhom: {tu: 10, den: 15}\nnhom_khac: true\n"
        "nhom:\n- {ma: '1', ten: Một, diem: 30}\n- {ma: '2', diem_tu: 1, diem_den: 2, bat_buoc: false}\n"
        "tran_thuong: 5\nkhen_thuong:\n- {ma: co, so_luong: 1, ty_le: 20%, phieu_it_nhat: 80%}\n"
    )

    reading = read_frame(read_yaml(text, name="k"))

    assert reading.frame == Frame(
        id="k",
        title="Khung mẫu",
        basis="QĐ 1",
        valid_from=date(2024, 1, 1),
        valid_to=date(2025, 12, 31),
        scale=Fraction(100),
        groups=(
            FrameGroup("1", "Một", Fraction(30), Fraction(30), required=True),
            FrameGroup("2", "", Fraction(1), Fraction(2), required=False),
        ),
        other_groups=True,
        group_count_low=10,
        group_count_high=15,
        bonus_cap=Fraction(5),
        awards=(FrameAward("co", 1, Fraction(1, 5), Fraction(4, 5)),),
        other_awards=False,
    )


@pytest.mark.parametrize(
    ("text", "kind", "path"),
    [
        ("ma: k\nten: K", "unknown_version", "khung"),
        ("khung: 1\nten: K", "missing_setting", "ma"),
        ("khung: 1\nma: k", "missing_setting", "ten"),
        ("khung: 1\nma: k\nten: K\nla: 1", "unknown_setting", "la"),
        ("khung: 1\nma: k\nten: K\nso_nhom: {it: 1}", "unknown_setting", "so_nhom/it"),
        ("khung: 1\nma: k\nten: K\nnhom: [{ma: '1', max: 1}]", "unknown_setting", "nhom/1/max"),
        (
            "khung: 1\nma: k\nten: K\nkhen_thuong: [{ma: co, x: 1}]",
            "unknown_setting",
            "khen_thuong/co/x",
        ),
        ("khung: 1\nma: k\nten: K\nnhom: [{diem: 1}]", "missing_setting", "nhom/1/ma"),
    ],
)
def test_a_frame_with_a_fault_is_no_frame(text: str, kind: str, path: str) -> None:
    reading = read_frame(read_yaml(text, name="k"))

    assert reading.frame is None
    assert [(finding.kind, finding.path) for finding in reading.findings] == [(kind, path)]
