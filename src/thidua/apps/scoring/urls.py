"""Addresses of a block's year: its home, the rubric, the ranking, the units' sheets."""

from __future__ import annotations

from django.urls import path

from thidua.apps.scoring.pages import (
    adoption,
    drafting,
    drafting_changes,
    drafting_text,
    entry,
    entry_submit,
    evidence,
    figures_file,
    home,
    ranking,
    rubric,
    sheet,
)

YEAR = "khoi/<slug:block>/nam/<int:year>/"

app_name = "scoring"
urlpatterns = [
    path(YEAR, home.show_home, name="home"),
    path(f"{YEAR}bang-tieu-chi/", rubric.show_rubric, name="rubric"),
    path(f"{YEAR}bang-tieu-chi/van-ban/", rubric.give_rubric_text, name="rubric_text"),
    path(f"{YEAR}du-thao/", drafting.show_draft, name="draft"),
    path(f"{YEAR}du-thao/soan/", drafting_text.edit_draft, name="draft_text"),
    path(f"{YEAR}du-thao/so-sanh/", drafting_changes.show_changes, name="rubric_changes"),
    path(f"{YEAR}du-thao/thong-qua/", adoption.confirm_adoption, name="adoption"),
    path(f"{YEAR}so-lieu/", figures_file.give_figures, name="figures"),
    path(f"{YEAR}don-vi/<str:unit>/", sheet.show_sheet, name="sheet"),
    path(f"{YEAR}don-vi/<str:unit>/tu-cham/", entry.enter_figures, name="entry"),
    path(f"{YEAR}don-vi/<str:unit>/tu-cham/nop/", entry_submit.hand_in, name="entry_submit"),
    path(f"{YEAR}don-vi/<str:unit>/minh-chung/", evidence.show_evidence, name="evidence"),
    path(f"{YEAR}xep-hang/", ranking.show_ranking, name="ranking"),
]
