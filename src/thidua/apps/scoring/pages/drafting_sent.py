"""What the form of a draft sends: a text typed into the box, or a file that takes its place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.core.files.uploadedfile import UploadedFile

from thidua.apps.scoring.source import FILE, canonical_source
from thidua.core.refusal import Refusal
from thidua.outside.file_bytes import FileEmpty, FileTooLarge
from thidua.outside.text_encoding import read_text, refuse_control, refuse_old_letters
from thidua.outside.yaml_text import read_yaml
from thidua.ui.request import HouseRequest

MEGABYTES = 4
LARGEST = MEGABYTES * 1_000_000
LONGEST_NUMBER = 6


class RubricTextMissing(Refusal):
    """Neither a text nor a file was sent."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The text with the version of the draft it was written on, and the file that came with it."""

    text: str
    based_on: int
    file: UploadedFile[bytes] | None = None
    length: int = 0  # of all that was sent


def read_sent(request: HouseRequest) -> Sent:
    """Read the form; a version that is no number was made by nobody's page: 0."""
    based_on = request.POST.get("dua_tren", "")
    return Sent(
        request.POST.get("van_ban", ""),
        int(based_on)
        if based_on.isascii() and based_on.isdigit() and len(based_on) <= LONGEST_NUMBER
        else 0,
        request.FILES.get("tep"),
        int(request.headers.get("Content-Length", "0")),
    )


def with_file(sent: Sent) -> Sent:
    """Put the file's text in the box, where a file was sent.

    One that was too large to be read on is missed by the length of what was sent. Refuses
    FileTooLarge, FileEmpty, and what `read_text` refuses.
    """
    if sent.file is None:
        if sent.length > LARGEST:
            raise FileTooLarge(name=FILE, megabytes=MEGABYTES)
        return sent
    name = sent.file.name or FILE
    if not sent.file.size:
        raise FileEmpty(name=name)
    if sent.file.size > LARGEST:
        raise FileTooLarge(name=name, megabytes=MEGABYTES)
    return replace(sent, text=read_text(sent.file.read(), name=name).text, file=None)


def refuse_unreadable(text: str) -> None:
    """Refuse a text that is no YAML; whether it is a rubric is for the check to say.

    Refuses RubricTextMissing, ControlCharacter, OldEncoding, TooManyMarks and subclasses of YamlRefused.
    """
    if not text.strip():
        raise RubricTextMissing
    refuse_control(canonical_source(text), name=FILE)
    refuse_old_letters(text, name=FILE)
    read_yaml(text, name=FILE)
