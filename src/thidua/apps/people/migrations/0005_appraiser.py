from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_no_overlap"),
        ("units", "0003_choice_and_score_rules"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="assignment",
            name="people_role_has_its_scope",
        ),
        migrations.AlterField(
            model_name="assignment",
            name="role",
            field=models.CharField(
                choices=[
                    ("provincial_administrator", "Quản trị cấp tỉnh"),
                    ("block_head", "Trưởng khối"),
                    ("secretary", "Thư ký khối"),
                    ("appraiser", "Tổ thẩm định"),
                    ("unit_leader", "Lãnh đạo đơn vị"),
                    ("unit_officer", "Cán bộ đơn vị"),
                ],
                max_length=30,
            ),
        ),
        migrations.AddConstraint(
            model_name="assignment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("block", None),
                        ("role", "provincial_administrator"),
                        ("unit", None),
                        models.Q(("province", ""), _negated=True),
                    ),
                    models.Q(
                        ("role__in", ["block_head", "secretary", "appraiser"]),
                        ("block__isnull", False),
                        ("unit", None),
                        ("province", ""),
                    ),
                    models.Q(
                        ("block", None),
                        ("role__in", ["unit_leader", "unit_officer"]),
                        ("unit__isnull", False),
                        ("province", ""),
                    ),
                    _connector="OR",
                ),
                name="people_role_has_its_scope",
            ),
        ),
    ]
