"""Addresses of publishing and of what is public."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver

YEAR = "khoi/<slug:block>/nam/<int:year>/"

app_name = "publication"
urlpatterns: list[URLPattern | URLResolver] = []
