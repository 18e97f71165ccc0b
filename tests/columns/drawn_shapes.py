"""Random rubric documents as an officer writes them: every shape word, with all its settings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from thidua.core.rubric.figures import Figures, FigureValue, Sheet, figures, sheet
from thidua.core.rubric.formula.nodes import Rounding
from thidua.core.rubric.shapes.number_text import read_number
from thidua.core.rubric.shapes.registry import SHAPES
from thidua.core.rubric.shapes.setting import FULL, REST, Setting, SettingKind
from thidua.core.rubric.table import EffectKind, FigureKind, Gathering, Policy

UNITS = ("A", "B", "C", "D", "E")
LEVELS = ("XS", "TOT", "KHT")
CLASSES = ("Giỏi", "Khá", "Đạt")
FIRST_ROW = "1.1"
Written = Mapping[str, object] | Sequence[object] | str
Settings = dict[str, object]
Draw = st.DrawFn

FIGURES: Mapping[str, Mapping[str, object]] = {
    "dem": {"kieu": "so_dem"},
    "dem_san": {"kieu": "so_dem", "mac_dinh": "0"},
    "so": {"kieu": "so"},
    "so_san": {"kieu": "so", "mac_dinh": "2.5"},
    "ty_le": {"kieu": "phan_tram"},
    "co_mot": {"kieu": "co_khong"},
    "co_hai": {"kieu": "co_khong", "mac_dinh": "0"},
    "xl": {"kieu": "muc", "cac_muc": list(LEVELS)},
    "ngay_nop": {"kieu": "ngay"},
    "ds": {"kieu": "danh_sach"},
    "ds_doi": {"kieu": "danh_sach", "cot": "2"},
    "ds_xl": {"kieu": "danh_sach", "cac_muc": list(LEVELS)},
    "suy_ra": {"kieu": "so", "cong_thuc": "so / dem"},
}
NUMERIC = ("dem", "dem_san", "so", "so_san", "ty_le", "co_mot", "co_hai", "suy_ra")
LISTS = {"ty_le_binh_quan": "ds_doi", "muc_binh_quan": "ds_xl"}  # others take a list of numbers
VALUES = (
    *NUMERIC, *NUMERIC, "2", "1/2", "so + dem", "so / so_san", "neu(co(so), so, dem)",
    "nho_nhat(dem, 3) * 2", "lam_tron(so, 1)", "neu(xl = 'XS', 10, so)", "binh_quan_ds(ds)",
)  # fmt: skip
FORMULAS = (
    *VALUES, "hang(so)", "lon_nhat_khoi(dem) - dem", "binh_quan_khoi(so) + 1", "so ^ 2",
    "can(dem, 2)", "10 * ln(dem + 1)", "1 / (dem - 1)",
)  # fmt: skip
CONDITIONS = (
    "dem = 0", "so >= 2.5 và co(ty_le)", "xl = 'KHT' hoặc co_mot = 1", "không co(so)",
    "suy_ra < 1", "co(ngay_nop)",
)  # fmt: skip
QUOTING = (*CONDITIONS, f"diem({FIRST_ROW}) > 2")
YEARS = ("(ky(HK1) + 2 * ky(HK2)) / 3", "ky(HK1) / ky(HK2)", "nho_nhat(ky(HK1), hang(ky(HK2)))")
NUMBERS = ("0", "1", "2", "3", "1/3", "0.5", "1,25", "12", "-1", "50%", "40")
EITHER = (
    ("bien", "cong_thuc"), ("danh_sach", "han"), ("moi_lan", "theo_so_lan"), ("diem", "phan"),
)  # fmt: skip
"""Settings of which a rule takes exactly one."""
EFFECTS: tuple[Written, ...] = (
    *(kind.value for kind in EffectKind if kind is not EffectKind.CLASS_CAPPED),
    {EffectKind.CLASS_CAPPED.value: "Khá"},
    {EffectKind.ROW_LOST.value: FIRST_ROW},
)


def _one(draw: Draw, values: Sequence[Written]) -> Written:
    return draw(st.sampled_from(values))


@dataclass(frozen=True, slots=True)
class Drawing:
    """Draws the settings of one rule of the shape `word`; `deeper` rules may stand inside it."""

    draw: Draw
    word: str
    deeper: int

    def settings(self, known: Sequence[Setting]) -> Settings:
        names = {setting.name for setting in known}
        left_out = {self.other_of(*two) for two in EITHER if names.issuperset(two)}
        return {
            setting.name: MAKERS[setting.kind](self, setting)
            for setting in known
            if setting.name not in left_out and (setting.required or self.picks(setting, names))
        }

    def other_of(self, one: str, other: str) -> str:
        return self.draw(st.sampled_from((one, other)))

    def picks(self, setting: Setting, names: set[str]) -> bool:
        """An optional setting is told or not; the one kept of two always is."""
        kept = any(setting.name in two and names.issuperset(two) for two in EITHER)
        return kept or self.draw(st.booleans())

    def number(self, setting: Setting) -> Written:
        if setting.name in {"bo", "so_chu_so"}:
            return _one(self.draw, ("1", "2", "12"))
        return _one(self.draw, (*_within(NUMBERS, setting), *setting.words))

    def figure(self, setting: Setting) -> Written:
        if FigureKind.LIST in setting.figures:
            return LISTS.get(self.word, "ds")
        kinds = [kind.value for kind in setting.figures]
        return _one(self.draw, [name for name, told in FIGURES.items() if told["kieu"] in kinds])

    def parts(self, setting: Setting) -> Written:
        least = 3 if self.word == "gop" else 1
        return [self.settings(setting.parts) for _ in range(self.draw(st.integers(least, 3)))]

    def table(self, setting: Setting) -> Written:
        """What each number of times, or each level, is worth."""
        if setting.name == "theo_so_lan":
            keys = self.draw(st.lists(st.sampled_from(("0", "1", "2", "3", REST)), min_size=1))
            return {key: _one(self.draw, ("0", "1", "2.5", FULL)) for key in keys}
        return {level: self.worth(setting) for level in LEVELS[: self.draw(st.integers(1, 3))]}

    def worth(self, setting: Setting) -> Written:
        if self.draw(st.booleans()):
            return _one(self.draw, NUMBERS)
        told = self.settings(setting.parts)
        if self.word == "muc_binh_quan":
            told.pop("hieu_luc", None)
        return told

    def rule(self, _setting: Setting) -> Written:
        if not self.deeper or self.draw(st.booleans()):
            return _one(self.draw, NUMBERS)
        return self.draw(rules(deeper=self.deeper - 1))


def _within(numbers: Sequence[str], setting: Setting) -> list[str]:
    found = []
    for text in numbers:
        value = read_number(text)
        assert value is not None
        if setting.allows(value):
            found.append(text)
    return found


Maker = Callable[[Drawing, Setting], Written]
MAKERS: Mapping[SettingKind, Maker] = {
    SettingKind.NUMBER: Drawing.number,
    SettingKind.FIGURE: Drawing.figure,
    SettingKind.VALUE: lambda made, _: _one(
        made.draw, FORMULAS if made.word == "cong_thuc" else VALUES
    ),
    SettingKind.CONDITION: lambda made, _: _one(made.draw, CONDITIONS),
    SettingKind.WORD: lambda made, setting: _one(made.draw, setting.words),
    SettingKind.FLAG: lambda made, _: _one(made.draw, ("true", "false")),
    SettingKind.TEXT: lambda made, _: _one(made.draw, ("mot", "hai")),
    SettingKind.DATE: lambda made, _: _one(made.draw, ("2024-06-10", "2024-06-22")),
    SettingKind.NUMBERS: lambda made, _: list(NUMBERS[: made.draw(st.integers(1, 4))]),
    SettingKind.MATRIX: lambda _made, _setting: [],  # sized below, by its two sides
    SettingKind.PART: lambda made, setting: made.settings(setting.parts),
    SettingKind.PARTS: Drawing.parts,
    SettingKind.TABLE: Drawing.table,
    SettingKind.EFFECT: lambda made, _: _one(made.draw, EFFECTS),
    SettingKind.RULE: Drawing.rule,
}
"""A setting of a new kind has no maker, and the first drawing of its shape fails."""


# --- what one setting of a shape asks of another ---------------------------------------------


def _bands(_draw: Draw, rule: Settings) -> None:
    """An end comes after its start; `50%` of a figure in percent is 50."""

    def end(text: object) -> Fraction:
        hundreds = rule.get("bien") == "ty_le" and str(text).endswith("%")
        return _value(text) * (100 if hundreds else 1)

    for band in _mappings(rule["bac"]):
        if "tu" in band and "den" in band:
            band["tu"], band["den"] = sorted((band["tu"], band["den"]), key=end)


def _value(text: object) -> Fraction:
    return read_number(str(text)) or Fraction(0)


def _mappings(parts: object) -> list[Settings]:
    assert isinstance(parts, list)
    return parts


def _steps(_draw: Draw, rule: Settings) -> None:
    _no_percent(rule, "tren", "moi")
    if rule.get("moi") == "0":
        rule["moi"] = "2"


def _no_percent(rule: Settings, *marks: str) -> None:
    """A mark of a figure that is in percent already is written without the sign."""
    for mark in marks:
        if rule["bien"] == "ty_le" and rule.get(mark) == "50%":
            rule[mark] = "50"


def _two_keys(draw: Draw, rule: Settings) -> None:
    row, column = rule["hang"], rule["cot"]
    assert isinstance(row, dict)
    assert isinstance(column, dict)
    row["tu"], column["tu"] = (
        list(("-1", "0", "0.5", "3", "9")[: draw(st.integers(1, 5))]) for _ in "ab"
    )
    rule["bang"] = [[_one(draw, NUMBERS) for _ in column["tu"]] for _ in row["tu"]]


def _level(draw: Draw, rule: Settings) -> None:
    table = rule["bang"]
    assert isinstance(table, dict)
    if rule["bien"] != "xl":
        keys = draw(st.permutations(("0", "1", "1/2", "2", "5")))
        rule["bang"] = dict(zip(keys, table.values(), strict=False))


def _events(draw: Draw, rule: Settings) -> None:
    if "tru" not in rule and "cong" not in rule:
        rule["tru"] = [{"bien": "dem", "moi_lan": _one(draw, ("0.5", "1"))}]


def _late(_draw: Draw, rule: Settings) -> None:
    if "khong_gui" not in rule and "tran_moi_bao_cao" not in rule:
        rule["khong_gui"] = "2"


def _sources(_draw: Draw, rule: Settings) -> None:
    parts = _mappings(rule["phan"])
    for part in parts:
        part["trong_so"] = f"1/{len(parts)}"


def _linear(_draw: Draw, rule: Settings) -> None:
    _no_percent(rule, "tu", "den")
    if _value(rule.get("tu", "0")) == _value(rule.get("den", "100")):
        rule["den"] = "11"


def _entered(_draw: Draw, rule: Settings) -> None:
    if "tu" in rule:
        rule["tu"] = "1/2"
    if rule.get("den", FULL) != FULL:
        rule["den"] = "2"


def _parts(_draw: Draw, rule: Settings) -> None:
    """Give a part that is entered a maximum above the least that may be entered."""
    for part in _mappings(rule["phan"]):
        inner = part["quy_tac"]
        if isinstance(inner, dict) and inner.get("loai") == "diem_nhap":
            part["diem"] = FULL


CONSTRAINTS: Mapping[str, Callable[[Draw, Settings], None]] = {
    "bac": _bands,
    "bac_thang": _steps,
    "bang_hai_khoa": _two_keys,
    "muc": _level,
    "theo_lan": _events,
    "cham_ngay": _late,
    "hai_nguon": _sources,
    "tuyen_tinh": _linear,
    "diem_nhap": _entered,
    "gop": _parts,
}


@st.composite
def rules(draw: Draw, *, word: str = "", deeper: int = 1) -> Settings:
    """A rule of the shape `word`, or of any shape."""
    chosen = word or draw(st.sampled_from(sorted(SHAPES)))
    told = Drawing(draw, chosen, deeper).settings(SHAPES[chosen].settings)
    if chosen in CONSTRAINTS:
        CONSTRAINTS[chosen](draw, told)
    return {"loai": chosen, **told}


# --- rows and tables -------------------------------------------------------------------------

roundings = st.sampled_from(["khong", *[{"so_le": "2", "cach": mode.value} for mode in Rounding]])
coarse = st.sampled_from([{"so_le": "0"}, {"so_le": "1", "cach": Rounding.HALF_EVEN.value}])
limits = st.sampled_from(NUMBERS)
policies = st.sampled_from([policy.value for policy in Policy])


def _maybe(draw: Draw, row: Settings, **settings: st.SearchStrategy[object]) -> Settings:
    """Each setting is told one time in three."""
    for name, values in settings.items():
        if draw(st.sampled_from((True, False, False))):
            row[name] = draw(values)
    return row


@st.composite
def _aside(draw: Draw, named: str) -> Settings:
    told: Settings = {"don_vi": list(UNITS[: draw(st.integers(0, 2))]), "ly_do": "không thuộc"}
    conditions = CONDITIONS if named.startswith("1") else QUOTING
    return _maybe(draw, told, khi=st.sampled_from(conditions), cach=policies)


def _row(draw: Draw, named: str) -> Settings:
    row: Settings = {"ma": named, "ten": named}
    return _maybe(
        draw, row, tran=limits, san=limits, duoi_thi_0=limits, trong_so=st.sampled_from(NUMBERS[:6]),
        lam_tron=st.one_of(roundings, coarse), khong_ap_dung=_aside(named),
        khi_khong_phat_sinh=policies,
    )  # fmt: skip


@st.composite
def _criterion(draw: Draw, named: str, word: str = "") -> Settings:
    most = str(draw(st.integers(2, 30)))
    return {**_row(draw, named), "diem": most, "quy_tac": draw(rules(word=word))}


@st.composite
def _group(draw: Draw, named: str, word: str = "") -> Settings:
    """Its first criterion has the shape `word`; the last may quote the points of the first."""
    rows = [draw(_criterion(f"{named}.1", word))]
    rows += [draw(_criterion(f"{named}.{n}")) for n in range(2, draw(st.integers(2, 4)))]
    if named != "1" and draw(st.booleans()):
        quoted = {"loai": "cong_thuc", "cong_thuc": f"diem({FIRST_ROW}) / 2"}
        rows.append({"ma": f"{named}.9", "diem": "5", "quy_tac": quoted})
    group: Settings = {**_row(draw, named), "muc": rows}
    ways = st.sampled_from([way.value for way in Gathering])
    return _maybe(draw, group, tong_hop=ways, diem=st.integers(5, 60).map(str))


@st.composite
def documents(draw: Draw, word: str) -> Settings:
    """A whole rubric whose row 1.1 has a rule of this shape, and the others of any."""
    table: Settings = {
        "bang_tieu_chi": "1", "ma": "bang", "ten": "Bảng tiêu chí", "nam": "2024",
        "don_vi": [{"ma": unit, "ten": unit} for unit in UNITS],
        "can_cu": [{"ma": key, "ten": key} for key in ("mot", "hai")],
        "so_lieu": FIGURES,
        "muc": [draw(_group(str(place), word if place == 1 else "")) for place in (1, 2)],
        "xep_loai": [{"ten": title, "tu": str(low)} for title, low in zip(CLASSES, (90, 50, 0), strict=True)],
        "ngay_nghi": ["2024-06-12"],
    }  # fmt: skip
    periods = draw(st.sampled_from((1, 1, 2)))
    total = _maybe(draw, {}, san=limits, tran=limits, duoi_thi_0=limits)
    if periods > 1:
        table["ky"] = [{"ma": "HK1"}, {"ma": "HK2"}]
        _maybe(draw, total, theo_ky=st.sampled_from(YEARS))
    levels = {"tieu_chi": roundings, "nhom": roundings, "tong": roundings}
    losing = {"khi": _one(draw, QUOTING), "hieu_luc": {EffectKind.ROW_LOST.value: "2"}}
    return _maybe(
        draw, {**table, "tong": total},
        thuong=_group("T"), tru=_group("P"), diem_liet=st.just([losing]),
        lam_tron=st.fixed_dictionaries(levels),
        khong_ap_dung=st.fixed_dictionaries(
            {"tieu_chi": policies, "nhom": policies,
             "chia_lai_tu": st.sampled_from(("chua_lam_tron", "da_lam_tron"))}
        ),
    )  # fmt: skip


# --- figures ---------------------------------------------------------------------------------

counts = st.integers(0, 6)
numbers = st.one_of(
    st.sampled_from([Fraction(0), Fraction(1), Fraction("33.335"), Fraction(5, 2)]),
    st.integers(-300, 2000).map(lambda hundredths: Fraction(hundredths, 100)),
)
POSSIBLE: Mapping[str, st.SearchStrategy[FigureValue]] = {
    "dem": counts,
    "dem_san": counts,
    "so": numbers,
    "so_san": numbers,
    "ty_le": st.integers(0, 200).map(lambda halves: Fraction(halves, 2)),
    "co_mot": st.integers(0, 1),
    "co_hai": st.integers(0, 1),
    "xl": st.sampled_from(LEVELS),
    "ngay_nop": st.dates(date(2024, 6, 5), date(2024, 7, 5)),
    "ds": st.lists(st.one_of(st.none(), counts, numbers), max_size=5).map(tuple),
    "ds_doi": st.lists(st.tuples(counts, st.one_of(st.none(), counts)), max_size=4).map(tuple),
    "ds_xl": st.lists(st.one_of(st.none(), st.sampled_from(LEVELS)), max_size=4).map(tuple),
}


@st.composite
def figures_of(draw: Draw, units: Sequence[str], periods: Sequence[str]) -> Figures:
    """Most figures are given; one in six is left out, or given as nothing."""
    found: list[Sheet] = []
    for unit in units:
        for period in periods:
            values: dict[str, FigureValue] = {}
            for name, possible in POSSIBLE.items():
                how = draw(st.integers(0, 5))
                if how:
                    values[name] = None if how == 1 else draw(possible)
            found.append(sheet(unit, values, period=period))
    return figures(found)
