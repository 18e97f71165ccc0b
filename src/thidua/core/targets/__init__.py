"""Targets that units register for a year: what they say, how far they are reached, where they lead."""

from __future__ import annotations
