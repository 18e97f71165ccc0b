"""A shape of rule: the word an officer writes under `loai`, what it is told, how it is lowered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from thidua.core.rubric.shapes.reader import Lowered, Reader
from thidua.core.rubric.shapes.setting import Setting


@dataclass(frozen=True, slots=True)
class Shape:
    """`example` is the text of a valid rule, in YAML; `read` lowers the settings to a formula."""

    word: str
    title_vi: str
    title_en: str
    settings: tuple[Setting, ...]
    example: str
    read: Callable[[Reader], Lowered]
