"""People: who may log in, and the roles they hold from one date to another."""

from __future__ import annotations
