"""The pages of the appraisal and of objections."""

from __future__ import annotations
