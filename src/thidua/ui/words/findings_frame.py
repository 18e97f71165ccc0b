"""Words of a block's departures from the frame above it."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

WORDS: dict[str, Phrase] = {
    "frame_award_count": Phrase(
        vi="{award}: khung cho tối đa {asked}, bảng ghi {found}.",
        en="{award}: the frame allows {asked} at most, the table says {found}.",
    ),
    "frame_award_share": Phrase(
        vi="{award}: khung cho tối đa tỷ lệ {asked}, bảng ghi {found}.",
        en="{award}: the frame allows a share of {asked} at most, the table says {found}.",
    ),
    "frame_award_vote": Phrase(
        vi="{award}: khung yêu cầu tỷ lệ phiếu ít nhất {asked}, bảng ghi {found}.",
        en="{award}: the frame asks for a vote of at least {asked}, the table says {found}.",
    ),
    "frame_bonus_cap": Phrase(
        vi="Điểm thưởng: khung cho tối đa {asked}, bảng ghi {found}.",
        en="Bonus: the frame allows {asked} at most, the table says {found}.",
    ),
    "frame_extra_award": Phrase(
        vi="Khung không có hình thức “{award}”.", en="The frame has no award “{award}”."
    ),
    "frame_extra_group": Phrase(
        vi="Nhóm {row} “{title}” không có trong khung.",
        en="Group {row} “{title}” is not in the frame.",
    ),
    "frame_group_count": Phrase(
        vi="Khung yêu cầu số nhóm {asked}, bảng có {found} nhóm.",
        en="The frame asks for {asked} groups, the table has {found}.",
    ),
    "frame_group_high": Phrase(
        vi="Nhóm {row}: khung cho nhiều nhất {asked} điểm, bảng ghi {found}.",
        en="Group {row}: the frame allows {asked} points at most, the table says {found}.",
    ),
    "frame_group_low": Phrase(
        vi="Nhóm {row}: khung yêu cầu ít nhất {asked} điểm, bảng ghi {found}.",
        en="Group {row}: the frame asks for at least {asked} points, the table says {found}.",
    ),
    "frame_group_missing": Phrase(
        vi="Thiếu nhóm {row} “{title}” mà khung bắt buộc.",
        en="Group {row} “{title}”, which the frame requires, is missing.",
    ),
    "frame_group_open": Phrase(
        vi="Nhóm {row}: khung quy định điểm nhưng bảng chưa ghi điểm tối đa.",
        en="Group {row}: the frame sets its points, but the table states no maximum.",
    ),
    "frame_group_title": Phrase(
        vi="Nhóm {row}: khung ghi tên “{asked}”, bảng ghi “{found}”.",
        en="Group {row}: the frame calls it “{asked}”, the table “{found}”.",
    ),
    "frame_not_in_force": Phrase(
        vi="Khung “{frame}” không có hiệu lực trong năm {year}.",
        en="The frame “{frame}” was not in force in {year}.",
    ),
    "frame_scale": Phrase(
        vi="Khung quy định thang điểm {asked}, bảng ghi {found}.",
        en="The frame sets a scale of {asked}, the table says {found}.",
    ),
}
