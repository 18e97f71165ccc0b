"""The ledger's mathematics: leaves, the tree over them, and proofs that nothing was changed."""

from __future__ import annotations
