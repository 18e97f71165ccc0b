"""Registers, confirms and changes targets, and takes in what units report of them each quarter.

What is sent twice is done once; what was written against an older state is refused.
"""

from __future__ import annotations

from thidua.apps.targets.actions.changing import (
    AskedChange,
    ChangeDecidedAlready,
    ChangeNotKnown,
    ChangeWaitsAlready,
    Decided,
    ask_change,
    decide_change,
)
from thidua.apps.targets.actions.registering import (
    Aimed,
    Confirmed,
    NothingRegistered,
    Registered,
    RegistrationChangedMeanwhile,
    aim_at,
    confirm_targets,
    register_target,
)
from thidua.apps.targets.actions.reporting import (
    ProgressChangedMeanwhile,
    Reported,
    report_progress,
)
from thidua.apps.targets.actions.writing import TargetChangedMeanwhile, TargetNotKnown

__all__ = [
    "Aimed",
    "AskedChange",
    "ChangeDecidedAlready",
    "ChangeNotKnown",
    "ChangeWaitsAlready",
    "Confirmed",
    "Decided",
    "NothingRegistered",
    "ProgressChangedMeanwhile",
    "Registered",
    "RegistrationChangedMeanwhile",
    "Reported",
    "TargetChangedMeanwhile",
    "TargetNotKnown",
    "aim_at",
    "ask_change",
    "confirm_targets",
    "decide_change",
    "register_target",
    "report_progress",
]
