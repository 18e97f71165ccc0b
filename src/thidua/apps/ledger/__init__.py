"""The ledger: every deed leaves one entry, and no entry is ever changed."""

from __future__ import annotations
