"""The words when the server cannot start."""

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
}
