"""Cross-scoring ('chấm chéo'): units mark each other, blind until all is revealed together."""

from __future__ import annotations
