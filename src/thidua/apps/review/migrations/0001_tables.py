"""The tables of cross-scoring."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("units", "0002_no_overlap"),
        ("years", "0002_no_overlap"),
    ]

    operations = [
        migrations.CreateModel(
            name="ReviewRound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scheme", models.CharField(max_length=10)),
                ("each", models.PositiveSmallIntegerField()),
                ("distance", models.CharField(max_length=40)),
                ("kind", models.CharField(max_length=10)),
                ("least", models.PositiveSmallIntegerField()),
                ("trim", models.PositiveSmallIntegerField()),
                ("own", models.CharField(max_length=40)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.CharField(max_length=60)),
                (
                    "year",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="years.emulationyear",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="NamedConflict",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ground", models.CharField(max_length=15)),
                ("reason", models.TextField()),
                ("named_at", models.DateTimeField()),
                ("named_by", models.CharField(max_length=60)),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
                (
                    "year",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="years.emulationyear",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("year", "reviewer", "unit", "ground"), name="review_conflict_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True),
                        name="review_conflict_has_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("period", models.CharField(blank=True, max_length=20)),
                ("row", models.CharField(max_length=60)),
                ("version", models.PositiveIntegerField()),
                ("points", models.TextField(blank=True)),
                ("reason", models.TextField(blank=True)),
                ("key", models.CharField(max_length=64)),
                ("given_at", models.DateTimeField()),
                ("given_by", models.CharField(max_length=60)),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="review.reviewround",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "reviewer", "unit", "period", "row", "version"),
                        name="review_mark_version_once",
                    ),
                    models.UniqueConstraint(
                        fields=("key", "period", "row"), name="review_mark_once_a_form"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("version__gte", 1)), name="review_mark_counts_from_1"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HandedInMarks",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("handed_in_at", models.DateTimeField()),
                ("handed_in_by", models.CharField(max_length=60)),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="review.reviewround",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "reviewer"), name="review_handed_in_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Assignment",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="units.unit",
                    ),
                ),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="assignments",
                        to="review.reviewround",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("round", "reviewer", "unit"), name="review_assigned_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reviewer", models.F("unit")), _negated=True),
                        name="review_nobody_marks_itself",
                    ),
                ],
            },
        ),
    ]
