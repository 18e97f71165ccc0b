"""A rule of any shape by the list of what it was told, in the words of the rubric's own settings."""

from __future__ import annotations

from thidua.core.rubric.shapes.registry import KIND_OF_RULE, SHAPES
from thidua.core.rubric.shapes.setting import Setting, SettingKind
from thidua.ui.words.account.told import Told
from thidua.ui.words.rule.stated import Stated


def stated_plainly(told: Told) -> Stated:
    """State the shape's title, and each setting with its title: "Mốc: 92"."""
    shape = SHAPES[told.setting(KIND_OF_RULE)]
    lines = (
        f"{told.pick(setting.vi, setting.en)}: {_value(told, setting)}"
        for setting in shape.settings
        if _value(told, setting)
    )
    return Stated(told.pick(shape.title_vi, shape.title_en), tuple(lines))


def _value(told: Told, setting: Setting) -> str:
    written = told.setting(setting.name)
    if setting.kind in {SettingKind.FIGURE, SettingKind.VALUE, SettingKind.CONDITION}:
        return _plain(told, written)
    exact = told.exact(setting.name)
    if exact is not None:
        return told.amount_of("", exact)
    inner = (key for key in told.settings if key.startswith(f"{setting.name}."))
    return written or "; ".join(_plain(told, told.setting(key)) for key in inner)


def _plain(told: Told, written: str) -> str:
    """Write a setting inside a part: a figure by its title, else as it stands."""
    return told.title(written) if written in told.declared else told.with_titles(written)
