"""From points to places: order, ties, classes, eligibility, quotas and what separates two units."""

from __future__ import annotations
