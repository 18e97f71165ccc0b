"""Files kept by their SHA-256 in a folder that no web server sees: each is there whole, or not at all."""

from __future__ import annotations

import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO, BinaryIO

from thidua.core.refusal import Refusal

PIECE = 1 << 20
PART = ".part"


class FileNotKept(Refusal):
    """The folder of files cannot be written, or its disk is full. Grounds: none."""


class KeptFileMissing(Refusal):
    """A file that was kept is not in its folder any more. Grounds: name."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a file is found by again, and its size in bytes."""

    sha256: str
    size: int


def digest_of(file: BinaryIO) -> Kept:
    """Give the SHA-256 and the size of a file; it is left at its beginning."""
    file.seek(0)
    digest, size = sha256(), 0
    while piece := file.read(PIECE):
        digest.update(piece)
        size += len(piece)
    file.seek(0)
    return Kept(digest.hexdigest(), size)


def keep(file: BinaryIO, folder: Path) -> Kept:
    """Keep a file; kept already, it stays as it is. Refuses FileNotKept.

    It is written under another name, made safe on the disk, and only then given its own.
    """
    found = digest_of(file)
    target = place_of(found.sha256, folder)
    try:
        if not _is_whole(target, found.size):
            _write(file, target)
    except OSError as error:
        raise FileNotKept from error
    return found


def open_kept(digest: str, folder: Path, *, name: str) -> IO[bytes]:
    """Open a kept file to be read. Refuses KeptFileMissing."""
    try:
        return place_of(digest, folder).open("rb")
    except OSError as error:
        raise KeptFileMissing(name=name) from error


def place_of(digest: str, folder: Path) -> Path:
    return folder / digest[:2] / digest


def _is_whole(target: Path, size: int) -> bool:
    return target.is_file() and target.stat().st_size == size


def _write(file: BinaryIO, target: Path) -> None:
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with NamedTemporaryFile(dir=target.parent, suffix=PART, delete=False) as part:
        try:
            while piece := file.read(PIECE):
                part.write(piece)
            part.flush()
            os.fsync(part.fileno())
            Path(part.name).replace(target)
        except OSError:
            Path(part.name).unlink(missing_ok=True)
            raise
        finally:
            file.seek(0)
    _settle(target.parent)


def _settle(folder: Path) -> None:
    """Let the disk keep the new name too."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
