"""The words when evidence cannot be taken: what the file is, and what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from thidua.core.evidence.kinds import FileKind
from thidua.ui.words.numbers import Lang
from thidua.ui.words.phrase import Phrase

KINDS: dict[FileKind, Phrase] = {
    FileKind.PDF: Phrase("tệp PDF", "a PDF file"),
    FileKind.PNG: Phrase("ảnh PNG", "a PNG picture"),
    FileKind.JPEG: Phrase("ảnh JPEG", "a JPEG picture"),
    FileKind.DOCX: Phrase("văn bản DOCX", "a DOCX text"),
    FileKind.XLSX: Phrase("bảng tính XLSX", "an XLSX workbook"),
    FileKind.PPTX: Phrase("bản trình chiếu PPTX", "a PPTX presentation"),
    FileKind.ODT: Phrase("văn bản ODT", "an ODT text"),
    FileKind.ODS: Phrase("bảng tính ODS", "an ODS workbook"),
    FileKind.ARCHIVE: Phrase("tệp nén", "a packed file"),
    FileKind.OLD_OFFICE: Phrase(
        "tệp Office kiểu cũ hoặc có mật khẩu", "an old or a locked Office file"
    ),
    FileKind.PROGRAM: Phrase("chương trình chạy được", "a program"),
    FileKind.WEB_PAGE: Phrase("trang web hoặc tệp XML", "a web page or an XML file"),
    FileKind.OTHER: Phrase("tệp không rõ loại", "a file of unknown kind"),
}
TAKEN = Phrase(
    "Nhận PDF, PNG, JPEG, DOCX, XLSX, PPTX, ODT, ODS.",
    "PDF, PNG, JPEG, DOCX, XLSX, PPTX, ODT and ODS are taken.",
)
NOTHING_VI = " Chưa có gì được lưu"
NOTHING_EN = " Nothing was stored"


@dataclass(frozen=True, slots=True)
class OfKind(Phrase):
    """A sentence that names the kind of file found, `found`, in the reader's language."""

    def say(self, grounds: Mapping[str, object], lang: Lang) -> str:
        """Fill in the kind in words, and an ending in capitals."""
        kind = KINDS[FileKind(str(grounds["found"]))].say({}, lang)
        claimed = str(grounds.get("claimed", "")).upper()
        said = {**grounds, "found": kind, "claimed": claimed}
        return Phrase(self.vi, self.en).say(said, lang)


WORDS: dict[str, Phrase] = {
    "FileNotOfItsKind": OfKind(
        vi="Tệp “{name}” thực chất là {found}, không phải {claimed}."
        + NOTHING_VI
        + "; xin xuất lại đúng loại hoặc sửa đuôi tên tệp.",
        en="The file “{name}” is in fact {found}, not {claimed}."
        + NOTHING_EN
        + "; export it again, or mend the ending of its name.",
    ),
    "KindNotTaken": OfKind(
        vi="Tệp “{name}” thực chất là {found}, không nhận làm minh chứng. "
        + TAKEN.vi
        + NOTHING_VI
        + ".",
        en="The file “{name}” is in fact {found}, which is not taken as evidence. "
        + TAKEN.en
        + NOTHING_EN
        + ".",
    ),
    "FileRunsSomething": Phrase(
        vi="Tệp “{name}” chứa macro hoặc chương trình chạy được."
        + NOTHING_VI
        + "; xin lưu lại thành tệp không có macro, hoặc xuất PDF.",
        en="The file “{name}” carries macros or a program."
        + NOTHING_EN
        + "; save it without macros, or export a PDF.",
    ),
    "ArchiveDamaged": Phrase(
        vi="Tệp “{name}” đã hỏng, không đọc được bên trong."
        + NOTHING_VI
        + "; xin mở bằng phần mềm văn phòng, lưu lại rồi gửi.",
        en="The file “{name}” is damaged and cannot be read."
        + NOTHING_EN
        + "; open it in its program, save it again and send that.",
    ),
    "ArchiveTooLarge": Phrase(
        vi="Tệp “{name}” khi mở ra lớn bất thường, có thể làm treo máy người xem."
        + NOTHING_VI
        + "; xin xuất PDF.",
        en="The file “{name}” unpacks to an unusual size and may stall whoever opens it."
        + NOTHING_EN
        + "; export a PDF.",
    ),
    "ArchiveLocked": Phrase(
        vi="Tệp “{name}” được khóa bằng mật khẩu nên người thẩm định không mở được."
        + NOTHING_VI
        + "; xin bỏ mật khẩu rồi gửi lại.",
        en="The file “{name}” is locked by a password."
        + NOTHING_EN
        + "; take the password off and send it again.",
    ),
    "EvidenceFileTooLarge": Phrase(
        vi="Tệp {size} MB vượt mức {limit} MB. Có thể tách tệp hoặc dán đường dẫn hệ thống văn bản.",
        en="The file has {size} MB, the most is {limit} MB. Divide it, or give a link instead.",
    ),
    "EvidenceFileEmpty": Phrase(
        vi="Tệp “{name}” không có nội dung; xin kiểm tra đã chọn đúng tệp.",
        en="The file “{name}” is empty; check that it is the right one.",
    ),
    "EvidenceFileMissing": Phrase(
        vi="Chưa chọn tệp nào; xin chọn tệp rồi gửi.",
        en="No file was chosen; choose one and send it.",
    ),
    "RowIsFull": Phrase(
        vi="Mục {row} đã có {limit} minh chứng, là mức nhiều nhất; xin rút bớt hoặc gộp tệp.",
        en="Row {row} has {limit} attachments, which is the most; withdraw some, or join files.",
    ),
    "UnitIsFull": Phrase(
        vi="Minh chứng của đơn vị trong năm vượt mức {limit} MB; xin dán đường dẫn thay cho tệp.",
        en="The unit's evidence of the year passes {limit} MB; give links instead of files.",
    ),
    "LinkNotTaken": Phrase(
        vi="Đường dẫn “{address}” không dùng được; xin dán cả địa chỉ, bắt đầu bằng http:// hoặc "
        "https://, không kèm tên đăng nhập.",
        en="The link “{address}” cannot be used; paste the whole address, beginning with http:// or "
        "https://, without a login name.",
    ),
    "EvidenceNotNamed": Phrase(
        vi="Xin ghi tên minh chứng, để người thẩm định biết đường dẫn dẫn đến gì.",
        en="Name the evidence, so that the appraisal knows where the link leads.",
    ),
    "EvidenceTitleTooLong": Phrase(
        vi="Tên minh chứng dài {length} ký tự, nhiều nhất là {limit}; xin viết gọn lại.",
        en="The name has {length} characters, the most is {limit}; make it shorter.",
    ),
    "EvidenceNotKnown": Phrase(
        vi="Không có minh chứng này của đơn vị.",
        en="The unit has no such attachment.",
    ),
    "EvidenceChangedMeanwhile": Phrase(
        vi="Minh chứng “{title}” vừa được người khác thay hoặc rút; xin xem lại bản mới rồi làm tiếp.",
        en="Somebody replaced or withdrew “{title}”; look at what is there now and go on.",
    ),
    "FileNotKept": Phrase(
        vi="Máy chủ chưa ghi được tệp. Chưa có gì được lưu; xin thử lại, nếu lặp lại xin báo quản trị.",
        en="The server cannot write the file. Nothing was stored; try again, and tell the "
        "administrator if it happens again.",
    ),
    "KeptFileMissing": Phrase(
        vi="Không tìm thấy tệp “{name}” trong kho minh chứng; xin báo người vận hành khôi phục từ bản "
        "sao lưu.",
        en="The file “{name}” is not in the store of evidence; ask the operator to restore it.",
    ),
}
