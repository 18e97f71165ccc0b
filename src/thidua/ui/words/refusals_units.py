"""The words when a unit, a block or a succession cannot be what it is said to be."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

WORDS: dict[str, Phrase] = {
    "NoNameOnDay": Phrase(
        vi="Chưa có tên gọi của đơn vị vào ngày {day}.",
        en="No name of the unit is known on {day}.",
    ),
    "NamesOverlap": Phrase(
        vi="Tên “{first}” và tên “{second}” cùng có hiệu lực vào ngày {day}; mỗi ngày chỉ có một "
        "tên gọi.",
        en="The names “{first}” and “{second}” both hold on {day}; a unit has one name a day.",
    ),
    "NameEndsBeforeItBegins": Phrase(
        vi="Tên “{name}” hết hiệu lực ngày {until}, không sau ngày có hiệu lực {since}.",
        en="The name “{name}” ends on {until}, not after it begins on {since}.",
    ),
    "WrongNumberOfUnits": Phrase(
        vi="Số đơn vị không phù hợp với loại thay đổi: có {before} đơn vị trước và {after} đơn vị "
        "sau. Hợp nhất cần ít nhất 2 đơn vị trước và 1 đơn vị sau; chia tách cần 1 đơn vị trước "
        "và ít nhất 2 đơn vị sau.",
        en="The number of units does not fit the kind of change: {before} before and {after} after. "
        "A merger joins at least 2 into 1; a split makes at least 2 of 1.",
    ),
    "UnitNamedTwice": Phrase(
        vi="Đơn vị {unit} được nêu hai lần ở cùng một bên.",
        en="Unit {unit} is named twice on one side.",
    ),
    "RenameChangesUnit": Phrase(
        vi="Đổi tên giữ nguyên đơn vị, nhưng hai bên lại nêu {before} và {after}.",
        en="A rename keeps the unit, but the two sides name {before} and {after}.",
    ),
    "UnitFollowsItself": Phrase(
        vi="Đơn vị {unit} kết thúc nên không thể là đơn vị kế tục của chính mình.",
        en="Unit {unit} ends, so it cannot be its own successor.",
    ),
    "UnitHasEnded": Phrase(
        vi="Đơn vị {unit} kết thúc từ ngày {ended} nên không tham gia thay đổi ngày {on}.",
        en="Unit {unit} ends on {ended}, so it has no part in a change on {on}.",
    ),
    "UnitCodeNotUsable": Phrase(
        vi="Mã “{code}” không dùng được: mã đơn vị gồm chữ cái không dấu, chữ số, dấu chấm, dấu gạch "
        "(không đứng đầu), tối đa 35 ký tự.",
        en="The code “{code}” cannot be used: a unit's code has letters without marks, digits, dots "
        "and hyphens (not first), at most 35.",
    ),
    "BlockCodeNotUsable": Phrase(
        vi="Mã “{code}” không dùng được: mã cụm, khối gồm chữ cái không dấu, chữ số, dấu gạch, tối đa "
        "60 ký tự.",
        en="The code “{code}” cannot be used: a block's code has letters without marks, digits and "
        "hyphens, at most 60.",
    ),
    "UnitCodeTaken": Phrase(
        vi="Mã {code} đã dùng cho một đơn vị; mã không dùng lại.",
        en="The code {code} belongs to a unit; codes are not used again.",
    ),
    "UnitNotRegistered": Phrase(
        vi="Chưa có đơn vị nào mang mã {code}.",
        en="No unit with the code {code} is registered.",
    ),
    "BlockCodeTaken": Phrase(
        vi="Mã {code} đã dùng cho một cụm, khối thi đua.",
        en="The code {code} belongs to a block.",
    ),
    "BlockNotKnown": Phrase(
        vi="Không có cụm, khối thi đua {block}.",
        en="There is no block {block}.",
    ),
    "MemberAlready": Phrase(
        vi="Đơn vị {code} đã là thành viên của khối trong thời gian này.",
        en="Unit {code} is a member of the block in this time already.",
    ),
    "BlockHasHead": Phrase(
        vi="Trong thời gian này {code} đang là Trưởng khối; mỗi khối chỉ có một Trưởng khối.",
        en="Unit {code} heads the block in this time; a block has one head.",
    ),
    "MembershipEndsBeforeItBegins": Phrase(
        vi="Ngày ra khỏi khối {until} không sau ngày vào khối {since}; xin sửa lại ngày.",
        en="The membership ends on {until}, not after it begins on {since}; correct the dates.",
    ),
    "MembershipOutlastsUnit": Phrase(
        vi="Đơn vị {code} kết thúc từ ngày {ended} nên không thể ở trong khối từ ngày đó trở đi; "
        "xin sửa lại ngày.",
        en="Unit {code} ends on {ended}, so it has no place in a block from that day on; correct "
        "the dates.",
    ),
    "SameNameAsBefore": Phrase(
        vi="Đơn vị đang mang tên “{name}”; đổi tên cần một tên khác.",
        en="The unit bears the name “{name}” already; a rename needs another.",
    ),
    "NamedLaterAlready": Phrase(
        vi="Đơn vị {code} đã có tên gọi từ ngày {on} hoặc sau đó; xin kiểm tra ngày thay đổi.",
        en="A name of unit {code} from {on} or later is on record; check the day of the change.",
    ),
    "PlacedLaterAlready": Phrase(
        vi="Đơn vị {code} đã được xếp vào khối từ ngày {on} hoặc sau đó; xin kiểm tra ngày thay "
        "đổi.",
        en="Unit {code} has a place in a block from {on} or later; check the day of the change.",
    ),
}
