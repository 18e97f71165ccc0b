"""Canonical JSON (RFC 8785): one value, one sequence of bytes."""

from __future__ import annotations

from collections.abc import Mapping

import rfc8785


def canonical(value: Mapping[str, object]) -> bytes:
    """Give the canonical bytes of a JSON object; texts must be NFC already, numbers whole.

    Raises ValueError for what JSON or RFC 8785 cannot hold.
    """
    return rfc8785.dumps(value)  # type: ignore[arg-type]  # the library's own recursive type
