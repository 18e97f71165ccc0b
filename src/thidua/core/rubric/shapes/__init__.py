"""The shapes of rules met in regulations: one module a family, each lowered to a formula."""

from __future__ import annotations
