"""Words of what is wrong or odd in a rubric."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

WORDS: dict[str, Phrase] = {
    "band_unreachable": Phrase(
        vi="Bậc từ {low} đến {high} của mục {row} không số liệu nào rơi vào được; xin sửa hoặc bỏ bậc này.",
        en="No value can fall into the band from {low} to {high} of row {row}; change or drop it.",
    ),
    "band_upside_down": Phrase(
        vi="Bậc có cận dưới {low} lớn hơn cận trên {high}; xin đổi lại.",
        en="A band begins at {low} above its end {high}; swap them.",
    ),
    "bands_hole": Phrase(
        vi="Các bậc của mục {row} để hở từ {low} đến {high}; số liệu rơi vào đó sẽ không có điểm. "
        "Xin ghi rõ cận nào tính vào bậc.",
        en="The bands of row {row} leave a hole from {low} to {high}: a value there has no points. "
        "State which end belongs to its band.",
    ),
    "bands_open_above": Phrase(
        vi="Mục {row} không ghi điểm cho số liệu trên {high}.",
        en="Row {row} gives no points above {high}.",
    ),
    "bands_open_below": Phrase(
        vi="Mục {row} không ghi điểm cho số liệu dưới {low}.",
        en="Row {row} gives no points below {low}.",
    ),
    "bands_overlap": Phrase(
        vi="Hai bậc của mục {row} chồng nhau từ {low} đến {high}; mỗi số liệu chỉ được thuộc một bậc.",
        en="Two bands of row {row} overlap from {low} to {high}; a value may be in one only.",
    ),
    "basis_not_in_force": Phrase(
        vi="{basis} không có hiệu lực trong năm {year}; xin kiểm tra căn cứ.",
        en="{basis} was not in force in {year}; check the legal basis.",
    ),
    "cap_never_binds": Phrase(
        vi="Trần {cap} của mục {row} không bao giờ chạm tới: điểm cao nhất có thể là {high}.",
        en="The cap {cap} of row {row} can never bind: the most it can reach is {high}.",
    ),
    "children_not_parent": Phrase(
        vi="Tổng điểm các mục con của mục {row} là {sum}, không bằng điểm của mục là {max}.",
        en="The rows under {row} add up to {sum}, not to its {max}.",
    ),
    "classes_out_of_order": Phrase(
        vi="Loại “{worse}” (từ {low} điểm) phải thấp hơn loại “{better}” đứng trên; xếp loại ghi từ "
        "cao xuống thấp.",
        en="Class “{worse}” (from {low}) must lie below “{better}” above it; list classes best first.",
    ),
    "default_not_possible": Phrase(
        vi="{name}: giá trị mặc định không hợp với kiểu của số liệu; danh sách chỉ có mặc định trống.",
        en="{name}: the default does not fit the figure's kind; a list can only be empty by default.",
    ),
    "effect_needs_detail": Phrase(
        vi="Hiệu lực “{given}” phải nêu rõ áp dụng với loại hoặc mục nào.",
        en="The effect “{given}” must name the class or row that it concerns.",
    ),
    "effect_of_list_item": Phrase(
        vi="Mức trong danh sách không thể kèm hiệu lực; xin đưa hiệu lực vào mục điểm liệt.",
        en="A level of a list item cannot carry an effect; state it as a knock-out of the table.",
    ),
    "empty_case_open": Phrase(
        vi="Mục {row} có phép chia nhưng chưa nêu cách xử lý khi không phát sinh (mẫu số bằng 0); "
        "xin thêm “khi_khong_phat_sinh”.",
        en="Row {row} divides but does not say what holds when nothing arose (divisor 0); add "
        "“khi_khong_phat_sinh”.",
    ),
    "empty_list": Phrase(
        vi="Danh sách ở “{setting}” đang trống.",
        en="The list at “{setting}” is empty.",
    ),
    "exactly_one_setting": Phrase(
        vi="Cần ghi đúng một trong các mục: {settings}.",
        en="Exactly one of these is needed: {settings}.",
    ),
    "figure_among_peers": Phrase(
        vi="Số liệu “{name}” tính từ số liệu khác thì không so sánh với cả khối; xin đưa phép so sánh vào "
        "quy tắc của mục.",
        en="The figure “{name}” is derived and cannot ask about the block; compare in the row's rule.",
    ),
    "figures_in_circle": Phrase(
        vi="Các số liệu tính lẫn nhau thành vòng: {circle}; xin bỏ một công thức.",
        en="Figures are computed from each other in a circle: {circle}; drop one formula.",
    ),
    "floor_never_binds": Phrase(
        vi="Sàn {floor} của mục {row} không bao giờ chạm tới: điểm thấp nhất có thể là {low}.",
        en="The floor {floor} of row {row} can never bind: the least it can reach is {low}.",
    ),
    "goalposts_equal": Phrase(
        vi="Hai mốc “từ” và “đến” bằng nhau; phải khác nhau mới tính được tỷ lệ.",
        en="The two goalposts are equal; they must differ.",
    ),
    "group_with_rule": Phrase(
        vi="Mục {row} vừa có mục con vừa có quy tắc; chỉ tiêu chí nhỏ nhất mới có quy tắc.",
        en="Row {row} has both rows under it and a rule; only the smallest rows have rules.",
    ),
    "level_not_listed": Phrase(
        vi="Mục {row} chưa ghi điểm cho mức “{level}”.",
        en="Row {row} gives no points for the level “{level}”.",
    ),
    "level_unreachable": Phrase(
        vi="Mục {row} ghi điểm cho mức “{level}” nhưng số liệu không khai mức này.",
        en="Row {row} gives points for the level “{level}”, which the figure does not declare.",
    ),
    "max_out_of_reach": Phrase(
        vi="Mục {row} có điểm tối đa {max} nhưng theo quy tắc chỉ đạt được nhiều nhất {high}.",
        en="Row {row} has a maximum of {max}, but its rules reach {high} at most.",
    ),
    "missing_setting": Phrase(vi="Thiếu “{setting}”.", en="“{setting}” is missing."),
    "name_twice": Phrase(
        vi="“{name}” đã dùng ở dòng {first}; xin đặt tên khác.",
        en="“{name}” is used in line {first} already; choose another name.",
    ),
    "not_rising": Phrase(
        vi="Các mốc ở “{setting}” phải tăng dần.", en="The steps at “{setting}” must rise."
    ),
    "number_maybe_thousands": Phrase(
        vi="“{given}” được hiểu là số thập phân; nếu là hàng nghìn, xin viết liền không dấu.",
        en="“{given}” is read as a decimal; write thousands without a separator.",
    ),
    "number_out_of_range": Phrase(
        vi="“{given}” ở “{setting}” nằm ngoài khoảng cho phép từ {low} đến {high}.",
        en="“{given}” at “{setting}” lies outside {low} to {high}.",
    ),
    "percent_of_percent": Phrase(
        vi="Số liệu này tính bằng phần trăm, nên “{written}” ở “{setting}” viết không có dấu %.",
        en="This figure is in percent already; write “{written}” at “{setting}” without the sign.",
    ),
    "row_needs_maximum": Phrase(
        vi="Quy tắc này tính theo điểm tối đa nhưng mục chưa ghi “diem”.",
        en="This rule is a share of the maximum, but the row states no “diem”.",
    ),
    "row_twice": Phrase(
        vi="Mã mục {row} đã dùng ở dòng {first}; mỗi mục một mã riêng.",
        en="Row id {row} is used in line {first} already; each row needs its own.",
    ),
    "row_without_content": Phrase(
        vi="Mục {row} không có mục con và không có quy tắc.",
        en="Row {row} has neither rows under it nor a rule.",
    ),
    "rows_in_circle": Phrase(
        vi="Các mục tính theo điểm của nhau thành vòng: {circle}; xin bỏ một công thức.",
        en="Rows are computed from each other in a circle: {circle}; drop one formula.",
    ),
    "rows_too_deep": Phrase(
        vi="Bảng có quá {limit} tầng mục.", en="The table has more than {limit} levels of rows."
    ),
    "scale_not_met": Phrase(
        vi="Tổng điểm các nhóm là {sum}, không bằng thang điểm {scale}.",
        en="The groups add up to {sum}, not to the scale of {scale}.",
    ),
    "share_out_of_range": Phrase(
        vi="“{given}” ở “{setting}” phải là một phần từ 0 % đến 100 %; xin viết như 80%.",
        en="“{given}” at “{setting}” must be a share from 0% to 100%; write it like 80%.",
    ),
    "table_size": Phrase(
        vi="Bảng điểm ở “{setting}” phải có đúng số hàng và số cột như các mốc đã khai.",
        en="The table at “{setting}” must have as many rows and columns as there are steps.",
    ),
    "too_few_parts": Phrase(
        vi="“{setting}” cần ít nhất {least} phần.", en="“{setting}” needs at least {least} parts."
    ),
    "unknown_award": Phrase(
        vi="Không có danh hiệu, hình thức khen “{name}” trong bảng.",
        en="There is no award “{name}”.",
    ),
    "unknown_basis": Phrase(
        vi="Không có căn cứ “{name}” trong bảng.", en="There is no legal basis “{name}”."
    ),
    "unknown_class": Phrase(
        vi="Không có loại “{name}” trong xếp loại.", en="There is no class “{name}”."
    ),
    "unknown_period": Phrase(
        vi="Không có kỳ “{name}” trong bảng.", en="There is no period “{name}”."
    ),
    "unknown_row": Phrase(vi="Không có mục “{name}” trong bảng.", en="There is no row “{name}”."),
    "unknown_setting": Phrase(
        vi="Không hiểu mục “{setting}{given}”.", en="“{setting}{given}” is not a known setting."
    ),
    "unknown_shape": Phrase(
        vi="Không có loại quy tắc “{given}”.", en="There is no kind of rule “{given}”."
    ),
    "unknown_version": Phrase(
        vi="Dòng đầu phải là “{setting}: {expected}”.",
        en="The text must begin with “{setting}: {expected}”.",
    ),
    "unknown_word": Phrase(
        vi="“{given}” không phải giá trị hợp lệ; chọn một trong: {words}.",
        en="“{given}” is not a possible value; choose one of: {words}.",
    ),
    "unreadable_date": Phrase(
        vi="Không đọc được ngày “{given}”; viết năm-tháng-ngày hoặc ngày/tháng/năm.",
        en="“{given}” is not a date; write yyyy-mm-dd or dd/mm/yyyy.",
    ),
    "unreadable_formula": Phrase(
        vi="Không đọc được công thức ở ký tự thứ {column}: gặp “{found}{sign}”.",
        en="The formula cannot be read at character {column}: found “{found}{sign}”.",
    ),
    "unreadable_number": Phrase(vi="Không đọc được số “{given}”.", en="“{given}” is not a number."),
    "weights_not_whole": Phrase(
        vi="Tổng trọng số là {sum}, phải bằng 100 %.",
        en="The weights add up to {sum}; they must make 100%.",
    ),
    "wrong_figure_kind": Phrase(
        vi="Số liệu “{given}” thuộc kiểu {kind}, quy tắc này cần kiểu {expected}.",
        en="The figure “{given}” is of kind {kind}; this rule needs {expected}.",
    ),
    "wrong_kind": Phrase(
        vi="“{setting}” viết sai dạng; cần {expected}.",
        en="“{setting}” has the wrong form; it should be {expected}.",
    ),
}
