"""The words when a page cannot be shown, or nobody can be let in."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

WORDS: dict[str, Phrase] = {
    "SuchPageNotKnown": Phrase(
        vi="Không có mục “{asked}” ở địa chỉ này; xin xem lại địa chỉ hoặc bắt đầu từ trang đầu.",
        en="There is no “{asked}” at this address; check the address or start from the first page.",
    ),
}
