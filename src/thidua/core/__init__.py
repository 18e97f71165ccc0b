"""The rules of the field: plain functions on frozen values, standard library only."""

from __future__ import annotations
