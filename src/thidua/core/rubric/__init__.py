"""The rubric: a table of criteria that computes points from figures, exactly and with its reasons."""

from __future__ import annotations
