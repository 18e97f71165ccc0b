"""Addresses of logging in and out."""

from __future__ import annotations

from django.urls import path

from thidua.apps.people import pages

app_name = "people"
urlpatterns = [
    path("dang-nhap/", pages.log_in, name="log_in"),
    path("dang-xuat/", pages.log_out, name="log_out"),
]
