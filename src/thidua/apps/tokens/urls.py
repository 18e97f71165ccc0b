"""Addresses of a person's access tokens."""

from __future__ import annotations

from django.urls import path

from thidua.apps.tokens import pages

app_name = "tokens"
urlpatterns = [
    path("tai-khoan/ma-truy-cap/", pages.show_tokens, name="list"),
    path("tai-khoan/ma-truy-cap/<int:token>/thu-hoi/", pages.take_back, name="take_back"),
]
