"""Turns a rule's no into a page with words, or into problem JSON (RFC 9457) for a program."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from thidua.apps.appraisal import actions as appraisal
from thidua.apps.evidence import actions as evidence
from thidua.apps.notices.queries import FeedNotHeld
from thidua.apps.people import actions as people
from thidua.apps.review import actions as review
from thidua.apps.review.queries import NotRevealedYet
from thidua.apps.scoring import actions as scoring
from thidua.apps.scoring import queries as scores
from thidua.apps.targets import actions as targets
from thidua.apps.tokens.actions import TokenNotKnown
from thidua.apps.units import actions as units
from thidua.apps.units import leave
from thidua.apps.years import actions as years
from thidua.apps.years import reschedule
from thidua.apps.years.queries import YearNotKnown
from thidua.core.access.decide import NotGranted, NotInThisStage
from thidua.core.ranking.reading import NoSuchRow
from thidua.core.refusal import Refusal
from thidua.core.targets.quarters import QuarterNotKnown
from thidua.outside.stored_files import KeptFileMissing
from thidua.ui.door import SuchPageNotKnown
from thidua.ui.problems import Problem, answer
from thidua.ui.words.refusals import words_of
from thidua.web.middleware.language import language_of

UNKNOWN: tuple[type[Refusal], ...] = (
    SuchPageNotKnown,
    YearNotKnown,
    NoSuchRow,
    scores.NoRubricAdopted,
    appraisal.ObjectionNotKnown,
    review.NotAssigned,
    review.RowNotCrossScored,
    scoring.NothingSealed,
    units.BlockNotKnown,
    years.SpecialDayNotKnown,
    leave.MembershipNotKnown,
    people.AccountNotKnown,
    people.RoleNotGiven,
    TokenNotKnown,
    FeedNotHeld,
    evidence.EvidenceNotKnown,
    KeptFileMissing,
    targets.TargetNotKnown,
    targets.ChangeNotKnown,
    QuarterNotKnown,
)
CONFLICT: tuple[type[Refusal], ...] = (
    NotInThisStage,
    years.YearOpenedAlready,
    reschedule.StagesChangedMeanwhile,
    leave.MembershipEndedAlready,
    scoring.DraftChangedMeanwhile,
    scoring.OtherTextProposed,
    scoring.FigureWrittenMeanwhile,
    scoring.WrittenSinceRead,
    scoring.FiguresChangedMeanwhile,
    scoring.PublishedAlready,
    scoring.ResultsChangedMeanwhile,
    scoring.NothingToCorrect,
    scoring.KeyUsedForOther,
    appraisal.ProposalChangedMeanwhile,
    appraisal.UndisputedChangedMeanwhile,
    appraisal.AppraisalChangedMeanwhile,
    appraisal.AnsweredAlready,
    appraisal.ObjectionOpenAlready,
    targets.TargetChangedMeanwhile,
    targets.RegistrationChangedMeanwhile,
    targets.ChangeWaitsAlready,
    targets.ChangeDecidedAlready,
    targets.ProgressChangedMeanwhile,
    evidence.EvidenceChangedMeanwhile,
    NotRevealedYet,
    review.RoundOpenedAlready,
    review.RoundNotOpened,
    review.ConflictNamedAlready,
    review.MarksHandedIn,
    review.MarksChangedMeanwhile,
    people.LoginNameTaken,
    people.RoleGivenAlready,
    people.RoleEndedAlready,
)
STATUSES: tuple[tuple[int, tuple[type[Refusal], ...]], ...] = (
    (404, UNKNOWN),
    (409, CONFLICT),
    (403, (NotGranted,)),
)
NOT_DONE = 422


class RefusalPages:
    """Answers for every `Refusal` that a page lets out; any other exception is a bug and passes."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Refusal):
            return None
        return answer(
            request,
            Problem(
                status=status_of(exception, reads=request.method in {"GET", "HEAD"}),
                name=type(exception).__name__,
                words=words_of(exception, language_of(request)),
            ),
        )


def status_of(refusal: Refusal, *, reads: bool) -> int:
    """Give the HTTP status of a refusal: 403, 404, 409 or 422.

    Who only reads at the wrong time is not allowed yet (403); who acts then conflicts (409).
    """
    if reads and isinstance(refusal, NotGranted):
        return 403
    found = (status for status, kinds in STATUSES if isinstance(refusal, kinds))
    return next(found, NOT_DONE)
