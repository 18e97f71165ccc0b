"""The words when a calendar cannot be given."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

WORDS: dict[str, Phrase] = {
    "FeedNotHeld": Phrase(
        vi="Địa chỉ lịch không đúng hoặc đã thu hồi; xin tạo địa chỉ mới ở trang các mốc sắp tới.",
        en="The address of the calendar is wrong or was revoked; make a new one on the page of "
        "coming dates.",
    ),
}
