"""Addresses of a unit's evidence: its files. The page that lists them stands with the sheet's rows."""

from __future__ import annotations

from django.urls import path

from thidua.apps.evidence.pages import give_file

YEAR = "khoi/<slug:block>/nam/<int:year>/"

app_name = "evidence"
urlpatterns = [
    path(f"{YEAR}don-vi/<str:unit>/minh-chung/<int:attachment>/tep/", give_file, name="file"),
]
