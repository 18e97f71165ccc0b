"""The addresses of the first page, of opening a year, of its stages and of the calendar."""

from __future__ import annotations

from django.urls import path

from thidua.apps.years.pages import calendar, landing, opening, stages

app_name = "years"
urlpatterns = [
    path("", landing.landing, name="landing"),
    path("lich-ngay-nghi/", calendar.show_calendar, name="calendar"),
    path("lich-ngay-nghi/<str:day>/bo/", calendar.remove, name="remove_day"),
    path("khoi/<slug:block>/nam-moi/", opening.open_new_year, name="open"),
    path("khoi/<slug:block>/nam/<int:year>/moc/", stages.show_stages, name="stages"),
]
