"""The words when the server cannot start, or its database cannot be used."""

from __future__ import annotations

from thidua.ui.words.phrase import Phrase

WORDS: dict[str, Phrase] = {
    "PortInUse": Phrase(
        vi="Cổng {port} trên {host} đang có chương trình khác dùng; chọn cổng khác: "
        "make run PORT={other}",
        en="Port {port} on {host} is in use by another program; choose another: "
        "make run PORT={other}",
    ),
    "PortNotAllowed": Phrase(
        vi="Không được phép mở cổng {port} trên {host}; chọn cổng từ 1024 trở lên: "
        "make run PORT=8000",
        en="Port {port} on {host} may not be opened; choose a port from 1024 up: "
        "make run PORT=8000",
    ),
    "FolderNotWritable": Phrase(
        vi="Không ghi được vào thư mục {folder}; cấp quyền ghi hoặc chỉ thư mục khác bằng "
        "THIDUA_HOME.",
        en="The folder {folder} cannot be written to; allow writing there or name another "
        "folder with THIDUA_HOME.",
    ),
    "DatabaseMisnamed": Phrase(
        vi="THIDUA_DATABASE phải để trống (SQLite) hoặc có dạng postgresql://người@máy:cổng/tên; xin "
        "sửa rồi chạy lại.",
        en="THIDUA_DATABASE must be empty (SQLite) or like postgresql://user@host:port/name; mend "
        "it and run again.",
    ),
    "DatabaseNotReady": Phrase(
        vi="Cơ sở dữ liệu chưa được chuẩn bị cho bản phần mềm này; xin chạy “make run” hoặc “thidua "
        "serve” một lần rồi thử lại.",
        en="The database has not been made ready for this version; run “make run” or “thidua "
        "serve” once and try again.",
    ),
    "DatabaseOutOfReach": Phrase(
        vi="Không dùng được cơ sở dữ liệu ({said}). Với SQLite: kiểm tra THIDUA_HOME, hoặc chạy “make "
        "run” nếu chưa chạy lần nào. Với PostgreSQL: kiểm tra máy chủ có đang chạy và THIDUA_DATABASE.",
        en="The database cannot be used ({said}). With SQLite: check THIDUA_HOME, or run “make run” "
        "if it was never run. With PostgreSQL: check that the server runs, and THIDUA_DATABASE.",
    ),
}
