"""Addresses of cross-scoring."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

YEAR = "khoi/<slug:block>/nam/<int:year>/"

app_name = "review"
urlpatterns: list[URLPattern | URLResolver] = []
