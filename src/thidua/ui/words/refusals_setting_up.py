"""The words when a plain form, a change of stages, the calendar or a place cannot be as it was sent."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

WORDS: dict[str, Phrase] = {
    "FieldMissing": Phrase(
        vi="Xin điền ô “{field}”. Chưa lưu gì.",
        en="Fill in “{field}”. Nothing was stored.",
    ),
    "FieldTooLong": Phrase(
        vi="Ô “{field}” nhiều nhất {limit} ký tự; xin viết gọn lại. Chưa lưu gì.",
        en="“{field}” has at most {limit} characters; make it shorter. Nothing was stored.",
    ),
    "DayNotRead": Phrase(
        vi="Ô “{field}”: không đọc được ngày “{given}”. Xin ghi như 2026-03-29 hoặc chọn trong lịch. "
        "Chưa lưu gì.",
        en="“{field}”: the day “{given}” could not be read. Write it as 2026-03-29 or choose it. "
        "Nothing was stored.",
    ),
    "WholeNumberNotRead": Phrase(
        vi="Ô “{field}”: xin ghi số nguyên từ {least} đến {most}, không phải “{given}”. Chưa lưu gì.",
        en="“{field}”: give a whole number from {least} to {most}, not “{given}”. Nothing was stored.",
    ),
    "ChoiceNotOffered": Phrase(
        vi="Ô “{field}”: không có lựa chọn “{given}”; xin chọn lại. Chưa lưu gì.",
        en="“{field}”: there is no choice “{given}”; choose again. Nothing was stored.",
    ),
    "PastMomentChanged": Phrase(
        vi="Thời điểm {was} đã qua nên không sửa được; chỉ sửa các thời điểm chưa đến. "
        "Chưa lưu gì.",
        en="{was} has passed and stays; only what is to come can be changed. Nothing was stored.",
    ),
    "MomentMovedIntoPast": Phrase(
        vi="Thời điểm mới {given} sớm hơn lúc này; xin chọn từ lúc này trở đi. Chưa lưu gì.",
        en="The new moment {given} is before now; choose one from now on. Nothing was stored.",
    ),
    "StageHalfSet": Phrase(
        vi="Mốc “{stage}” cần cả lúc mở và lúc đóng; năm không có mốc này thì để trống cả hai. Chưa "
        "lưu gì.",
        en="Stage “{stage}” needs its opening and its closing; leave both empty where the year has "
        "no such stage. Nothing was stored.",
    ),
    "StagesChangedMeanwhile": Phrase(
        vi="Các mốc của năm {year} đã được người khác sửa sau khi mở trang này. Nội dung vừa nhập được "
        "giữ bên cạnh mốc đang có; xin đối chiếu rồi gửi lại.",
        en="Somebody changed the stages of {year} after this page was opened. What was entered is "
        "kept beside what is there now; compare and send again.",
    ),
    "SpecialDayNotKnown": Phrase(
        vi="Lịch không có ngày {day}; có thể đã được bỏ trước đó.",
        en="The calendar has no {day}; it may have been removed before.",
    ),
    "MembershipNotKnown": Phrase(
        vi="Khối không có lượt thành viên số {number}.",
        en="The block has no membership number {number}.",
    ),
    "MembershipEndedAlready": Phrase(
        vi="Đơn vị đã ra khỏi khối từ ngày {ended}.",
        en="The unit has left the block already, on {ended}.",
    ),
}
