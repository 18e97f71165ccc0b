"""The shell: one folder per subject, all cut alike."""

from __future__ import annotations
