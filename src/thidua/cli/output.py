"""Where a command's result goes: to the output, or into a file that is written whole or not at all."""

from __future__ import annotations

import secrets
import sys
from codecs import BOM_UTF8
from contextlib import suppress
from pathlib import Path

from thidua.cli import words
from thidua.core.refusal import Refusal
from thidua.ui.words.numbers import Lang


class FileNotWritten(Refusal):
    """The file cannot be written. Grounds: name."""


def write_text(text: str, output: Path | None, *, lang: Lang, for_excel: bool = False) -> None:
    """Write a text; into a file for Excel with the mark by which it knows UTF-8.

    Refuses FileNotWritten.
    """
    if output is None:
        print(text)
        return
    mark = BOM_UTF8 if for_excel else b""
    write_bytes(mark + f"{text}\n".encode(), output, lang=lang)


def write_bytes(data: bytes, output: Path | None, *, lang: Lang) -> None:
    """Write bytes, and say so where they went into a file. Refuses FileNotWritten."""
    if output is None:
        sys.stdout.buffer.write(data)
        return
    unfinished = output.parent / f".thidua-{secrets.token_hex(8)}"
    try:
        with unfinished.open("xb") as opened:
            opened.write(data)
        unfinished.replace(output)
    except (OSError, ValueError) as error:
        raise FileNotWritten(name=str(output)) from error
    finally:
        with suppress(OSError, ValueError):
            unfinished.unlink()
    print(words.WRITTEN.say({"file": output}, lang), file=sys.stderr)
