"""Files kept by their SHA-256: whole or not at all, once each, and found again."""

from __future__ import annotations

import stat
from hashlib import sha256
from io import BytesIO, UnsupportedOperation
from pathlib import Path

import pytest

from thidua.outside.stored_files import (
    FileNotKept,
    Kept,
    KeptFileMissing,
    digest_of,
    keep,
    open_kept,
    place_of,
)

DATA = b"minh chung " * 200_000
DIGEST = sha256(DATA).hexdigest()


def files(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.rglob("*") if one.is_file())


def test_a_kept_file_is_found_by_its_digest(tmp_path: Path) -> None:
    file = BytesIO(DATA)
    file.read(7)

    kept = keep(file, tmp_path / "kho")

    assert kept == digest_of(file) == Kept(DIGEST, len(DATA))
    assert file.tell() == 0
    assert files(tmp_path) == [DIGEST]
    with open_kept(DIGEST, tmp_path / "kho", name="a") as opened:
        assert opened.read() == DATA


def test_only_the_product_may_read_it(tmp_path: Path) -> None:
    keep(BytesIO(DATA), tmp_path / "kho")

    place = place_of(DIGEST, tmp_path / "kho")
    assert stat.S_IMODE(place.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.parent.stat().st_mode) == 0o700


def test_what_is_kept_already_is_not_written_again(tmp_path: Path) -> None:
    keep(BytesIO(DATA), tmp_path)
    before = place_of(DIGEST, tmp_path).stat()

    keep(BytesIO(DATA), tmp_path)

    after = place_of(DIGEST, tmp_path).stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_file_that_was_cut_short_is_written_again(tmp_path: Path) -> None:
    keep(BytesIO(DATA), tmp_path)
    place_of(DIGEST, tmp_path).write_bytes(DATA[:10])

    keep(BytesIO(DATA), tmp_path)

    assert place_of(DIGEST, tmp_path).read_bytes() == DATA


def test_a_folder_that_cannot_be_written_refuses(tmp_path: Path) -> None:
    (tmp_path / "kho").write_bytes(b"a file where the folder should be")

    with pytest.raises(FileNotKept):
        keep(BytesIO(DATA), tmp_path / "kho")


class Breaking(BytesIO):
    """A file whose second reading breaks off, as on a failing disk."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.turns = 0

    def seek(self, place: int, whence: int = 0) -> int:
        self.turns += place == 0
        return super().seek(place, whence)

    def read(self, size: int | None = -1) -> bytes:
        if self.turns == 2 and self.tell():
            raise UnsupportedOperation
        return super().read(size)


def test_what_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(FileNotKept):
        keep(Breaking(DATA), tmp_path)

    assert files(tmp_path) == []


def test_a_file_that_is_gone_is_told_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(KeptFileMissing) as refused:
        open_kept(DIGEST, tmp_path, name="bao-cao.pdf")

    assert refused.value.grounds == {"name": "bao-cao.pdf"}
