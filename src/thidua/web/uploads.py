"""Files that are sent: one larger than any evidence may be is not read on, nor written to disk.

The page then finds no file, and says how much came by the length of what was sent.
"""

from __future__ import annotations

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile


class NoLargerThanEvidence(FileUploadHandler):
    """Passes every piece on until they are too many."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if start + len(raw_data) > settings.EVIDENCE_LIMITS.file:
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> UploadedFile[bytes] | None:  # noqa: ARG002 - the next handler gives the file
        return None
