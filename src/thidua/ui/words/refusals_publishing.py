"""The words when results cannot be published, corrected, or handed out."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

WORDS: dict[str, Phrase] = {
    "NotConfirmed": Phrase(
        vi="Chưa công bố: xin đánh dấu vào ô xác nhận rồi bấm lại.",
        en="Nothing was published: tick the confirmation, then press again.",
    ),
    "NothingSealed": Phrase(
        vi="Kết quả năm {year} chưa công bố nên chưa có bản niêm phong.",
        en="The results of {year} are not published, so nothing is sealed yet.",
    ),
    "NothingToCorrect": Phrase(
        vi="Bảng tiêu chí và số liệu vẫn như bản niêm phong số {number}; không có gì để đính chính.",
        en="Rubric and figures are those of seal {number}; there is nothing to correct.",
    ),
    "CorrectionUnexplained": Phrase(
        vi="Chưa đính chính: xin ghi lý do, vì lý do được đăng công khai cạnh kết quả.",
        en="Nothing was corrected: give the reason, which is published beside the results.",
    ),
    "CorrectionReasonTooLong": Phrase(
        vi="Lý do dài {length} ký tự, nhiều nhất là {limit}; xin viết gọn lại.",
        en="The reason has {length} characters, the most is {limit}; make it shorter.",
    ),
}
