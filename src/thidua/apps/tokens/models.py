"""Tokens as they are kept: a digest, never the token, with its scopes and its last day."""

from __future__ import annotations

from django.db import models


class AccessToken(models.Model):
    """Whoever shows the token acts as the account, within `scopes`, up to and on `last_day`."""

    account = models.ForeignKey("people.Account", models.PROTECT, related_name="+")
    name = models.CharField(max_length=60)
    digest = models.CharField(max_length=64, unique=True)  # SHA-256 of the token, in hex
    scopes = models.CharField(max_length=60)  # words of core/access/scopes.py between spaces
    made_at = models.DateTimeField()
    last_day = models.DateField()
    revoked_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.account}: {self.name}"
