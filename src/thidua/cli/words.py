"""What commands say, in both languages."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

HEADS = {
    "place": Phrase(vi="Hạng", en="Place"),
    "code": Phrase(vi="Mã", en="Code"),
    "unit": Phrase(vi="Đơn vị", en="Unit"),
    "total": Phrase(vi="Tổng điểm", en="Total"),
    "before": Phrase(vi="Trước", en="Before"),
    "rows": Phrase(vi="Mục thay đổi", en="Rows changed"),
    "class": Phrase(vi="Xếp loại", en="Class"),
    "note": Phrase(vi="Ghi chú", en="Note"),
}
SHARED = Phrase(vi="đồng hạng", en="shared")
UNRANKED = Phrase(vi="không xếp hạng", en="not ranked")
UNDEFINED = Phrase(vi="chưa xác định", en="undefined")
GAPS = Phrase(
    vi="bảng chưa quy định điểm cho số liệu của mục: {rows}",
    en="the rubric gives no points for the figures of: {rows}",
)
MISSING = Phrase(vi="thiếu số liệu: {rows}", en="figures missing: {rows}")
NOBODY_MOVES = Phrase(vi="Không đơn vị nào thay đổi.", en="No unit changes.")
NOTHING_SCORED = Phrase(
    vi="Chưa chấm điểm: xin sửa các lỗi trên rồi chạy lại. Không có gì được lưu.",
    en="Nothing was scored: mend the errors above and run again. Nothing was kept.",
)
NOTHING_REPORTED = Phrase(
    vi="Tệp không có số liệu đơn vị tự báo cáo; chấm theo số liệu thẩm định.",
    en="The file holds no figures that units reported; the verified ones are scored.",
)
NEEDS_FILE = Phrase(
    vi="Bảng tính không in ra màn hình được; xin thêm --output TỆP.xlsx.",
    en="A workbook cannot be shown on a screen; add --output FILE.xlsx.",
)
NOT_TOGETHER = Phrase(
    vi="--explain không dùng cùng {wishes}; xin hỏi từng việc một",
    en="--explain does not go with {wishes}; ask one at a time",
)
NO_SUCH_FORM = Phrase(
    vi="{asked} không trả lời dạng {form}, chỉ có: {forms}; xin chọn --format hoặc đuôi tệp khác",
    en="{asked} does not answer as {form}, only as: {forms}; choose another --format or file name",
)
SCORING = Phrase(vi="Đang chấm điểm", en="Scoring")
READING = Phrase(vi="Đang đọc số liệu", en="Reading the figures")
WRITING = Phrase(vi="Đang ghi bảng tính", en="Writing the workbook")
VERIFYING = Phrase(vi="Đang tính lại sổ ghi", en="Recomputing the ledger")
WRITTEN = Phrase(vi="Đã ghi {file}.", en="Wrote {file}.")
RUBRIC_FINE = Phrase(
    vi="{file}: bảng hợp lệ, {groups} nhóm, {rows} tiêu chí, thang điểm {scale}.",
    en="{file}: the rubric is sound: {groups} groups, {rows} criteria, a scale of {scale}.",
)
COUNTED = Phrase(vi="{errors} lỗi, {warnings} lưu ý.", en="{errors} errors, {warnings} notes.")
SAME = Phrase(vi="Hai bảng giống nhau.", en="The two rubrics are the same.")
CHANGES = {
    "added": Phrase(vi="Thêm {what}: {after}", en="Added {what}: {after}"),
    "removed": Phrase(vi="Bỏ {what}: {before}", en="Removed {what}: {before}"),
    "moved": Phrase(
        vi="Chuyển {what}: từ {before} sang {after}",
        en="Moved {what}: from {before} to {after}",
    ),
    "changed": Phrase(
        vi="Sửa {what}, {field}: {before} → {after}",
        en="Changed {what}, {field}: {before} → {after}",
    ),
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
LOGIN_NAME = Phrase(vi="tên đăng nhập", en="the login name")
PASSWORD = Phrase(vi="Mật khẩu mới: ", en="New password: ")
PASSWORD_AGAIN = Phrase(vi="Nhập lại mật khẩu: ", en="The same again: ")
ACCOUNT_OPENED = Phrase(
    vi="Đã mở tài khoản {login_name}.", en="The account {login_name} was opened."
)
PASSWORD_SET = Phrase(
    vi="Đã đặt lại mật khẩu của {login_name}; các phiên đăng nhập của tài khoản đã kết thúc.",
    en="The password of {login_name} was set; the account's sessions have ended.",
)
SCORE_HELP = {
    "rubric": Phrase(vi="bảng tiêu chí (YAML)", en="the rubric (YAML)"),
    "figures": Phrase(vi="số liệu (YAML, CSV hoặc XLSX)", en="the figures (YAML, CSV or XLSX)"),
    "--format": Phrase(
        vi="dạng kết quả; để trống thì theo đuôi tệp của --output, không có nữa thì table",
        en="form of the result; by the name of --output, or table, where it is not given",
    ),
    "--output": Phrase(vi="ghi ra tệp này", en="write into this file"),
    "--explain": Phrase(
        vi="giải trình từng điểm của một đơn vị (mã hoặc tên)",
        en="account for each point of a unit (its code or name)",
    ),
    "--reported": Phrase(
        vi="chấm theo số liệu đơn vị tự báo cáo", en="score what units reported themselves"
    ),
    "--set": Phrase(
        vi="nếu đổi một số liệu (STP.nv_hoan_thanh=120; nhiều kỳ: CSD.HK2.giai=9) hoặc một khóa "
        "của mục (1.1.diem=12) thì ai lên, ai xuống; dùng được nhiều lần",
        en="what if a figure (STP.nv_hoan_thanh=120; with periods CSD.HK2.giai=9) or a row's "
        "setting (1.1.diem=12) were another: who would move; may be repeated",
    ),
    "--without": Phrase(
        vi="nếu bỏ mục này thì ai lên, ai xuống; dùng được nhiều lần",
        en="what if this row were not there; may be repeated",
    ),
    "--against": Phrase(
        vi="nếu chấm theo bảng này thì ai lên, ai xuống", en="what if this rubric were in force"
    ),
}
SCORE_CODES = Phrase(
    vi="Mã thoát: 0 đã chấm; 1 có lỗi trong tệp, không chấm gì; 2 gọi sai.",
    en="Exit codes: 0 scored; 1 errors in a file, nothing scored; 2 called wrongly.",
)
