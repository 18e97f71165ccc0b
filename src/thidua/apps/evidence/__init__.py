"""Evidence ('minh chứng'): files and links that stand behind the figures of a row."""

from __future__ import annotations
