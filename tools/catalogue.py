"""Bring the English of the pages up to date: gather what pages say, keep what is said in English.

`make locale` writes `django.po`, where a new message waits without English and one that no page says
any more is gone, and compiles `django.mo`, which is kept beside it so that nobody who only runs the
product needs tools. It ends with 1 as long as English is missing. Not named `locale`: Python's own
library has a module of that name, and every tool here would find this one.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polib
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "thidua"
CATALOGUE = SOURCES / "ui" / "locale" / "en" / "LC_MESSAGES" / "django.po"
HEADER = {
    "Project-Id-Version": "thidua",
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
ONE = {"gettext", "gettext_lazy", "_"}
MANY = {"ngettext", "ngettext_lazy"}
LITERAL = r"""u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
IN_TEMPLATE = re.compile(rf"\b(?:gettext|_|ngettext)\({LITERAL}(?:, {LITERAL}, count)?\)")


class NotALiteral(Exception):
    """A message is put together where it is said, so that nobody can gather it."""


@dataclass(frozen=True, slots=True, order=True)
class Message:
    """What a page says in Vietnamese; `plural` is "" where it counts nothing."""

    words: str
    plural: str = ""


def said_in_python(source: str, name: str) -> Iterator[Message]:
    """Give the messages of a module. Raises NotALiteral."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        called = getattr(call.func, "id", getattr(call.func, "attr", ""))
        count = 1 if called in ONE else 2 if called in MANY else 0
        texts = [word.value for word in call.args[:count] if isinstance(word, ast.Constant)]
        if len(texts) < count:
            message = f"{name}:{call.lineno}: {called}"
            raise NotALiteral(message)
        if count:
            yield Message(*map(str, texts))


def said_in_template(source: str) -> Iterator[Message]:
    """Give the messages of a template."""
    for found in IN_TEMPLATE.finditer(templatize(source)):
        yield Message(*(str(ast.literal_eval(text)) for text in found.groups() if text))


def said(folder: Path = SOURCES) -> dict[Message, list[str]]:
    """Give every message, in the order of the files, with the files that say it."""
    messages: dict[Message, list[str]] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix == ".py":
            found: Iterable[Message] = said_in_python(path.read_text(encoding="utf-8"), name)
        elif path.suffix == ".html":
            found = said_in_template(path.read_text(encoding="utf-8"))
        else:
            continue
        for message in found:
            places = messages.setdefault(message, [])
            if name not in places:
                places.append(name)
    return messages


def renewed(messages: dict[Message, list[str]], old: polib.POFile) -> polib.POFile:
    """Give a catalogue of these messages, with the English of the old one where it has any."""
    kept = {message_of(entry): entry for entry in old}
    new = polib.POFile()
    new.metadata = HEADER
    for message, places in messages.items():
        entry = kept.get(message) or polib.POEntry(
            msgid=message.words,
            msgid_plural=message.plural,
            msgstr_plural={0: "", 1: ""} if message.plural else {},
        )
        entry.occurrences = [(place, "") for place in places]
        new.append(entry)
    return new


def message_of(entry: polib.POEntry) -> Message:
    return Message(entry.msgid, entry.msgid_plural)


def waiting(catalogue: polib.POFile) -> list[str]:
    """Give the messages that have no English, or an English nobody has looked at."""
    return [entry.msgid for entry in catalogue if not entry.translated()]


def main(file: Path = CATALOGUE) -> int:
    """Renew both files; name what waits for English."""
    catalogue = renewed(said(), polib.pofile(str(file)))
    catalogue.save(str(file))
    file.with_suffix(".mo").write_bytes(catalogue.to_binary())
    for words in waiting(catalogue):
        print(f"Chưa có tiếng Anh / no English: {words}", file=sys.stderr)
    return 1 if waiting(catalogue) else 0


if __name__ == "__main__":
    sys.exit(main())
