"""`thidua account open`: open an account by the operator's hand, such as the first administrator's.

Exit codes: 0 opened; 1 refused, and nothing was opened.
"""

from __future__ import annotations

import secrets
from argparse import Namespace

from django.db import transaction

from thidua.apps.people.actions import GivenRole, NewAccount, give_role, open_account
from thidua.apps.years.queries import today_at
from thidua.cli import words
from thidua.cli.parser import Parser
from thidua.cli.typed_password import typed_password
from thidua.core.access.roles import OPERATOR, Role
from thidua.core.ledger.entry import SALT_BYTES
from thidua.outside.clock import now


def add_arguments(parser: Parser) -> None:
    login = parser.pick(vi="TÊN-ĐĂNG-NHẬP", en="LOGIN-NAME")
    parser.add_argument("login_name", metavar=login, help=words.LOGIN_NAME.say({}, parser.lang))
    parser.add_argument(
        "--name",
        required=True,
        metavar=parser.pick(vi="HỌ-TÊN", en="NAME"),
        help=parser.pick(vi="họ tên hiện trên trang", en="the name that pages show"),
    )
    parser.add_argument(
        "--province",
        required=True,
        metavar=parser.pick(vi="TỈNH", en="PROVINCE"),
        help=parser.pick(
            vi="mã tỉnh, luôn viết như nhau: bac-kan",
            en="the province's code, always written alike: bac-kan",
        ),
    )
    parser.add_argument(
        "--role",
        choices=[Role.PROVINCIAL_ADMINISTRATOR.value],
        help=parser.pick(
            vi="giao luôn vai trò này trên tỉnh, kể từ hôm nay; không có vai trò thì chưa đăng nhập được",
            en="give this role over the province as well, from today; without one nobody logs in",
        ),
    )
    parser.speak()
    parser.epilog = parser.pick(
        vi="Mã thoát: 0 đã mở; 1 không được phép, có câu nói rõ vì sao; 2 gọi sai.",
        en="Exit codes: 0 opened; 1 refused, and the sentence says why; 2 called wrongly.",
    )


def run(options: Namespace) -> int:
    password, at = typed_password(options.lang), now()
    salt = secrets.token_bytes(SALT_BYTES)
    new = NewAccount(options.login_name, options.name, password, options.province, salt)
    with transaction.atomic():
        account = open_account(new, actor=OPERATOR, at=at)
        if options.role is not None:
            given = GivenRole(Role(options.role), today_at(at), province=options.province)
            give_role(account.pk, given=given, actor=OPERATOR, at=at)
    print(words.ACCOUNT_OPENED.say({"login_name": account.login_name}, options.lang))
    return 0
