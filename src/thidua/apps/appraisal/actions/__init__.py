"""Proposes values for figures, takes reported ones over, finishes an appraisal; objections, answers.

What is sent twice is done once; what was written against an older state is refused.
"""

from __future__ import annotations

from thidua.apps.appraisal.actions.finishing import (
    AppraisalChangedMeanwhile,
    Finished,
    RowsNotSettled,
    finish_appraisal,
)
from thidua.apps.appraisal.actions.proposing import (
    ProposalChangedMeanwhile,
    Proposed,
    UndisputedChangedMeanwhile,
    propose_values,
    take_over,
)

__all__ = [
    "AppraisalChangedMeanwhile",
    "Finished",
    "ProposalChangedMeanwhile",
    "Proposed",
    "RowsNotSettled",
    "UndisputedChangedMeanwhile",
    "finish_appraisal",
    "propose_values",
    "take_over",
]
