"""Looking into files: what they say of themselves, and archives that are broken, locked or traps."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.evidence_files import PDF, a_bomb, locked, office, open_document, zipped
from thidua.core.evidence.kinds import FileKind, kind_of
from thidua.core.refusal import Refusal
from thidua.outside.file_kinds import (
    LARGEST_DIRECTORY,
    MOST_PARTS,
    ArchiveDamaged,
    ArchiveLocked,
    ArchiveTooLarge,
    look_into,
)


def look(data: bytes) -> FileKind:
    looked = look_into(BytesIO(data), name="tep")
    return kind_of(looked.start, looked.packed)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (PDF, FileKind.PDF),
        (office("docx"), FileKind.DOCX),
        (office("xlsx"), FileKind.XLSX),
        (office("pptx"), FileKind.PPTX),
        (open_document("text"), FileKind.ODT),
        (open_document("spreadsheet"), FileKind.ODS),
        (zipped({"a.txt": b"abc"}), FileKind.ARCHIVE),
        (b"", FileKind.OTHER),
    ],
    ids=["pdf", "docx", "xlsx", "pptx", "odt", "ods", "zip", "empty"],
)
def test_real_files_are_told_apart(data: bytes, kind: FileKind) -> None:
    assert look(data) is kind


def test_the_file_is_left_at_its_beginning() -> None:
    file = BytesIO(office())
    file.read(10)

    look_into(file, name="tep")

    assert file.tell() == 0


def test_the_parts_of_an_archive_are_named() -> None:
    packed = look_into(BytesIO(office(also={"word/vbaProject.bin": b"x"})), name="tep").packed

    assert packed is not None
    assert packed.parts == ("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")


def lying_about_its_size() -> bytes:
    data = bytearray(office(also={"word/a.bin": b"x" * 5_000}))
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = (100).to_bytes(4, "little")
    return bytes(data)


def with_a_long_directory() -> bytes:
    data = bytearray(office())
    place = data.rfind(b"PK\x05\x06")
    data[place + 12 : place + 16] = (LARGEST_DIRECTORY + 1).to_bytes(4, "little")
    return bytes(data)


def of_the_larger_form() -> bytes:
    data = office()
    place = data.rfind(b"PK\x05\x06")
    return data[:place] + b"PK\x06\x07" + bytes(16) + data[place:]


def too_large_unpacked() -> bytes:
    """Declare much and hold little: it is refused by what it declares, before it is read."""
    data = bytearray(office(also={"a.bin": b"x"}))
    place = data.rfind(b"PK\x01\x02")
    data[place + 24 : place + 28] = (300_000_000).to_bytes(4, "little")
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        pytest.param(b"PK\x03\x04" + b"x" * 200, ArchiveDamaged, id="no list of parts"),
        pytest.param(office()[:-10], ArchiveDamaged, id="cut off within the end"),
        pytest.param(office()[:60], ArchiveDamaged, id="cut off early"),
        pytest.param(lying_about_its_size(), ArchiveDamaged, id="lies about a size"),
        pytest.param(
            office().replace(b"\x00\x00word", b"\x00\x00xord", 1), ArchiveDamaged, id="names differ"
        ),
        pytest.param(a_bomb(), ArchiveTooLarge, id="packed too tightly"),
        pytest.param(too_large_unpacked(), ArchiveTooLarge, id="declares too much"),
        pytest.param(with_a_long_directory(), ArchiveTooLarge, id="a long list of parts"),
        pytest.param(of_the_larger_form(), ArchiveTooLarge, id="of the larger form"),
        pytest.param(
            zipped({f"{n}": b"" for n in range(MOST_PARTS + 1)}), ArchiveTooLarge, id="many parts"
        ),
        pytest.param(locked(office()), ArchiveLocked, id="locked"),
    ],
)
def test_archives_that_cannot_be_trusted_are_refused(data: bytes, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal) as refused:
        look(data)

    assert type(refused.value) is refusal
    assert refused.value.grounds == {"name": "tep"}


def test_what_packs_well_and_is_small_is_taken() -> None:
    assert look(a_bomb(megabytes=9)) is FileKind.DOCX


def test_as_many_parts_as_may_be_are_taken() -> None:
    made = BytesIO(office())
    with ZipFile(made, "a") as archive:
        for number in range(MOST_PARTS - 2):
            archive.writestr(f"{number}", b"")

    assert look(made.getvalue()) is FileKind.DOCX
