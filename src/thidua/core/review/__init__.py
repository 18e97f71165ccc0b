"""Cross-scoring: who marks whom, what keeps one from it, how marks become one, how fair they are."""

from __future__ import annotations
