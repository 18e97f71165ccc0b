"""The address of the first page."""

from __future__ import annotations

from django.urls import path

from thidua.apps.years import pages

app_name = "years"
urlpatterns = [path("", pages.landing, name="landing")]
