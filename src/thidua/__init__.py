"""thidua runs the whole year of a Vietnamese emulation block."""

from __future__ import annotations
