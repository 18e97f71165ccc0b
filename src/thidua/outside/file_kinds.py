"""Looks into a file that somebody sends: its first bytes, and what a ZIP archive says of itself.

Nothing is unpacked to disk, and never more than the bounds below is unpacked at all.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from thidua.core.evidence.kinds import ZIP, Packed
from thidua.core.refusal import Refusal

FIRST = 1_024
MOST_PARTS = 5_000
LARGEST_DIRECTORY = 1_000_000  # bytes of an archive's list of parts
LARGEST_UNPACKED = 200_000_000
FREE_OF_RATIO = 10_000_000  # so small that how tightly it is packed does not matter
TIGHTEST = 100
PIECE = 65_536
LARGEST_LIST = 1_000_000
LOCKED_PART = 0x1
END_OF_DIRECTORY = b"PK\x05\x06"
LARGER_DIRECTORY = b"PK\x06\x07"  # of ZIP64, which no file of our size needs
END_LENGTH, LOCATOR_LENGTH, LONGEST_COMMENT = 22, 20, 65_535
CONTENT_TYPES, MIMETYPE = "[Content_Types].xml", "mimetype"
DAMAGES = (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What zipfile raises on a damaged archive."""


class ArchiveDamaged(Refusal):
    """The file begins as a ZIP archive and cannot be read as one. Grounds: name."""


class ArchiveTooLarge(Refusal):
    """It unpacks to too much, or has too many parts: a trap for whoever opens it. Grounds: name."""


class ArchiveLocked(Refusal):
    """Parts of the file are locked by a password. Grounds: name."""


@dataclass(frozen=True, slots=True)
class Looked:
    """The beginning of a file, and the inside of a ZIP archive."""

    start: bytes
    packed: Packed | None


def look_into(file: BinaryIO, *, name: str) -> Looked:
    """Read what tells the kind of a file; it is left at its beginning.

    Refuses ArchiveDamaged, ArchiveTooLarge, ArchiveLocked.
    """
    file.seek(0)
    start = file.read(FIRST)
    try:
        packed = _unpacked(file, name) if start.startswith(ZIP) else None
    except DAMAGES as error:
        raise ArchiveDamaged(name=name) from error
    finally:
        file.seek(0)
    return Looked(start, packed)


def _unpacked(file: BinaryIO, name: str) -> Packed:
    _check_directory(file, name)
    with ZipFile(file) as archive:
        parts = archive.infolist()
        if any(part.flag_bits & LOCKED_PART for part in parts):
            raise ArchiveLocked(name=name)
        total = sum(part.file_size for part in parts)
        packed = sum(part.compress_size for part in parts)
        if len(parts) > MOST_PARTS or total > LARGEST_UNPACKED:
            raise ArchiveTooLarge(name=name)
        if total > max(FREE_OF_RATIO, packed * TIGHTEST):
            raise ArchiveTooLarge(name=name)
        for part in parts:  # a part that lies about its size or sum is damaged
            with archive.open(part) as opened:
                while opened.read(PIECE):
                    pass
        names = tuple(part.filename for part in parts)
        return Packed(names, _text(archive, CONTENT_TYPES), _text(archive, MIMETYPE).strip())


def _check_directory(file: BinaryIO, name: str) -> None:
    """Look at how long the list of parts is before anything is made of it."""
    size = file.seek(0, 2)
    file.seek(max(0, size - LONGEST_COMMENT - END_LENGTH - LOCATOR_LENGTH))
    tail = file.read()
    end = tail.rfind(END_OF_DIRECTORY)
    if end < 0 or end + END_LENGTH > len(tail):
        raise ArchiveDamaged(name=name)
    locator = tail[max(0, end - LOCATOR_LENGTH) : end]
    length = int.from_bytes(tail[end + 12 : end + 16], "little")
    if length > LARGEST_DIRECTORY or locator.startswith(LARGER_DIRECTORY):
        raise ArchiveTooLarge(name=name)


def _text(archive: ZipFile, part: str) -> str:
    """Give the beginning of a part, "" where there is none."""
    if part not in archive.namelist():
        return ""
    with archive.open(part) as opened:
        return opened.read(LARGEST_LIST).decode("utf-8", "replace")
