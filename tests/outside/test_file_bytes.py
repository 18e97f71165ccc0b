"""A file that somebody names is read whole, or what is in the way is said."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from threading import Thread

import pytest

from thidua.core.refusal import Refusal
from thidua.outside.file_bytes import (
    LARGEST,
    FileEmpty,
    FileMissing,
    FileNotReadable,
    FileTooLarge,
    FolderGiven,
    read_file,
)


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "so-lieu.yaml"
    path.write_bytes(b"a: 1\n")

    assert read_file(path) == b"a: 1\n"


def test_a_pipe_serves_as_well_as_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = Thread(target=pipe.write_bytes, args=(b"a: 1\n",))
    writer.start()

    read = read_file(pipe)
    writer.join()

    assert read == b"a: 1\n"


def sparse(path: Path, size: int) -> Path:
    """Make a file of so many bytes that takes no room."""
    with path.open("wb") as opened:
        opened.truncate(size)
    return path


def test_what_is_in_the_way_is_named(tmp_path: Path) -> None:
    file = tmp_path / "trong.yaml"
    file.touch()
    cases: list[tuple[Path, type[Refusal]]] = [
        (tmp_path / "khong-co.yaml", FileMissing),
        (file / "trong-tep.yaml", FileMissing),
        (tmp_path, FolderGiven),
        (Path("a\x00b"), FileNotReadable),
        (file, FileEmpty),
        (sparse(tmp_path / "lon.yaml", 100_000_000), FileTooLarge),
    ]

    for path, kind in cases:
        with pytest.raises(kind) as refused:
            read_file(path)
        assert refused.value.grounds["name"] == str(path)


def test_a_file_may_be_as_large_as_the_limit(tmp_path: Path) -> None:
    assert len(read_file(sparse(tmp_path / "vua.yaml", LARGEST))) == LARGEST


def test_a_file_that_may_not_be_read_is_told_as_such(tmp_path: Path) -> None:
    closed = tmp_path / "khoa"
    closed.symlink_to("khoa")  # a link to itself cannot be opened, not even by an administrator

    with pytest.raises(FileNotReadable):
        read_file(closed)

    assert stat.S_ISLNK(closed.lstat().st_mode)
