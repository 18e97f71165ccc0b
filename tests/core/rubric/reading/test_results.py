"""What follows from points is read whole: knock-outs, classes, the chain of ranks, awards."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from tests.core.rubric.reading.told import Told, cursor, told
from thidua.core.rubric.formula.nodes import Compare, Comparison, Condition, Figure, Number
from thidua.core.rubric.reading.cursor import Cursor
from thidua.core.rubric.reading.results import (
    read_awards,
    read_classes,
    read_effect,
    read_ranking,
    read_triggers,
)
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

EFFECTS = "khong_xep_hang, khong_xet_khen, ha_bac, tran_xep_loai, mat_diem"


def more_than(number: int) -> Condition:
    return Compare(Figure("x"), Comparison(">"), Number(Fraction(number)))


# --- effects and knock-outs ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("x: 1", Effect(EffectKind.NOT_AWARDED)),
        ("a: khong_xep_hang", Effect(EffectKind.UNRANKED)),
        ("a: ha_bac", Effect(EffectKind.CLASS_LOWERED)),
        ("a: {ha_bac: }", Effect(EffectKind.CLASS_LOWERED)),
        ("a: {khong_xet_khen: co}", Effect(EffectKind.NOT_AWARDED, "co")),
        ("a: {tran_xep_loai: Khá}", Effect(EffectKind.CLASS_CAPPED, "Khá")),
        ("a: {mat_diem: '1.2'}", Effect(EffectKind.ROW_LOST, "1.2")),
    ],
)
def test_an_effect_is_a_word_that_may_name_what_it_concerns(text: str, effect: Effect) -> None:
    one = cursor(text)

    assert read_effect(one, "a") == effect
    assert one.findings == []


@pytest.mark.parametrize(
    ("text", "kind", "path", "facts"),
    [
        (
            "a: ha_bacc",
            "unknown_word",
            "p/a",
            {"setting": "a", "given": "ha_bacc", "words": EFFECTS, "suggestion": "ha_bac"},
        ),
        ("a: mat_diem", "effect_needs_detail", "p/a", {"setting": "a", "given": "mat_diem"}),
        (
            "a: {tran_xep_loai: }",
            "effect_needs_detail",
            "p/a",
            {"setting": "a", "given": "tran_xep_loai"},
        ),
        ("a: {}", "exactly_one_setting", "p/a", {"setting": "a", "settings": EFFECTS}),
        (
            "a: {ha_bac: , khong_xep_hang: }",
            "exactly_one_setting",
            "p/a",
            {"setting": "a", "settings": EFFECTS},
        ),
        (
            "a: {ha_bac: , zz: }",
            "unknown_setting",
            "p/a/zz",
            {"setting": "zz", "suggestion": ""},
        ),
        (
            "a: {mat_diem: [x]}",
            "wrong_kind",
            "p/a/mat_diem",
            {"setting": "mat_diem", "expected": "text"},
        ),
        ("a: [ha_bac]", "wrong_kind", "p/a", {"setting": "a", "expected": "text"}),
    ],
)
def test_what_is_wrong_with_an_effect_is_told(
    text: str, kind: str, path: str, facts: dict[str, str]
) -> None:
    one = cursor(f"z: 1\n{text}", "p")

    read_effect(one, "a")

    assert told(one.findings)[0] == (kind, path, 2, facts)


def test_no_effect_is_guessed_from_two() -> None:
    assert read_effect(cursor("a: {ha_bac: , khong_xep_hang: }"), "a") is None


def test_the_knock_outs_of_a_table_are_read_whole() -> None:
    table = cursor(
        "diem_liet:\n- {khi: x > 1, hieu_luc: {mat_diem: '1'}, ly_do: Vi phạm, can_cu: qd}\n"
        "- {khi: x > 2}"
    )

    assert read_triggers(table) == (
        Trigger(more_than(1), Effect(EffectKind.ROW_LOST, "1"), "Vi phạm", "qd"),
        Trigger(more_than(2), Effect(EffectKind.NOT_AWARDED), "", ""),
    )
    assert table.findings == []


def test_a_knock_out_needs_a_condition_and_an_effect() -> None:
    table = cursor(
        "diem_liet:\n- {hieu_luc: ha_bac}\n- {khi: x > 1, hieu_luc: {}}\n- {khi: x > 1, khac: 1}"
    )

    assert len(read_triggers(table)) == 1
    assert told(table.findings) == [
        ("missing_setting", "diem_liet/1/khi", 2, {"setting": "khi"}),
        (
            "exactly_one_setting",
            "diem_liet/2/hieu_luc",
            3,
            {"setting": "hieu_luc", "settings": EFFECTS},
        ),
        ("unknown_setting", "diem_liet/3/khac", 4, {"setting": "khac", "suggestion": ""}),
    ]


# --- classes -------------------------------------------------------------------------------------


def test_classes_are_read_with_their_conditions() -> None:
    table = cursor(
        "xep_loai:\n"
        "- {ten: Tốt, tu: 80, dieu_kien: {moi_nhom_tu: 50%, muc: [I, II], vi_pham: ha_bac, ly_do: Thấp}}\n"
        "- {ten: Khá, tu: 60, dieu_kien: {moi_nhom_tu: 0.4}}\n"
        "- {ten: Kém, tu: 0}"
    )

    assert read_classes(table) == (
        ClassBand(
            "Tốt", Fraction(80), (ClassCondition(("I", "II"), Fraction(1, 2), True, "Thấp"),)
        ),
        ClassBand("Khá", Fraction(60), (ClassCondition((), Fraction(2, 5), False, ""),)),
        ClassBand("Kém", Fraction(0), ()),
    )
    assert table.findings == []


def test_what_is_wrong_with_a_class_is_told() -> None:
    table = cursor(
        "xep_loai:\n- {ten: A, dieu_kien: {vi_pham: chann}}\n- {tu: 1}\n- {ten: A, tu: x}\n"
        "- {ten: B, tu: 0, khac: 1, dieu_kien: {moi_nhom_tu: 1, khac: 2}}"
    )

    assert read_classes(table)[0] == ClassBand(
        "A", Fraction(0), (ClassCondition((), Fraction(0), False, ""),)
    )
    assert told(table.findings) == [
        ("name_twice", "xep_loai/A/ten", 4, {"setting": "ten", "name": "A", "first": "2"}),
        ("missing_setting", "xep_loai/A/tu", 2, {"setting": "tu"}),
        ("missing_setting", "xep_loai/A/dieu_kien/moi_nhom_tu", 2, {"setting": "moi_nhom_tu"}),
        (
            "unknown_word",
            "xep_loai/A/dieu_kien/vi_pham",
            2,
            {"setting": "vi_pham", "given": "chann", "words": "chan, ha_bac", "suggestion": "chan"},
        ),
        ("missing_setting", "xep_loai/2/ten", 3, {"setting": "ten"}),
        ("unreadable_number", "xep_loai/A/tu", 4, {"setting": "tu", "given": "x"}),
        ("unknown_setting", "xep_loai/B/khac", 5, {"setting": "khac", "suggestion": ""}),
        ("unknown_setting", "xep_loai/B/dieu_kien/khac", 5, {"setting": "khac", "suggestion": ""}),
    ]


def test_a_condition_of_a_class_is_a_share() -> None:
    table = cursor("xep_loai: [{ten: A, tu: 1, dieu_kien: {moi_nhom_tu: 50}}]")

    read_classes(table)

    assert told(table.findings) == [
        (
            "share_out_of_range",
            "xep_loai/A/dieu_kien/moi_nhom_tu",
            1,
            {"setting": "moi_nhom_tu", "given": "50"},
        ),
    ]


# --- ranks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["x: 1", "xep_hang: {}", "xep_hang: {khoa: []}"])
def test_without_a_chain_the_total_alone_decides(text: str) -> None:
    table = cursor(text)

    assert read_ranking(table) == RankingRule((TieKey("tong"),), dense=False)
    assert table.findings == []


def test_a_chain_of_keys_is_read_in_order() -> None:
    keys = "[tong, muc  II.1, ky HK2, thuong, tru, bo_phieu, quyet_dinh]"
    table = cursor(f"xep_hang: {{khoa: {keys}, dong_hang: '1,2,2,3'}}")

    assert read_ranking(table) == RankingRule(
        (
            TieKey("tong"),
            TieKey("muc", "II.1"),
            TieKey("ky", "HK2"),
            TieKey("thuong"),
            TieKey("tru"),
            TieKey("bo_phieu"),
            TieKey("quyet_dinh"),
        ),
        dense=True,
    )
    assert table.findings == []


def test_ranks_may_be_shared_with_a_gap_after() -> None:
    table = cursor("xep_hang: {khoa: tong, dong_hang: '1,2,2,4'}")

    assert read_ranking(table) == RankingRule((TieKey("tong"),), dense=False)
    assert table.findings == []


KEYS = "tong, thuong, tru, bo_phieu, quyet_dinh, muc …, ky …"


@pytest.mark.parametrize("key", ["diem", "tong x", "muc", "ky", "mục 1"])
def test_a_key_that_ranks_nothing_is_told_and_left_out(key: str) -> None:
    table = cursor(f"xep_hang:\n  dong_hang: '1,2,2,4'\n  khoa: [{key}, bo_phieu]")

    assert read_ranking(table) == RankingRule((TieKey("bo_phieu"),), dense=False)
    facts = {"setting": "khoa", "given": key, "words": KEYS}
    assert told(table.findings) == [("unknown_word", "xep_hang/khoa", 3, facts)]


def test_what_else_is_wrong_with_a_chain_is_told() -> None:
    table = cursor("xep_hang: {khoaa: [tong], dong_hang: 1224}")

    assert read_ranking(table) == RankingRule((TieKey("tong"),), dense=False)
    words = {"given": "1224", "words": "1,2,2,4, 1,2,2,3", "suggestion": "1,2,2,4"}
    assert told(table.findings) == [
        ("unknown_setting", "xep_hang/khoaa", 1, {"setting": "khoaa", "suggestion": "khoa"}),
        ("unknown_word", "xep_hang/dong_hang", 1, {"setting": "dong_hang", **words}),
    ]


# --- awards --------------------------------------------------------------------------------------


def test_awards_are_read_with_what_bars_from_them() -> None:
    table = cursor(
        "khen_thuong:\n"
        "- {ma: co, ten: Cờ, ty_le: 20%, lam_tron: nua_len, it_nhat: 2, tinh_tren: xep_hang, "
        "tu_diem: 90, xep_loai: [Tốt], bo_phieu: {it_nhat: 80%, tinh_tren: co_mat}, "
        "khong_xet_khi: [{khi: x > 1, ly_do: Vi phạm, can_cu: qd}, {khi: x > 2}], can_cu: nd}\n"
        "- {ma: bk, so_luong: 10000, it_nhat: 10000, bo_phieu: {it_nhat: 0.5}}"
    )

    bar = Effect(EffectKind.NOT_AWARDED, "co")
    assert read_awards(table) == (
        (
            Award(
                id="co",
                title="Cờ",
                quota=Quota(None, Fraction(1, 5), QuotaRounding.HALF_UP, 2, "xep_hang"),
                min_total=Fraction(90),
                classes=("Tốt",),
                basis="nd",
                vote=VoteRule(Fraction(4, 5), "co_mat"),
            ),
            Award(
                id="bk",
                title="bk",
                quota=Quota(10_000, None, QuotaRounding.DOWN, 10_000, "don_vi"),
                min_total=None,
                classes=(),
                basis="",
                vote=VoteRule(Fraction(1, 2), "don_vi"),
            ),
        ),
        (Trigger(more_than(1), bar, "Vi phạm", "qd"), Trigger(more_than(2), bar, "", "")),
    )
    assert table.findings == []


def test_an_award_may_be_for_nobody_and_without_a_vote() -> None:
    (award,), triggers = read_awards(cursor("khen_thuong: [{ma: a, so_luong: 0, it_nhat: 0}]"))

    assert award == Award(
        "a", "a", Quota(0, None, QuotaRounding.DOWN, 0, "don_vi"), None, (), "", None
    )
    assert triggers == ()


@pytest.mark.parametrize(
    ("text", "kind", "path", "facts"),
    [
        ("so_luong: 1, khac: 1", "unknown_setting", "/khac", {"setting": "khac", "suggestion": ""}),
        ("ten: x", "exactly_one_setting", "", {"settings": "so_luong, ty_le"}),
        ("so_luong: 1, ty_le: 1", "exactly_one_setting", "", {"settings": "so_luong, ty_le"}),
        (
            "so_luong: -1",
            "number_out_of_range",
            "/so_luong",
            {"setting": "so_luong", "given": "-1", "low": "0", "high": "10000"},
        ),
        (
            "so_luong: 10001",
            "number_out_of_range",
            "/so_luong",
            {"setting": "so_luong", "given": "10001", "low": "0", "high": "10000"},
        ),
        (
            "ty_le: 1, it_nhat: -1",
            "number_out_of_range",
            "/it_nhat",
            {"setting": "it_nhat", "given": "-1", "low": "0", "high": "10000"},
        ),
        (
            "ty_le: 1, it_nhat: 10001",
            "number_out_of_range",
            "/it_nhat",
            {"setting": "it_nhat", "given": "10001", "low": "0", "high": "10000"},
        ),
        ("ty_le: 20", "share_out_of_range", "/ty_le", {"setting": "ty_le", "given": "20"}),
        ("ty_le: -1%", "share_out_of_range", "/ty_le", {"setting": "ty_le", "given": "-1%"}),
        (
            "so_luong: 1, bo_phieu: {it_nhat: 80}",
            "share_out_of_range",
            "/bo_phieu/it_nhat",
            {"setting": "it_nhat", "given": "80"},
        ),
        (
            "ty_le: 1, tinh_tren: xep_hangg",
            "unknown_word",
            "/tinh_tren",
            {
                "setting": "tinh_tren",
                "given": "xep_hangg",
                "words": "don_vi, xep_hang, xep_loai:…",
            },
        ),
        (
            "ty_le: 1, lam_tron: lenn",
            "unknown_word",
            "/lam_tron",
            {
                "setting": "lam_tron",
                "given": "lenn",
                "words": "xuong, len, nua_len",
                "suggestion": "len",
            },
        ),
        (
            "so_luong: 1, bo_phieu: {}",
            "missing_setting",
            "/bo_phieu/it_nhat",
            {"setting": "it_nhat"},
        ),
        (
            "so_luong: 1, bo_phieu: {it_nhat: 1, khac: 1}",
            "unknown_setting",
            "/bo_phieu/khac",
            {"setting": "khac", "suggestion": ""},
        ),
        (
            "so_luong: 1, bo_phieu: {it_nhat: 1, tinh_tren: comat}",
            "unknown_word",
            "/bo_phieu/tinh_tren",
            {
                "setting": "tinh_tren",
                "given": "comat",
                "words": "don_vi, co_mat, hop_le, tru_ung_vien",
                "suggestion": "co_mat",
            },
        ),
        (
            "so_luong: 1, khong_xet_khi: [{ly_do: x}]",
            "missing_setting",
            "/khong_xet_khi/1/khi",
            {"setting": "khi"},
        ),
        (
            "so_luong: 1, khong_xet_khi: [{khi: x > 1, khac: 1}]",
            "unknown_setting",
            "/khong_xet_khi/1/khac",
            {"setting": "khac", "suggestion": ""},
        ),
    ],
)
def test_what_is_wrong_with_an_award_is_told(
    text: str, kind: str, path: str, facts: dict[str, str]
) -> None:
    table = cursor(f"khen_thuong:\n- {{ma: a, {text}}}")

    read_awards(table)

    assert told(table.findings) == [(kind, f"khen_thuong/a{path}", 2, facts)]


def test_a_vote_without_a_share_asks_for_none_and_a_bar_without_a_condition_is_left_out() -> None:
    text = "khen_thuong: [{ma: a, so_luong: 1, bo_phieu: {}, khong_xet_khi: [{}, {khi: x > 1}]}]"

    (award,), triggers = read_awards(cursor(text))

    assert award.vote == VoteRule(Fraction(0), "don_vi")
    assert [trigger.condition for trigger in triggers] == [more_than(1)]


def test_a_base_of_no_share_is_told_on_its_own_line() -> None:
    table = cursor("khen_thuong:\n- ma: a\n  ty_le: 20%\n  tinh_tren: tat_ca")

    read_awards(table)

    words = "don_vi, xep_hang, xep_loai:…"
    facts = {"setting": "tinh_tren", "given": "tat_ca", "words": words}
    assert told(table.findings) == [("unknown_word", "khen_thuong/a/tinh_tren", 4, facts)]


def test_awards_have_codes_of_their_own() -> None:
    table = cursor("khen_thuong:\n- {ma: a, so_luong: 1}\n- {ma: a, so_luong: 1}\n- {so_luong: 1}")

    read_awards(table)

    assert told(table.findings) == [
        ("name_twice", "khen_thuong/a/ma", 3, {"setting": "ma", "name": "a", "first": "2"}),
        ("missing_setting", "khen_thuong/3/ma", 4, {"setting": "ma"}),
    ]


@pytest.mark.parametrize(
    ("read", "text"),
    [
        (read_triggers, "diem_liet: 1"),
        (read_classes, "xep_loai: 1"),
        (read_awards, "khen_thuong: 1"),
    ],
)
def test_each_stands_in_a_list(read: Callable[[Cursor], object], text: str) -> None:
    table = cursor(text)
    name = text.partition(":")[0]

    read(table)

    expected: list[Told] = [("wrong_kind", name, 1, {"setting": name, "expected": "list"})]
    assert told(table.findings) == expected
