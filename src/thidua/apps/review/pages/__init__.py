"""The pages of cross-scoring."""

from __future__ import annotations
