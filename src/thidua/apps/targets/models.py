"""What units register for a year, as it was registered, changed, confirmed and reported.

Rows are only added: the latest version counts. The database refuses UPDATE and DELETE. Rows
that came by a form bear its `key`: sent twice, it is stored once.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class TargetVersion(models.Model):
    """A target of a unit, numbered within it; `wording` is its exact JSON text.

    One that was `dropped` counts no more, and its number is not used again.
    """

    year = models.ForeignKey("years.EmulationYear", models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField()
    wording = models.TextField()
    dropped = models.BooleanField(default=False)
    key = models.CharField(max_length=64, unique=True)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year", "unit", "number", "version"], name="targets_version_once"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="targets_number_from_1"),
            models.CheckConstraint(condition=Q(version__gte=1), name="targets_version_from_1"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.number}.{self.version}"


class AimedTitles(models.Model):
    """The titles that a unit aims at: ids of the rubric's awards, as a JSON list."""

    year = models.ForeignKey("years.EmulationYear", models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    version = models.PositiveIntegerField()
    awards = models.TextField()
    key = models.CharField(max_length=64, unique=True)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year", "unit", "version"], name="targets_aims_version_once"
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="targets_aims_from_1"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.awards}"


class TargetConfirmation(models.Model):
    """The leader stands for all that was registered; `digest` is of what he read."""

    year = models.ForeignKey("years.EmulationYear", models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)

    def __str__(self) -> str:
        return f"{self.unit} {self.digest}"


class ChangeRequest(models.Model):
    """A unit asks to change a target after the signing; number 0 asks for one more."""

    year = models.ForeignKey("years.EmulationYear", models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    based_on = models.PositiveIntegerField()
    wording = models.TextField()
    dropped = models.BooleanField(default=False)
    reason = models.TextField()
    key = models.CharField(max_length=64, unique=True)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(reason=""), name="targets_change_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.number}: {self.reason}"


class ChangeDecision(models.Model):
    """The one decision on a request; an approved one led to a version of the target."""

    request = models.OneToOneField(ChangeRequest, models.PROTECT, related_name="decision")
    approved = models.BooleanField()
    reason = models.TextField(blank=True)
    target = models.OneToOneField(TargetVersion, models.PROTECT, null=True, related_name="+")
    key = models.CharField(max_length=64)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(approved=True, target__isnull=False)
                | Q(approved=False, target__isnull=True) & ~Q(reason=""),
                name="targets_decision_stands_on_its_ground",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.request} {self.approved}"


class ProgressReport(models.Model):
    """What a unit has reached by the end of a quarter, for all its targets at once."""

    year = models.ForeignKey("years.EmulationYear", models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    quarter = models.PositiveSmallIntegerField()
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    key = models.CharField(max_length=64, unique=True)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year", "unit", "quarter", "version"], name="targets_progress_once"
            ),
            models.CheckConstraint(
                condition=Q(quarter__gte=1, quarter__lte=4), name="targets_quarter_known"
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="targets_progress_from_1"),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.quarter}.{self.version}"


class ProgressFigure(models.Model):
    """The number of one target in a report, as exact text."""

    report = models.ForeignKey(ProgressReport, models.PROTECT, related_name="figures")
    number = models.PositiveSmallIntegerField()
    value = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["report", "number"], name="targets_figure_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number} = {self.value}"
