"""Lets an account in by its password, and only as long as it is open to log in."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.backends import ModelBackend

from thidua.apps.people.models import Account


def served_to_itself_alone() -> bool:
    """Say whether this machine answers to its own names only, so that a demo harms nobody."""
    return set(settings.OWN_NAMES).issuperset(settings.ALLOWED_HOSTS)


class PasswordBackend(ModelBackend):
    """Django's own check; an account of the demo gets in only where nobody else is served."""

    def user_can_authenticate(self, user: Account | None) -> bool:  # type: ignore[override]  # our one kind of user
        if user is not None and user.demo and not served_to_itself_alone():
            return False
        return super().user_can_authenticate(user)
