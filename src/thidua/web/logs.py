"""What is written to the log: faults with the way to them, and never the row that a database refused."""

from __future__ import annotations

import logging
import sys
import traceback
from types import TracebackType

Caught = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
WAY_TO_IT = (" ", "\n", "Traceback")


class StandardError(logging.Handler):
    """Writes to the standard error of the moment, not to the one there was when logging began."""

    def emit(self, record: logging.LogRecord) -> None:
        sys.stderr.write(f"{self.format(record)}\n")
        sys.stderr.flush()


class WithoutValues(logging.Formatter):
    """Keeps the first line of what an exception says.

    In the lines below it PostgreSQL tells the very row that it refused. The first line may still quote a value:
    “invalid input syntax for type integer: "x"”.
    """

    def formatException(self, ei: Caught) -> str:  # noqa: N802 - the name that logging gives it
        lines = traceback.format_exception(ei[1])
        return "".join(
            line if line.startswith(WAY_TO_IT) else f"{line.splitlines()[0]}\n" for line in lines
        ).rstrip("\n")
