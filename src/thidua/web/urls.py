"""Every address of the product, by subject."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from thidua.web.api import api

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("thidua.apps.years.urls")),
    path("", include("thidua.apps.people.urls")),
    path("", include("thidua.apps.units.urls")),
    path("", include("thidua.apps.targets.urls")),
    path("", include("thidua.apps.notices.urls")),
    path("", include("thidua.apps.scoring.urls")),
    path("", include("thidua.apps.evidence.urls")),
    path("", include("thidua.apps.review.urls")),
    path("", include("thidua.apps.appraisal.urls")),
    path("", include("thidua.apps.publication.urls")),
    path("", include("thidua.apps.tokens.urls")),
    path("api/v1/", api.urls),
    path("ngon-ngu/", set_language, name="set_language"),
]

handler400 = "thidua.web.error_pages.not_readable"
handler403 = "thidua.web.error_pages.not_allowed"
handler404 = "thidua.web.error_pages.not_found"
handler500 = "thidua.web.error_pages.broken"
