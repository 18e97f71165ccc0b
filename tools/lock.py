"""Pin every package to one version with its hashes, naming no address: `make lock`.

The same lock serves every Python from 3.11 up. The development lock holds to the versions that the
product itself runs with.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
EXACTLY = ["--generate-hashes", "--universal", "--python-version", "3.11", "--no-sources"]
BARE = ["--no-header", "--no-annotate", "--no-emit-find-links", "--quiet"]


def pin(lock: str, *options: str) -> None:
    """Write one lock; versions that it holds already stay unless `--upgrade` is given."""
    uv = [sys.executable, "-m", "uv", "pip", "compile", "pyproject.toml"]
    subprocess.run([*uv, *EXACTLY, *BARE, *options, "-o", lock], cwd=ROOT, check=True)


def main(arguments: list[str]) -> int:
    """Pin the product, then what its makers need besides."""
    try:
        pin("requirements.lock", *arguments)
        pin("requirements-dev.lock", "--extra", "dev", "-c", "requirements.lock", *arguments)
    except subprocess.CalledProcessError as error:
        return error.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
