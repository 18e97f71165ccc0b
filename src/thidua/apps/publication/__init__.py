"""What is made public: sealed results, their corrections, open data."""

from __future__ import annotations
