"""The bytes of a file that somebody names: all of them, or a refusal that says what is in the way."""

from __future__ import annotations

from pathlib import Path

from thidua.core.refusal import Refusal

LARGEST = 50_000_000


class FileMissing(Refusal):
    """There is no such file. Grounds: name."""


class FolderGiven(Refusal):
    """A folder is named where a file is needed. Grounds: name."""


class FileNotReadable(Refusal):
    """The file may not be read, or the disk fails. Grounds: name."""


class FileEmpty(Refusal):
    """The file has no bytes. Grounds: name."""


class FileTooLarge(Refusal):
    """More than 50 MB. Grounds: name, megabytes (the limit)."""


def read_file(path: Path) -> bytes:
    """Read a whole file, of at most 50 MB; a pipe or a device serves as well as a file on disk.

    Refuses FileMissing, FolderGiven, FileNotReadable, FileEmpty, FileTooLarge.
    """
    name = str(path)
    try:
        with path.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise FileMissing(name=name) from error
    except IsADirectoryError as error:
        raise FolderGiven(name=name) from error
    except (OSError, ValueError) as error:  # a name may hold what no name can
        raise FileNotReadable(name=name) from error
    if not data:
        raise FileEmpty(name=name)
    if len(data) > LARGEST:
        raise FileTooLarge(name=name, megabytes=LARGEST // 1_000_000)
    return data
