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
    "ArgumentMissing": Phrase(
        vi="Kiến nghị mục {row} chưa nêu lý do; xin ghi rõ vì sao số liệu thẩm định chưa đúng.",
        en="The objection to row {row} gives no argument; say why the appraised figures are wrong.",
    ),
    "NothingWanted": Phrase(
        vi="Số liệu đề nghị ở mục {row} giống số liệu đã thẩm định; xin nhập giá trị mà đơn vị cho là "
        "đúng.",
        en="The figures wanted in row {row} are those of the appraisal; enter what the unit holds to "
        "be right.",
    ),
    "NotAppraisedYet": Phrase(
        vi="Chưa có kết quả thẩm định của {unit} nên chưa có gì để kiến nghị.",
        en="The appraisal of {unit} is not finished, so there is nothing to object to.",
    ),
    "ObjectionOpenAlready": Phrase(
        vi="Đơn vị đã có một kiến nghị về mục {row} đang chờ trả lời.",
        en="An objection of the unit to row {row} waits for its answer already.",
    ),
    "ObjectionNotKnown": Phrase(
        vi="Không có kiến nghị số {number} trong năm này.",
        en="There is no objection {number} in this year.",
    ),
    "AnsweredAlready": Phrase(
        vi="Kiến nghị về mục {row} vừa được người khác trả lời. Nội dung vừa nhập được giữ để đối "
        "chiếu.",
        en="Somebody answered the objection to row {row} before. What was entered is kept to compare.",
    ),
    "BasisMissing": Phrase(
        vi="Trả lời kiến nghị mục {row} phải dẫn quy định hoặc căn cứ.",
        en="The answer on row {row} must cite a rule or a basis.",
    ),
    "NothingCorrected": Phrase(
        vi="Chấp nhận kiến nghị mục {row} thì số liệu phải khác số đã thẩm định; nếu giữ nguyên, xin "
        "chọn không chấp nhận.",
        en="Accepting the objection to row {row} asks for other figures than the appraised ones; to "
        "keep them, turn it down.",
    ),
    "ResultsAreOut": Phrase(
        vi="Kết quả đã công bố lúc {published} nên không đổi số liệu bằng trả lời kiến nghị; việc đính "
        "chính do Trưởng khối làm.",
        en="The results were published at {published}, so no answer changes figures; the head "
        "corrects published results.",
    ),
}
