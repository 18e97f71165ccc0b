"""The rubric of a block's year, and the figures that units report and the block verifies.

What was adopted, handed in or sealed is never changed: rows are only added, and the latest version
counts. The database refuses UPDATE and DELETE on adopted rubrics, sheets, figures and seals.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q


class RubricDraft(models.Model):
    """The text under discussion; adopting it makes a `RubricVersion`."""

    year = models.OneToOneField("years.EmulationYear", models.PROTECT, related_name="+")
    source = models.TextField()
    source_hash = models.CharField(max_length=64)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.year} draft {self.version}"


class RubricVersion(models.Model):
    """An adopted rubric: its YAML text, and the SHA-256 of that text in canonical form."""

    year = models.ForeignKey("years.EmulationYear", models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    source = models.TextField()
    source_hash = models.CharField(max_length=64)
    adopted_at = models.DateTimeField()
    adopted_by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year", "number"], name="scoring_rubric_number_once_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} rubric {self.number}"


class DraftFigure(models.Model):
    """One figure that a unit wrote while self-scoring, as exact JSON text; "" leaves it out.

    Each change is a row of its own and the latest version counts. `key` salts what the ledger
    keeps; `written_as` is the role in which it was written.
    """

    year = models.ForeignKey("years.EmulationYear", models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    period = models.CharField(max_length=20, blank=True)
    name = models.CharField(max_length=100)
    version = models.PositiveIntegerField()
    value = models.TextField(blank=True)
    key = models.CharField(max_length=64)
    written_at = models.DateTimeField()
    written_by = models.CharField(max_length=60)
    written_as = models.CharField(max_length=30)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year", "unit", "period", "name", "version"],
                name="scoring_draft_figure_version_once",
            ),
            models.CheckConstraint(
                condition=Q(version__gte=1), name="scoring_draft_figure_counts_from_1"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} = {self.value}"


class FigureSheet(models.Model):
    """A unit's figures of one kind for one period ("" where the rubric has no rounds), as handed in.

    `key` was made by the page that sent it: sent twice, it is one sheet.
    """

    class Kind(models.TextChoices):
        SELF_REPORTED = "self_reported", "Tự báo cáo"
        VERIFIED = "verified", "Đã thẩm định"

    year = models.ForeignKey("years.EmulationYear", models.PROTECT, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=15, choices=Kind.choices)
    period = models.CharField(max_length=20, blank=True)
    version = models.PositiveIntegerField()
    key = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64)
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year", "unit", "kind", "period", "version"],
                name="scoring_sheet_version_once",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["self_reported", "verified"]),
                name="scoring_sheet_kind_is_known",
            ),
            models.CheckConstraint(condition=Q(version__gte=1), name="scoring_sheet_counts_from_1"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.unit} {self.kind} {self.version}"


class Figure(models.Model):
    """One figure: its value as exact JSON text. `null` is a value; a figure left out has no row."""

    sheet = models.ForeignKey(FigureSheet, models.PROTECT, related_name="figures")
    name = models.CharField(max_length=100)
    value = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sheet", "name"], name="scoring_figure_once_a_sheet"),
        ]

    def __str__(self) -> str:
        return f"{self.name} = {self.value}"


class SealedResults(models.Model):
    """The results of a year as published (number 1) or corrected later, with what proves them.

    `results` is canonical JSON and `digest` its SHA-256; `index` and `root` are the ledger's entry
    of the deed and the root of the tree that it ends. A correction has a reason, and in `changes`
    what differs from the seal before it.
    """

    year = models.ForeignKey("years.EmulationYear", models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField()
    rubric = models.ForeignKey(RubricVersion, models.PROTECT, related_name="+")
    verified = models.CharField(max_length=64)
    reported = models.CharField(max_length=64)
    results = models.TextField()
    digest = models.CharField(max_length=64)
    index = models.BigIntegerField()
    root = models.CharField(max_length=64)
    sealed_at = models.DateTimeField()
    sealed_by = models.CharField(max_length=60)
    reason = models.TextField(blank=True)
    changes = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year", "number"], name="scoring_seal_number_once_a_year"
            ),
            models.CheckConstraint(condition=Q(number__gte=1), name="scoring_seal_counts_from_1"),
            models.CheckConstraint(
                condition=Q(number=1) | ~Q(reason=""), name="scoring_correction_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} seal {self.number}"


class SealedSheet(models.Model):
    """A sheet of figures that sealed results rest on."""

    sealed = models.ForeignKey(SealedResults, models.PROTECT, related_name="sheets")
    sheet = models.ForeignKey(FigureSheet, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sealed", "sheet"], name="scoring_sheet_once_a_seal"),
        ]

    def __str__(self) -> str:
        return f"{self.sealed} {self.sheet}"
