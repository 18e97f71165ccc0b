"""What the appraisal puts beside reported figures, and the objections against it with their answers.

Rows are only added: the latest version of a proposed value counts. The database refuses UPDATE and
DELETE.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class ProposedFigure(models.Model):
    """A value that the appraisal proposes for one figure of a unit, as exact JSON text.

    "" stands for a figure left out. `reported` is what the unit had reported then. All values of
    one form share its `key`, which the page made: sent twice, they are stored once.
    """

    year = models.ForeignKey("years.EmulationYear", models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    period = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=100)
    version = models.PositiveIntegerField()
    value = models.TextField(blank=True)
    reported = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    key = models.CharField(max_length=64)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year", "unit", "period", "name", "version"],
                name="appraisal_proposed_version_once",
            ),
            models.UniqueConstraint(fields=["key", "name"], name="appraisal_proposed_once_a_form"),
            models.CheckConstraint(
                condition=Q(version__gte=1), name="appraisal_proposed_counts_from_1"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} = {self.value}"


class Objection(models.Model):
    """A unit contests what the appraisal found for one criterion.

    `found` and `wanted` hold the criterion's figures then and as they should be: JSON text.
    """

    year = models.ForeignKey("years.EmulationYear", models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    period = models.CharField(max_length=20, blank=True)
    row = models.CharField(max_length=60)
    argument = models.TextField()
    found = models.TextField()
    wanted = models.TextField()
    late = models.BooleanField()
    key = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)

    def __str__(self) -> str:
        return f"{self.unit} {self.row}"


class ObjectionAnswer(models.Model):
    """The one answer to an objection; `sheet` is what was verified by it, where it was accepted.

    `values` holds the figures of the criterion after it, as JSON text.
    """

    objection = models.OneToOneField(Objection, models.PROTECT, related_name="answer")
    accepted = models.BooleanField()
    basis = models.TextField()
    words = models.TextField(blank=True)
    values = models.TextField()
    sheet = models.OneToOneField("scoring.FigureSheet", models.PROTECT, null=True, related_name="+")
    key = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted=True, sheet__isnull=False)
                | Q(accepted=False, sheet__isnull=True),
                name="appraisal_accepted_has_figures",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.objection} {self.accepted}"


class MovedUnit(models.Model):
    """A unit whose points or place an accepted objection moved: before and after it.

    Points are exact text, as `decimal_text` writes them, "" where there are none; None is no place.
    """

    answer = models.ForeignKey(ObjectionAnswer, models.PROTECT, related_name="moved")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    points_before = models.TextField(blank=True)
    points_after = models.TextField(blank=True)
    place_before = models.PositiveSmallIntegerField(null=True)
    place_after = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["answer", "unit"], name="appraisal_moved_once_an_answer"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.points_before} {self.points_after}"
