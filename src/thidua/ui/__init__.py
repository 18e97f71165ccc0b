"""What pages share: static files, components, the words of refusals and accounts."""

from __future__ import annotations
