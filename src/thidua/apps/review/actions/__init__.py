"""The deeds of cross-scoring: open the round, name conflicts, step back, mark, hand in."""

from __future__ import annotations

from thidua.apps.review.actions.marking import (
    MarkAboveMost,
    MarkBelowZero,
    Marking,
    MarkReasonMissing,
    MarksChangedMeanwhile,
    RowNotCrossScored,
    TypedMark,
    hand_in_marks,
    save_marks,
)
from thidua.apps.review.actions.round import (
    ConflictNamedAlready,
    ConflictReasonMissing,
    MarksHandedIn,
    NamedPair,
    NotAssigned,
    NothingToCrossScore,
    RoundNotOpened,
    RoundOpenedAlready,
    RoundOpening,
    RoundRuleOutOfBounds,
    add_conflict,
    open_round,
    recuse,
)

__all__ = [
    "ConflictNamedAlready",
    "ConflictReasonMissing",
    "MarkAboveMost",
    "MarkBelowZero",
    "MarkReasonMissing",
    "Marking",
    "MarksChangedMeanwhile",
    "MarksHandedIn",
    "NamedPair",
    "NotAssigned",
    "NothingToCrossScore",
    "RoundNotOpened",
    "RoundOpenedAlready",
    "RoundOpening",
    "RoundRuleOutOfBounds",
    "RowNotCrossScored",
    "TypedMark",
    "add_conflict",
    "hand_in_marks",
    "open_round",
    "recuse",
    "save_marks",
]
