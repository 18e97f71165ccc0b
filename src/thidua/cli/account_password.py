"""`thidua account password`: set a new password by the operator's hand.

Exit codes: 0 set; 1 refused, and the old one stays.
"""

from __future__ import annotations

from argparse import Namespace

from thidua.apps.people.actions import reset_password
from thidua.cli import words
from thidua.cli.parser import Parser
from thidua.cli.typed_password import typed_password
from thidua.core.access.roles import OPERATOR
from thidua.outside.clock import now


def add_arguments(parser: Parser) -> None:
    login = parser.pick(vi="TÊN-ĐĂNG-NHẬP", en="LOGIN-NAME")
    parser.add_argument("login_name", metavar=login, help=words.LOGIN_NAME.say({}, parser.lang))
    parser.speak()
    parser.epilog = parser.pick(
        vi="Mã thoát: 0 đã đặt; 1 không được phép, có câu nói rõ vì sao; 2 gọi sai.",
        en="Exit codes: 0 set; 1 refused, and the sentence says why; 2 called wrongly.",
    )


def run(options: Namespace) -> int:
    password = typed_password(options.lang)
    account = reset_password(options.login_name, password=password, actor=OPERATOR, at=now())
    print(words.PASSWORD_SET.say({"login_name": account.login_name}, options.lang))
    return 0
