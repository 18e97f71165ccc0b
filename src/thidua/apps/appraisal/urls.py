"""Addresses of the appraisal and of objections."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

YEAR = "khoi/<slug:block>/nam/<int:year>/"

app_name = "appraisal"
urlpatterns: list[URLPattern | URLResolver] = []
