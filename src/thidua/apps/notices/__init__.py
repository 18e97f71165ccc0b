"""What a person should know in time: the stages that open and close, on a page and as a calendar."""

from __future__ import annotations
