"""The reader of the tests finds a query that starts in a template."""

from __future__ import annotations

import pytest
from django.template import Context, Template

from tests.pages.reader import no_query_in_templates
from thidua.apps.units.models import Unit

pytestmark = pytest.mark.django_db


def test_a_query_before_the_template_is_well() -> None:
    units = list(Unit.objects.all())

    with no_query_in_templates():
        assert Template("{{ units|length }}").render(Context({"units": units})) == "0"


def test_a_query_within_a_template_is_found() -> None:
    units = Unit.objects.all()

    with no_query_in_templates(), pytest.raises(AssertionError, match="a template asks"):
        Template("{% for one in units %}{{ one }}{% endfor %}").render(Context({"units": units}))
