"""A block's year with its stages and data periods, and the calendar of the offices."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from thidua.core.years.stages import StageKind

STAGES = [kind.value for kind in StageKind]


class EmulationYear(models.Model):
    """One year of a block; with `published_at` its results are open to everybody."""

    block = models.ForeignKey("units.Block", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    theme = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()  # the last day
    illustrative = models.BooleanField(default=False)  # invented data: every page says so
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["block", "year"], name="years_block_has_a_year_once"),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")), name="years_year_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.block} {self.year}"


class YearStage(models.Model):
    """A stage is open from `opens_at` up to but without `closes_at`."""

    year = models.ForeignKey(EmulationYear, models.PROTECT, related_name="stages")
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in STAGES])
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "kind"], name="years_stage_once_a_year"),
            models.CheckConstraint(condition=Q(kind__in=STAGES), name="years_stage_kind_is_known"),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")), name="years_stage_ends_after_it_opens"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.kind}"


class DataPeriod(models.Model):
    """The days a member unit's figures are counted over, both included."""

    year = models.ForeignKey(EmulationYear, models.PROTECT, related_name="data_periods")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["year", "unit"], name="years_data_period_once_a_unit"),
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="years_data_period_has_days"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.unit}"


class SpecialDay(models.Model):
    """A holiday, or a day of rest that is worked in exchange (`worked`)."""

    day = models.DateField(unique=True)
    name = models.CharField(max_length=120)
    worked = models.BooleanField(default=False)

    def __str__(self) -> str:
        return f"{self.day} {self.name}"
