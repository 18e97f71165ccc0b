"""Pages of publishing: the head's, and what is handed out of published years."""

from __future__ import annotations
