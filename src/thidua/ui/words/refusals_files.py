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
        "{name}, dòng {line}, cột {column}: có ký tự điều khiển không đọc được; xin xóa ký tự đó.",
        "{name}, line {line}, column {column}: there is a control character; delete it.",
    ),
    "CsvTooLong": _phrase(
        "{name}: bảng có hơn {limit} dòng; xin chia thành nhiều tệp.",
        "{name}: the table has more than {limit} lines; divide it into several files.",
    ),
    "CsvUnreadable": _phrase(
        "{name}, dòng {line}: dấu ngoặc kép chưa đóng hoặc đặt sai chỗ; xin sửa dòng này hoặc xuất lại tệp CSV.",
        "{name}, line {line}: a quotation mark is not closed or is out of place; mend the line or export the CSV again.",
    ),
    "FileEmpty": _phrase(
        "{name}: tệp trống, không có dữ liệu nào; xin kiểm tra đã chọn đúng tệp.",
        "{name}: the file is empty; check that it is the right one.",
    ),
    "FileMissing": _phrase(
        "Không có tệp {name}; xin kiểm tra tên và thư mục.",
        "There is no file {name}; check its name and folder.",
    ),
    "FileNotReadable": _phrase(
        "Không đọc được tệp {name}; xin kiểm tra quyền đọc và ổ đĩa.",
        "The file {name} cannot be read; check its permissions and the disk.",
    ),
    "FileNotWritten": Phrase(
        vi="Không ghi được tệp {name}; xin kiểm tra thư mục, quyền ghi, và đóng tệp nếu đang mở.",
        en="The file {name} cannot be written; check its folder and permissions, and close it if it is open.",
    ),
    "FileTooLarge": _phrase(
        "{name}: tệp lớn hơn {megabytes} MB; xin chỉ để lại phần số liệu cần đọc.",
        "{name}: the file is larger than {megabytes} MB; keep only the figures that are needed.",
    ),
    "FolderGiven": _phrase(
        "{name} là thư mục; xin chỉ rõ tệp trong đó.",
        "{name} is a folder; name a file in it.",
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
        "{name} không phải bảng tính .xlsx đọc được, hoặc đã hỏng; xin mở bằng phần mềm bảng tính và lưu lại thành .xlsx.",
        "{name} is not a readable .xlsx workbook, or is damaged; open it in a spreadsheet and save it as .xlsx.",
    ),
    "NotOneMapping": _phrase(
        "{name}: tệp trống hoặc không phải một bảng gồm các mục “tên: giá trị”.",
        "{name}: the file is empty or is not one mapping of “key: value”.",
    ),
    "NotText": _phrase(
        "{name} không phải tệp văn bản (là bảng tính, PDF, ảnh hoặc tệp nén); xin chọn tệp YAML hoặc CSV.",
        "{name} is not a text file (it is a workbook, a PDF, a picture or packed); choose a YAML or CSV file.",
    ),
    "NotYaml": _phrase(
        "{name}, dòng {line}, cột {column}: viết sai cú pháp YAML; xem lại dấu hai chấm, dấu ngoặc "
        "và thụt đầu dòng bằng dấu cách.",
        "{name}, line {line}, column {column}: this is not YAML; look at colons, brackets, and "
        "indent with spaces.",
    ),
    "NothingToSet": Phrase(
        vi="--set {target}: không có số liệu hoặc mục nào như vậy; xin viết ĐƠN-VỊ.số_liệu=giá trị hoặc MỤC.khóa=giá trị.",
        en="--set {target}: there is no such figure or row; write UNIT.figure=value or ROW.setting=value.",
    ),
    "OldEncoding": _phrase(
        "{name} dùng bảng mã cũ {encoding}; xin chuyển sang Unicode và lưu thành UTF-8.",
        "{name} is in the old encoding {encoding}; convert it to Unicode and save it as UTF-8.",
    ),
    "OldWorkbook": _phrase(
        "{name} là bảng tính kiểu cũ (.xls), dù tên tệp thế nào; xin mở bằng phần mềm bảng tính và lưu lại thành .xlsx.",
        "{name} is an old workbook (.xls), whatever its name; open it in a spreadsheet and save it as .xlsx.",
    ),
    "ScalarTooLong": _phrase(
        "{name}, dòng {line}: một giá trị dài quá {limit} ký tự; xin viết ngắn lại.",
        "{name}, line {line}: one value has more than {limit} characters; shorten it.",
    ),
    "SeveralDocuments": _phrase(
        "{name}, dòng {line}: tệp chứa nhiều tài liệu (dấu ---); xin tách mỗi bảng thành một tệp.",
        "{name}, line {line}: the file holds several documents (---); keep one in a file.",
    ),
    "TagInYaml": _phrase(
        "{name}, dòng {line}: không dùng thẻ (dấu chấm than) của YAML; xin bỏ thẻ, chỉ để lại giá trị.",
        "{name}, line {line}: YAML tags (exclamation marks) are not used; drop it and keep the value.",
    ),
    "TextTooLarge": _phrase(
        "{name}: tệp có {size} ký tự, vượt mức {limit}; xin kiểm tra đã chọn đúng tệp.",
        "{name}: the file has {size} characters, more than {limit}; check that it is the right one.",
    ),
    "TooManyMarks": _phrase(
        "{name}, dòng {line}: một chữ cái mang hơn {limit} dấu; xin xóa các dấu lạ.",
        "{name}, line {line}: a letter carries more than {limit} marks; delete the strange marks.",
    ),
    "TooManyNodes": _phrase(
        "{name}, dòng {line}: tệp có quá {limit} giá trị; xin kiểm tra đã chọn đúng tệp.",
        "{name}, line {line}: the file has more than {limit} values; check that it is the right one.",
    ),
    "UnitNotScored": Phrase(
        vi="Không có đơn vị “{unit}” trong số liệu; xin chọn một trong: {units}.",
        en="There is no unit “{unit}” in the figures; choose one of {units}.",
    ),
    "UnknownEncoding": _phrase(
        "Không nhận ra bảng mã của {name}; xin lưu lại thành UTF-8.",
        "The encoding of {name} is not known; save it as UTF-8.",
    ),
    "ValueUnfit": Phrase(
        vi="--set {target}: “{value}” không hợp với số liệu này; xin ghi một giá trị như trong tệp số liệu.",
        en="--set {target}: “{value}” does not fit this figure; write a value as a figures file would.",
    ),
    "WorkbookLocked": _phrase(
        "{name} được bảo vệ bằng mật khẩu; xin bỏ mật khẩu, lưu lại rồi thử lại.",
        "{name} is locked by a password; take the password off, save it, and try again.",
    ),
    "WorkbookTooLarge": _phrase(
        "{name}: bảng tính quá lớn, chỉ đọc được tối đa {cells} ô; xin chỉ để lại trang số liệu và xóa các dòng, cột thừa.",
        "{name}: the workbook is too large, at most {cells} cells are read; keep the sheet of figures only, without idle rows and columns.",
    ),
    "YamlRefused": _phrase("{name}: không đọc được.", "{name}: cannot be read."),
    "YamlTooDeep": _phrase(
        "{name}, dòng {line}: quá {limit} tầng lồng nhau; xin viết lại gọn hơn.",
        "{name}, line {line}: more than {limit} levels deep; write it flatter.",
    ),
}
