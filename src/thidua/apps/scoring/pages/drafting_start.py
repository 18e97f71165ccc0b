"""From what a new draft may start: last year's rubric, or one of the examples of the product."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from thidua.apps.scoring.rubric_drafts import BUNDLED, bundled_text, for_year, last_years
from thidua.apps.years.framing import page_address
from thidua.apps.years.queries import BlockYear

LAST_YEAR = "nam-truoc"


@dataclass(frozen=True, slots=True)
class Start:
    """A text that one may start from: what it is, and the address that puts it in the box."""

    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Begun:
    """A text put in the box and not saved yet, with what to know of it."""

    text: str
    note: str


def starts_for(year: BlockYear) -> tuple[Start, ...]:
    """Give last year's rubric where there is one, then the examples."""
    here, names = page_address(year, "draft_text"), _names()
    examples = tuple(Start(names[one], f"{here}?tu={one}") for one in BUNDLED)
    if last_years(year) is None:
        return examples
    words = gettext("Bảng tiêu chí đã thông qua của năm %(year)d") % {"year": year.year - 1}
    return (Start(words, f"{here}?tu={LAST_YEAR}"), *examples)


def start_from(key: str, year: BlockYear) -> Begun | None:
    """Give the text that an address asks to start from, the year in it put right; else None."""
    source = _source(key, year)
    if source is None:
        return None
    note = gettext(
        "Văn bản dưới đây chưa được lưu. Dòng “nam” đã đổi thành %(year)d; các nội dung khác, kể cả tên "
        "đơn vị và ngày tháng, được giữ nguyên để sửa lại."
    )
    return Begun(for_year(source, year.year), note % {"year": year.year})


def _source(key: str, year: BlockYear) -> str | None:
    if key == LAST_YEAR:
        before = last_years(year)
        return None if before is None else before.source
    return bundled_text(key) if key in BUNDLED else None


def _names() -> Mapping[str, str]:
    return {
        "khoi-noi-chinh-bac-kan-2024": gettext("Ví dụ: khối thi đua các cơ quan nội chính"),
        "so-tnmt-tien-giang-2022": gettext("Ví dụ: phòng chuyên môn cấp huyện"),
        "cong-doan-6-don-vi": gettext("Ví dụ: công đoàn cơ sở, chấm theo học kỳ"),
        "diem-phong-trao": gettext("Ví dụ: điểm phong trào có trần từng nhóm"),
        "thi-dua-lop-tuan": gettext("Ví dụ: thi đua tuần của lớp"),
        "diem-ren-luyen": gettext("Ví dụ: điểm rèn luyện"),
        "cham-nhieu-giam-khao": gettext("Ví dụ: nhiều giám khảo, bỏ điểm cao nhất và thấp nhất"),
    }
