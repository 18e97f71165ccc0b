"""The words when a unit's own entry of figures cannot be taken."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

WORDS: dict[str, Phrase] = {
    "FigureWrittenMeanwhile": Phrase(
        vi="Số liệu “{title}” vừa được sửa ở máy khác lúc {at}. Nội dung vừa nhập được giữ; xin chọn "
        "giá trị cần giữ.",
        en="The figure “{title}” was changed elsewhere at {at}. What was entered is kept; choose the "
        "value to keep.",
    ),
    "WrittenSinceRead": Phrase(
        vi="Chưa nộp: số liệu vừa được sửa sau khi mở trang này. Xin xem lại bảng dưới đây rồi nộp.",
        en="Nothing was handed in: figures were changed after this page was opened. Look at them "
        "again, then hand in.",
    ),
}
