"""A formula as it can be read aloud: figures by their titles, functions and signs by words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from thidua.core.rubric.table import FigureDeclaration
from thidua.ui.words.numbers import Lang

_TOKEN = re.compile(
    r"`(?P<quoted>[^`]+)`|(?P<text>'[^']*')|(?P<name>[^\W\d][\w.]*)"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?)|(?P<sign><=|>=|!=|\*|-|,)"
)
SIGNS = {"<=": "≤", ">=": "≥", "!=": "≠", "*": "×", "-": "−"}
WORDS: Mapping[str, tuple[str, str]] = {
    "nho_nhat": ("nhỏ nhất", "least"),
    "lon_nhat": ("lớn nhất", "greatest"),
    "lam_tron": ("làm tròn", "round"),
    "lam_tron_xuong": ("làm tròn xuống", "round down"),
    "lam_tron_len": ("làm tròn lên", "round up"),
    "neu": ("nếu", "if"),
    "can": ("căn", "root"),
    "ln": ("ln", "ln"),
    "diem": ("điểm", "points"),
    "ky": ("kỳ", "period"),
    "co": ("có", "given"),
    "lon_nhat_khoi": ("lớn nhất khối", "greatest of the block"),
    "nho_nhat_khoi": ("nhỏ nhất khối", "least of the block"),
    "binh_quan_khoi": ("bình quân khối", "mean of the block"),
    "hang": ("hạng", "rank"),
    "tong_ds": ("tổng", "sum"),
    "binh_quan_ds": ("bình quân", "mean"),
    "va": ("và", "and"),
    "và": ("và", "and"),
    "hoac": ("hoặc", "or"),
    "hoặc": ("hoặc", "or"),
    "khong": ("không", "not"),
    "không": ("không", "not"),
}


def names_in(text: str) -> tuple[str, ...]:
    """Give the names a formula uses, functions among them, each once."""
    found = (match["quoted"] or match["name"] for match in _TOKEN.finditer(text))
    return tuple(dict.fromkeys(name for name in found if name))


def formula_words(text: str, declared: Mapping[str, FigureDeclaration], lang: Lang) -> str:
    """Write a formula or condition for a reader who knows the figures by title only."""
    known = [declared[name] for name in names_in(text) if name in declared]

    def worded(match: re.Match[str]) -> str:
        name = match["quoted"] or match["name"]
        if name:
            return _name(name, declared, lang)
        if match["number"]:
            return match[0].replace(".", ",") if lang == "vi" else match[0]
        if match["text"]:
            return f"“{_level_title(match[0][1:-1], known)}”"
        if match[0] == ",":
            return ";" if lang == "vi" else ","
        return SIGNS[match[0]]

    return _TOKEN.sub(worded, text)


def _level_title(code: str, figures: list[FigureDeclaration]) -> str:
    """Give the title of a level of one of the figures, else the code."""
    for figure in figures:
        if code in figure.levels and figure.level_titles:
            return figure.level_titles[figure.levels.index(code)]
    return code


def _name(name: str, declared: Mapping[str, FigureDeclaration], lang: Lang) -> str:
    if name in declared:
        return f"“{declared[name].title}”"
    vi, en = WORDS.get(name, (name, name))
    return vi if lang == "vi" else en
