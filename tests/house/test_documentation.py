"""Every setting, command and permission is told in the guide or the manual."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tests.house.sources import ROOT, files
from thidua.cli.commands import COMMANDS
from thidua.core.access.grants import Permission

SETTING = re.compile(r"\bTHIDUA_[A-Z_]+\b")


def told() -> str:
    """Give all that the guide and the manual say."""
    return "\n".join(
        path.read_text(encoding="utf-8")
        for folder in ("docs/guide", "docs/manual")
        for path in files(folder, suffix=".md")
    )


def untold(names: Iterable[str], text: str) -> list[str]:
    """Give the names that the text does not speak of as code, `so`."""
    return sorted(name for name in set(names) if f"`{name}" not in text)


def settings_read() -> set[str]:
    sources = [*files("src", suffix=".py"), ROOT / "Makefile"]
    return {name for path in sources for name in SETTING.findall(path.read_text(encoding="utf-8"))}


def test_every_setting_is_told() -> None:
    assert settings_read() >= {"THIDUA_HOME", "THIDUA_DATABASE"}
    assert untold(settings_read(), told()) == []


def test_every_command_is_told() -> None:
    assert untold((f"thidua {command.name}" for command in COMMANDS), told()) == []


def test_every_permission_is_told() -> None:
    assert untold((str(permission) for permission in Permission), told()) == []


def test_every_command_of_make_is_told() -> None:
    targets = re.findall(
        r"^([a-z-]+):.*  ## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE
    )

    assert untold((f"make {target}" for target in targets), told()) == []


def test_what_is_not_told_is_found() -> None:
    assert untold(["THIDUA_HOME", "THIDUA_MOON"], "Đặt `THIDUA_HOME=var`.") == ["THIDUA_MOON"]
