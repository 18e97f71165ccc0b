"""Access tokens ('mã truy cập'): a program acts in a person's name, within the scopes ticked."""

from __future__ import annotations
