"""Make `.venv` what a lock file says, once: `set_up.py requirements.lock`.

Needs nothing but Python's own library. The packages come with their hashes checked, ready built;
the product itself is not installed but found by a path file, so that no build tool is needed. A
stamp remembers what was installed: the next call takes no time. Every expected failure is one
sentence, in Vietnamese and in English.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import subprocess
import sys
import tempfile
import venv
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMAND = """#!/bin/sh
exec "{python}" -m thidua.cli "$@"
"""


class CannotSetUp(Exception):
    """The environment cannot be made; the message says why in both languages."""


@dataclass(frozen=True, slots=True)
class Place:
    """A checkout and the environment in it."""

    root: Path

    @property
    def environment(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        return self.environment / "bin" / "python"

    @property
    def stamp(self) -> Path:
        return self.environment / "thidua-stamp.json"


def main(arguments: list[str]) -> int:
    """Set up for the lock file that is named."""
    try:
        set_up(Place(ROOT), arguments[0])
    except CannotSetUp as reason:
        print(reason, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def set_up(place: Place, lock: str) -> None:
    """Bring the environment to what the lock says, unless its stamp says that it is there."""
    wanted = hashlib.sha256((place.root / lock).read_bytes()).hexdigest()
    known = stamped(place)
    if known.get(lock) == wanted and place.python.exists():
        return
    demand_writable(place.root)
    if not usable(place):
        demand_modules("venv", "ensurepip")
        print("Tạo môi trường trong .venv … / Making the environment in .venv …", flush=True)
        venv.create(place.environment, clear=True, with_pip=True)
    print(f"Cài các gói trong {lock} … / Installing what {lock} names …", flush=True)
    install(place, lock)
    point_at_source(place)
    place.stamp.write_text(
        json.dumps({**known, "root": str(place.root), lock: wanted}),
        encoding="utf-8",
    )


def stamped(place: Place) -> dict[str, str]:
    """Return the digest of each lock installed here; none, if the folder was moved since."""
    try:
        stamp: dict[str, str] = json.loads(place.stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if stamp.get("root") == str(place.root) else {}


def usable(place: Place) -> bool:
    """Tell whether an environment is there, whole, not moved, and of the running Python."""
    if place.stamp.exists() and not stamped(place):
        return False
    asked = [str(place.python), "-c", "import pip, sys; print(sys.version_info[:2])"]
    try:
        answer = subprocess.run(asked, capture_output=True, text=True, check=False)
    except OSError:
        return False
    return answer.stdout.strip() == str(tuple(sys.version_info[:2]))


def demand_writable(folder: Path) -> None:
    """Fail where nothing can be written."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError:
        message = (
            f"Không ghi được vào thư mục {folder}; chép mã nguồn sang thư mục có quyền ghi.\n"
            f"The folder {folder} cannot be written to; copy the source to one that can."
        )
        raise CannotSetUp(message) from None


def demand_modules(*names: str) -> None:
    """Fail where Debian has split Python's own library and left a part out."""
    if all(importlib.util.find_spec(name) for name in names):
        return
    package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
    message = (
        f"Thiếu mô-đun venv của Python; chạy: sudo apt-get install {package}\n"
        f"Python's venv module is missing; run: sudo apt-get install {package}"
    )
    raise CannotSetUp(message)


def install(place: Place, lock: str) -> None:
    """Install exactly what the lock names, hashes checked, nothing compiled here."""
    pip = [str(place.python), "-m", "pip", "-qq", "--disable-pip-version-check", "--no-input"]
    exactly = ["--no-deps", "--require-hashes", "--only-binary", ":all:"]
    done = subprocess.run([*pip, "install", *exactly, "-r", str(place.root / lock)], check=False)
    if done.returncode:
        message = (
            "Không cài được các gói; xem dòng lỗi của pip ở trên, kiểm tra mạng rồi chạy lại.\n"
            "The packages could not be installed; see pip's error above, check the network, "
            "then run again."
        )
        raise CannotSetUp(message)


def point_at_source(place: Place) -> None:
    """Let the environment's Python find the product in `src`, and give it its command."""
    packages = next(place.environment.glob("lib/python*/site-packages"))
    (packages / "thidua-source.pth").write_text(f"{place.root / 'src'}\n", encoding="utf-8")
    command = place.environment / "bin" / "thidua"
    command.write_text(COMMAND.format(python=place.python), encoding="utf-8")
    command.chmod(0o755)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
