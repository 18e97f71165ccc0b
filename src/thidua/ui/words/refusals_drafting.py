"""The words when a draft of a rubric cannot be taken."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

WORDS: dict[str, Phrase] = {
    "RubricTextMissing": Phrase(
        vi="Chưa có văn bản nào; xin dán bảng tiêu chí vào ô hoặc chọn tệp.",
        en="There is no text; paste the rubric into the box or choose a file.",
    ),
}
