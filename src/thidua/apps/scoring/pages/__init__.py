"""The pages of a block's year: its home, the rubric, the units' sheets, the ranking."""

from __future__ import annotations
