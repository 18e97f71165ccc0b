"""Addresses of a unit's evidence."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

YEAR = "khoi/<slug:block>/nam/<int:year>/"

app_name = "evidence"
urlpatterns: list[URLPattern | URLResolver] = []
