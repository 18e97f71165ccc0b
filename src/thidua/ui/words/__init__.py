"""The words officers read: sentences are made here, the core speaks no language."""

from __future__ import annotations
