"""A terminal for a command to write to, of a chosen width."""

from __future__ import annotations

import fcntl
import os
import struct
import termios
from dataclasses import dataclass
from typing import TextIO

ENOUGH = 100_000


@dataclass(slots=True)
class Terminal:
    """What a command writes to `stream` is read here as a person sees it."""

    stream: TextIO
    master: int

    def seen(self) -> str:
        """Give what was written so far."""
        self.stream.flush()
        os.set_blocking(self.master, False)
        found = b""
        try:
            while part := os.read(self.master, ENOUGH):
                found += part
        except BlockingIOError:
            pass
        return found.decode().replace("\r\n", "\n")

    def close(self) -> None:
        self.stream.close()
        os.close(self.master)


def a_terminal(columns: int = 80) -> Terminal:
    """Open a terminal so many characters wide."""
    master, slave = os.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    return Terminal(os.fdopen(slave, "w", encoding="utf-8"), master)
