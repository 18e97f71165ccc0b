import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("units", "0002_no_overlap"),
    ]

    operations = [
        migrations.AddField(
            model_name="membership",
            name="chosen",
            field=models.CharField(
                blank=True,
                choices=[("assigned", "Phân công"), ("elected", "Bầu"), ("rotation", "Luân phiên")],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="left_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="units.legaldocument",
            ),
        ),
        migrations.AddField(
            model_name="membership",
            name="score_rule",
            field=models.CharField(
                blank=True,
                choices=[
                    ("kept", "Giữ nguyên"),
                    ("prorated", "Tính theo thời gian"),
                    ("excluded", "Không xếp hạng"),
                    ("carried", "Chuyển cho đơn vị kế tục"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="succession",
            name="score_rule",
            field=models.CharField(
                blank=True,
                choices=[
                    ("kept", "Giữ nguyên"),
                    ("prorated", "Tính theo thời gian"),
                    ("excluded", "Không xếp hạng"),
                    ("carried", "Chuyển cho đơn vị kế tục"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(("chosen__in", ["", "assigned", "elected", "rotation"])),
                name="units_membership_choice_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="membership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("score_rule__in", ["", "kept", "prorated", "excluded", "carried"])
                ),
                name="units_membership_score_rule_is_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="succession",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("score_rule__in", ["", "kept", "prorated", "excluded", "carried"])
                ),
                name="units_succession_score_rule_is_known",
            ),
        ),
    ]
