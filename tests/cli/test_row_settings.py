"""One setting of a row is changed in a rubric's document, and nothing else."""

from __future__ import annotations

import pytest

from thidua.cli.row_settings import with_setting
from thidua.core.rubric.document import Mapping, Node, Sequence, Text
from thidua.outside.yaml_text import read_yaml

WRITTEN = """\
don_vi: [{ma: '1', ten: STP}]
muc:
- ma: '1'
  diem: 10
  muc:
  - {ma: '1.1', diem: 4, quy_tac: {loai: bac, tran: 3}}
  - {ma: '1.10', diem: 6, quy_tac: khong}
- chỉ là chữ
thuong: {tran: 5, muc: [{ma: T1, diem: 2}]}
tru: không có
"""


def plain(node: Node | None) -> object:
    match node:
        case Mapping():
            return {key.value: plain(inner) for key, inner in node.pairs}
        case Sequence():
            return [plain(item) for item in node.items]
        case Text():
            return node.value
        case _:
            return None


def written() -> Mapping:
    return read_yaml(WRITTEN, name="bang.yaml")


@pytest.mark.parametrize(
    ("target", "old", "new"),
    [
        pytest.param("1.diem", "'diem': '10'", "'diem': '9'", id="a group"),
        pytest.param("1.1.diem", "'diem': '4'", "'diem': '9'", id="a row under it"),
        pytest.param("1.10.diem", "'diem': '6'", "'diem': '9'", id="a row of a longer id"),
        pytest.param("T1.diem", "'diem': '2'", "'diem': '9'", id="a bonus"),
        pytest.param("1.1.quy_tac.tran", "'tran': '3'", "'tran': '9'", id="inside its rule"),
        pytest.param(
            "T1.tran", "'diem': '2'}", "'diem': '2', 'tran': '9'}", id="a key that was not there"
        ),
        pytest.param(
            "T1.lam_tron.so_le",
            "'diem': '2'}",
            "'diem': '2', 'lam_tron': {'so_le': '9'}}",
            id="a mapping that was not there",
        ),
        pytest.param(
            "1.10.quy_tac.loai", "'quy_tac': 'khong'", "'quy_tac': {'loai': '9'}", id="a word before"
        ),
    ],
)  # fmt: skip
def test_one_setting_is_changed(target: str, old: str, new: str) -> None:
    changed = with_setting(written(), target, "9")

    assert str(plain(changed)) == str(plain(written())).replace(old, new)


@pytest.mark.parametrize("target", ["2.diem", "1", "1.", "STP.diem", "diem"])
def test_a_row_that_is_not_there_is_not_found(target: str) -> None:
    assert with_setting(written(), target, "9") is None
