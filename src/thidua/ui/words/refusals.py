"""The sentence for each refusal, found by the refusal's name.

Each area keeps its own module `refusals_<area>.py` with a table `WORDS`; a new area is added to
`AREAS` below. `tests/house` holds every `Refusal` to having words here.
"""

from __future__ import annotations

from thidua.core.refusal import Refusal
from thidua.ui.words import (
    refusals_appraisal,
    refusals_drafting,
    refusals_entry,
    refusals_evidence,
    refusals_files,
    refusals_notices,
    refusals_pages,
    refusals_people,
    refusals_publishing,
    refusals_review,
    refusals_rubric,
    refusals_serving,
    refusals_setting_up,
    refusals_shell,
    refusals_targets,
    refusals_tokens,
    refusals_units,
)
from thidua.ui.words.numbers import Lang
from thidua.ui.words.phrase import Phrase

AREAS: tuple[dict[str, Phrase], ...] = (
    refusals_appraisal.WORDS,
    refusals_entry.WORDS,
    refusals_drafting.WORDS,
    refusals_evidence.WORDS,
    refusals_files.WORDS,
    refusals_notices.WORDS,
    refusals_pages.WORDS,
    refusals_people.WORDS,
    refusals_publishing.WORDS,
    refusals_review.WORDS,
    refusals_rubric.WORDS,
    refusals_serving.WORDS,
    refusals_setting_up.WORDS,
    refusals_shell.WORDS,
    refusals_targets.WORDS,
    refusals_tokens.WORDS,
    refusals_units.WORDS,
)

WORDS: dict[str, Phrase] = {name: phrase for area in AREAS for name, phrase in area.items()}


def words_of(refusal: Refusal, lang: Lang) -> str:
    """Return the sentence that tells an officer why, and what to do.

    A refusal without words is a bug and raises `KeyError`.
    """
    return WORDS[type(refusal).__name__].say(refusal.grounds, lang)
