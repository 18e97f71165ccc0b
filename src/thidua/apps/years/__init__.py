"""A block's year: its stages, its dates, its members' data periods."""

from __future__ import annotations
