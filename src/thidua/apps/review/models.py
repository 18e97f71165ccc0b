"""The round of cross-scoring of a year: who marks whom, conflicts, marks, and who has handed in.

Rows are only added: the latest version of a mark counts. The database refuses UPDATE and DELETE.
"""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q


class ReviewRound(models.Model):
    """The rules of a year's round, as opened; shares are exact text, `distance` of the most points."""

    year = models.OneToOneField("years.EmulationYear", models.PROTECT, related_name="+")
    scheme = models.CharField(max_length=10)
    each = models.PositiveSmallIntegerField()
    distance = models.CharField(max_length=40)
    kind = models.CharField(max_length=10)
    least = models.PositiveSmallIntegerField()
    trim = models.PositiveSmallIntegerField()
    own = models.CharField(max_length=40)
    key = models.CharField(max_length=64, unique=True)
    opened_at = models.DateTimeField()
    opened_by = models.CharField(max_length=60)

    def __str__(self) -> str:
        return f"{self.year} {self.scheme}"


class Assignment(models.Model):
    """A unit that is to mark another, as the round was opened."""

    round = models.ForeignKey(ReviewRound, models.PROTECT, related_name="assignments")
    reviewer = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "reviewer", "unit"], name="review_assigned_once"
            ),
            models.CheckConstraint(
                condition=~Q(reviewer=F("unit")), name="review_nobody_marks_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reviewer} → {self.unit}"


class NamedConflict(models.Model):
    """A pair that must not mark, named by the secretary or by the reviewer, who steps back."""

    year = models.ForeignKey("years.EmulationYear", models.PROTECT, related_name="+")
    reviewer = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    ground = models.CharField(max_length=15)
    reason = models.TextField()
    named_at = models.DateTimeField()
    named_by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year", "reviewer", "unit", "ground"], name="review_conflict_once"
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="review_conflict_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.reviewer} × {self.unit}"


class Mark(models.Model):
    """The points that a unit gave another for a criterion, exact text; "" takes the mark back.

    All marks of one form share its `key`, which the page made: sent twice, they are stored once.
    """

    round = models.ForeignKey(ReviewRound, models.PROTECT, related_name="+")
    reviewer = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    period = models.CharField(max_length=20, blank=True)
    row = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    points = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    key = models.CharField(max_length=64)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "reviewer", "unit", "period", "row", "version"],
                name="review_mark_version_once",
            ),
            models.UniqueConstraint(
                fields=["key", "period", "row"], name="review_mark_once_a_form"
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="review_mark_counts_from_1"),
        ]

    def __str__(self) -> str:
        return f"{self.reviewer} {self.unit} {self.row}"


class HandedInMarks(models.Model):
    """A unit that has handed in all its marks: they change no more."""

    round = models.ForeignKey(ReviewRound, models.PROTECT, related_name="+")
    reviewer = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    handed_in_at = models.DateTimeField()
    handed_in_by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "reviewer"], name="review_handed_in_once"),
        ]

    def __str__(self) -> str:
        return str(self.reviewer)
