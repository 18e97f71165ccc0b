"""The words when a target, a change of it or its progress cannot be taken."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

WORDS: dict[str, Phrase] = {
    "TargetNotNamed": Phrase(
        vi="Xin ghi nội dung chỉ tiêu. Chưa lưu gì.",
        en="Say what the target is. Nothing was stored.",
    ),
    "TargetNotMeasured": Phrase(
        vi="Xin ghi đơn vị tính của chỉ tiêu, ví dụ: %, nhiệm vụ, triệu đồng. Chưa lưu gì.",
        en="Give the unit of measure, such as %, tasks, million đồng. Nothing was stored.",
    ),
    "TargetWordsTooLong": Phrase(
        vi="Có ô dài {length} ký tự, nhiều nhất là {limit}; xin viết gọn lại. Chưa lưu gì.",
        en="A text has {length} characters, the most is {limit}; make it shorter. Nothing was "
        "stored.",
    ),
    "NumberNotRead": Phrase(
        vi="Không đọc được số “{given}”. Xin ghi số như 1234,5; số có ba chữ số sau dấu chấm hoặc "
        "dấu phẩy thì bỏ dấu hoặc ghi thêm chữ số để khỏi nhầm. Chưa lưu gì.",
        en="“{given}” could not be read as a number. Write it as 1234.5; where three digits follow "
        "a point or a comma, leave the sign out or add a digit. Nothing was stored.",
    ),
    "LinkNotInRubric": Phrase(
        vi="Bảng tiêu chí đã thông qua không có “{link}”; xin chọn lại. Chưa lưu gì.",
        en="The adopted rubric has no “{link}”; choose again. Nothing was stored.",
    ),
    "FigureLinkedAlready": Phrase(
        vi="Một chỉ tiêu khác của đơn vị đã gắn với số liệu “{title}”. Chưa lưu gì.",
        en="Another target of the unit stands for the figure “{title}”. Nothing was stored.",
    ),
    "ChangeNotReasoned": Phrase(
        vi="Xin ghi lý do. Chưa lưu gì.",
        en="Give the reason. Nothing was stored.",
    ),
    "TargetNotKnown": Phrase(
        vi="Đơn vị không có chỉ tiêu số {number}.",
        en="The unit has no target number {number}.",
    ),
    "TargetChangedMeanwhile": Phrase(
        vi="Chỉ tiêu số {number} đã được sửa hoặc bỏ sau khi mở trang này. Nội dung vừa nhập được "
        "giữ bên dưới; xin đối chiếu với bản đang có rồi gửi lại.",
        en="Target number {number} was changed or dropped after this page was opened. What was "
        "entered is kept below; compare it with what is there now and send again.",
    ),
    "NothingRegistered": Phrase(
        vi="{unit} chưa đăng ký chỉ tiêu hay danh hiệu nào nên chưa có gì để xác nhận.",
        en="{unit} has registered neither a target nor a title, so there is nothing to confirm.",
    ),
    "RegistrationChangedMeanwhile": Phrase(
        vi="Đăng ký của {unit} đã thay đổi sau khi mở trang này. Xin xem bản mới rồi gửi lại.",
        en="What {unit} has registered changed after this page was opened. Look at it and send "
        "again.",
    ),
    "ChangeNotKnown": Phrase(
        vi="Không có yêu cầu điều chỉnh số {request}.",
        en="There is no request number {request}.",
    ),
    "ChangeWaitsAlready": Phrase(
        vi="Chỉ tiêu số {number} đang có một yêu cầu chờ Trưởng khối quyết định. Chưa gửi gì.",
        en="A request for target number {number} waits for the head. Nothing was sent.",
    ),
    "ChangeDecidedAlready": Phrase(
        vi="Yêu cầu số {request} đã được quyết định trước đó; quyết định cũ giữ nguyên.",
        en="Request number {request} was decided before; that decision stands.",
    ),
    "QuarterNotKnown": Phrase(
        vi="Năm thi đua có bốn quý; không có quý {quarter}.",
        en="A year has four quarters; there is no quarter {quarter}.",
    ),
    "QuarterNotBegun": Phrase(
        vi="Quý {quarter} bắt đầu từ ngày {first}; chưa báo cáo được.",
        en="Quarter {quarter} begins on {first}; nothing can be reported of it yet.",
    ),
    "ProgressChangedMeanwhile": Phrase(
        vi="Số liệu quý {quarter} đã được người khác gửi sau khi mở trang này. Nội dung vừa nhập "
        "được giữ bên cạnh số đang ghi; xin xem rồi gửi lại.",
        en="Somebody reported quarter {quarter} after this page was opened. What was entered is "
        "kept beside it; look at both and send again.",
    ),
}
