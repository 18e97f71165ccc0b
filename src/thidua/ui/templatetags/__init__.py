"""Tags that templates of all pages share."""

from __future__ import annotations
