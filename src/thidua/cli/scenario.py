"""From the files that a command names to a scenario: a rubric, the figures under it, the claims."""

from __future__ import annotations

import sys
from argparse import Namespace
from pathlib import Path

from thidua.cli import words
from thidua.cli.files import OpenedRubric, open_figures
from thidua.cli.findings import print_findings
from thidua.cli.screen import working
from thidua.core.ranking.what_if import Scenario
from thidua.core.rubric.finding import Severity
from thidua.core.rubric.reading.places import placed
from thidua.core.rubric.scoring import score_block
from thidua.core.rubric.table import Rubric
from thidua.ui.words.numbers import Lang


def told_rubric(opened: OpenedRubric, path: Path, lang: Lang) -> Rubric | None:
    """Tell what stands against scoring by a rubric; give the rubric, if there are no errors.

    What the check merely notes is left to `thidua rubric check`, which is run while a rubric is
    written.
    """
    wrong = [one for one in opened.checked if one.severity is Severity.ERROR]
    found = placed((*opened.findings, *wrong), opened.document)
    print_findings(found, lang, file=path, to=sys.stderr)
    return None if wrong else opened.rubric


def scenario_under(rubric: Rubric, options: Namespace, *, again: bool = False) -> Scenario | None:
    """Open the figures under a rubric and tell what was found in them; None where there are errors.

    Notes are not told `again`. The verified figures are taken, with the score of what units reported as their claims; or, with
    --reported, what they reported.
    """
    with working(words.READING, options.lang):
        opened = open_figures(options.figures, rubric)
    if opened.verified is None or not again:
        print_findings(opened.findings, options.lang, file=options.figures, to=sys.stderr)
    if opened.verified is None:
        return None
    if opened.reported is None:
        if options.reported and not again:
            print(words.NOTHING_REPORTED.say({}, options.lang), file=sys.stderr)
        return Scenario(rubric, opened.verified)
    if options.reported:
        return Scenario(rubric, opened.reported)
    with working(words.SCORING, options.lang):
        claims = score_block(rubric, opened.reported)
    return Scenario(rubric, opened.verified, claims)
