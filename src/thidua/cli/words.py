"""What commands say, in both languages."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

HEADS = {
    "place": Phrase(vi="Hạng", en="Place"),
    "code": Phrase(vi="Mã", en="Code"),
    "unit": Phrase(vi="Đơn vị", en="Unit"),
    "total": Phrase(vi="Tổng điểm", en="Total"),
    "class": Phrase(vi="Xếp loại", en="Class"),
    "note": Phrase(vi="Ghi chú", en="Note"),
}
SHARED = Phrase(vi="đồng hạng", en="shared")
UNRANKED = Phrase(vi="không xếp hạng", en="not ranked")
UNDEFINED = Phrase(vi="chưa xác định", en="undefined")
MISSING = Phrase(vi="thiếu số liệu: {rows}", en="figures missing: {rows}")
UNKNOWN_UNIT = Phrase(
    vi="Không có đơn vị {unit} trong số liệu; các đơn vị: {units}.",
    en="There is no unit {unit} in the figures; the units are {units}.",
)
NOTHING_SCORED = Phrase(
    vi="Chưa chấm điểm: xin sửa các lỗi trên rồi chạy lại. Không có gì được lưu.",
    en="Nothing was scored: mend the errors above and run again. Nothing was kept.",
)
WRITTEN = Phrase(vi="Đã ghi {file}.", en="Wrote {file}.")
RUBRIC_FINE = Phrase(
    vi="{file}: bảng hợp lệ, {groups} nhóm, {rows} tiêu chí, thang điểm {scale}.",
    en="{file}: the rubric is sound: {groups} groups, {rows} criteria, a scale of {scale}.",
)
COUNTED = Phrase(vi="{errors} lỗi, {warnings} lưu ý.", en="{errors} errors, {warnings} notes.")
SAME = Phrase(vi="Hai bảng giống nhau.", en="The two rubrics are the same.")
CHANGES = {
    "added": Phrase(vi="Thêm {what} {id}: {after}", en="Added {what} {id}: {after}"),
    "removed": Phrase(vi="Bỏ {what} {id}: {before}", en="Removed {what} {id}: {before}"),
    "moved": Phrase(
        vi="Chuyển {what} {id}: từ {before} sang {after}",
        en="Moved {what} {id}: from {before} to {after}",
    ),
    "changed": Phrase(
        vi="Sửa {what} {id}, {field}: {before} → {after}",
        en="Changed {what} {id}, {field}: {before} → {after}",
    ),
}
THINGS = {
    "row": Phrase(vi="mục", en="row"),
    "figure": Phrase(vi="số liệu", en="figure"),
    "table": Phrase(vi="bảng", en="table"),
}
LEDGER_WHOLE = Phrase(
    vi="Sổ ghi nguyên vẹn: {size} mục, gốc {root}.",
    en="The ledger is whole: {size} entries, root {root}.",
)
LEDGER_BROKEN = {
    "content": Phrase(
        vi="Sổ ghi bị sửa: nội dung mục {index} không còn như lúc ghi.",
        en="The ledger was changed: entry {index} is not what was recorded.",
    ),
    "order": Phrase(
        vi="Sổ ghi bị sửa: ở vị trí {index} lại là mục {stands}.",
        en="The ledger was changed: at place {index} stands entry {stands}.",
    ),
    "missing": Phrase(
        vi="Sổ ghi bị sửa: mất mục {index}, trong khi vẫn còn các mục sau đó.",
        en="The ledger was changed: entry {index} is missing, though later ones are there.",
    ),
    "truncated": Phrase(
        vi="Sổ ghi bị cắt đuôi: mất từ mục {index} trở đi.",
        en="The ledger was cut off: from entry {index} on, all are gone.",
    ),
    "extra": Phrase(
        vi="Sổ ghi thừa từ mục {index}: đầu sổ chỉ biết các mục đứng trước.",
        en="The ledger has too many entries from {index} on: its head knows only those before.",
    ),
    "head": Phrase(
        vi="Đầu sổ không khớp với {index} mục đã ghi.",
        en="The ledger's head does not fit the {index} entries recorded.",
    ),
    "checkpoint": Phrase(
        vi="Sổ ghi bị viết lại: {index} mục đầu không khớp với điểm kiểm tra đã lưu.",
        en="The ledger was rewritten: its first {index} entries do not fit the checkpoint kept.",
    ),
}
