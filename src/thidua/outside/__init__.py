"""What leaves the process: one module a neighbour, whose types stop here."""

from __future__ import annotations
