"""Evidence ('minh chứng'): which files are taken, how many, and what is still missing."""

from __future__ import annotations
