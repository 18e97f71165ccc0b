"""The words when a page cannot be shown, or nobody can be let in."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

WORDS: dict[str, Phrase] = {
    "SuchPageNotKnown": Phrase(
        vi="Không có mục “{asked}” ở địa chỉ này; xin xem lại địa chỉ hoặc bắt đầu từ trang đầu.",
        en="There is no “{asked}” at this address; check the address or start from the first page.",
    ),
    "PasswordWrong": Phrase(
        vi="Tên đăng nhập hoặc mật khẩu chưa đúng. Mật khẩu phân biệt chữ hoa, chữ thường.",
        en="The login name or the password is wrong. Capital and small letters count in a password.",
    ),
    "TriedTooOften": Phrase(
        vi="Tên đăng nhập này đã thử sai nhiều lần. Xin đợi {minutes} phút rồi thử lại; quên mật khẩu "
        "thì đề nghị người vận hành máy chủ đặt lại.",
        en="This login name was tried wrongly many times. Wait for {minutes} min and try again; if the "
        "password is forgotten, ask the operator of the server for a new one.",
    ),
    "NoRoleToday": Phrase(
        vi="Tài khoản này hiện không giữ vai trò nào. Xin liên hệ thư ký khối hoặc quản trị cấp tỉnh.",
        en="This account holds no role at present. Ask the block's secretary or the provincial "
        "administrator.",
    ),
}
