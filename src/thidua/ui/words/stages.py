"""The names of the ten stages of a year, and of what units are in a block."""

from __future__ import annotations

from thidua.core.years.stages import StageKind
from thidua.ui.words.numbers import Lang
from thidua.ui.words.phrase import Phrase

STAGES: dict[StageKind, Phrase] = {
    StageKind.DRAFT: Phrase("Dự thảo", "Drafts"),
    StageKind.SIGNING: Phrase("Ký giao ước", "Signing"),
    StageKind.MID_YEAR: Phrase("Sơ kết", "Mid-year review"),
    StageKind.CROSS_INSPECTION: Phrase("Kiểm tra chéo", "Cross-inspection"),
    StageKind.SELF_SCORE: Phrase("Tự chấm điểm", "Self-scoring"),
    StageKind.CROSS_SCORE: Phrase("Chấm chéo", "Cross-scoring"),
    StageKind.APPRAISAL: Phrase("Thẩm định", "Appraisal"),
    StageKind.OBJECTION: Phrase("Kiến nghị", "Objections"),
    StageKind.YEAR_END: Phrase("Tổng kết, bỏ phiếu", "Year-end, ballots"),
    StageKind.HAND_OVER: Phrase("Hồ sơ, bàn giao", "Dossiers, hand-over"),
}

CLUSTER = "cluster"
MEMBERS: dict[str, Phrase] = {
    "head": Phrase("Trưởng khối", "Head"),
    "deputy": Phrase("Phó Trưởng khối", "Deputy head"),
    "member": Phrase("", ""),
}
OF_CLUSTERS: dict[str, Phrase] = {
    **MEMBERS,
    "head": Phrase("Cụm trưởng", "Head"),
    "deputy": Phrase("Cụm phó", "Deputy head"),
}


def member_words(kind: str, role: str, lang: Lang) -> str:
    """Name what a member is in a block, or in a cluster; a plain member is "" in both."""
    return (OF_CLUSTERS if kind == CLUSTER else MEMBERS)[role].say({}, lang)
