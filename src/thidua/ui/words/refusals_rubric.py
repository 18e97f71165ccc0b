"""The words when the rubric engine or the ledger says no."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

WORDS: dict[str, Phrase] = {
    "ChangeOutsideBlock": Phrase(
        vi="Thay đổi nêu đơn vị “{unit}”, kỳ “{period}”, không có trong số liệu của khối.",
        en="The change names unit “{unit}”, period “{period}”, which the block's figures lack.",
    ),
    "FactNotPlain": Phrase(
        vi="Sổ ghi chỉ nhận chữ, số nguyên và có/không; {name} thuộc kiểu {kind}.",
        en="The ledger takes texts, whole numbers and yes or no; {name} is of kind {kind}.",
    ),
    "FigureOfOtherKind": Phrase(
        vi="Số liệu {figure} có giá trị “{value}” không đúng kiểu mà quy tắc cần.",
        en="The figure {figure} has the value “{value}”, of another kind than its rule needs.",
    ),
    "FiguresInCircle": Phrase(
        vi="Số liệu {figure} được tính từ chính nó; xin sửa công thức.",
        en="The figure {figure} is computed from itself; mend its formula.",
    ),
    "FormulaTooDeep": Phrase(
        vi="Công thức có quá {limit} tầng, tại ký tự thứ {column}.",
        en="The formula has more than {limit} levels, at character {column}.",
    ),
    "FormulaTooLong": Phrase(
        vi="Công thức dài {length} ký tự, vượt mức {limit}.",
        en="The formula has {length} characters, more than {limit}.",
    ),
    "MixedFigure": Phrase(
        vi="Số liệu {figure} là số ở đơn vị này nhưng là chữ hoặc danh sách ở đơn vị khác.",
        en="The figure {figure} is a number for one unit, and a text or a list for another.",
    ),
    "NoSuchRow": Phrase(vi="Bảng không có mục {row}.", en="The table has no row {row}."),
    "NumberTooLarge": Phrase(
        vi="Phép lũy thừa cho số quá lớn, vượt mức {limit}.",
        en="A power gives a number beyond the limit of {limit}.",
    ),
    "NumberTooLong": Phrase(
        vi="Số ở ký tự thứ {column} dài quá {limit} chữ số.",
        en="The number at character {column} has more than {limit} digits.",
    ),
    "OutsideTransaction": Phrase(
        vi="Việc “{deed}” chưa được ghi sổ nên không được thực hiện.",
        en="The deed “{deed}” was not recorded, and so not done.",
    ),
    "RowsInCircle": Phrase(
        vi="Các mục tính theo điểm của nhau thành vòng: {rows}; xin bỏ một công thức.",
        en="Rows are computed from each other in a circle: {rows}; drop one formula.",
    ),
    "SaltTooShort": Phrase(
        vi="Chuỗi ngẫu nhiên dài {length} byte, cần ít nhất {least}.",
        en="The salt has {length} bytes; at least {least} are needed.",
    ),
    "DecimalComma": Phrase(
        vi="Trong công thức, số thập phân viết bằng dấu chấm (1.5); dấu “{sign}” ở vị trí {column} ngăn hai "
        "giá trị, nếu đúng ý thì thêm dấu cách sau nó.",
        en="In a formula decimals have a point (1.5); “{sign}” at {column} parts two values: if that is "
        "meant, put a space after it.",
    ),
    "StrangeSign": Phrase(
        vi="Ký tự “{sign}” ở vị trí {column} không dùng trong công thức.",
        en="The sign “{sign}” at {column} does not belong in a formula.",
    ),
    "TextHasNoOrder": Phrase(
        vi="Chữ chỉ so sánh bằng hoặc khác nhau, không dùng “{sign}” (ký tự thứ {column}).",
        en="Texts are equal or not; “{sign}” at {column} does not apply.",
    ),
    "TimeWithoutZone": Phrase(
        vi="Thời điểm {at} thiếu múi giờ.", en="The time {at} has no time zone."
    ),
    "UnexpectedPart": Phrase(
        vi="Công thức sai ở ký tự thứ {column}: gặp “{found}”.",
        en="The formula is wrong at character {column}: found “{found}”.",
    ),
    "UnknownFunction": Phrase(
        vi="Không có hàm “{name}” (ký tự thứ {column}).",
        en="There is no function “{name}” (character {column}).",
    ),
    "WrongArguments": Phrase(
        vi="Hàm “{name}” (ký tự thứ {column}) nhận sai số lượng hoặc kiểu giá trị.",
        en="The function “{name}” (character {column}) has the wrong arguments.",
    ),
}
