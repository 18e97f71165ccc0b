"""Appraisal ('thẩm định') row by row, and the objections ('kiến nghị') that follow it."""

from __future__ import annotations
