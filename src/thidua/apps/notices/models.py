"""The secret address of a person's calendar: a digest of it, never the address."""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class CalendarFeed(models.Model):
    """Whoever has the address reads the account's deadlines, until it is revoked."""

    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of the secret part, in hex
    made_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account"],
                condition=Q(revoked_at=None),
                name="notices_one_feed_an_account",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.made_at}"
