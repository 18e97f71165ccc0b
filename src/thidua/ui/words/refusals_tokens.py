"""The words when an access token cannot be made or used."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

WORDS: dict[str, Phrase] = {
    "OutsideScope": Phrase(
        vi="Mã truy cập này không được tạo cho việc đó; xin tạo mã có đúng phạm vi.",
        en="This access token was not made for that; make one with the right scope.",
    ),
    "TokenNotNamed": Phrase(
        vi="Xin ghi mã dùng cho việc gì, từ 1 đến {most} ký tự. Chưa tạo mã nào.",
        en="Say what the token is for, in 1 to {most} characters. No token was made.",
    ),
    "TokenForNothing": Phrase(
        vi="Chưa chọn mã được làm việc gì. Chưa tạo mã nào.",
        en="Nothing was ticked that the token may do. No token was made.",
    ),
    "TokenHoldsTooLong": Phrase(
        vi="Ngày cuối phải là một ngày từ hôm nay, trong vòng một năm. Chưa tạo mã nào.",
        en="The last day must be a day from today on, within a year. No token was made.",
    ),
    "TokenNotKnown": Phrase(
        vi="Tài khoản này không có mã truy cập số {token}.",
        en="This account has no access token number {token}.",
    ),
    "TokenNotHeld": Phrase(
        vi="Mã truy cập không đúng, đã hết hạn hoặc đã thu hồi.",
        en="The access token is wrong, out of date or revoked.",
    ),
}
