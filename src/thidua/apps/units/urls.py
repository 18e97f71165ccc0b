"""Addresses of a province's settings and of a block's members, people and changes."""

from __future__ import annotations

from django.urls import path

from thidua.apps.units.pages import block, changes, people, places, province

PROVINCE = "tinh/<str:province>/"
BLOCK = "khoi/<slug:block>/"

app_name = "units"
urlpatterns = [
    path(PROVINCE, province.show_province, name="province"),
    path(f"{PROVINCE}don-vi-moi/", province.new_unit, name="new_unit"),
    path(f"{PROVINCE}khoi-moi/", province.new_block, name="new_block"),
    path(f"{PROVINCE}thay-doi/", changes.change, name="change"),
    path(BLOCK, block.show_block, name="block"),
    path(f"{BLOCK}thanh-vien-moi/", places.admit, name="admit"),
    path(f"{BLOCK}thanh-vien/<int:number>/ra-khoi/", places.end, name="end_place"),
    path(f"{BLOCK}tai-khoan-moi/", people.open_for, name="open_account"),
    path(f"{BLOCK}vai-tro-moi/", people.give, name="give_role"),
    path(f"{BLOCK}vai-tro/<int:number>/ket-thuc/", people.end, name="end_role"),
]
