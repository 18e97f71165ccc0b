"""What is sent about a row's evidence: which deed, for which row, and a file or a link."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, QueryDict

from thidua.apps.evidence.actions import About
from thidua.core.evidence.limits import Limits, check_size
from thidua.core.refusal import Refusal
from thidua.core.rubric.table import Row

FILE, LINK, WITHDRAW = "tep", "duong-dan", "rut"
MOST_TYPED = 1_100  # a little more than any text may have, so that what is too long is told
LONGEST_NUMBER = 18  # digits that a number of the database may have


class EvidenceFileMissing(Refusal):
    """The form was sent without a file. Grounds: none."""


@dataclass(frozen=True, slots=True)
class TypedEvidence:
    """The form as typed; `version` is the attachment that is replaced or withdrawn, 0 for none."""

    deed: str = ""
    row: str = ""
    version: int = 0
    answers: str = ""
    title: str = ""
    address: str = ""


def read_evidence(sent: QueryDict) -> TypedEvidence:
    return TypedEvidence(
        _typed(sent, "viec"),
        _typed(sent, "muc"),
        _number(_typed(sent, "ban")),
        _typed(sent, "loai"),
        _typed(sent, "ten"),
        _typed(sent, "dia_chi"),
    )


def about_of(typed: TypedEvidence, row: Row, unit: str) -> About:
    """Say what the evidence is for; a kind that the row does not ask for is none."""
    answers = typed.answers if typed.answers in row.evidence else ""
    return About(unit, row.id, typed.title.strip() or answers, answers, typed.version)


def sent_file(request: HttpRequest, limits: Limits) -> tuple[BinaryIO, str]:
    """Give the file that was sent and its name.

    One that was too large to be read on is told by the length of all that came. Refuses
    EvidenceFileMissing, EvidenceFileTooLarge.
    """
    files = cast("Mapping[str, UploadedFile[bytes]]", request.FILES)
    sent = files.get("tep")
    if sent is None:
        check_size(_number(request.META.get("CONTENT_LENGTH") or ""), limits)
        raise EvidenceFileMissing
    return cast(BinaryIO, sent.file), sent.name or ""


def _typed(sent: QueryDict, name: str) -> str:
    return str(sent.get(name, "")).replace("\x00", "")[:MOST_TYPED]


def _number(text: str) -> int:
    """Read a number that a page wrote; what nobody's page wrote is 0."""
    plain = text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER
    return int(text) if plain else 0
