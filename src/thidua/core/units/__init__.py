"""Units over time: the names they bear, and what follows them when they end."""

from __future__ import annotations
