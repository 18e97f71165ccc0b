"""Write the manual's gallery of rules from what the reading of rubrics itself declares: `make gallery`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from thidua.core.rubric.shapes.registry import SHAPES
from thidua.core.rubric.shapes.setting import Setting, SettingKind
from thidua.core.rubric.shapes.shape import Shape

PAGE = Path(__file__).resolve().parent.parent / "docs" / "manual" / "dang-quy-tac.md"
HEAD = """# Các dạng quy tắc

Mỗi mục chấm điểm có một `quy_tac`; `loai` chọn dạng, các khóa còn lại là chi tiết của dạng ấy. Trang này
do `make gallery` viết ra từ chính phần đọc bảng tiêu chí, nên luôn đúng với phần mềm. Cách viết cả bảng:
[bang-tieu-chi.md](bang-tieu-chi.md).

| `loai` | Dùng khi |
| --- | --- |
"""
KINDS = {
    SettingKind.NUMBER: "số",
    SettingKind.FIGURE: "tên số liệu",
    SettingKind.VALUE: "tên số liệu, số hoặc công thức",
    SettingKind.CONDITION: "điều kiện",
    SettingKind.WORD: "một trong các từ",
    SettingKind.FLAG: "true hoặc false",
    SettingKind.TEXT: "chữ",
    SettingKind.DATE: "ngày, như 2024-12-31",
    SettingKind.NUMBERS: "dãy số",
    SettingKind.MATRIX: "các hàng số",
    SettingKind.PART: "nhóm khóa",
    SettingKind.PARTS: "danh sách, mỗi dòng một nhóm khóa",
    SettingKind.TABLE: "bảng: mức và điểm của mức",
    SettingKind.EFFECT: "hệ quả, xem bang-tieu-chi.md",
    SettingKind.RULE: "một quy tắc khác, hoặc số điểm",
}


def gallery() -> str:
    """Give the whole page."""
    index = "".join(
        f"| [`{one.word}`](#{one.word}) | {one.title_vi} |\n" for one in SHAPES.values()
    )
    return HEAD + index + "".join(section(shape) for shape in SHAPES.values())


def section(shape: Shape) -> str:
    """Tell one shape: what it is for, an example, and every key that it may have."""
    lines = "".join(f"| {line} |\n" for line in rows(shape.settings))
    return (
        f"\n## {shape.word}\n\n{shape.title_vi}.\n\n```yaml\nquy_tac: {shape.example}\n```\n\n"
        f"| Khóa | Nghĩa | Viết | Khi bỏ trống |\n| --- | --- | --- | --- |\n{lines}"
    )


def rows(settings: tuple[Setting, ...], within: str = "") -> Iterator[str]:
    """Give a line for each setting, those inside another right after it."""
    for one in settings:
        name = f"{within}{one.name}"
        cells = (f"`{name}`", one.vi, written(one), left_out(one, inside=bool(within)))
        yield " | ".join(cells)
        yield from rows(one.parts, f"{name}.")


def written(one: Setting) -> str:
    """Say how a setting is written."""
    words = ", ".join(f"`{word}`" for word in one.words)
    if not words:
        return KINDS[one.kind]
    return words if one.kind is SettingKind.WORD else f"{KINDS[one.kind]}, hoặc {words}"


def left_out(one: Setting, *, inside: bool) -> str:
    """Say what holds where a setting is not written."""
    if one.required:
        return "phải có trong từng dòng" if inside else "phải có"
    return f"`{one.default}`" if one.default else "không có"


def main() -> int:
    """Write the page."""
    PAGE.write_text(gallery(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
