"""What a unit's draft comes to, from its own figures alone: nothing of another unit has a part in it."""

from __future__ import annotations

from collections.abc import Mapping

from thidua.apps.scoring.drafts import PeriodDraft
from thidua.apps.scoring.memo import Memo
from thidua.apps.scoring.queries import AdoptedRubric
from thidua.core.rubric.figures import Figures, sheet
from thidua.core.rubric.scoring.alone import Alone, AlonePlan, plan_alone, score_alone

PLANS: Memo[str, AlonePlan] = Memo(kept=32)


def draft_score(adopted: AdoptedRubric, unit: str, drafts: Mapping[str, PeriodDraft]) -> Alone:
    plan = PLANS.get(adopted.source_hash, lambda: plan_alone(adopted.rubric))
    own = (sheet(unit, one.values, period=one.period) for one in drafts.values())
    return score_alone(plan, Figures(tuple(own)), unit)
