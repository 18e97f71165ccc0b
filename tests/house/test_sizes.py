"""Rule 12: a module holds one idea in under 300 lines, a function in under 40."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.house.sources import files, of_house

MODULE_LINES = 300
FUNCTION_LINES = 40
PLAIN_CODE = ("src", "tools", "benchmarks")


def is_too_long(text: str) -> bool:
    return len(text.splitlines()) > MODULE_LINES


def long_functions(text: str) -> Iterator[str]:
    """Name the functions that are too long, their docstrings counted."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{node.name}: {lines} lines"


def lacks_docstring(text: str) -> bool:
    return bool(text.strip()) and ast.get_docstring(ast.parse(text)) is None


def test_no_module_is_too_long() -> None:
    long = [
        of_house(path)
        for path in files(*PLAIN_CODE, suffix=".py")
        if "migrations" not in path.parts and is_too_long(path.read_text(encoding="utf-8"))
    ]

    assert long == []


def test_no_function_is_too_long() -> None:
    long = [
        f"{of_house(path)} {function}"
        for path in files(*PLAIN_CODE, "tests", suffix=".py")
        if "migrations" not in path.parts
        for function in long_functions(path.read_text(encoding="utf-8"))
    ]

    assert long == []


def test_every_module_tells_its_idea() -> None:
    silent = [
        of_house(path)
        for path in files(*PLAIN_CODE, "tests", suffix=".py")
        if path.name != "__init__.py"
        and "migrations" not in path.parts
        and lacks_docstring(path.read_text(encoding="utf-8"))
    ]

    assert silent == []


def test_a_module_of_301_lines_is_found() -> None:
    assert not is_too_long("x = 1\n" * 300)
    assert is_too_long("x = 1\n" * 301)


def test_a_function_of_41_lines_is_found() -> None:
    forty = "def long():\n" + "    pass\n" * 39

    assert list(long_functions(forty)) == []
    assert list(long_functions(forty + "    pass\n")) == ["long: 41 lines"]


def test_a_module_without_a_docstring_is_found() -> None:
    assert lacks_docstring("x = 1\n")
    assert not lacks_docstring('"""One idea."""\n')
