"""The words when the shell's rules say no: access, years, rubrics, figures, the demo."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

ACCESS: dict[str, Phrase] = {
    "NotGranted": Phrase(
        vi="Tài khoản không có quyền thực hiện việc này.",
        en="This account may not do this.",
    ),
    "RoleNotHeld": Phrase(
        vi="Việc này cần một vai trò mà tài khoản hiện không giữ. Nếu được giao việc, xin đề nghị "
        "quản trị cấp tỉnh giao vai trò.",
        en="This needs a role that the account does not hold. If the work was assigned, ask the "
        "provincial administrator for the role.",
    ),
    "OfOtherProvince": Phrase(
        vi="Mục này thuộc tỉnh khác; tài khoản chỉ quản trị trong tỉnh của mình.",
        en="This belongs to another province; the account administers its own only.",
    ),
    "OfOtherBlock": Phrase(
        vi="Mục này thuộc cụm, khối thi đua khác; tài khoản chỉ làm việc trong khối của mình.",
        en="This belongs to another block; the account works in its own only.",
    ),
    "OfOtherUnit": Phrase(
        vi="Mục này của đơn vị khác; tài khoản chỉ làm việc với mục của đơn vị mình.",
        en="This belongs to another unit; the account works for its own only.",
    ),
    "NotPublishedYet": Phrase(
        vi="Kết quả của năm chưa được công bố. Mục này mở cho mọi người sau khi công bố.",
        en="The year's results have not been published. This opens to everybody once they are.",
    ),
    "NotInThisStage": Phrase(
        vi="Giai đoạn dành cho việc này hiện không mở. Các mốc thời gian có trên trang khối.",
        en="The stage for this is not open now. The dates are on the block's page.",
    ),
}
YEARS: dict[str, Phrase] = {
    "YearNotKnown": Phrase(
        vi="Chưa mở năm thi đua {year}.",
        en="The emulation year {year} has not been opened.",
    ),
    "YearOpenedAlready": Phrase(
        vi="Năm thi đua {year} của khối đã mở trước đó.",
        en="The block's year {year} was opened before.",
    ),
    "YearEndsBeforeItBegins": Phrase(
        vi="Năm thi đua kết thúc ngày {ends}, trước ngày bắt đầu {starts}; xin sửa lại ngày.",
        en="The year ends on {ends}, before it begins on {starts}; correct the dates.",
    ),
    "DataPeriodHasNoDays": Phrase(
        vi="Kỳ số liệu của {code} kết thúc ngày {last}, trước ngày bắt đầu {first}.",
        en="The data period of {code} ends on {last}, before it begins on {first}.",
    ),
    "NotAMember": Phrase(
        vi="Đơn vị {code} không phải là thành viên của khối.",
        en="Unit {code} is not a member of the block.",
    ),
    "StageEndsBeforeItOpens": Phrase(
        vi="Có giai đoạn đóng lúc {closes}, không sau lúc mở {opens}; xin sửa lại mốc thời gian.",
        en="A stage closes at {closes}, not after it opens at {opens}; correct the dates.",
    ),
    "StageTwice": Phrase(
        vi="Có một giai đoạn được khai hai lần; mỗi giai đoạn chỉ có một lần trong năm.",
        en="A stage is given twice; each stage comes once in a year.",
    ),
    "StagesOutOfOrder": Phrase(
        vi="Hai giai đoạn chồng lên nhau: giai đoạn sau mở lúc {opens}, trước khi giai đoạn trước "
        "đóng lúc {closes}.",
        en="Two stages overlap: the later opens at {opens}, before the earlier closes at {closes}.",
    ),
    "TooManyDays": Phrase(
        vi="Số ngày làm việc {days} ngoài khoảng từ 0 đến {limit}.",
        en="{days} working days are outside 0 to {limit}.",
    ),
}
SCORING: dict[str, Phrase] = {
    "NoRubricAdopted": Phrase(
        vi="Năm {year} chưa thông qua bảng tiêu chí và thang điểm nên chưa tính được điểm.",
        en="No rubric has been adopted for {year}, so there are no points yet.",
    ),
    "RubricHasErrors": Phrase(
        vi="Bảng tiêu chí còn {count} lỗi, lỗi đầu tiên ở dòng {line}; xin sửa trước khi thông qua.",
        en="The rubric has {count} errors, the first on line {line}; correct them before adopting.",
    ),
    "DraftChangedMeanwhile": Phrase(
        vi="Dự thảo đã được người khác sửa sau khi mở trang này. Nội dung vừa soạn được giữ; xin "
        "xem bản mới rồi đề xuất lại.",
        en="Somebody changed the draft after this page was opened. Your text is kept; look at the "
        "new draft and propose again.",
    ),
    "NothingProposed": Phrase(
        vi="Năm {year} chưa có dự thảo bảng tiêu chí để thông qua.",
        en="There is no draft rubric of {year} to adopt.",
    ),
    "OtherTextProposed": Phrase(
        vi="Dự thảo hiện tại khác với bản đã đưa ra biểu quyết; xin kiểm tra lại bản cần thông qua.",
        en="The draft differs from the text that was put to the vote; check which to adopt.",
    ),
    "RubricOfOtherYear": Phrase(
        vi="Bảng tiêu chí ghi năm {written}, không phải năm {year} của khối; chưa thông qua gì. Xin sửa "
        "dòng “nam” trong dự thảo rồi trình lại.",
        en="The rubric says {written}, not the block's year {year}; nothing was adopted. Mend “nam” "
        "in the draft and propose it again.",
    ),
    "RubricNamesStranger": Phrase(
        vi="Bảng tiêu chí nêu đơn vị {code} không thuộc khối; xin sửa mục đơn vị.",
        en="The rubric names unit {code}, which is not in the block; correct its units.",
    ),
    "FiguresChangedMeanwhile": Phrase(
        vi="Số liệu của {unit} đã có bản mới hơn (lần {found}). Nội dung vừa nhập được giữ; xin "
        "xem bản mới rồi gửi lại.",
        en="There is a newer sheet of {unit} (number {found}). What was entered is kept; look at "
        "the new sheet and send again.",
    ),
    "KeyUsedForOther": Phrase(
        vi="Biểu này đã dùng để gửi số liệu khác; xin tải lại trang rồi gửi lại.",
        en="This form was used to send other figures; reload the page and send again.",
    ),
    "FigureNotDeclared": Phrase(
        vi="Bảng tiêu chí không có số liệu “{name}”.",
        en="The rubric has no figure “{name}”.",
    ),
    "FigureIsDerived": Phrase(
        vi="Số liệu “{name}” do bảng tiêu chí tự tính, không nhập.",
        en="The rubric computes the figure “{name}” itself; it is not entered.",
    ),
    "FigureDoesNotFit": Phrase(
        vi="Số liệu “{title}” không đúng dạng hoặc ngoài giới hạn: {given}. Giá trị cũ được giữ; "
        "xin kiểm tra lại.",
        en="The figure “{title}” has the wrong form or is out of bounds: {given}. The old value "
        "is kept; please check.",
    ),
    "PeriodNotInRubric": Phrase(
        vi="Bảng tiêu chí không có kỳ “{period}”.",
        en="The rubric has no period “{period}”.",
    ),
    "PublishedAlready": Phrase(
        vi="Kết quả đã được công bố lúc {published}.",
        en="The results were published at {published}.",
    ),
    "NobodyToRank": Phrase(
        vi="Năm {year} khối chưa có đơn vị thành viên nên chưa có kết quả để công bố.",
        en="The block has no member unit in {year}, so there are no results to publish.",
    ),
    "FiguresNotVerified": Phrase(
        vi="Chưa công bố được: chưa thẩm định số liệu của {units}. Xin thẩm định đủ rồi công bố.",
        en="Nothing was published: the figures of {units} are not verified. Verify them, then "
        "publish.",
    ),
    "ResultsChangedMeanwhile": Phrase(
        vi="Chưa công bố: bảng tiêu chí hoặc số liệu đã thay đổi sau khi mở trang này. Xin tải lại "
        "trang, xem kết quả mới rồi công bố.",
        en="Nothing was published: the rubric or the figures changed after this page was opened. "
        "Reload the page, look at the results and publish them.",
    ),
}
DEMO: dict[str, Phrase] = {
    "DemoNotAllowed": Phrase(
        vi="Không nạp khối mẫu vì máy chủ này phục vụ cả tên khác ({hosts}) mà mật khẩu dùng thử "
        "ai cũng biết. Chạy với --no-demo, hoặc để trống THIDUA_HOSTS.",
        en="The demo block is not loaded: this server answers to other names ({hosts}), and "
        "everybody knows a demo's password. Run with --no-demo, or leave THIDUA_HOSTS empty.",
    ),
    "DemoFilesMissing": Phrase(
        vi="Không thấy dữ liệu mẫu trong {folder}. Chạy với --no-demo để mở phần mềm không có "
        "khối mẫu.",
        en="The demo's files are not in {folder}. Run with --no-demo to start without it.",
    ),
    "DemoFiguresWrong": Phrase(
        vi="Số liệu mẫu không khớp bảng tiêu chí mẫu: {count} lỗi, lỗi đầu tiên ở dòng {line}.",
        en="The demo's figures do not fit its rubric: {count} errors, the first on line {line}.",
    ),
}
WORDS: dict[str, Phrase] = {**ACCESS, **YEARS, **SCORING, **DEMO}
