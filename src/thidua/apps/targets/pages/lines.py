"""A target as a page tells it: words for the number, the direction and how far it is reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from thidua.apps.targets.queries import ProgressFacts, TargetFacts
from thidua.core.targets.target import Better, Target, reached
from thidua.ui.words.numbers import Lang, number, percent


@dataclass(frozen=True, slots=True)
class TargetLine:
    """`link` names the criterion, "" for none; `tone` colours how far the target is reached."""

    number: int
    title: str
    amount: str
    baseline: str
    direction: str
    source: str
    link: str
    latest: str
    standing: str
    tone: str
    address: str = ""


def target_line(
    facts: TargetFacts,
    progress: tuple[ProgressFacts, ...],
    rows: Mapping[str, str],
    lang: Lang,
) -> TargetLine:
    """Tell a target; `rows` are the titles of the rubric's criteria."""
    target = facts.target
    told = [one for one in progress if facts.number in one.values]
    latest, standing, tone = "", "", ""
    if told:
        value = told[-1].values[facts.number]
        words = gettext("Quý %(quarter)d: %(value)s")
        latest = words % {"quarter": told[-1].quarter, "value": number(value, lang)}
        found = reached(target, value)
        tone = "ok" if found.met else "warn"
        standing = gettext("đạt") if found.met else gettext("chưa đạt")
        if found.share is not None:
            standing = f"{standing} · {percent(found.share, lang)}"
    return TargetLine(
        number=facts.number,
        title=target.title,
        amount=amount_words(target, lang),
        baseline="" if target.baseline is None else number(target.baseline, lang),
        direction=direction_words(target),
        source=target.source,
        link=f"{target.row} {rows.get(target.row, '')}".strip(),
        latest=latest,
        standing=standing,
        tone=tone,
    )


def amount_words(target: Target, lang: Lang) -> str:
    return f"{number(target.amount, lang)} {target.measure}"


def direction_words(target: Target) -> str:
    if target.better is Better.LESS:
        return gettext("không vượt quá")
    return gettext("ít nhất")


def told_in_short(target: Target, lang: Lang) -> str:
    """Say a target in one line: its words, its direction and its number."""
    return f"{target.title}: {direction_words(target)} {amount_words(target, lang)}"
