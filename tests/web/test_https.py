"""Behind HTTPS everything stays there: cookies, addresses, the browser's memory of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client

from tests.house.sources import ROOT

ASKED = """
import json, django
django.setup()
from django.test import Client
client = Client(headers={"host": "thidua.tinh.gov.vn"})
plain = client.get("/dang-nhap/")
safe = client.get("/dang-nhap/", headers={"x-forwarded-proto": "https"})
from django.conf import settings
print(json.dumps({
    "plain": [plain.status_code, plain.headers["Location"]],
    "hsts": safe.headers["Strict-Transport-Security"],
    "csrf": bool(safe.cookies["csrftoken"]["secure"]),
    "session": settings.SESSION_COOKIE_SECURE,
    "language": settings.LANGUAGE_COOKIE_SECURE,
}))
"""


@pytest.fixture
def behind_https(tmp_path: Path) -> dict[str, object]:
    """Ask for the log-in page of a server that stands behind HTTPS, in a process of its own."""
    own = {
        "DJANGO_SETTINGS_MODULE": "thidua.web.settings",
        "THIDUA_HOME": str(tmp_path),
        "THIDUA_DATABASE": "",
        "THIDUA_SECRET_KEY": "k" * 50,
        "THIDUA_HTTPS": "1",
        "THIDUA_HOSTS": "thidua.tinh.gov.vn",
        "PYTHONPATH": str(ROOT / "src"),
    }
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", ASKED],
        env=os.environ | own,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    answer: dict[str, object] = json.loads(done.stdout)
    return answer


def test_behind_https_everything_stays_there(behind_https: dict[str, object]) -> None:
    assert behind_https["plain"] == [301, "https://thidua.tinh.gov.vn/dang-nhap/"]
    assert behind_https["hsts"] == "max-age=31536000"
    assert [behind_https[cookie] for cookie in ("csrf", "session", "language")] == [True] * 3


@pytest.mark.django_db
def test_on_ones_own_machine_there_is_no_https_to_stay_with(client: Client) -> None:
    response = client.get("/dang-nhap/", headers={"x-forwarded-proto": "https"})

    assert response.status_code == 200
    assert "Strict-Transport-Security" not in response.headers
    assert not response.cookies["csrftoken"]["secure"]
