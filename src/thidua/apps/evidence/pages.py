"""Gives a file of evidence to whom the table of grants lets see it: to be saved, never shown inline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from django.conf import settings
from django.http import FileResponse, HttpResponse

from thidua.apps.evidence.actions import EvidenceNotKnown
from thidua.apps.evidence.queries import AttachmentFacts, attachment
from thidua.apps.years.addresses import the_unit
from thidua.core.access.grants import Permission
from thidua.core.evidence.kinds import FileKind
from thidua.outside.stored_files import open_kept
from thidua.ui.door import Found, needs
from thidua.ui.request import HouseRequest

OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument"
CONTENT_TYPES: dict[FileKind, str] = {
    FileKind.PDF: "application/pdf",
    FileKind.PNG: "image/png",
    FileKind.JPEG: "image/jpeg",
    FileKind.DOCX: f"{OFFICE}.wordprocessingml.document",
    FileKind.XLSX: f"{OFFICE}.spreadsheetml.sheet",
    FileKind.PPTX: f"{OFFICE}.presentationml.presentation",
    FileKind.ODT: f"{OPEN_DOCUMENT}.text",
    FileKind.ODS: f"{OPEN_DOCUMENT}.spreadsheet",
}
"""What a browser is told a file is: what was found in it, not what it was called."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One version of a unit's evidence in a year, by its number; who may not see learns nothing."""

    year: int
    unit: str
    attachment: int

    def found(self) -> AttachmentFacts:
        """Give it. Refuses EvidenceNotKnown, of a link as well: it has no file."""
        found = attachment(self.year, self.unit, self.attachment)
        if found is None or not found.sha256:
            raise EvidenceNotKnown(asked=self.attachment)
        return found


def the_file(
    request: HouseRequest, block: str, year: int, unit: str, attachment: int
) -> Found[Asked]:
    """Find whose evidence is asked for; whether it is there is looked up behind the door."""
    unit_year = the_unit(request, block, year, unit)
    asked = Asked(unit_year.value.year.id, unit_year.value.member.code, attachment)
    return Found(asked, unit_year.thing)


@needs(Permission.EVIDENCE_SEE, of=the_file)
def give_file(request: HouseRequest, asked: Asked) -> HttpResponse:  # noqa: ARG001 - every page is given the request
    """Give the file under its own name. Refuses EvidenceNotKnown, KeptFileMissing."""
    found = asked.found()
    response = FileResponse(
        open_kept(found.sha256, settings.EVIDENCE_FOLDER, name=found.name),
        as_attachment=True,
        filename=found.name,
        content_type=CONTENT_TYPES[FileKind(found.content)],
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return cast(HttpResponse, response)  # it streams; a door asks for an answer of any kind
