"""The files of the house, read once for the tests that look at them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (".ci", "benchmarks", "docs", "examples", "src", "tests", "tools")
OF_TEXT = {"", ".css", ".csv", ".html", ".js", ".json", ".lock", ".md", ".po", ".py", ".svg"} | {
    ".toml",
    ".txt",
    ".yaml",
    ".yml",
}


def files(*folders: str, suffix: str = "") -> Iterator[Path]:
    """Give the files below these folders of the house, in order; no leavings of Python's."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob(f"*{suffix}")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path


def texts() -> Iterator[Path]:
    """Give every file of the house that people read as text."""
    yield from (path for path in sorted(ROOT.iterdir()) if path.is_file() and is_text(path))
    yield from (path for path in files(*FOLDERS) if is_text(path))


def is_text(path: Path) -> bool:
    return path.suffix in OF_TEXT and not path.name.startswith(".coverage")


def of_house(path: Path) -> str:
    """Write a path as from the house's root."""
    return path.relative_to(ROOT).as_posix()
