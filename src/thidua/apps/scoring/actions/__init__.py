"""Proposes and adopts a year's rubric, saves figures as they are typed, takes them in and verifies them, publishes the results and corrects them.

What is sent twice is done once; what was written against an older version is refused.
"""

from __future__ import annotations

from thidua.apps.scoring.actions.drafts import (
    Confirmed,
    FigureWrittenMeanwhile,
    Saved,
    TypedFigure,
    TypedFigures,
    WrittenSinceRead,
    save_figures,
    submit_draft,
)
from thidua.apps.scoring.actions.figures import (
    FiguresChangedMeanwhile,
    HandedIn,
    KeyUsedForOther,
    correct_figures,
    submit_figures,
    verify_figures,
)
from thidua.apps.scoring.actions.publishing import (
    CorrectionReasonTooLong,
    CorrectionUnexplained,
    FiguresNotVerified,
    NobodyToRank,
    NothingSealed,
    NothingToCorrect,
    PublishedAlready,
    ResultsChangedMeanwhile,
    correct_results,
    publish_results,
)
from thidua.apps.scoring.actions.rubrics import (
    DraftChangedMeanwhile,
    NothingProposed,
    OtherTextProposed,
    ProposedText,
    adopt_rubric,
    propose_rubric,
)
from thidua.apps.scoring.meant_for import RubricNamesStranger, RubricOfOtherYear

__all__ = [
    "Confirmed",
    "CorrectionReasonTooLong",
    "CorrectionUnexplained",
    "DraftChangedMeanwhile",
    "FigureWrittenMeanwhile",
    "FiguresChangedMeanwhile",
    "FiguresNotVerified",
    "HandedIn",
    "KeyUsedForOther",
    "NobodyToRank",
    "NothingProposed",
    "NothingSealed",
    "NothingToCorrect",
    "OtherTextProposed",
    "ProposedText",
    "PublishedAlready",
    "ResultsChangedMeanwhile",
    "RubricNamesStranger",
    "RubricOfOtherYear",
    "Saved",
    "TypedFigure",
    "TypedFigures",
    "WrittenSinceRead",
    "adopt_rubric",
    "correct_figures",
    "correct_results",
    "propose_rubric",
    "publish_results",
    "save_figures",
    "submit_draft",
    "submit_figures",
    "verify_figures",
]
