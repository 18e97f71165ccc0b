"""Addresses of a person's deadlines and of the calendar made of them."""

from __future__ import annotations

from django.urls import path

from thidua.apps.notices import pages

app_name = "notices"
urlpatterns = [
    path("tai-khoan/moc-sap-toi/", pages.show_deadlines, name="deadlines"),
    path("tai-khoan/moc-sap-toi/thu-hoi/", pages.take_back, name="take_back"),
    path("lich.ics", pages.give_feed, name="feed"),
]
