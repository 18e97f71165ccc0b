"""Addresses of targets, the titles aimed at, their changes and their progress."""

from __future__ import annotations

from django.urls import path

from thidua.apps.targets.pages import aims, changing, overview, progress, registering, unit

YEAR = "khoi/<slug:block>/nam/<int:year>/"
UNIT = f"{YEAR}don-vi/<str:unit>/chi-tieu/"

app_name = "targets"
urlpatterns = [
    path(f"{YEAR}chi-tieu/", overview.show_overview, name="overview"),
    path(UNIT, unit.show_unit, name="unit"),
    path(f"{UNIT}xac-nhan/", unit.confirm, name="confirm"),
    path(f"{UNIT}danh-hieu/", aims.choose_aims, name="aims"),
    path(f"{UNIT}quy/<int:quarter>/", progress.report_quarter, name="progress"),
    path(f"{UNIT}yeu-cau/<int:change>/", changing.decide, name="decide"),
    path(f"{UNIT}<int:number>/", registering.write_target, name="register"),
    path(f"{UNIT}<int:number>/dieu-chinh/", changing.ask, name="ask"),
]
