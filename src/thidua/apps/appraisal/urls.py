"""Addresses of the appraisal and of objections."""

from __future__ import annotations

from django.urls import path

from thidua.apps.appraisal.pages import answering, confirming, objections, overview, raising, unit

YEAR = "khoi/<slug:block>/nam/<int:year>/"
UNIT = f"{YEAR}tham-dinh/<str:unit>/"

app_name = "appraisal"
urlpatterns = [
    path(f"{YEAR}tham-dinh/", overview.show_overview, name="overview"),
    path(UNIT, unit.show_unit, name="unit"),
    path(f"{UNIT}khong-vuong/", confirming.confirm_undisputed, name="undisputed"),
    path(f"{UNIT}ket-thuc/", confirming.confirm_finish, name="finish"),
    path(f"{YEAR}kien-nghi/", objections.show_objections, name="objections"),
    path(f"{YEAR}kien-nghi/<int:objection>/", answering.show_objection, name="objection"),
    path(f"{YEAR}kien-nghi/don-vi/<str:unit>/", raising.raise_page, name="raise"),
]
