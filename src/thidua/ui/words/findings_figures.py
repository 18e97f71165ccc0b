"""Words of what is wrong in figures, however they were given."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

WORDS: dict[str, Phrase] = {
    "above_bound": Phrase(
        vi="{name}: số liệu {given} lớn hơn mức cao nhất {expected}; xin kiểm tra lại.",
        en="{name}: {given} is more than the highest possible {expected}; please check.",
    ),
    "below_bound": Phrase(
        vi="{name}: số liệu {given} nhỏ hơn mức thấp nhất {expected}; xin kiểm tra lại.",
        en="{name}: {given} is less than the lowest possible {expected}; please check.",
    ),
    "cell_without_heading": Phrase(
        vi="Ô “{given}” không thuộc cột nào của tiêu đề; xin ghi tiêu đề cho cột hoặc xóa ô.",
        en="The cell “{given}” stands under no heading; give its column one, or empty it.",
    ),
    "figure_is_derived": Phrase(
        vi="{name}: số liệu này được tính từ số liệu khác, không nhập; xin bỏ đi.",
        en="{name}: this figure is computed from others and is not given; leave it out.",
    ),
    "formula_without_value": Phrase(
        vi="{name}: ô chứa công thức “{given}” nhưng chưa có kết quả; mở tệp bằng bảng tính, lưu lại "
        "rồi nộp.",
        en="{name}: the cell holds the formula “{given}” without a result; open the file in a "
        "spreadsheet, save it, and try again.",
    ),
    "date_as_number": Phrase(
        vi="{name}: ô chứa số {given} thay cho ngày; xin định dạng ô là ngày và nhập lại.",
        en="{name}: the cell holds the number {given} for a date; format it as a date.",
    ),
    "merged_cells": Phrase(
        vi="Vùng ô {given} bị gộp; xin bỏ gộp ô, mỗi số liệu một ô.",
        en="The cells {given} are merged; unmerge them, one figure a cell.",
    ),
    "blank_row": Phrase(
        vi="Dòng trống giữa bảng, đã bỏ qua.", en="A blank row within the table was passed over."
    ),
    "error_in_cell": Phrase(
        vi="{name}: ô báo lỗi {given}; xin sửa công thức trong bảng tính.",
        en="{name}: the cell shows the error {given}; mend it in the spreadsheet.",
    ),
    "column_twice": Phrase(
        vi="Cột “{name}” xuất hiện hai lần; xin bỏ một cột.",
        en="The column “{name}” stands twice; drop one of them.",
    ),
    "formulas_taken": Phrase(
        vi="Trang có {given} ô công thức (ô đầu tiên: {first}); đã lấy kết quả lưu trong tệp. Nếu kết "
        "quả đã cũ, xin mở tệp bằng phần mềm bảng tính và lưu lại.",
        en="The sheet has {given} cells with formulas (the first is {first}); the results kept in the "
        "file were taken. If they are out of date, open the file in a spreadsheet and save it.",
    ),
    "number_as_date": Phrase(
        vi="{name}: ô được định dạng là ngày ({given}), không phải số; xin định dạng lại ô là số rồi nhập lại.",
        en="{name}: the cell holds a date ({given}), not a number; format it as a number and write it again.",
    ),
    "number_torn": Phrase(
        vi="Dấu phẩy đã tách số làm hai; trong tệp YAML xin viết {given} hoặc đặt số trong dấu nháy.",
        en="A comma tore the number in two; in YAML write {given}, or put the number in quotation marks.",
    ),
    "sheets_passed_over": Phrase(
        vi="Chỉ đọc trang “{given}”; không đọc: {others}.",
        en="Only the sheet “{given}” was read; passed over: {others}.",
    ),
    "unit_twice": Phrase(
        vi="Đơn vị {unit} xuất hiện hai lần, lần đầu ở dòng {first}; xin bỏ một dòng.",
        en="Unit {unit} stands twice, first in line {first}; drop one of them.",
    ),
    "no_unit_column": Phrase(
        vi="Không thấy cột “don_vi” ở dòng tiêu đề; cột đầu phải ghi mã đơn vị.",
        en="There is no column “don_vi” in the heading; the first column names the unit.",
    ),
    "no_unit": Phrase(
        vi="Dòng có số liệu nhưng thiếu mã đơn vị; xin ghi mã vào cột “don_vi”.",
        en="A row of figures names no unit; write its code in the column “don_vi”.",
    ),
    "too_many_cells": Phrase(
        vi="Dòng có {given} ô, nhiều hơn {expected} cột của tiêu đề; xin bỏ ô thừa.",
        en="The row has {given} cells, more than the {expected} of the heading; empty those beyond.",
    ),
    "unknown_period_of_row": Phrase(
        vi="Không có kỳ “{name}” trong bảng tiêu chí; xin sửa cột “ky”.",
        en="The rubric has no period “{name}”; mend the column “ky”.",
    ),
    "text_decomposed": Phrase(
        vi="Chữ tiếng Việt trong tệp ở dạng tổ hợp (NFD), đã chuyển sang dựng sẵn (NFC).",
        en="Vietnamese letters in decomposed form (NFD) were brought to NFC.",
    ),
    "negative_count": Phrase(
        vi="{name}: số đếm {given} không được âm; xin ghi số từ 0 trở lên.",
        en="{name}: the count {given} is negative; write 0 or more.",
    ),
    "not_a_date": Phrase(
        vi="{name}: “{given}” không phải ngày; viết ngày/tháng/năm.",
        en="{name}: “{given}” is not a date; write dd/mm/yyyy.",
    ),
    "not_a_list": Phrase(
        vi="{name}: cần một danh sách, đang ghi “{given}”; xin ghi các giá trị cách nhau bằng dấu “;”, trong tệp YAML thì đặt trong ngoặc vuông.",
        en="{name}: a list is needed, not “{given}”; write values with “;” between, in YAML in square brackets.",
    ),
    "not_a_number": Phrase(
        vi="{name}: “{given}” không phải số; xin ghi một số, ví dụ 12 hoặc 12,5.",
        en="{name}: “{given}” is not a number; write one such as 12 or 12.5.",
    ),
    "not_a_single_value": Phrase(
        vi="{name}: cần một giá trị, đang ghi danh sách; xin chỉ ghi một giá trị.",
        en="{name}: a single value is needed, not a list; write one.",
    ),
    "not_whole": Phrase(
        vi="{name}: số đếm {given} phải là số nguyên; xin bỏ phần thập phân.",
        en="{name}: the count {given} must be a whole number; write no decimals.",
    ),
    "not_yes_or_no": Phrase(
        vi="{name}: “{given}” không phải có hoặc không; ghi 1 hoặc 0.",
        en="{name}: “{given}” is neither yes nor no; write 1 or 0.",
    ),
    "number_doubtful": Phrase(
        vi="{name}: “{given}” có thể là số thập phân hoặc hàng nghìn; nếu là hàng nghìn, viết liền "
        "{expected}; nếu là số thập phân, viết thêm một chữ số 0 ở cuối.",
        en="{name}: “{given}” may be a decimal or thousands; write {expected} for thousands, or add "
        "a final 0 for the decimal.",
    ),
    "number_too_long": Phrase(
        vi="{name}: số dài quá {expected} chữ số; xin làm tròn.",
        en="{name}: the number has more than {expected} digits; round it.",
    ),
    "other_rubric": Phrase(
        vi="Số liệu này của bảng “{given}”, không phải của bảng “{expected}”; xin chọn đúng cặp tệp.",
        en="These figures belong to rubric “{given}”, not to “{expected}”; choose files that belong together.",
    ),
    "unknown_figure": Phrase(
        vi="Không có số liệu “{name}{given}” trong bảng tiêu chí; xin sửa tên hoặc bỏ số liệu này.",
        en="The rubric has no figure “{name}{given}”; mend the name or drop the figure.",
    ),
    "unknown_level": Phrase(
        vi="{name}: không có mức “{given}”; xin chọn một trong các mức: {expected}.",
        en="{name}: there is no level “{given}”; choose one of {expected}.",
    ),
    "unknown_unit": Phrase(
        vi="Không có đơn vị “{unit}{name}” trong bảng tiêu chí; xin sửa mã hoặc bỏ đơn vị này.",
        en="The rubric has no unit “{unit}{name}”; mend the code or drop the unit.",
    ),
    "wrong_columns": Phrase(
        vi="{name}: “{given}” phải có {expected} số; xin ghi cách nhau bằng dấu “/”.",
        en="{name}: “{given}” must have {expected} numbers with “/” between.",
    ),
}
