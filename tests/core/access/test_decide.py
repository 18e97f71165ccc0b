"""Every permission for every role, with the thing there to be seen: granted, or refused for a fact.

The expectations are written out again here, role by role, so that a line cannot slip into the
table unnoticed.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from thidua.core.access.decide import (
    Lack,
    NotGranted,
    NotInThisStage,
    NotPublishedYet,
    OfOtherBlock,
    OfOtherProvince,
    OfOtherUnit,
    RoleNotHeld,
    Thing,
    Verdict,
    decide,
    require,
)
from thidua.core.access.grants import GRANTS, Grant, Permission, Where
from thidua.core.access.roles import OPERATOR, PUBLIC, Actor, Held, Role
from thidua.core.years.stages import StageKind

P, R, S = Permission, Role, StageKind
MINE = Thing(
    province="bac-kan", block="noi-chinh", unit="STP", members=frozenset({"CA", "STP", "SNV"})
)
PUBLISHED = replace(MINE, published=True)
ELSEWHERE = Thing(province="ha-giang", block="kinh-te", unit="SCT", members=frozenset({"SCT"}))


def one(held: Held) -> Actor:
    return Actor("account 1", (held,))


ADMINISTRATOR = one(Held(R.PROVINCIAL_ADMINISTRATOR, province="bac-kan"))
HEAD = one(Held(R.BLOCK_HEAD, block="noi-chinh"))
SECRETARY = one(Held(R.SECRETARY, block="noi-chinh"))
APPRAISER = one(Held(R.APPRAISER, block="noi-chinh"))
LEADER = one(Held(R.UNIT_LEADER, unit="STP"))
OFFICER = one(Held(R.UNIT_OFFICER, unit="STP"))
OTHER_LEADER = one(Held(R.UNIT_LEADER, unit="SNV"))
OTHER_OFFICER = one(Held(R.UNIT_OFFICER, unit="SNV"))
NOBODY = Actor("account 2", ())

LOGGED_IN = {P.ACCOUNT_LOGIN, P.TOKEN_MAKE, P.DEADLINES_SEE}
READING = {P.BLOCK_SEE, P.RUBRIC_SEE, P.TARGET_SEE, P.SHEET_SEE, P.RANKING_SEE}
APPRAISING = {P.EVIDENCE_SEE, P.APPRAISAL_SEE, P.OBJECTION_SEE}
OF_OWN_UNIT = {
    P.DRAFT_SEE,
    P.EVIDENCE_SEE,
    P.BLOCK_SEE,
    P.RUBRIC_SEE,
    P.TARGET_SEE,
    P.SHEET_SEE,
    P.OBJECTION_SEE,
}
INSIDE = {P.LEDGER_SEE, P.RUBRIC_DRAFT_SEE, P.CROSS_SCORE_SEE}
MAY_AT_ANY_TIME: list[tuple[Actor, set[Permission]]] = [
    (OPERATOR, {P.ACCOUNT_OPEN, P.ACCOUNT_RESET, P.ROLE_GIVE}),
    (
        ADMINISTRATOR,
        {
            P.ACCOUNT_LOGIN,
            P.TOKEN_MAKE,
            P.DEADLINES_SEE,
            P.ACCOUNT_OPEN,
            P.ACCOUNT_RESET,
            P.ROLE_GIVE,
            P.UNIT_REGISTER,
            P.UNIT_SUCCEED,
            P.BLOCK_FOUND,
            P.CALENDAR_EDIT,
            P.YEAR_OPEN,
            P.PEOPLE_SEE,
            *INSIDE,
            *APPRAISING,
            *READING,
        },
    ),
    (HEAD, {*LOGGED_IN, P.PEOPLE_SEE, P.CROSS_SCORE_EXAMINE, *INSIDE, *APPRAISING, *READING}),
    (
        SECRETARY,
        {
            *LOGGED_IN,
            P.PEOPLE_SEE,
            P.YEAR_OPEN,
            P.CROSS_SCORE_EXAMINE,
            *INSIDE,
            *APPRAISING,
            *READING,
        },
    ),
    (APPRAISER, {*LOGGED_IN, P.CROSS_SCORE_EXAMINE, *INSIDE, *APPRAISING, *READING}),
    (LEADER, {P.ACCOUNT_LOGIN, P.TOKEN_MAKE, P.DEADLINES_SEE, *INSIDE, *OF_OWN_UNIT}),
    (OFFICER, {P.ACCOUNT_LOGIN, P.TOKEN_MAKE, P.DEADLINES_SEE, *INSIDE, *OF_OWN_UNIT}),
    (
        OTHER_LEADER,
        {P.ACCOUNT_LOGIN, P.TOKEN_MAKE, P.DEADLINES_SEE, *INSIDE, P.BLOCK_SEE, P.RUBRIC_SEE},
    ),
    (
        OTHER_OFFICER,
        {P.ACCOUNT_LOGIN, P.TOKEN_MAKE, P.DEADLINES_SEE, *INSIDE, P.BLOCK_SEE, P.RUBRIC_SEE},
    ),
    (PUBLIC, set()),
    (NOBODY, set()),
]
MAY_IN_STAGES: dict[Permission, tuple[list[Actor], set[StageKind]]] = {
    P.RUBRIC_PROPOSE: ([SECRETARY], {S.DRAFT, S.SIGNING}),
    P.RUBRIC_ADOPT: ([HEAD], {S.DRAFT, S.SIGNING}),
    P.FIGURES_WRITE: ([LEADER, OFFICER], {S.SELF_SCORE}),
    P.TARGET_REGISTER: ([LEADER, OFFICER], {S.DRAFT, S.SIGNING}),
    P.TARGET_CONFIRM: ([LEADER], {S.DRAFT, S.SIGNING}),
    P.TARGET_CHANGE: ([LEADER], {S.MID_YEAR, S.CROSS_INSPECTION, S.SELF_SCORE}),
    P.TARGET_APPROVE: ([HEAD], {S.MID_YEAR, S.CROSS_INSPECTION, S.SELF_SCORE}),
    P.TARGET_REPORT: ([LEADER, OFFICER], {S.MID_YEAR, S.CROSS_INSPECTION, S.SELF_SCORE}),
    P.FIGURES_SUBMIT: ([LEADER], {S.SELF_SCORE}),
    P.EVIDENCE_ATTACH: (
        [LEADER, OFFICER],
        {S.MID_YEAR, S.CROSS_INSPECTION, S.SELF_SCORE, S.OBJECTION},
    ),
    P.FIGURES_VERIFY: ([SECRETARY, APPRAISER], {S.APPRAISAL, S.OBJECTION}),
    P.OBJECTION_RAISE: ([LEADER], {S.OBJECTION, S.YEAR_END}),
    P.OBJECTION_ANSWER: ([HEAD, SECRETARY], {S.OBJECTION, S.YEAR_END}),
    P.RANKING_SEE: ([LEADER, OFFICER, OTHER_LEADER, OTHER_OFFICER], {S.YEAR_END, S.HAND_OVER}),
    P.CROSS_SCORE_OPEN: ([SECRETARY], {S.CROSS_SCORE}),
    P.CROSS_SCORE_MARK: ([LEADER, OFFICER], {S.CROSS_SCORE}),
    P.CROSS_SCORE_RECUSE: ([LEADER], {S.CROSS_SCORE}),
    P.CROSS_SCORE_HAND_IN: ([LEADER], {S.CROSS_SCORE}),
    P.RESULTS_PUBLISH: ([HEAD], {S.YEAR_END, S.HAND_OVER}),
}
AFTER_PUBLICATION: dict[Permission, tuple[list[Actor], set[StageKind]]] = {
    P.RESULTS_CORRECT: ([HEAD], {S.YEAR_END, S.HAND_OVER}),
    P.FIGURES_VERIFY: ([SECRETARY, APPRAISER], {S.YEAR_END, S.HAND_OVER}),
}
ACTORS = [actor for actor, _ in MAY_AT_ANY_TIME]


def allowed(actor: Actor, thing: Thing) -> set[Permission]:
    return {permission for permission in P if decide(permission, actor, thing).allowed}


@pytest.mark.parametrize(("actor", "permissions"), MAY_AT_ANY_TIME)
def test_between_stages_each_role_may_exactly_this(
    actor: Actor, permissions: set[Permission]
) -> None:
    assert allowed(actor, MINE) == permissions


@pytest.mark.parametrize("stage", [*StageKind])
@pytest.mark.parametrize(("actor", "permissions"), MAY_AT_ANY_TIME)
def test_once_published_some_may_put_right_what_was_sealed(
    actor: Actor, permissions: set[Permission], stage: StageKind
) -> None:
    before = allowed(actor, replace(MINE, stage=stage))

    more = allowed(actor, replace(PUBLISHED, stage=stage)) - before - READING

    assert permissions <= before
    assert more == {
        permission
        for permission, (who, stages) in AFTER_PUBLICATION.items()
        if actor in who and stage in stages
    }


@pytest.mark.parametrize("stage", [*StageKind])
@pytest.mark.parametrize(("actor", "permissions"), MAY_AT_ANY_TIME)
def test_in_a_stage_each_role_may_this_as_well(
    actor: Actor, permissions: set[Permission], stage: StageKind
) -> None:
    in_stage = {
        permission
        for permission, (actors, stages) in MAY_IN_STAGES.items()
        if actor in actors and stage in stages
    }

    assert allowed(actor, replace(MINE, stage=stage)) == permissions | in_stage


@pytest.mark.parametrize(("actor", "permissions"), MAY_AT_ANY_TIME)
def test_what_is_published_everybody_may_read(actor: Actor, permissions: set[Permission]) -> None:
    assert allowed(actor, PUBLISHED) == permissions | READING


@pytest.mark.parametrize("stage", [None, *StageKind])
@pytest.mark.parametrize(
    "actor", [ADMINISTRATOR, HEAD, SECRETARY, APPRAISER, LEADER, OFFICER, PUBLIC, NOBODY]
)
def test_nobody_may_anything_elsewhere(actor: Actor, stage: StageKind | None) -> None:
    anywhere = LOGGED_IN | {P.CALENDAR_EDIT} if actor is ADMINISTRATOR else LOGGED_IN
    expected = set() if actor in (PUBLIC, NOBODY) else anywhere

    assert allowed(actor, replace(ELSEWHERE, stage=stage)) == expected


def test_a_thing_of_nobody_belongs_to_nobody_without_a_unit_block_or_province() -> None:
    empty = [
        one(Held(R.PROVINCIAL_ADMINISTRATOR)),
        one(Held(R.BLOCK_HEAD)),
        one(Held(R.SECRETARY)),
        one(Held(R.APPRAISER)),
        one(Held(R.UNIT_LEADER)),
        one(Held(R.UNIT_OFFICER)),
    ]

    for actor in empty:
        assert allowed(actor, Thing()) - LOGGED_IN - {P.CALENDAR_EDIT} == set()


def test_several_roles_add_up() -> None:
    both = Actor("account 3", (*LEADER.held, *HEAD.held))

    assert allowed(both, MINE) == allowed(LEADER, MINE) | allowed(HEAD, MINE)


def test_a_verdict_names_the_line_it_rests_on() -> None:
    assert decide(P.SHEET_SEE, OFFICER, MINE) == Verdict(
        P.SHEET_SEE, Grant(P.SHEET_SEE, R.UNIT_OFFICER, Where.OWN_UNIT), None
    )
    assert require(P.RANKING_SEE, OTHER_OFFICER, PUBLISHED) == Grant(
        P.RANKING_SEE, R.PUBLIC, Where.ANYWHERE, published=True
    )
    assert not decide(P.SHEET_SEE, OTHER_OFFICER, MINE).allowed


@pytest.mark.parametrize(
    ("permission", "actor", "thing", "refusal", "lack"),
    [
        (P.LEDGER_SEE, PUBLIC, MINE, RoleNotHeld, Lack.ROLE),
        (P.ROLE_GIVE, NOBODY, MINE, RoleNotHeld, Lack.ROLE),
        (P.UNIT_REGISTER, ADMINISTRATOR, ELSEWHERE, OfOtherProvince, Lack.PROVINCE),
        (P.LEDGER_SEE, HEAD, ELSEWHERE, OfOtherBlock, Lack.BLOCK),
        (P.LEDGER_SEE, OFFICER, ELSEWHERE, OfOtherBlock, Lack.BLOCK),
        (P.FIGURES_WRITE, OTHER_OFFICER, MINE, OfOtherUnit, Lack.UNIT),
        (P.SHEET_SEE, OTHER_OFFICER, MINE, NotPublishedYet, Lack.PUBLICATION),
        (P.BLOCK_SEE, PUBLIC, MINE, NotPublishedYet, Lack.PUBLICATION),
    ],
)
def test_a_refusal_names_what_lacked(
    permission: Permission, actor: Actor, thing: Thing, refusal: type[NotGranted], lack: Lack
) -> None:
    with pytest.raises(refusal) as refused:
        require(permission, actor, thing)

    assert type(refused.value) is refusal
    assert refused.value.grounds == {"permission": permission}
    assert decide(permission, actor, thing) == Verdict(permission, None, lack)


@pytest.mark.parametrize("stage", [None, S.CROSS_SCORE])
def test_a_stage_that_is_not_open_is_named(stage: StageKind | None) -> None:
    thing = replace(MINE, stage=stage)

    with pytest.raises(NotInThisStage) as refused:
        require(P.FIGURES_WRITE, OFFICER, thing)

    assert refused.value.grounds == {"permission": P.FIGURES_WRITE, "stage": stage}
    assert decide(P.FIGURES_WRITE, OFFICER, thing).lack is Lack.STAGE


def test_the_nearest_of_several_lacks_is_named() -> None:
    both = Actor("account 4", (*OTHER_OFFICER.held, *OFFICER.held))

    assert decide(P.FIGURES_WRITE, both, MINE).lack is Lack.STAGE
    assert decide(P.FIGURES_WRITE, Actor("a", tuple(reversed(both.held))), MINE).lack is Lack.STAGE


def test_every_permission_is_granted_to_somebody_and_no_line_stands_twice() -> None:
    assert {grant.permission for grant in GRANTS} == set(P)
    assert len(set(GRANTS)) == len(GRANTS)
