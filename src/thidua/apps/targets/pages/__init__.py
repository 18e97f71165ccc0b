"""Pages of targets: a unit's, the block's, and the forms that change them."""

from __future__ import annotations
