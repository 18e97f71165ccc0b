"""Targets and titles that units register for a year, their changes and their quarterly progress."""

from __future__ import annotations
