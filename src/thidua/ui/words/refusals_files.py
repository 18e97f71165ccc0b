"""The words when a file cannot be read."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

NOTHING_VI = " Chưa có gì được nạp."
NOTHING_EN = " Nothing was loaded."


def _phrase(vi: str, en: str) -> Phrase:
    return Phrase(vi=vi + NOTHING_VI, en=en + NOTHING_EN)


WORDS: dict[str, Phrase] = {
    "AliasInYaml": _phrase(
        "{name}, dòng {line}: không dùng neo và bí danh (& và *); xin ghi lại giá trị.",
        "{name}, line {line}: anchors and aliases (& and *) are not used; write the value again.",
    ),
    "ControlCharacter": _phrase(
        "{name}, dòng {line}: có ký tự điều khiển không đọc được; xin xóa ký tự đó.",
        "{name}, line {line}: there is a control character; delete it.",
    ),
    "CsvUnreadable": _phrase(
        "{name}, dòng {line}: dấu ngoặc kép chưa đóng hoặc bảng quá dài.",
        "{name}, line {line}: a quotation mark is not closed, or the table is too long.",
    ),
    "FileMissing": _phrase(
        "Không mở được tệp {name}; xin kiểm tra tên và quyền đọc.",
        "The file {name} cannot be opened; check its name and permissions.",
    ),
    "KeyNotText": _phrase(
        "{name}, dòng {line}: tên mục phải là chữ, không phải danh sách.",
        "{name}, line {line}: a key must be text, not a list.",
    ),
    "KeyTwice": _phrase(
        "{name}, dòng {line}: mục “{key}” đã ghi ở dòng {first}; xin bỏ một chỗ.",
        "{name}, line {line}: “{key}” stands in line {first} already; drop one of them.",
    ),
    "NotAWorkbook": _phrase(
        "{name} không phải bảng tính .xlsx đọc được (hỏng, có mật khẩu, hoặc là tệp .xls cũ); xin "
        "lưu lại thành .xlsx.",
        "{name} is not a readable .xlsx workbook (damaged, locked, or an old .xls); save it as .xlsx.",
    ),
    "NotOneMapping": _phrase(
        "{name}: tệp trống hoặc không phải một bảng gồm các mục “tên: giá trị”.",
        "{name}: the file is empty or is not one mapping of “key: value”.",
    ),
    "NotYaml": _phrase(
        "{name}, dòng {line}, cột {column}: viết sai cú pháp YAML; xem lại dấu hai chấm, dấu ngoặc "
        "và thụt đầu dòng bằng dấu cách.",
        "{name}, line {line}, column {column}: this is not YAML; look at colons, brackets, and "
        "indent with spaces.",
    ),
    "OldEncoding": _phrase(
        "{name} dùng bảng mã cũ {encoding}; xin chuyển sang Unicode và lưu thành UTF-8.",
        "{name} is in the old encoding {encoding}; convert it to Unicode and save it as UTF-8.",
    ),
    "ScalarTooLong": _phrase(
        "{name}, dòng {line}: một giá trị dài quá {limit} ký tự.",
        "{name}, line {line}: one value has more than {limit} characters.",
    ),
    "TagInYaml": _phrase(
        "{name}, dòng {line}: không dùng thẻ (dấu !) của YAML.",
        "{name}, line {line}: YAML tags (!) are not used.",
    ),
    "TextTooLarge": _phrase(
        "{name}: tệp có {size} ký tự, vượt mức {limit}.",
        "{name}: the file has {size} characters, more than {limit}.",
    ),
    "TooManyNodes": _phrase(
        "{name}, dòng {line}: tệp có quá {limit} giá trị.",
        "{name}, line {line}: the file has more than {limit} values.",
    ),
    "UnknownEncoding": _phrase(
        "Không nhận ra bảng mã của {name}; xin lưu lại thành UTF-8.",
        "The encoding of {name} is not known; save it as UTF-8.",
    ),
    "WorkbookTooLarge": _phrase(
        "{name}: bảng tính quá lớn; chỉ để lại trang số liệu.",
        "{name}: the workbook is too large; keep the sheet of figures only.",
    ),
    "YamlRefused": _phrase("{name}: không đọc được.", "{name}: cannot be read."),
    "YamlTooDeep": _phrase(
        "{name}, dòng {line}: quá {limit} tầng lồng nhau.",
        "{name}, line {line}: more than {limit} levels deep.",
    ),
}
