"""Addresses of cross-scoring."""

from __future__ import annotations

from django.urls import path

from thidua.apps.review.pages import arranging, examining, leaving, overview, results, unit

YEAR = "khoi/<slug:block>/nam/<int:year>/cham-cheo/"

app_name = "review"
urlpatterns = [
    path(YEAR, overview.show_overview, name="overview"),
    path(f"{YEAR}mo-vong/", arranging.arrange_round, name="open"),
    path(f"{YEAR}xung-dot/", arranging.arrange_conflicts, name="conflicts"),
    path(f"{YEAR}khoa/", leaving.hand_in, name="hand_in"),
    path(f"{YEAR}ket-qua/", results.show_results, name="results"),
    path(f"{YEAR}doi-chieu/", examining.examine, name="examine"),
    path(f"{YEAR}<str:unit>/", unit.mark_unit, name="unit"),
    path(f"{YEAR}<str:unit>/khong-cham/", leaving.step_back, name="recuse"),
]
