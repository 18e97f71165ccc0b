"""Proposes values, takes reported ones over, finishes an appraisal; raises and answers objections.

What is sent twice is done once; what was written against an older state is refused.
"""

from __future__ import annotations

from thidua.apps.appraisal.actions.answering import (
    Answered,
    AnsweredAlready,
    ObjectionNotKnown,
    answer_objection,
)
from thidua.apps.appraisal.actions.finishing import (
    AppraisalChangedMeanwhile,
    Finished,
    RowsNotSettled,
    finish_appraisal,
)
from thidua.apps.appraisal.actions.objecting import (
    NotAppraisedYet,
    ObjectionOpenAlready,
    Raised,
    raise_objection,
)
from thidua.apps.appraisal.actions.proposing import (
    ProposalChangedMeanwhile,
    Proposed,
    UndisputedChangedMeanwhile,
    propose_values,
    take_over,
)

__all__ = [
    "Answered",
    "AnsweredAlready",
    "AppraisalChangedMeanwhile",
    "Finished",
    "NotAppraisedYet",
    "ObjectionNotKnown",
    "ObjectionOpenAlready",
    "ProposalChangedMeanwhile",
    "Proposed",
    "Raised",
    "RowsNotSettled",
    "UndisputedChangedMeanwhile",
    "answer_objection",
    "finish_appraisal",
    "propose_values",
    "raise_objection",
    "take_over",
]
