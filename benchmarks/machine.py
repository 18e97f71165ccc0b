"""Describes the machine and the parts that were measured: a ratio travels, a time does not."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import subprocess
from importlib.metadata import version
from pathlib import Path

PACKAGES = ("numpy", "Django", "psycopg", "XlsxWriter", "rfc8785")
KIB_PER_GIB = 1024 * 1024


def description() -> list[str]:
    """Give a line for the machine, one for its parts, one for how busy it is."""
    cores = len(os.sched_getaffinity(0))
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return [
        f"{_after('/proc/cpuinfo', 'model name')}, {cores} cores, {_memory()} GiB, {_system()}",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {packages}, {_calc()}",
        f"load before (1, 5, 15 min): {load}",
    ]


def calc_program() -> str | None:
    """Find LibreOffice, or what SOFFICE names in its place."""
    return os.environ.get("SOFFICE") or shutil.which("soffice") or shutil.which("libreoffice")


def _calc() -> str:
    program = calc_program()
    if program is None:
        return "no LibreOffice"
    told = subprocess.run([program, "--version"], check=False, capture_output=True, text=True)
    return " ".join(told.stdout.split()[:2])


def _after(path: str, key: str) -> str:
    """Give what stands after a key and a colon in a file of the system; "?" where it does not."""
    file = Path(path)
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(key)), "?")


def _memory() -> str:
    total = _after("/proc/meminfo", "MemTotal").removesuffix("kB").strip()
    return f"{int(total) / KIB_PER_GIB:.0f}" if total.isdigit() else "?"


def _system() -> str:
    return platform.freedesktop_os_release().get("PRETTY_NAME", platform.system())
