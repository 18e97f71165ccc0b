"""Names a static file by its content, so that a browser may keep it for ever."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django import template
from django.contrib.staticfiles import finders
from django.templatetags.static import static

DIGITS = 10

register = template.Library()


@register.simple_tag
def asset(name: str) -> str:
    """Give the address of a static file with the first digits of its SHA-256."""
    return f"{static(name)}?v={_mark(name)}"


@lru_cache(maxsize=64)
def _mark(name: str) -> str:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return sha256(Path(found).read_bytes()).hexdigest()[:DIGITS]
