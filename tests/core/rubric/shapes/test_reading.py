"""Whatever is wrong with a rule is found at its place, all at once, and never raised."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from tests.core.rubric.shapes.world import FIGURES, declared, read, rule_of, written
from thidua.core.rubric import document
from thidua.core.rubric.finding import Finding, Severity
from thidua.core.rubric.formula.nodes import Bands
from thidua.core.rubric.shapes.context import RuleContext, nearest
from thidua.core.rubric.shapes.registry import SHAPES, read_rule
from thidua.core.rubric.shapes.setting import Setting, SettingKind
from thidua.core.rubric.table import FigureKind

EXAMPLE_FIGURES = {
    one.name: one
    for one in (
        *(declared(name, FigureKind.NUMBER) for name in ("da_hoan_thanh", "ke_hoach")),
        *(declared(name, FigureKind.NUMBER) for name in ("nam_nay", "nam_truoc", "diem_cham")),
        declared("chi_so", FigureKind.PERCENT),
        declared("so_lan", FigureKind.COUNT),
        *(declared(name, FigureKind.YES_NO) for name in ("co_ke_hoach", "co_bao_cao")),
        declared("xep_loai", FigureKind.LEVEL),
        replace(declared("ds_xl", FigureKind.LIST), name="cac_xep_loai"),
        *(declared(f"cac_{name}", FigureKind.LIST) for name in ("chi_tieu", "ngay_cham")),
        declared("cac_diem_cham", FigureKind.LIST),
    )
}


@pytest.mark.parametrize("word", SHAPES)
def test_the_example_of_every_shape_is_valid(word: str) -> None:
    rule, found = read(SHAPES[word].example, known=EXAMPLE_FIGURES)

    assert found == ()
    assert rule is not None
    assert rule.shape == word == SHAPES[word].word


@pytest.mark.parametrize("word", SHAPES)
def test_every_setting_is_described_and_has_what_its_kind_needs(word: str) -> None:
    shape = SHAPES[word]
    settings = list(shape.settings)

    assert shape.title_vi
    assert shape.title_en
    assert len({setting.name for setting in settings}) == len(settings)
    for setting in settings:
        _is_whole(setting)
        settings.extend(setting.parts)


def _is_whole(setting: Setting) -> None:
    assert setting.vi
    assert setting.en
    assert bool(setting.figures) == (setting.kind is SettingKind.FIGURE)
    assert not (setting.required and setting.default)
    if setting.kind is SettingKind.WORD:
        assert setting.default in setting.words
    if setting.kind in {SettingKind.PART, SettingKind.PARTS}:
        assert setting.parts


def found_in(text: str, most: str | None = "10") -> list[tuple[str, str, dict[str, str]]]:
    rule, found = read(text, most)
    assert (rule is None) == any(one.severity is Severity.ERROR for one in found)
    return [(one.kind, one.path.removeprefix("muc.1.quy_tac"), dict(one.details)) for one in found]


WORDS = "cang_nhieu, cang_it"
EFFECTS = "khong_xep_hang, khong_xet_khen, ha_bac, tran_xep_loai, mat_diem"
ANY_NUMBER = "so_dem, so, phan_tram, co_khong"


WRONG: list[tuple[str, tuple[str, str, dict[str, str]]]] = [
    ("{loai: ty_lee}", ("unknown_shape", ".loai", {"given": "ty_lee", "suggestion": "ty_le"})),
    ("{bien: a}", ("unknown_shape", ".loai", {"given": "", "suggestion": ""})),
    ("{loai: [a]}", ("unknown_shape", ".loai", {"given": "", "suggestion": ""})),
    (
        "{loai: co_khong, bien: c1, bienn: c1}",
        ("unknown_setting", "", {"given": "bienn", "suggestion": "bien"}),
    ),
    ("{loai: co_khong}", ("missing_setting", ".bien", {"setting": "bien"})),
    ("{loai: co_khong, bien: }", ("missing_setting", ".bien", {"setting": "bien"})),
    ("{loai: co_khong, bien: ~}", ("missing_setting", ".bien", {"setting": "bien"})),
    (
        "{loai: co_khong, bien: nopp}",
        ("unknown_figure", ".bien", {"given": "nopp", "setting": "bien", "suggestion": "nop"}),
    ),
    (
        "{loai: co_khong, bien: a}",
        (
            "wrong_figure_kind",
            ".bien",
            {"given": "a", "setting": "bien", "kind": "so", "expected": "co_khong"},
        ),
    ),
    (
        "{loai: co_khong, bien: [c1]}",
        ("wrong_kind", ".bien", {"setting": "bien", "expected": "ten_so_lieu"}),
    ),
    (
        "{loai: ty_le, tu_so: a, mau_so: bb}",
        ("unknown_figure", ".mau_so", {"given": "bb", "setting": "mau_so", "suggestion": "b"}),
    ),
    (
        "{loai: ty_le, tu_so: a, mau_so: xl}",
        (
            "wrong_figure_kind",
            ".mau_so",
            {
                "given": "xl",
                "setting": "mau_so",
                "figure": "xl",
                "kind": "muc",
                "expected": ANY_NUMBER,
            },
        ),
    ),
    (
        "{loai: ty_le, tu_so: a, mau_so: b + zz}",
        (
            "unknown_figure",
            ".mau_so",
            {"given": "b + zz", "setting": "mau_so", "figure": "zz", "suggestion": ""},
        ),
    ),
    (
        "{loai: ty_le, tu_so: a, mau_so: b + ds}",
        (
            "wrong_figure_kind",
            ".mau_so",
            {
                "given": "b + ds",
                "setting": "mau_so",
                "figure": "ds",
                "kind": "danh_sach",
                "expected": ANY_NUMBER,
            },
        ),
    ),
    (
        "{loai: dieu_kien, neu: 'xl = ''TOTT''', thi: 1}",
        (
            "unknown_level",
            ".neu",
            {
                "given": "xl = 'TOTT'",
                "setting": "neu",
                "figure": "xl",
                "level": "TOTT",
                "suggestion": "TOT",
            },
        ),
    ),
    (
        "{loai: ty_le, tu_so: a, mau_so: b, chieu: len}",
        (
            "unknown_word",
            ".chieu",
            {"given": "len", "setting": "chieu", "words": WORDS, "suggestion": ""},
        ),
    ),
    (
        "{loai: ty_le, tu_so: a, mau_so: b, he_so: nam}",
        ("unreadable_number", ".he_so", {"given": "nam", "setting": "he_so"}),
    ),
    (
        "{loai: ty_le, tu_so: a, mau_so: b, he_so: [1]}",
        ("wrong_kind", ".he_so", {"setting": "he_so", "expected": "so"}),
    ),
    (
        "{loai: ty_le, tu_so: a, mau_so: b, tran: -1}",
        (
            "number_out_of_range",
            ".tran",
            {"given": "-1", "setting": "tran", "low": "0", "high": ""},
        ),
    ),
    (
        "{loai: so_voi_dan_dau, thuc_hien: a, chi_tieu: t, dat: 1.5}",
        (
            "number_out_of_range",
            ".dat",
            {"given": "1.5", "setting": "dat", "low": "0", "high": "1"},
        ),
    ),
    (
        "{loai: tuyen_tinh, bien: a, tu: 5, den: 5}",
        ("goalposts_equal", ".den", {"given": "5", "setting": "den"}),
    ),
    (
        "{loai: tuyen_tinh, bien: a, chan: co}",
        ("wrong_kind", ".chan", {"given": "co", "setting": "chan", "expected": "co_khong"}),
    ),
    (
        "{loai: bac, bac: [{tu: 0, diem: 1}]}",
        ("exactly_one_setting", "", {"settings": "bien, cong_thuc"}),
    ),
    (
        "{loai: bac, bien: a, bac: []}",
        ("empty_list", ".bac", {"setting": "bac"}),
    ),
    (
        "{loai: bac, bien: a, bac: {tu: 1}}",
        ("wrong_kind", ".bac", {"setting": "bac", "expected": "cac_phan"}),
    ),
    (
        "{loai: bac, bien: a, bac: [5]}",
        ("wrong_kind", ".bac.1", {"given": "5", "setting": "bac.1", "expected": "bang"}),
    ),
    (
        "{loai: bac, bien: a, bac: [{tu: 3, den: 2, diem: 1}]}",
        ("band_upside_down", ".bac.1.den", {"given": "2", "setting": "den"}),
    ),
    (
        "{loai: bac, bien: a, bac: [{tu: 3, diem: 1, phan: 1/2}]}",
        ("exactly_one_setting", ".bac.1", {"settings": "diem, phan"}),
    ),
    (
        "{loai: bac, bien: a, bac: [{tu: 3}]}",
        ("exactly_one_setting", ".bac.1", {"settings": "diem, phan"}),
    ),
    (
        "{loai: bac, bien: a, bac: [{tu: 3, hieu_luc: mat_die}]}",
        (
            "unknown_word",
            ".bac.1.hieu_luc",
            {
                "given": "mat_die",
                "setting": "hieu_luc",
                "words": EFFECTS,
                "suggestion": "mat_diem",
            },
        ),
    ),
    (
        "{loai: bac, bien: a, bac: [{tu: 3, diem: 1, hieu_luc: tran_xep_loai}]}",
        (
            "effect_needs_detail",
            ".bac.1.hieu_luc",
            {"given": "tran_xep_loai", "setting": "hieu_luc"},
        ),
    ),
    (
        "{loai: bac, bien: a, bac: [{tu: 3, diem: 1, hieu_luc: [ha_bac]}]}",
        ("wrong_kind", ".bac.1.hieu_luc", {"setting": "hieu_luc", "expected": "hieu_luc"}),
    ),
    (
        "{loai: bac, bien: a, bac: [{tu: 3, diem: 1, hieu_luc: {ha_bac: [1]}}]}",
        ("wrong_kind", ".bac.1.hieu_luc", {"setting": "hieu_luc", "expected": "hieu_luc"}),
    ),
    (
        "{loai: bac, bien: a, bac: [{tu: 3, diem: 1, hieu_luc: {a: b, c: d}}]}",
        ("wrong_kind", ".bac.1.hieu_luc", {"setting": "hieu_luc", "expected": "hieu_luc"}),
    ),
    (
        "{loai: ty_le, tu_so: a, mau_so: b, chieu: [len]}",
        ("wrong_kind", ".chieu", {"setting": "chieu", "expected": "tu_khoa"}),
    ),
    (
        "{loai: cham_ngay, han: [{nop: nop}], tru_moi_ngay: 1, khong_gui: 1}",
        ("missing_setting", ".han.1.ngay", {"setting": "ngay"}),
    ),
    (
        "{loai: bang_hai_khoa, cot: {bien: p, tu: [1]}, bang: [[1]]}",
        ("missing_setting", ".hang", {"setting": "hang"}),
    ),
    (
        "{loai: bang_hai_khoa, hang: {bien: n, tu: [1]}, cot: {bien: p, tu: [1]}, bang: [[1], 2]}",
        ("wrong_kind", ".bang", {"given": "2", "setting": "bang", "expected": "bang_so"}),
    ),
    ("{loai: dieu_kien, thi: 1}", ("missing_setting", ".neu", {"setting": "neu"})),
    ("{loai: muc, bien: xl}", ("missing_setting", ".bang", {"setting": "bang"})),
    (
        "{loai: muc_binh_quan, bang: {XS: 1}}",
        ("missing_setting", ".danh_sach", {"setting": "danh_sach"}),
    ),
    (
        "{loai: muc_binh_quan, danh_sach: ds_xl, bang: {XS: 1}, cach: so}",
        (
            "unknown_word",
            ".cach",
            {
                "given": "so",
                "setting": "cach",
                "words": "trung_binh, tong",
                "suggestion": "",
            },
        ),
    ),
    (
        "{loai: bac_thang, bien: a, tren: 1, moi: 0, diem: 1}",
        (
            "number_out_of_range",
            ".moi",
            {"given": "0", "setting": "moi", "low": "0", "high": ""},
        ),
    ),
    (
        "{loai: bang_hai_khoa, hang: {bien: n, tu: [0, 5]}, cot: {bien: p, tu: [1]}, bang: [[1]]}",
        ("table_size", ".bang", {"setting": "bang", "rows": "2", "columns": "1"}),
    ),
    (
        "{loai: bang_hai_khoa, hang: {bien: n, tu: [0]}, cot: {bien: p, tu: [1]}, bang: [[1, 2]]}",
        ("table_size", ".bang", {"setting": "bang", "rows": "1", "columns": "1"}),
    ),
    (
        "{loai: bang_hai_khoa, hang: {bien: n, tu: [5, 0]}, cot: {bien: p, tu: [1]}, bang: [[1], [2]]}",
        ("not_rising", ".hang.tu", {"setting": "tu"}),
    ),
    (
        "{loai: bang_hai_khoa, hang: {bien: n, tu: [0, 0]}, cot: {bien: p, tu: [1]}, bang: [[1], [2]]}",
        ("not_rising", ".hang.tu", {"setting": "tu"}),
    ),
    (
        "{loai: bang_hai_khoa, hang: n, cot: {bien: p, tu: [1]}, bang: [[1]]}",
        ("wrong_kind", ".hang", {"given": "n", "setting": "hang", "expected": "phan"}),
    ),
    (
        "{loai: muc, bien: xl, bang: {XS: 1, TOTT: 2}}",
        (
            "unknown_level",
            ".bang",
            {"setting": "bang", "figure": "xl", "level": "TOTT", "suggestion": "TOT"},
        ),
    ),
    (
        "{loai: muc, bien: n, bang: {mot: 1}}",
        ("unreadable_number", ".bang.mot", {"setting": "bang.mot"}),
    ),
    ("{loai: muc, bien: xl, bang: {}}", ("empty_list", ".bang", {"setting": "bang"})),
    (
        "{loai: muc, bien: xl, bang: [1]}",
        ("wrong_kind", ".bang", {"setting": "bang", "expected": "bang"}),
    ),
    (
        "{loai: muc_binh_quan, danh_sach: ds_xl, bang: {GIOI: 1}}",
        (
            "unknown_level",
            ".bang",
            {"setting": "bang", "figure": "ds_xl", "level": "GIOI", "suggestion": ""},
        ),
    ),
    (
        "{loai: muc_binh_quan, danh_sach: ds_xl, bang: {XS: {hieu_luc: ha_bac}}}",
        ("effect_of_list_item", ".bang.XS", {"setting": "bang.XS"}),
    ),
    (
        "{loai: theo_lan, tu: 0}",
        ("missing_setting", ".tru, cong", {"setting": "tru, cong"}),
    ),
    (
        "{loai: theo_lan, tu: 0, cong: [{bien: n}]}",
        ("exactly_one_setting", ".cong.1", {"settings": "moi_lan, theo_so_lan"}),
    ),
    (
        "{loai: theo_lan, tu: 0, cong: [{bien: n, theo_so_lan: 1}]}",
        (
            "wrong_kind",
            ".cong.1.theo_so_lan",
            {"given": "1", "setting": "theo_so_lan", "expected": "bang"},
        ),
    ),
    (
        "{loai: muc_binh_quan, danh_sach: dss, bang: {XS: 1}}",
        (
            "unknown_figure",
            ".danh_sach",
            {"given": "dss", "setting": "danh_sach", "suggestion": "ds"},
        ),
    ),
    (
        "{loai: muc_binh_quan, danh_sach: a, bang: {XS: 1}}",
        (
            "wrong_figure_kind",
            ".danh_sach",
            {"given": "a", "setting": "danh_sach", "kind": "so", "expected": "danh_sach"},
        ),
    ),
    (
        "{loai: danh_muc, phan: [{bien: a, diem: 1}]}",
        (
            "wrong_figure_kind",
            ".phan.1.bien",
            {"given": "a", "setting": "bien", "kind": "so", "expected": "so_dem, co_khong"},
        ),
    ),
    (
        "{loai: tuyen_tinh, bien: p, tu: 10, den: 92%}",
        (
            "percent_of_percent",
            ".den",
            {"given": "92%", "setting": "den", "written": "92%"},
        ),
    ),
    ("{loai: cong_thuc}", ("missing_setting", ".cong_thuc", {"setting": "cong_thuc"})),
    ("{loai: dieu_kien, neu: n = 0}", ("missing_setting", ".thi", {"setting": "thi"})),
    (
        "{loai: muc, bien: xl, bang: {XS: nhiều, TOT: 1}}",
        ("unreadable_number", ".bang.XS", {"given": "nhiều", "setting": "bang.XS"}),
    ),
    (
        "{loai: theo_lan, tu: 0, cong: [{bien: n, theo_so_lan: {mot: 1}}]}",
        (
            "unreadable_number",
            ".cong.1.theo_so_lan.mot",
            {"given": "mot", "setting": "theo_so_lan.mot"},
        ),
    ),
    (
        "{loai: theo_lan, tu: 0, cong: [{bien: n, moi_lan: -1}]}",
        (
            "number_out_of_range",
            ".cong.1.moi_lan",
            {"given": "-1", "setting": "moi_lan", "low": "0", "high": ""},
        ),
    ),
    (
        "{loai: cham_ngay, danh_sach: ds, tru_moi_ngay: 1}",
        ("missing_setting", ".khong_gui", {"setting": "khong_gui"}),
    ),
    (
        "{loai: cham_ngay, han: [{ngay: mai, nop: nop}], tru_moi_ngay: 1, khong_gui: 1}",
        ("unreadable_date", ".han.1.ngay", {"given": "mai", "setting": "ngay"}),
    ),
    (
        "{loai: trung_binh_cat, danh_sach: ds, bo: 1.5}",
        ("not_whole", ".bo", {"given": "1.5", "setting": "bo"}),
    ),
    (
        "{loai: hai_nguon, phan: [{bien: a, trong_so: 60%}, {bien: b, trong_so: 30%}]}",
        ("weights_not_whole", ".phan", {"setting": "phan", "sum": "0.9"}),
    ),
    (
        "{loai: diem_nhap, bien: x, tu: 4, den: 2}",
        ("band_upside_down", ".den", {"given": "2", "setting": "den"}),
    ),
    (
        "{loai: gop, cach: trung_binh_cat, phan: [{quy_tac: 1}, {quy_tac: 2}]}",
        ("too_few_parts", ".phan", {"setting": "phan", "least": "3"}),
    ),
    (
        "{loai: gop, phan: [{quy_tac: {loai: ty}}]}",
        ("unknown_shape", ".phan.1.quy_tac.loai", {"given": "ty", "suggestion": ""}),
    ),
    (
        "{loai: gop, phan: [{quy_tac: hai}]}",
        ("unreadable_number", ".phan.1.diem", {"given": "hai", "setting": "diem"}),
    ),
    (
        "{loai: cong_thuc, cong_thuc: a, so_chu_so: 61}",
        (
            "number_out_of_range",
            ".so_chu_so",
            {"given": "61", "setting": "so_chu_so", "low": "1", "high": "60"},
        ),
    ),
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_is_wrong_is_found(text: str, expected: tuple[str, str, dict[str, str]]) -> None:
    assert found_in(text) == [expected]


def test_a_formula_that_cannot_be_read_tells_where() -> None:
    ((kind, path, details),) = found_in("{loai: cong_thuc, cong_thuc: a +}")

    assert (kind, path) == ("unreadable_formula", ".cong_thuc")
    assert details["refusal"] == "UnexpectedPart"
    assert details["column"] == "4"


def test_a_condition_that_cannot_be_read_tells_where() -> None:
    ((kind, path, details),) = found_in("{loai: dieu_kien, neu: a, thi: 1}")

    assert (kind, path, details["setting"]) == ("unreadable_formula", ".neu", "neu")


def test_a_row_without_a_maximum_cannot_share_it() -> None:
    assert found_in("{loai: co_khong, bien: c1}", None) == [("row_needs_maximum", "", {})]


def test_every_number_of_times_that_cannot_be_read_is_found() -> None:
    found = found_in("{loai: theo_lan, tu: 0, cong: [{bien: n, theo_so_lan: {mot: 1, hai: 2}}]}")

    assert [details["given"] for _, _, details in found] == ["mot", "hai"]


def test_every_mistake_is_found_at_once() -> None:
    kinds = [
        kind for kind, _, _ in found_in("{loai: ty_le, tu_so: aa, mau_so: zzz, tran: x, thua: 1}")
    ]

    assert kinds == ["unknown_setting", "unreadable_number", "unknown_figure", "unknown_figure"]


def test_one_thousand_written_with_a_point_is_a_warning_only() -> None:
    rule, found = read("{loai: ty_le, tu_so: a, mau_so: b, he_so: 1.000}")

    assert found == (
        Finding(
            "number_maybe_thousands",
            Severity.WARNING,
            "muc.1.quy_tac.he_so",
            1,
            (("given", "1.000"),),
        ),
    )
    assert rule is not None


def test_a_rule_that_is_no_mapping_is_a_finding() -> None:
    found: list[Finding] = []
    context = RuleContext("1", Fraction(1), "muc.1.quy_tac", FIGURES, found)

    rule = read_rule(document.Text("5", 7, 1, quoted=False), context)

    assert rule is None
    assert found == [
        Finding("wrong_kind", Severity.ERROR, "muc.1.quy_tac", 7, (("expected", "quy_tac"),))
    ]


def test_a_finding_knows_its_line() -> None:
    _, found = read("loai: theo_lan\ntu: 0\ncong:\n- bien: n\n  moi_lan: x\n")

    assert [(one.kind, one.line) for one in found] == [("unreadable_number", 5)]


def test_earlier_findings_do_not_spoil_a_rule() -> None:
    found = [Finding("something", Severity.ERROR, "", 1)]
    context = RuleContext("1", Fraction(1), "", FIGURES, found)

    assert read_rule(written("{loai: co_khong, bien: c1}"), context) is not None


def test_what_a_rule_said_is_kept_with_its_defaults() -> None:
    rule = rule_of("{loai: ty_le, tu_so: a, mau_so: '1,5', tran: khong, nguong: 80%}")

    assert rule.settings == (
        ("loai", "ty_le"),
        ("tran", "khong"),
        ("he_so", "1"),
        ("tu_so", "a"),
        ("mau_so", "1,5"),
        ("chieu", "cang_nhieu"),
        ("nguong", "0.8"),
        ("duoi_nguong", "0"),
    )


def test_a_rule_inside_a_rule_keeps_its_settings_under_its_place() -> None:
    rule = rule_of(
        "{loai: dieu_kien, neu: c1 = 1, thi: diem_toi_da, con_lai: {loai: co_khong, bien: c1}}"
    )

    assert rule.settings == (
        ("loai", "dieu_kien"),
        ("neu", "c1 = 1"),
        ("thi.loai", "diem"),
        ("thi.diem", "10"),
        ("con_lai.loai", "co_khong"),
        ("con_lai.bien", "c1"),
    )


@pytest.mark.parametrize(
    ("bands", "ends"),
    [
        pytest.param(
            "[{tu: 9, diem: 2}, {tu: 5, diem: 1}, {tu: 0, diem: 0}]",
            [("9", True, None, False), ("5", True, "9", False), ("0", True, "5", False)],
            id="from the best down",
        ),
        pytest.param(
            "[{tu: 0, diem: 0}, {tu: 9, diem: 2}, {tu: 5, diem: 1}]",
            [("0", True, "5", False), ("9", True, None, False), ("5", True, "9", False)],
            id="in any order",
        ),
        pytest.param(
            "[{tu: 9, tinh_tu: false, diem: 2}, {tu: 5, diem: 1}]",
            [("9", False, None, False), ("5", True, "9", True)],
            id="an end not taken above is taken below",
        ),
        pytest.param(
            "[{tu: 9, tinh_tu: false, diem: 2}, {tu: 5, tinh_den: false, diem: 1}]",
            [("9", False, None, False), ("5", True, "9", False)],
            id="what is said holds",
        ),
        pytest.param(
            "[{den: 5, tinh_den: true, diem: 2}, {den: 9, diem: 1}, {tu: 9, diem: 0}]",
            [(None, True, "5", True), ("5", False, "9", False), ("9", True, None, False)],
            id="from the least up",
        ),
        pytest.param(
            "[{den: 5, diem: 2}, {den: 9, diem: 1}]",
            [(None, True, "5", False), ("5", True, "9", False)],
            id="an end not taken below is taken above",
        ),
        pytest.param(
            "[{tu: -5, diem: 2}, {tu: 0, diem: 1}]",
            [("-5", True, "0", False), ("0", True, None, False)],
            id="around zero",
        ),
        pytest.param("[{diem: 2}]", [(None, True, None, False)], id="everything"),
    ],
)
def test_an_end_left_out_is_the_nearest_of_another_band(
    bands: str, ends: list[tuple[str | None, bool, str | None, bool]]
) -> None:
    formula = rule_of(f"{{loai: bac, bien: a, bac: {bands}}}").formula

    assert isinstance(formula, Bands)
    assert [
        (
            None if band.low is None else str(band.low),
            band.low is None or band.low_included,
            None if band.high is None else str(band.high),
            band.high_included,
        )
        for band in formula.bands
    ] == ends


@pytest.mark.parametrize(
    ("rule", "settings"),
    [
        ("{loai: bac_thang, bien: p, tren: 92%, moi: 1%, diem: 0.1}", ["tren", "moi"]),
        ("{loai: tuyen_tinh, bien: p, tu: 50%, den: 100%}", ["tu", "den"]),
        ("{loai: muc, bien: p, bang: {100%: 10, 50: 4}}", ["bang"]),
        (
            "{loai: bang_hai_khoa, hang: {bien: p, tu: [1%]}, cot: {bien: n, tu: [5%]}, bang: [[1]]}",
            ["tu"],
        ),
        ("{loai: bac_thang, bien: n / 100, tren: 92%, moi: 1%, diem: 0.1}", []),
        ("{loai: tuyen_tinh, bien: n, tu: 50%, den: 100%}", []),
    ],
)
def test_a_mark_in_percent_beside_a_figure_in_percent_is_a_slip(
    rule: str, settings: list[str]
) -> None:
    _, found = read(rule)

    assert [finding.kind for finding in found] == ["percent_of_percent"] * len(settings)
    assert [dict(finding.details)["setting"] for finding in found] == settings


def test_a_percentage_of_a_percent_figure_is_that_many() -> None:
    formula = rule_of("{loai: bac, bien: p, bac: [{tu: 98%, diem: 1}, {tu: 0, diem: 0}]}").formula

    assert isinstance(formula, Bands)
    assert formula.bands[0].low == 98


def test_the_nearest_name_is_offered() -> None:
    assert nearest("nhiem_vuu", ["nhiem_vu", "nhiem"]) == "nhiem_vu"
    assert nearest("xyz", ["nhiem_vu"]) == ""
