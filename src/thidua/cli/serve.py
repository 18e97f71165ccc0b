"""`thidua serve`: make the database ready, load the demo block if it is empty, and serve.

The port is opened before its address is printed, so that an address that is printed answers.
"""

from __future__ import annotations

import os
import secrets
import socket
import sys
import tempfile
from argparse import ArgumentTypeError, Namespace
from collections.abc import Sequence
from errno import EACCES, EADDRINUSE
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from thidua.apps.people.queries import anybody_known
from thidua.cli.demo import DemoAccount, demo_accounts, load_demo
from thidua.cli.parser import Parser
from thidua.cli.set_up import database_at_hand
from thidua.core.refusal import Refusal
from thidua.outside.clock import now

HOST = "127.0.0.1"
HIGHEST_PORT = 65535
BACKLOG = 128
WORKERS = 2
THREADS = 4


class PortInUse(Refusal):
    """Another program listens there. Grounds: host, port, other (a port to try)."""


class PortNotAllowed(Refusal):
    """This user may not open the port. Grounds: host, port."""


class FolderNotWritable(Refusal):
    """The folder of the database cannot be written to. Grounds: folder."""


def add_arguments(parser: Parser) -> None:
    """Take the port, by default THIDUA_PORT or 8000, and whether an empty database stays empty."""
    parser.add_argument(
        "--port",
        type=port_number,
        default=settings.PORT,
        metavar=parser.pick(vi="CỔNG", en="PORT"),
        help=parser.pick(
            vi="cổng, mặc định là THIDUA_PORT hoặc 8000",
            en="the port, by default THIDUA_PORT or 8000",
        ),
    )
    parser.add_argument(
        "--no-demo",
        action="store_true",
        help=parser.pick(vi="không nạp khối mẫu", en="do not load the demo block"),
    )
    parser.speak()


def port_number(text: str) -> int:
    """Read a port from 1 to 65535; argparse reports anything else as a wrong call."""
    if text.isdecimal() and 1 <= int(text) <= HIGHEST_PORT:
        return int(text)
    message = f"{text!r}: cổng là số từ 1 đến {HIGHEST_PORT} / a port is 1 to {HIGHEST_PORT}"
    raise ArgumentTypeError(message)


def run(options: Namespace) -> int:
    """Get everything ready, then become the server: the process ends with it.

    Refuses with `FolderNotWritable`, `PortInUse`, `PortNotAllowed` and what `database_at_hand` does.
    """
    port: int = options.port
    with listen(HOST, port) as listener:
        with database_at_hand():
            accounts = make_ready(settings.HOME, demo=not options.no_demo)
        print(announcement(f"http://{HOST}:{port}/", accounts), flush=True)
        listener.set_inheritable(True)
        os.execv(sys.executable, server_command(listener.fileno()))  # noqa: S606 - our own words, no shell


def make_ready(home: Path, *, demo: bool) -> Sequence[DemoAccount]:
    """Make the folder, its key and the database; give the demo accounts there are to print.

    What takes seconds is announced.
    """
    make_home(home)
    call_command("migrate", verbosity=0, interactive=False)
    if demo and not anybody_known():
        print("Nạp khối mẫu … / Loading the demo block …", flush=True)
        load_demo(at=now())
    return demo_accounts()


def make_home(home: Path) -> None:
    """Make the folder of the database, and in it a secret key that only its owner can read.

    Refuses with `FolderNotWritable`.
    """
    key = home / "secret-key"
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home):
            pass
        if not key.exists():
            unfinished = home / f"secret-key.{os.getpid()}"
            unfinished.touch(mode=0o600)
            unfinished.write_text(secrets.token_urlsafe(50), encoding="ascii")
            unfinished.replace(key)
    except OSError:
        raise FolderNotWritable(folder=str(home)) from None


def listen(host: str, port: int) -> socket.socket:
    """Open the port, or refuse with `PortInUse` or `PortNotAllowed`."""
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        if error.errno == EADDRINUSE:
            raise PortInUse(host=host, port=port, other=port % HIGHEST_PORT + 1) from None
        if error.errno == EACCES:
            raise PortNotAllowed(host=host, port=port) from None
        raise
    listener.listen(BACKLOG)
    return listener


def announcement(address: str, accounts: Sequence[DemoAccount]) -> str:
    """Write where to look and, for a demo, who may log in; Ctrl-C stops the server."""
    lines = ["", f"  thidua: {address}", ""]
    if accounts:
        lines.append("  Tài khoản dùng thử / Demo accounts")
        width = max(len(account.name) for account in accounts)
        lines += [
            f"    {account.name:<{width}}  {account.password}  {account.vi} / {account.en}"
            for account in accounts
        ]
        lines.append("")
    lines.append("  Ctrl-C để dừng / to stop")
    return "\n".join([*lines, ""])


def server_command(descriptor: int) -> list[str]:
    """Write the command that serves on a port opened already."""
    return [
        sys.executable,
        *("-m", "gunicorn", "thidua.web.wsgi:application"),
        *("--bind", f"fd://{descriptor}"),
        *("--workers", str(WORKERS), "--worker-class", "gthread", "--threads", str(THREADS)),
        *("--graceful-timeout", "5", "--log-level", "warning", "--no-control-socket"),
    ]
