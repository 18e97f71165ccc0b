"""A rule said no: the one kind of exception that is not a bug."""

from __future__ import annotations


class Refusal(Exception):
    """A deed or a reading that the rules of the field do not allow.

    A subclass is named for the fact (`NoMarksYet`); its keyword arguments are the grounds.
    The words an officer reads are made from them in `thidua.ui.words.refusals`.
    """

    def __init__(self, **grounds: object) -> None:
        super().__init__(type(self).__name__, grounds)
        self.grounds = grounds
