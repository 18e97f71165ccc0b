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
        vi="Cột “{name}” xuất hiện hai lần.", en="The column “{name}” stands twice."
    ),
    "unit_twice": Phrase(
        vi="Đơn vị {unit} xuất hiện hai lần, lần đầu ở dòng {first}.",
        en="Unit {unit} stands twice, first in line {first}.",
    ),
    "no_unit_column": Phrase(
        vi="Không thấy cột “don_vi” ở dòng tiêu đề; cột đầu phải ghi mã đơn vị.",
        en="There is no column “don_vi” in the heading; the first column names the unit.",
    ),
    "no_unit": Phrase(
        vi="Dòng có số liệu nhưng thiếu mã đơn vị.", en="A row of figures names no unit."
    ),
    "too_many_cells": Phrase(
        vi="Dòng có {given} ô, nhiều hơn {expected} cột của tiêu đề.",
        en="The row has {given} cells, more than the {expected} of the heading.",
    ),
    "unknown_period_of_row": Phrase(
        vi="Không có kỳ “{name}” trong bảng tiêu chí.", en="The rubric has no period “{name}”."
    ),
    "text_decomposed": Phrase(
        vi="Chữ tiếng Việt trong tệp ở dạng tổ hợp (NFD), đã chuyển sang dựng sẵn (NFC).",
        en="Vietnamese letters in decomposed form (NFD) were brought to NFC.",
    ),
    "negative_count": Phrase(
        vi="{name}: số đếm {given} không được âm.", en="{name}: the count {given} is negative."
    ),
    "not_a_date": Phrase(
        vi="{name}: “{given}” không phải ngày; viết ngày/tháng/năm.",
        en="{name}: “{given}” is not a date; write dd/mm/yyyy.",
    ),
    "not_a_list": Phrase(
        vi="{name}: cần một danh sách, đang ghi “{given}”.",
        en="{name}: a list is needed, not “{given}”.",
    ),
    "not_a_number": Phrase(
        vi="{name}: “{given}” không phải số.", en="{name}: “{given}” is not a number."
    ),
    "not_a_single_value": Phrase(
        vi="{name}: cần một giá trị, đang ghi danh sách.",
        en="{name}: a single value is needed, not a list.",
    ),
    "not_whole": Phrase(
        vi="{name}: số đếm {given} phải là số nguyên.",
        en="{name}: the count {given} must be a whole number.",
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
        vi="{name}: số dài quá {expected} chữ số.",
        en="{name}: the number has more than {expected} digits.",
    ),
    "other_rubric": Phrase(
        vi="Số liệu này của bảng “{given}”, không phải của bảng “{expected}”.",
        en="These figures belong to rubric “{given}”, not to “{expected}”.",
    ),
    "unknown_figure": Phrase(
        vi="Không có số liệu “{name}{given}” trong bảng tiêu chí.",
        en="The rubric has no figure “{name}{given}”.",
    ),
    "unknown_level": Phrase(
        vi="{name}: không có mức “{given}”; các mức: {expected}.",
        en="{name}: there is no level “{given}”; the levels are {expected}.",
    ),
    "unknown_unit": Phrase(
        vi="Không có đơn vị “{unit}{name}” trong bảng tiêu chí.",
        en="The rubric has no unit “{unit}{name}”.",
    ),
    "wrong_columns": Phrase(
        vi="{name}: “{given}” phải có {expected} số, cách nhau bằng dấu “/”.",
        en="{name}: “{given}” must have {expected} numbers with “/” between.",
    ),
}
