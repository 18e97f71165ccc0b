"""The one table of who may do what; whatever it does not grant is refused.

A line grants a permission to a role where its conditions hold: the thing belongs to the holder's
unit, block or province; it has been published; one of the named stages of the year is open.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from thidua.core.access.roles import Role
from thidua.core.years.stages import StageKind


class Permission(StrEnum):
    ACCOUNT_LOGIN = "account.login"
    ACCOUNT_OPEN = "account.open"
    ACCOUNT_RESET = "account.reset"
    TOKEN_MAKE = "token.make"  # noqa: S105 - a permission, no password
    DEADLINES_SEE = "deadlines.see"
    ROLE_GIVE = "role.give"
    UNIT_REGISTER = "unit.register"
    UNIT_SUCCEED = "unit.succeed"
    BLOCK_FOUND = "block.found"
    CALENDAR_EDIT = "calendar.edit"
    YEAR_OPEN = "year.open"
    PEOPLE_SEE = "people.see"
    BLOCK_SEE = "block.see"
    RUBRIC_SEE = "rubric.see"
    RUBRIC_DRAFT_SEE = "rubric_draft.see"
    RUBRIC_PROPOSE = "rubric.propose"
    RUBRIC_ADOPT = "rubric.adopt"
    TARGET_SEE = "target.see"
    TARGET_REGISTER = "target.register"
    TARGET_CONFIRM = "target.confirm"
    TARGET_CHANGE = "target.change"
    TARGET_APPROVE = "target.approve"
    TARGET_REPORT = "target.report"
    SHEET_SEE = "sheet.see"
    DRAFT_SEE = "draft.see"
    FIGURES_WRITE = "figures.write"
    FIGURES_SUBMIT = "figures.submit"
    FIGURES_VERIFY = "figures.verify"
    EVIDENCE_SEE = "evidence.see"
    EVIDENCE_ATTACH = "evidence.attach"
    CROSS_SCORE_SEE = "cross_score.see"
    CROSS_SCORE_OPEN = "cross_score.open"
    CROSS_SCORE_MARK = "cross_score.mark"
    CROSS_SCORE_RECUSE = "cross_score.recuse"
    CROSS_SCORE_HAND_IN = "cross_score.hand_in"
    CROSS_SCORE_EXAMINE = "cross_score.examine"
    APPRAISAL_SEE = "appraisal.see"
    OBJECTION_SEE = "objection.see"
    OBJECTION_RAISE = "objection.raise"
    OBJECTION_ANSWER = "objection.answer"
    RANKING_SEE = "ranking.see"
    RESULTS_PUBLISH = "results.publish"
    RESULTS_CORRECT = "results.correct"
    LEDGER_SEE = "ledger.see"


class Where(StrEnum):
    """How far the grant reaches."""

    ANYWHERE = "anywhere"
    OWN_PROVINCE = "own_province"
    OWN_BLOCK = "own_block"  # a unit's block is one in which the unit is a member
    OWN_UNIT = "own_unit"


@dataclass(frozen=True, slots=True)
class Grant:
    """One line of the table; without `stages` it holds at any time of the year."""

    permission: Permission
    role: Role
    where: Where
    published: bool = False
    stages: frozenset[StageKind] = frozenset()


_P, _R, _W = Permission, Role, Where
_ADMINISTRATOR = _R.PROVINCIAL_ADMINISTRATOR
_DRAFTING = frozenset({StageKind.DRAFT, StageKind.SIGNING})
_TARGETS = frozenset({StageKind.MID_YEAR, StageKind.CROSS_INSPECTION, StageKind.SELF_SCORE})
_SELF_SCORE = frozenset({StageKind.SELF_SCORE})
_EVIDENCE = frozenset(
    {StageKind.MID_YEAR, StageKind.CROSS_INSPECTION, StageKind.SELF_SCORE, StageKind.OBJECTION}
)
_CROSS_SCORE = frozenset({StageKind.CROSS_SCORE})
_APPRAISAL = frozenset({StageKind.APPRAISAL, StageKind.OBJECTION})
_OBJECTION = frozenset({StageKind.OBJECTION, StageKind.YEAR_END})  # late at the year's end
_YEAR_END = frozenset({StageKind.YEAR_END, StageKind.HAND_OVER})

GRANTS: tuple[Grant, ...] = (
    Grant(_P.ACCOUNT_LOGIN, _ADMINISTRATOR, _W.ANYWHERE),
    Grant(_P.ACCOUNT_LOGIN, _R.BLOCK_HEAD, _W.ANYWHERE),
    Grant(_P.ACCOUNT_LOGIN, _R.SECRETARY, _W.ANYWHERE),
    Grant(_P.ACCOUNT_LOGIN, _R.APPRAISER, _W.ANYWHERE),
    Grant(_P.ACCOUNT_LOGIN, _R.UNIT_LEADER, _W.ANYWHERE),
    Grant(_P.ACCOUNT_LOGIN, _R.UNIT_OFFICER, _W.ANYWHERE),
    Grant(_P.ACCOUNT_OPEN, _R.OPERATOR, _W.ANYWHERE),
    Grant(_P.ACCOUNT_OPEN, _ADMINISTRATOR, _W.OWN_PROVINCE),
    Grant(_P.ACCOUNT_RESET, _R.OPERATOR, _W.ANYWHERE),
    Grant(_P.ACCOUNT_RESET, _ADMINISTRATOR, _W.OWN_PROVINCE),
    Grant(_P.TOKEN_MAKE, _ADMINISTRATOR, _W.ANYWHERE),
    Grant(_P.TOKEN_MAKE, _R.BLOCK_HEAD, _W.ANYWHERE),
    Grant(_P.TOKEN_MAKE, _R.SECRETARY, _W.ANYWHERE),
    Grant(_P.TOKEN_MAKE, _R.APPRAISER, _W.ANYWHERE),
    Grant(_P.TOKEN_MAKE, _R.UNIT_LEADER, _W.ANYWHERE),
    Grant(_P.TOKEN_MAKE, _R.UNIT_OFFICER, _W.ANYWHERE),
    Grant(_P.DEADLINES_SEE, _ADMINISTRATOR, _W.ANYWHERE),
    Grant(_P.DEADLINES_SEE, _R.BLOCK_HEAD, _W.ANYWHERE),
    Grant(_P.DEADLINES_SEE, _R.SECRETARY, _W.ANYWHERE),
    Grant(_P.DEADLINES_SEE, _R.APPRAISER, _W.ANYWHERE),
    Grant(_P.DEADLINES_SEE, _R.UNIT_LEADER, _W.ANYWHERE),
    Grant(_P.DEADLINES_SEE, _R.UNIT_OFFICER, _W.ANYWHERE),
    Grant(_P.ROLE_GIVE, _R.OPERATOR, _W.ANYWHERE),
    Grant(_P.ROLE_GIVE, _ADMINISTRATOR, _W.OWN_PROVINCE),
    Grant(_P.UNIT_REGISTER, _ADMINISTRATOR, _W.OWN_PROVINCE),
    Grant(_P.UNIT_SUCCEED, _ADMINISTRATOR, _W.OWN_PROVINCE),
    Grant(_P.BLOCK_FOUND, _ADMINISTRATOR, _W.OWN_PROVINCE),
    Grant(_P.CALENDAR_EDIT, _ADMINISTRATOR, _W.ANYWHERE),
    Grant(_P.YEAR_OPEN, _ADMINISTRATOR, _W.OWN_PROVINCE),
    Grant(_P.YEAR_OPEN, _R.SECRETARY, _W.OWN_BLOCK),
    Grant(_P.PEOPLE_SEE, _ADMINISTRATOR, _W.OWN_PROVINCE),
    Grant(_P.PEOPLE_SEE, _R.BLOCK_HEAD, _W.OWN_BLOCK),
    Grant(_P.PEOPLE_SEE, _R.SECRETARY, _W.OWN_BLOCK),
    Grant(_P.BLOCK_SEE, _ADMINISTRATOR, _W.OWN_PROVINCE),
    Grant(_P.BLOCK_SEE, _R.BLOCK_HEAD, _W.OWN_BLOCK),
    Grant(_P.BLOCK_SEE, _R.SECRETARY, _W.OWN_BLOCK),
    Grant(_P.BLOCK_SEE, _R.APPRAISER, _W.OWN_BLOCK),
    Grant(_P.BLOCK_SEE, _R.UNIT_LEADER, _W.OWN_BLOCK),
    Grant(_P.BLOCK_SEE, _R.UNIT_OFFICER, _W.OWN_BLOCK),
    Grant(_P.BLOCK_SEE, _R.PUBLIC, _W.ANYWHERE, published=True),
    Grant(_P.RUBRIC_SEE, _ADMINISTRATOR, _W.OWN_PROVINCE),
    Grant(_P.RUBRIC_SEE, _R.BLOCK_HEAD, _W.OWN_BLOCK),
    Grant(_P.RUBRIC_SEE, _R.SECRETARY, _W.OWN_BLOCK),
    Grant(_P.RUBRIC_SEE, _R.APPRAISER, _W.OWN_BLOCK),
    Grant(_P.RUBRIC_SEE, _R.UNIT_LEADER, _W.OWN_BLOCK),
    Grant(_P.RUBRIC_SEE, _R.UNIT_OFFICER, _W.OWN_BLOCK),
    Grant(_P.RUBRIC_SEE, _R.PUBLIC, _W.ANYWHERE, published=True),
    Grant(_P.RUBRIC_DRAFT_SEE, _ADMINISTRATOR, _W.OWN_PROVINCE),
    Grant(_P.RUBRIC_DRAFT_SEE, _R.BLOCK_HEAD, _W.OWN_BLOCK),
    Grant(_P.RUBRIC_DRAFT_SEE, _R.SECRETARY, _W.OWN_BLOCK),
    Grant(_P.RUBRIC_DRAFT_SEE, _R.APPRAISER, _W.OWN_BLOCK),
    Grant(_P.RUBRIC_DRAFT_SEE, _R.UNIT_LEADER, _W.OWN_BLOCK),
    Grant(_P.RUBRIC_DRAFT_SEE, _R.UNIT_OFFICER, _W.OWN_BLOCK),
    Grant(_P.RUBRIC_PROPOSE, _R.SECRETARY, _W.OWN_BLOCK, stages=_DRAFTING),
    Grant(_P.RUBRIC_ADOPT, _R.BLOCK_HEAD, _W.OWN_BLOCK, stages=_DRAFTING),
    Grant(_P.TARGET_SEE, _ADMINISTRATOR, _W.OWN_PROVINCE),
    Grant(_P.TARGET_SEE, _R.BLOCK_HEAD, _W.OWN_BLOCK),
    Grant(_P.TARGET_SEE, _R.SECRETARY, _W.OWN_BLOCK),
    Grant(_P.TARGET_SEE, _R.APPRAISER, _W.OWN_BLOCK),
    Grant(_P.TARGET_SEE, _R.UNIT_LEADER, _W.OWN_UNIT),
    Grant(_P.TARGET_SEE, _R.UNIT_OFFICER, _W.OWN_UNIT),
    Grant(_P.TARGET_SEE, _R.PUBLIC, _W.ANYWHERE, published=True),
    Grant(_P.TARGET_REGISTER, _R.UNIT_LEADER, _W.OWN_UNIT, stages=_DRAFTING),
    Grant(_P.TARGET_REGISTER, _R.UNIT_OFFICER, _W.OWN_UNIT, stages=_DRAFTING),
    Grant(_P.TARGET_CONFIRM, _R.UNIT_LEADER, _W.OWN_UNIT, stages=_DRAFTING),
    Grant(_P.TARGET_CHANGE, _R.UNIT_LEADER, _W.OWN_UNIT, stages=_TARGETS),
    Grant(_P.TARGET_APPROVE, _R.BLOCK_HEAD, _W.OWN_BLOCK, stages=_TARGETS),
    Grant(_P.TARGET_REPORT, _R.UNIT_LEADER, _W.OWN_UNIT, stages=_TARGETS),
    Grant(_P.TARGET_REPORT, _R.UNIT_OFFICER, _W.OWN_UNIT, stages=_TARGETS),
    Grant(_P.SHEET_SEE, _ADMINISTRATOR, _W.OWN_PROVINCE),
    Grant(_P.SHEET_SEE, _R.BLOCK_HEAD, _W.OWN_BLOCK),
    Grant(_P.SHEET_SEE, _R.SECRETARY, _W.OWN_BLOCK),
    Grant(_P.SHEET_SEE, _R.APPRAISER, _W.OWN_BLOCK),
    Grant(_P.SHEET_SEE, _R.UNIT_LEADER, _W.OWN_UNIT),
    Grant(_P.SHEET_SEE, _R.UNIT_OFFICER, _W.OWN_UNIT),
    Grant(_P.SHEET_SEE, _R.PUBLIC, _W.ANYWHERE, published=True),
    Grant(_P.DRAFT_SEE, _R.UNIT_LEADER, _W.OWN_UNIT),
    Grant(_P.DRAFT_SEE, _R.UNIT_OFFICER, _W.OWN_UNIT),
    Grant(_P.FIGURES_WRITE, _R.UNIT_LEADER, _W.OWN_UNIT, stages=_SELF_SCORE),
    Grant(_P.FIGURES_WRITE, _R.UNIT_OFFICER, _W.OWN_UNIT, stages=_SELF_SCORE),
    Grant(_P.FIGURES_SUBMIT, _R.UNIT_LEADER, _W.OWN_UNIT, stages=_SELF_SCORE),
    Grant(_P.FIGURES_VERIFY, _R.SECRETARY, _W.OWN_BLOCK, stages=_APPRAISAL),
    Grant(_P.FIGURES_VERIFY, _R.APPRAISER, _W.OWN_BLOCK, stages=_APPRAISAL),
    # what was sealed stays as it is until the head corrects it
    Grant(_P.FIGURES_VERIFY, _R.SECRETARY, _W.OWN_BLOCK, published=True, stages=_YEAR_END),
    Grant(_P.FIGURES_VERIFY, _R.APPRAISER, _W.OWN_BLOCK, published=True, stages=_YEAR_END),
    Grant(_P.EVIDENCE_SEE, _ADMINISTRATOR, _W.OWN_PROVINCE),
    Grant(_P.EVIDENCE_SEE, _R.BLOCK_HEAD, _W.OWN_BLOCK),
    Grant(_P.EVIDENCE_SEE, _R.SECRETARY, _W.OWN_BLOCK),
    Grant(_P.EVIDENCE_SEE, _R.APPRAISER, _W.OWN_BLOCK),
    Grant(_P.EVIDENCE_SEE, _R.UNIT_LEADER, _W.OWN_UNIT),
    Grant(_P.EVIDENCE_SEE, _R.UNIT_OFFICER, _W.OWN_UNIT),
    Grant(_P.EVIDENCE_ATTACH, _R.UNIT_LEADER, _W.OWN_UNIT, stages=_EVIDENCE),
    Grant(_P.EVIDENCE_ATTACH, _R.UNIT_OFFICER, _W.OWN_UNIT, stages=_EVIDENCE),
    Grant(_P.CROSS_SCORE_SEE, _ADMINISTRATOR, _W.OWN_PROVINCE),
    Grant(_P.CROSS_SCORE_SEE, _R.BLOCK_HEAD, _W.OWN_BLOCK),
    Grant(_P.CROSS_SCORE_SEE, _R.SECRETARY, _W.OWN_BLOCK),
    Grant(_P.CROSS_SCORE_SEE, _R.APPRAISER, _W.OWN_BLOCK),
    Grant(_P.CROSS_SCORE_SEE, _R.UNIT_LEADER, _W.OWN_BLOCK),
    Grant(_P.CROSS_SCORE_SEE, _R.UNIT_OFFICER, _W.OWN_BLOCK),
    Grant(_P.CROSS_SCORE_OPEN, _R.SECRETARY, _W.OWN_BLOCK, stages=_CROSS_SCORE),
    Grant(_P.CROSS_SCORE_MARK, _R.UNIT_LEADER, _W.OWN_UNIT, stages=_CROSS_SCORE),
    Grant(_P.CROSS_SCORE_MARK, _R.UNIT_OFFICER, _W.OWN_UNIT, stages=_CROSS_SCORE),
    Grant(_P.CROSS_SCORE_RECUSE, _R.UNIT_LEADER, _W.OWN_UNIT, stages=_CROSS_SCORE),
    Grant(_P.CROSS_SCORE_HAND_IN, _R.UNIT_LEADER, _W.OWN_UNIT, stages=_CROSS_SCORE),
    Grant(_P.CROSS_SCORE_EXAMINE, _R.BLOCK_HEAD, _W.OWN_BLOCK),
    Grant(_P.CROSS_SCORE_EXAMINE, _R.APPRAISER, _W.OWN_BLOCK),
    Grant(_P.CROSS_SCORE_EXAMINE, _R.SECRETARY, _W.OWN_BLOCK),
    Grant(_P.APPRAISAL_SEE, _ADMINISTRATOR, _W.OWN_PROVINCE),
    Grant(_P.APPRAISAL_SEE, _R.BLOCK_HEAD, _W.OWN_BLOCK),
    Grant(_P.APPRAISAL_SEE, _R.SECRETARY, _W.OWN_BLOCK),
    Grant(_P.APPRAISAL_SEE, _R.APPRAISER, _W.OWN_BLOCK),
    Grant(_P.OBJECTION_SEE, _ADMINISTRATOR, _W.OWN_PROVINCE),
    Grant(_P.OBJECTION_SEE, _R.BLOCK_HEAD, _W.OWN_BLOCK),
    Grant(_P.OBJECTION_SEE, _R.SECRETARY, _W.OWN_BLOCK),
    Grant(_P.OBJECTION_SEE, _R.APPRAISER, _W.OWN_BLOCK),
    Grant(_P.OBJECTION_SEE, _R.UNIT_LEADER, _W.OWN_UNIT),
    Grant(_P.OBJECTION_SEE, _R.UNIT_OFFICER, _W.OWN_UNIT),
    Grant(_P.OBJECTION_RAISE, _R.UNIT_LEADER, _W.OWN_UNIT, stages=_OBJECTION),
    Grant(_P.OBJECTION_ANSWER, _R.BLOCK_HEAD, _W.OWN_BLOCK, stages=_OBJECTION),
    Grant(_P.OBJECTION_ANSWER, _R.SECRETARY, _W.OWN_BLOCK, stages=_OBJECTION),
    Grant(_P.RANKING_SEE, _ADMINISTRATOR, _W.OWN_PROVINCE),
    Grant(_P.RANKING_SEE, _R.BLOCK_HEAD, _W.OWN_BLOCK),
    Grant(_P.RANKING_SEE, _R.SECRETARY, _W.OWN_BLOCK),
    Grant(_P.RANKING_SEE, _R.APPRAISER, _W.OWN_BLOCK),
    Grant(_P.RANKING_SEE, _R.UNIT_LEADER, _W.OWN_BLOCK, stages=_YEAR_END),
    Grant(_P.RANKING_SEE, _R.UNIT_OFFICER, _W.OWN_BLOCK, stages=_YEAR_END),
    Grant(_P.RANKING_SEE, _R.PUBLIC, _W.ANYWHERE, published=True),
    Grant(_P.RESULTS_PUBLISH, _R.BLOCK_HEAD, _W.OWN_BLOCK, stages=_YEAR_END),
    Grant(_P.RESULTS_CORRECT, _R.BLOCK_HEAD, _W.OWN_BLOCK, published=True, stages=_YEAR_END),
    Grant(_P.LEDGER_SEE, _ADMINISTRATOR, _W.OWN_PROVINCE),
    Grant(_P.LEDGER_SEE, _R.BLOCK_HEAD, _W.OWN_BLOCK),
    Grant(_P.LEDGER_SEE, _R.SECRETARY, _W.OWN_BLOCK),
    Grant(_P.LEDGER_SEE, _R.APPRAISER, _W.OWN_BLOCK),
    Grant(_P.LEDGER_SEE, _R.UNIT_LEADER, _W.OWN_BLOCK),
    Grant(_P.LEDGER_SEE, _R.UNIT_OFFICER, _W.OWN_BLOCK),
)
