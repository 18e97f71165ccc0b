"""What stands around every page: headers, language, who acts, and words for refusals."""

from __future__ import annotations
