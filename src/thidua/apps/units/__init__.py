"""Units and blocks: names over time, successions, memberships."""

from __future__ import annotations
