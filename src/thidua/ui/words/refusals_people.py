"""The words when an account or a role cannot be what is asked of it."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

WORDS: dict[str, Phrase] = {
    "LoginNameTaken": Phrase(
        vi="Tên đăng nhập {login_name} đã có người dùng; xin chọn tên khác.",
        en="The login name {login_name} is taken; choose another.",
    ),
    "AccountNameNotUsable": Phrase(
        vi="Tên đăng nhập cần từ 1 đến {login_name} ký tự, họ tên từ 1 đến {display_name} ký tự.",
        en="A login name has 1 to {login_name} characters, a person's name 1 to {display_name}.",
    ),
    "LoginNameNotKnown": Phrase(
        vi="Không có tài khoản nào mang tên đăng nhập {login_name}.",
        en="No account has the login name {login_name}.",
    ),
    "PasswordsDiffer": Phrase(
        vi="Hai lần nhập mật khẩu khác nhau; chưa đổi gì. Xin chạy lại lệnh.",
        en="The two passwords typed differ; nothing was changed. Run the command again.",
    ),
    "PasswordTooShort": Phrase(
        vi="Mật khẩu cần ít nhất {least} ký tự.",
        en="A password needs at least {least} characters.",
    ),
    "AccountNotKnown": Phrase(
        vi="Không có tài khoản số {account}.",
        en="There is no account number {account}.",
    ),
    "RoleGivenAlready": Phrase(
        vi="Tài khoản đã giữ vai trò này trong thời gian đó; không giao thêm lần nữa.",
        en="The account holds this role in that time already; it is not given again.",
    ),
    "RoleOverOtherScope": Phrase(
        vi="Vai trò này không giao theo phạm vi đã nêu: quản trị cấp tỉnh giao theo tỉnh; trưởng khối, "
        "thư ký theo khối; lãnh đạo, cán bộ đơn vị theo đơn vị.",
        en="The role is not held over what was named: a provincial administrator's is over a province, "
        "a head's or secretary's over a block, a leader's or officer's over a unit.",
    ),
    "ScopeNotKnown": Phrase(
        vi="Không có khối hoặc đơn vị số {number}.",
        en="There is no block or unit number {number}.",
    ),
    "RoleNotGiven": Phrase(
        vi="Không có lần giao vai trò số {assignment}.",
        en="No role was given under number {assignment}.",
    ),
    "RoleEndedAlready": Phrase(
        vi="Vai trò này đã kết thúc từ ngày {ended}.",
        en="This role has ended already, on {ended}.",
    ),
    "RoleEndsBeforeItBegins": Phrase(
        vi="Ngày kết thúc {until} không sau ngày bắt đầu {since}; xin sửa lại ngày.",
        en="The end {until} is not after the beginning {since}; correct the dates.",
    ),
}
