"""A block's year: its stages, its deadlines, its working days."""

from __future__ import annotations
