"""A static file is named by its content."""

from __future__ import annotations

from hashlib import sha256

import pytest

from tests.house.sources import ROOT
from thidua.ui.templatetags.assets import asset


def test_a_file_is_named_by_its_content() -> None:
    content = (ROOT / "src/thidua/ui/static/thidua.css").read_bytes()

    assert asset("thidua.css") == f"/static/thidua.css?v={sha256(content).hexdigest()[:10]}"


def test_a_file_that_is_not_there_is_a_bug() -> None:
    with pytest.raises(FileNotFoundError, match="no-such"):
        asset("no-such.css")
