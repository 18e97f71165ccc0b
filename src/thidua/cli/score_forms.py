"""The form in which `thidua score` answers: each question has its own, and others are a wrong call."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from thidua.cli import words
from thidua.cli.what_if import asked_otherwise

TABLE, JSON, CSV, XLSX = "table", "json", "csv", "xlsx"
FORMATS = (TABLE, JSON, CSV, XLSX)
OF_MOVES, OF_ACCOUNTS = (TABLE, JSON), (TABLE,)
WISHES = "--set, --without, --against"


def form_of(options: Namespace) -> str:
    """Give the form that is named, else that of the file to write, else a table."""
    return options.format or _by_name(options.output)


def complaint_about(options: Namespace) -> str | None:
    """Say why these options cannot be answered together, or None where they can."""
    if options.explain is not None and asked_otherwise(options):
        return words.NOT_TOGETHER.say({"wishes": WISHES}, options.lang)
    if options.explain is not None:
        return _not_among(OF_ACCOUNTS, "--explain", options)
    if asked_otherwise(options):
        return _not_among(OF_MOVES, WISHES, options)
    return None


def _by_name(output: Path | None) -> str:
    suffix = "" if output is None else output.suffix.lower().removeprefix(".")
    return suffix if suffix in FORMATS else TABLE


def _not_among(forms: tuple[str, ...], asked: str, options: Namespace) -> str | None:
    form = form_of(options)
    if form in forms:
        return None
    facts = {"asked": asked, "form": form, "forms": ", ".join(forms)}
    return words.NO_SUCH_FORM.say(facts, options.lang)
