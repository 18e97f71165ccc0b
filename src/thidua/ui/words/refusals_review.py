"""The words when a round of cross-scoring, a conflict or a mark cannot be taken."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

WORDS: dict[str, Phrase] = {
    "TooFewUnits": Phrase(
        vi="Không thể để mỗi đơn vị chấm {each} đơn vị khi khối có {units} đơn vị.",
        en="Each unit cannot mark {each} units when the block has {units}.",
    ),
    "ConflictsLeaveTooFew": Phrase(
        vi="Các xung đột lợi ích làm đơn vị {unit} không đủ {each} đơn vị để phân công. Xin giảm số "
        "đơn vị mỗi nơi chấm hoặc đổi cách phân công.",
        en="Conflicts leave unit {unit} without {each} units to be paired with. Lower the number or "
        "choose another scheme.",
    ),
    "NotComparable": Phrase(
        vi="Phân công tách khối thành {parts} phần không có đơn vị chấm chung nên điểm không so sánh "
        "được. Xin tăng số đơn vị mỗi nơi chấm.",
        en="The assignment splits the block into {parts} parts that share no reviewer, so marks "
        "cannot be compared. Let each unit mark more.",
    ),
    "TooFewToFit": Phrase(
        vi="Công thức này cần ít nhất ba đơn vị, mỗi đơn vị chấm mọi đơn vị khác; nay có {units}.",
        en="This formula needs three units or more, each marking all others; there are {units}.",
    ),
    "NotRevealedYet": Phrase(
        vi="Điểm chấm chéo chỉ mở cho mọi người cùng lúc, khi mốc chấm chéo đã đóng.",
        en="Cross-scores are shown to all at once, when cross-scoring has closed.",
    ),
    "RoundOpenedAlready": Phrase(
        vi="Vòng chấm chéo năm {year} đã mở; phân công không đổi nữa.",
        en="The cross-scoring round of {year} is open already; the assignment is fixed.",
    ),
    "RoundNotOpened": Phrase(
        vi="Thư ký chưa mở vòng chấm chéo năm {year}.",
        en="The secretary has not opened the cross-scoring round of {year} yet.",
    ),
    "NothingToCrossScore": Phrase(
        vi="Bảng tiêu chí năm {year} không có mục nào ghi chấm chéo.",
        en="No row of the rubric of {year} is marked by other units.",
    ),
    "RoundRuleOutOfBounds": Phrase(
        vi="Giá trị ở ô được đánh dấu phải từ {low} đến {high}.",
        en="The value in the marked field must lie between {low} and {high}.",
    ),
    "RoundNumberNotReadable": Phrase(
        vi="Không đọc được số đã nhập: {given}.",
        en="The number entered cannot be read: {given}.",
    ),
    "ConflictReasonMissing": Phrase(
        vi="Xin ghi lý do.",
        en="Give the reason.",
    ),
    "ConflictNamedAlready": Phrase(
        vi="Đã ghi rằng {reviewer} không chấm {unit}.",
        en="It is noted already that {reviewer} does not mark {unit}.",
    ),
    "NotAssigned": Phrase(
        vi="Đơn vị của bạn không được phân công chấm {unit}.",
        en="Your unit is not assigned to mark {unit}.",
    ),
    "MarksHandedIn": Phrase(
        vi="Lãnh đạo đơn vị đã khóa điểm chấm chéo nên không sửa được nữa.",
        en="The unit's leader has handed in the marks, so they change no more.",
    ),
    "RowNotCrossScored": Phrase(
        vi="Mục {row} không thuộc phần chấm chéo của đơn vị này.",
        en="Row {row} is not marked by other units for this unit.",
    ),
    "MarkNotReadable": Phrase(
        vi="Mục {row}: không đọc được điểm đã nhập: {given}.",
        en="Row {row}: the mark entered cannot be read: {given}.",
    ),
    "MarkBelowZero": Phrase(
        vi="Mục {row}: điểm không được nhỏ hơn 0.",
        en="Row {row}: a mark is not below 0.",
    ),
    "MarkAboveMost": Phrase(
        vi="Mục {row}: điểm không được lớn hơn điểm chuẩn {most}.",
        en="Row {row}: a mark is not above the most points, {most}.",
    ),
    "MarkReasonMissing": Phrase(
        vi="Điểm lệch xa tự chấm phải ghi lý do ở mục: {rows}.",
        en="A mark far from the self-score needs a reason in row: {rows}.",
    ),
    "MarksChangedMeanwhile": Phrase(
        vi="Người khác của đơn vị bạn vừa lưu điểm sau khi bạn mở trang này. Xin xem lại rồi lưu.",
        en="Somebody of your unit saved marks after you opened this page. Look again, then save.",
    ),
}
