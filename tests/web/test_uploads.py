"""What is sent is read up to the size that evidence may have, and no further."""

from __future__ import annotations

import pytest
from django.core.files.uploadhandler import SkipFile
from pytest_django import Settings

from thidua.core.evidence.limits import Limits
from thidua.web.uploads import NoLargerThanEvidence


def test_pieces_are_passed_on_until_they_are_too_many(settings: Settings) -> None:
    settings.EVIDENCE_LIMITS = Limits(file=10)
    handler = NoLargerThanEvidence()

    assert handler.receive_data_chunk(b"12345", 0) == b"12345"
    assert handler.receive_data_chunk(b"67890", 5) == b"67890"
    with pytest.raises(SkipFile):
        handler.receive_data_chunk(b"1", 10)
    assert handler.file_complete(10) is None
