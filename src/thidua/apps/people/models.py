"""Accounts that log in, and the roles they hold from one date to another."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower


class Account(AbstractBaseUser):
    """One person's way in; what the person may do is in the roles held on a day."""

    login_name = models.CharField(max_length=60, unique=True)
    display_name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    demo = models.BooleanField(default=False)  # its password is printed for all to read
    created_at = models.DateTimeField()

    objects = BaseUserManager["Account"]()

    USERNAME_FIELD = "login_name"
    REQUIRED_FIELDS = ["display_name", "created_at"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(login_name=Lower("login_name")) & ~Q(login_name=""),
                name="people_login_name_in_small_letters",
            ),
        ]

    def __str__(self) -> str:
        return self.login_name


class Assignment(models.Model):
    """A role given to an account by a decision, over a province, a block or a unit.

    It is held from `valid_from` up to but without `valid_to` (null: until further notice).
    """

    class Role(models.TextChoices):
        PROVINCIAL_ADMINISTRATOR = "provincial_administrator", "Quản trị cấp tỉnh"
        BLOCK_HEAD = "block_head", "Trưởng khối"
        SECRETARY = "secretary", "Thư ký khối"
        APPRAISER = "appraiser", "Tổ thẩm định"
        UNIT_LEADER = "unit_leader", "Lãnh đạo đơn vị"
        UNIT_OFFICER = "unit_officer", "Cán bộ đơn vị"

    account = models.ForeignKey(Account, models.PROTECT, related_name="assignments")
    role = models.CharField(max_length=30, choices=Role.choices)
    province = models.CharField(max_length=35, blank=True)
    block = models.ForeignKey("units.Block", models.PROTECT, null=True, related_name="+")
    unit = models.ForeignKey("units.Unit", models.PROTECT, null=True, related_name="+")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    decision = models.ForeignKey("units.LegalDocument", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(role="provincial_administrator", block=None, unit=None) & ~Q(province="")
                )
                | Q(role__in=["block_head", "secretary", "appraiser"])
                & Q(block__isnull=False, unit=None)
                & Q(province="")
                | Q(role__in=["unit_leader", "unit_officer"], block=None, unit__isnull=False)
                & Q(province=""),
                name="people_role_has_its_scope",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")),
                name="people_role_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account}: {self.role}"


class TriedName(models.Model):
    """A login name tried with wrong passwords in a row; only a keyed digest of what was typed."""

    digest = models.CharField(max_length=64, unique=True)
    wrong = models.PositiveIntegerField()
    last_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.wrong} wrong passwords"
