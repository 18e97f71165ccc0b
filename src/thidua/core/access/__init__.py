"""Who may do what: the permissions, the roles, and the one table that joins them."""

from __future__ import annotations
