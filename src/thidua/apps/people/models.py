"""Accounts that log in, and the roles they hold from one date to another."""

from __future__ import annotations

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower


class Account(AbstractBaseUser):
    """One person's way in; what the person may do is in the roles held on a day."""

    login_name = models.CharField(max_length=60, unique=True)
    display_name = models.CharField(max_length=120)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()

    objects = BaseUserManager["Account"]()

    USERNAME_FIELD = "login_name"
    REQUIRED_FIELDS = ["display_name", "created_at"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(login_name=Lower("login_name")) & ~models.Q(login_name=""),
                name="people_login_name_in_small_letters",
            ),
        ]

    def __str__(self) -> str:
        return self.login_name
