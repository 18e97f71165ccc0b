"""The words when the appraisal of a unit, an objection or its answer cannot be taken."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

WORDS: dict[str, Phrase] = {
    "ReasonMissing": Phrase(
        vi="Giá trị đề xuất khác số liệu tự báo cáo nên phải ghi lý do: {figures}.",
        en="The proposed value differs from the reported one and needs a reason: {figures}.",
    ),
    "WordsTooLong": Phrase(
        vi="Đoạn văn dài {length} ký tự, nhiều nhất là {limit}; xin viết gọn lại.",
        en="The text has {length} characters, the most is {limit}; make it shorter.",
    ),
    "ProposalChangedMeanwhile": Phrase(
        vi="Người khác vừa ghi giá trị khác cho {figures} sau khi mở trang này. Nội dung vừa nhập "
        "được giữ bên cạnh giá trị đã ghi; xin xem rồi lưu lại.",
        en="Somebody noted another value for {figures} after this page was opened. What was entered "
        "is kept beside it; look at both and save again.",
    ),
    "UndisputedChangedMeanwhile": Phrase(
        vi="Danh sách vừa thay đổi: lúc mở trang có {expected} số liệu không vướng, nay có {found}. "
        "Xin xem danh sách mới rồi xác nhận.",
        en="The list has changed: there were {expected} figures without dispute, now {found}. Look "
        "at the new list and confirm.",
    ),
    "RowsNotSettled": Phrase(
        vi="Chưa kết thúc thẩm định được vì còn mục chưa xem: {rows}.",
        en="The appraisal cannot be finished: rows were not looked at yet: {rows}.",
    ),
    "AppraisalChangedMeanwhile": Phrase(
        vi="Kết quả thẩm định của {unit} vừa được người khác sửa sau khi mở trang này. Xin xem lại rồi "
        "xác nhận.",
        en="Somebody changed the appraisal of {unit} after this page was opened. Look again and "
        "confirm.",
    ),
}
