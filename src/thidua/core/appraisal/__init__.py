"""Appraisal of what a unit reported, and the objections against it: when each may be taken."""

from __future__ import annotations
