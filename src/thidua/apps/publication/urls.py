"""Addresses of publishing and of what is public."""

from __future__ import annotations

from django.urls import path

from thidua.apps.publication.pages import handed_out, publishing

YEAR = "khoi/<slug:block>/nam/<int:year>/"

app_name = "publication"
urlpatterns = [
    path(f"{YEAR}cong-bo/", publishing.show_publishing, name="publish"),
    path(f"{YEAR}cong-bo/dinh-chinh/", publishing.send_correction, name="correct"),
    path(f"{YEAR}xep-hang/xep-hang.xlsx", handed_out.give_ranking_xlsx, name="ranking_xlsx"),
    path(f"{YEAR}xep-hang/xep-hang.csv", handed_out.give_ranking_csv, name="ranking_csv"),
    path(f"{YEAR}niem-phong/<int:number>/", handed_out.give_sealed, name="sealed"),
    path(f"{YEAR}du-lieu/datapackage.json", handed_out.give_package, name="package"),
    path(f"{YEAR}du-lieu/<str:name>", handed_out.give_data, name="data"),
]
