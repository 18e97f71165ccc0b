"""The few exact steps that every rule is made of, their text form and their evaluation."""

from __future__ import annotations
