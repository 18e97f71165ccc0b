"""Attachments to the rows of a unit's sheet, version by version, and their withdrawals.

Rows are only added: of one place in a row the latest version is shown, until it is withdrawn. The
database refuses UPDATE and DELETE.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class Attachment(models.Model):
    """One version of a file or link at a place in a row; `answers` is the kind of evidence it is.

    A file lies under its SHA-256 outside the database. `salt` opens what the ledger committed to.
    """

    class Kind(models.TextChoices):
        FILE = "file"
        LINK = "link"

    year = models.ForeignKey("years.EmulationYear", models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    row = models.CharField(max_length=60)
    place = models.PositiveIntegerField()
    version = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    title = models.CharField(max_length=300)
    answers = models.CharField(max_length=300, blank=True)
    address = models.CharField(max_length=1000, blank=True)
    name = models.CharField(max_length=200, blank=True)
    content = models.CharField(max_length=20, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    sha256 = models.CharField(max_length=64, blank=True, db_index=True)
    salt = models.CharField(max_length=64)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)
    given_as = models.CharField(max_length=40)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year", "unit", "row", "place", "version"],
                name="evidence_version_once",
            ),
            models.CheckConstraint(
                condition=Q(kind="file", address="", size__gte=1)
                & ~Q(sha256="")
                & ~Q(content="")
                & ~Q(name="")
                | Q(kind="link", sha256="", content="", name="", size=0) & ~Q(address=""),
                name="evidence_file_or_link",
            ),
            models.CheckConstraint(
                condition=Q(version__gte=1, place__gte=1), name="evidence_counts_from_1"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.row} {self.title}"


class Withdrawal(models.Model):
    """The last version of an attachment is no longer shown."""

    attachment = models.OneToOneField(Attachment, models.PROTECT, related_name="withdrawal")
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)
    given_as = models.CharField(max_length=40)

    def __str__(self) -> str:
        return f"{self.attachment}"
