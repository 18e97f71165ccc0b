"""Settings, addresses, middleware: how the shell is served."""

from __future__ import annotations
