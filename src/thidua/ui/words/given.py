"""A figure as it was given: 46 nhiệm vụ; 97,8 %; Tốt; 96/100, 50/50; or that it was not."""

from __future__ import annotations

from thidua.core.rubric.figures import FigureValue
from thidua.core.rubric.table import FigureDeclaration
from thidua.ui.words.account.told import Told
from thidua.ui.words.numbers import Lang


def given_words(declaration: FigureDeclaration, value: FigureValue, lang: Lang) -> str:
    """Write the value of a figure, with its unit; the rows of a list as 96/100."""
    told = Told(lang, {}, {}, {}, {declaration.name: declaration}, None, 0)
    if not isinstance(value, tuple):
        return told.worded(declaration.name, value)
    if not value:
        return told.pick("không có", "none")
    rows = (item if isinstance(item, tuple) else (item,) for item in value)
    return "; ".join("/".join(told.worded(declaration.name, part) for part in row) for row in rows)
