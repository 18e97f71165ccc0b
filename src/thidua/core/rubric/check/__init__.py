"""What a table of criteria gets wrong about itself, or about the frame above it.

Nothing here changes a rubric: every module gives findings, each with its place in the source.
"""

from __future__ import annotations

from thidua.core.rubric.check.bands import band_findings
from thidua.core.rubric.check.basis import basis_findings
from thidua.core.rubric.check.bindings import binding_findings
from thidua.core.rubric.check.cycles import cycle_findings
from thidua.core.rubric.check.references import reference_findings
from thidua.core.rubric.check.sums import sum_findings
from thidua.core.rubric.finding import Finding
from thidua.core.rubric.table import Rubric


def check(rubric: Rubric) -> tuple[Finding, ...]:
    """Find what is wrong or odd in a rubric, in the order of its lines."""
    found = (
        *sum_findings(rubric),
        *band_findings(rubric),
        *binding_findings(rubric),
        *reference_findings(rubric),
        *cycle_findings(rubric),
        *basis_findings(rubric),
    )
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: finding.line))


__all__ = ["check"]
