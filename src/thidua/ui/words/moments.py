"""The day of a moment, as officers write it: on the clock of the offices."""

from __future__ import annotations

from datetime import datetime

from django.utils.timezone import get_default_timezone

from thidua.ui.words.numbers import day


def day_of(moment: datetime) -> str:
    """Write the day that it is at an aware moment: 29/03/2024."""
    return day(moment.astimezone(get_default_timezone()).date())
