"""The figures of a small office, with the titles and units its officers use."""

from __future__ import annotations

from dataclasses import replace

from tests.core.rubric.shapes.world import Declared, declared
from thidua.core.rubric.table import FigureKind

COUNT, NUMBER, PERCENT = FigureKind.COUNT, FigureKind.NUMBER, FigureKind.PERCENT
YES_NO, LIST = FigureKind.YES_NO, FigureKind.LIST

OFFICE: Declared = {
    one.name: one
    for one in (
        declared("dat", NUMBER, title="Kết quả đạt"),
        declared("giao", NUMBER, title="Chỉ tiêu giao"),
        declared("xong", COUNT, title="Số nhiệm vụ hoàn thành", unit="nhiệm vụ"),
        declared("ke_hoach", COUNT, title="Số nhiệm vụ trong kế hoạch", unit="nhiệm vụ"),
        declared("dung_han", PERCENT, title="Tỷ lệ đúng hạn", unit="%"),
        declared("chi_so", PERCENT, title="Chỉ số cải cách hành chính", unit="%"),
        declared("tra_lai", COUNT, title="Số văn bản bị trả lại", unit="văn bản"),
        declared("huy_bo", COUNT, title="Số văn bản bị hủy bỏ", unit="văn bản"),
        declared("bai", COUNT, title="Số tin, bài được đăng", unit="bài"),
        declared("ho_so", COUNT, title="Số hồ sơ đã giải quyết", unit="hồ sơ"),
        declared("tre", COUNT, title="Số hồ sơ trễ hạn", unit="hồ sơ"),
        declared("nguoi", COUNT, title="Số người cùng viết", unit="người"),
        declared("hop", COUNT, title="Số cuộc họp", unit="cuộc"),
        declared("quy_che", YES_NO, title="Có quy chế"),
        declared("dien_tap", YES_NO, title="Tham gia diễn tập"),
        declared("cap_tinh", YES_NO, title="Điển hình cấp tỉnh"),
        declared("cap_nganh", YES_NO, title="Điển hình cấp ngành"),
        replace(declared("xl", FigureKind.LEVEL), title="Xếp loại của ngành"),
        replace(declared("ds_xl", LIST), title="Xếp loại các đoàn thể"),
        declared("ds_chi_tieu", LIST, title="Các chỉ tiêu", columns=2),
        declared("ds_diem", LIST, title="Điểm của các giám khảo"),
        declared("ds_cham", LIST, title="Số ngày chậm của từng báo cáo"),
        declared("ngay_nop", FigureKind.DATE, title="Ngày nộp báo cáo năm"),
        declared("nam_nay", NUMBER, title="Kết quả năm nay"),
        declared("nam_truoc", NUMBER, title="Kết quả năm trước"),
        declared("tu_cham", NUMBER, title="Điểm tự chấm"),
        declared("cham_cheo", NUMBER, title="Điểm chấm chéo"),
        declared("diem_giao", NUMBER, title="Điểm do Hội đồng chấm"),
    )
}
