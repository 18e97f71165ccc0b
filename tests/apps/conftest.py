"""What tests of deeds share: quick passwords, and a database that several threads can use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import Settings

from tests.apps.at_once import database_for_many


@pytest.fixture(autouse=True)
def _passwords_hash_quickly(settings: Settings) -> None:
    """Passwords of tests protect nobody."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def _open_to_many(transactional_db: None, tmp_path: Path) -> Iterator[None]:  # noqa: ARG001 - emptied after us
    with database_for_many(tmp_path):
        yield
