"""The command line: parse, call an action or the core, print."""

from __future__ import annotations
