"""A finding points at the line where the officer must look."""

from __future__ import annotations

import pytest
import yaml

from tests.core.rubric.shapes.test_reading import WRONG
from tests.core.rubric.shapes.world import read, rule_of

LINES = [
    ("bang_hai_khoa", "hang: {bien: n, tu: [0]}\ncot: {bien: p, tu: [1]}\nbang: []\n", 4),
    (
        "bang_hai_khoa",
        "cot: {bien: p, tu: [1]}\nbang: [[1], [2]]\nhang:\n  bien: n\n  tu: [2, 1]\n",
        6,
    ),
    ("hai_nguon", "thang: 10\nphan:\n- {bien: a, trong_so: 1/2}\n", 4),
    ("gop", "cach: trung_binh_cat\nphan:\n- quy_tac: 1\n", 4),
    ("muc_binh_quan", "danh_sach: ds_xl\nbang:\n  XS: {hieu_luc: ha_bac}\n", 4),
    ("cong_thuc", "so_chu_so: 6\ncong_thuc: a +\n", 3),
    ("ty_le", "tu_so: a\nmau_so: bb\n", 3),
    ("tuyen_tinh", "bien: a\ntu: 5\nden: 5\n", 4),
    ("bac_thang", "bien: a\ntren: 1\ndiem: 1\nmoi: 0\n", 5),
]


@pytest.mark.parametrize(("word", "rest", "line"), LINES)
def test_a_finding_stands_on_its_line(word: str, rest: str, line: int) -> None:
    _, found = read(f"loai: {word}\n{rest}")

    assert {one.line for one in found} == {line}


def spread_out(text: str, *, backwards: bool) -> str:
    """The same rule with a line for every setting, from first to last or from last to first."""
    root = yaml.compose(text, yaml.SafeLoader)
    waiting = [root]
    while waiting:
        node = waiting.pop()
        if isinstance(node, yaml.MappingNode):
            node.value = node.value[::-1] if backwards else node.value
            waiting += [value for _, value in node.value]
        elif isinstance(node, yaml.SequenceNode):
            waiting += node.value
        if isinstance(node, yaml.CollectionNode):
            node.flow_style = False
    return yaml.serialize(root, Dumper=yaml.SafeDumper, allow_unicode=True)


def lines_of(text: str, path: str, setting: str) -> range:
    """Where the setting stands in its mapping, or the mapping where it does not have it."""
    node = yaml.compose(text, yaml.SafeLoader)
    assert node is not None
    ways = path.removesuffix(setting).split(".")
    for part in [*ways, setting.partition(".")[0]]:
        node = _inside(node, part)
    first, after = node.start_mark.line + 1, node.end_mark.line + 1
    return range(first, max(after, first + 1))


def _inside(node: yaml.Node, part: str) -> yaml.Node:
    if isinstance(node, yaml.SequenceNode) and part.isdigit():
        item: yaml.Node = node.value[int(part) - 1]
        return item
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for key, value in pairs if key.value == part), node)


@pytest.mark.parametrize("backwards", [False, True], ids=["in order", "backwards"])
@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_what_is_wrong_stands_on_the_line_of_its_setting(
    text: str, expected: tuple[str, str, dict[str, str]], *, backwards: bool
) -> None:
    kind, path, details = expected
    rule = spread_out(text, backwards=backwards)
    lacking = kind == "missing_setting"
    unknown = details["given"] if kind == "unknown_setting" else ""
    setting = unknown or ("" if lacking else details.get("setting", ""))
    where = (
        f"{path}.{unknown}" if unknown else path.removesuffix(details["setting"] if lacking else "")
    )

    _, found = read(rule)

    assert [one.kind for one in found] == [kind]
    assert found[0].line in lines_of(rule, where, setting)


@pytest.mark.parametrize(("text", "line"), [("bien: a\nloai: gi\n", 2), ("\n\nbien: a\n", 3)])
def test_an_unknown_shape_stands_on_its_line(text: str, line: int) -> None:
    _, found = read(text)

    assert [(one.kind, one.line) for one in found] == [("unknown_shape", line)]


@pytest.mark.parametrize(
    "text",
    [
        "{loai: ty_le, tu_so: a, mau_so: b, nguong: ~, he_so: }",
        "{loai: so_voi_dan_dau, thuc_hien: a, chi_tieu: t, dat: 1}",
        "{loai: so_voi_dan_dau, thuc_hien: a, chi_tieu: t, dat: 0}",
        "{loai: diem_nhap, bien: x, tu: 4, den: 4}",
        "{loai: bac, bien: a, bac: [{tu: 4, den: 4, tinh_den: true, diem: 1}]}",
        "{loai: dieu_kien, neu: n = 0, thi: 1, con_lai: ~}",
        "{loai: cham_ngay, danh_sach: ds, tru_moi_ngay: 0, khong_gui: 0}",
        "{loai: cong_thuc, cong_thuc: a, so_chu_so: 1}",
        "{loai: cong_thuc, cong_thuc: a, so_chu_so: 60}",
    ],
)
def test_what_lies_on_a_bound_is_right(text: str) -> None:
    rule_of(text)


def test_a_null_is_not_said() -> None:
    rule = rule_of("{loai: tuyen_tinh, bien: a, tu: ~, den: 50}")

    assert dict(rule.settings)["tu"] == "0"
