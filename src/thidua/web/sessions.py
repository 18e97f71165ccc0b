"""Sessions in the database; a key that Django never makes names none."""

from __future__ import annotations

from django.contrib.sessions.backends.db import SessionStore as DatabaseStore


class SessionStore(DatabaseStore):
    """Django's own; but a cookie may hold a NUL, which PostgreSQL refuses to be asked for."""

    def _validate_session_key(self, key: str) -> bool:
        valid: bool = super()._validate_session_key(key)  # type: ignore[misc]  # missing in the stubs
        return valid and key.isalnum()
