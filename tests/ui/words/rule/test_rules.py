"""Each shape of rule is stated as a rubric tells it to its units, in Vietnamese and English."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.core.rubric.shapes.world import group, row, table
from tests.ui.words.account.figures import OFFICE
from thidua.core.rubric.shapes.registry import SHAPES
from thidua.ui.words.numbers import Lang
from thidua.ui.words.rule import Stated, rule_words
from thidua.ui.words.rule.combined import STATING


@dataclass(frozen=True, slots=True)
class Says:
    """A rule in a row of so many points, and what is said of it: the lead, then its lines."""

    title: str
    rule: str
    most: str
    vi: str
    en: str


STATED = (
    Says(
        "a ratio",
        "{loai: ty_le, tu_so: xong, mau_so: ke_hoach}",
        "10",
        "Số nhiệm vụ hoàn thành ÷ Số nhiệm vụ trong kế hoạch × 10 điểm, tối đa 10 điểm",
        "Số nhiệm vụ hoàn thành ÷ Số nhiệm vụ trong kế hoạch × 10 points, at most 10 points",
    ),
    Says(
        "a ratio without a cap",
        "{loai: ty_le, tu_so: dat, mau_so: giao, tran: khong}",
        "10",
        "Kết quả đạt ÷ Chỉ tiêu giao × 10 điểm, không khống chế mức cao nhất",
        "Kết quả đạt ÷ Chỉ tiêu giao × 10 points, without a cap",
    ),
    Says(
        "a ratio with a cap beyond the whole",
        "{loai: ty_le, tu_so: dat, mau_so: giao, tran: 120%}",
        "10",
        "Kết quả đạt ÷ Chỉ tiêu giao × 10 điểm, tối đa 12 điểm",
        "Kết quả đạt ÷ Chỉ tiêu giao × 10 points, at most 12 points",
    ),
    Says(
        "a ratio with a threshold",
        "{loai: ty_le, tu_so: xong, mau_so: ke_hoach, nguong: 80%, duoi_nguong: 1}",
        "2",
        "Số nhiệm vụ hoàn thành ÷ Số nhiệm vụ trong kế hoạch × 2 điểm, tối đa 2 điểm | dưới 80 %: 1 điểm",
        "Số nhiệm vụ hoàn thành ÷ Số nhiệm vụ trong kế hoạch × 2 points, at most 2 points | under 80%: 1 point",
    ),
    Says(
        "a ratio with a factor",
        "{loai: ty_le, tu_so: dat, mau_so: giao, he_so: 0.5}",
        "10",
        "Kết quả đạt ÷ Chỉ tiêu giao × 0,5 × 10 điểm, tối đa 10 điểm",
        "Kết quả đạt ÷ Chỉ tiêu giao × 0.5 × 10 points, at most 10 points",
    ),
    Says(
        "a ratio of a sum",
        "{loai: ty_le, tu_so: xong + 1, mau_so: ke_hoach}",
        "10",
        "(“Số nhiệm vụ hoàn thành” + 1) ÷ Số nhiệm vụ trong kế hoạch × 10 điểm, tối đa 10 điểm",
        "(“Số nhiệm vụ hoàn thành” + 1) ÷ Số nhiệm vụ trong kế hoạch × 10 points, at most 10 points",
    ),
    Says(
        "a ratio where less is better",
        "{loai: ty_le, tu_so: tre, mau_so: 6, chieu: cang_it}",
        "10",
        "6 ÷ Số hồ sơ trễ hạn × 10 điểm, tối đa 10 điểm | Số hồ sơ trễ hạn bằng 0: 10 điểm",
        "6 ÷ Số hồ sơ trễ hạn × 10 points, at most 10 points | Số hồ sơ trễ hạn is 0: 10 points",
    ),
    Says(
        "a ratio where less is better, without a cap",
        "{loai: ty_le, tu_so: tre, mau_so: 6, chieu: cang_it, tran: khong}",
        "10",
        "6 ÷ Số hồ sơ trễ hạn × 10 điểm, không khống chế mức cao nhất",
        "6 ÷ Số hồ sơ trễ hạn × 10 points, without a cap",
    ),
    Says(
        "a mean of ratios",
        "{loai: ty_le_binh_quan, danh_sach: ds_chi_tieu}",
        "6",
        "Các chỉ tiêu: bình quân tỷ lệ đạt × 6 điểm, mỗi chỉ tiêu tính tối đa 100 %",
        "Các chỉ tiêu: mean share reached × 6 points, each target counted up to 100%",
    ),
    Says(
        "a mean of ratios without a cap, where less is better",
        "{loai: ty_le_binh_quan, danh_sach: ds_chi_tieu, tran: khong, chieu: cang_it}",
        "6",
        "Các chỉ tiêu: bình quân tỷ lệ mức giao trên kết quả × 6 điểm, mỗi chỉ tiêu không khống chế",
        "Các chỉ tiêu: mean share of target by result × 6 points, each target without a cap",
    ),
    Says(
        "goalposts",
        "{loai: tuyen_tinh, bien: chi_so}",
        "3",
        "Chỉ số cải cách hành chính: 0 % được 0 điểm, 100 % được 3 điểm, ở giữa theo tỷ lệ",
        "Chỉ số cải cách hành chính: 0 points at 0%, 3 points at 100%, in proportion between",
    ),
    Says(
        "goalposts that do not hold",
        "{loai: tuyen_tinh, bien: dat, tu: 20, den: 80, chan: false}",
        "3",
        "Kết quả đạt: 20 được 0 điểm, 80 được 3 điểm, ở giữa theo tỷ lệ; ngoài hai mốc vẫn tính theo tỷ lệ",
        "Kết quả đạt: 0 points at 20, 3 points at 80, in proportion between; in proportion beyond them too",
    ),
    Says(
        "growth",
        "{loai: tang_truong, ky_nay: nam_nay, ky_truoc: nam_truoc, goc: 1.5, moi_phan_tram: 0.3, toi_thieu: 0, toi_da: 3}",
        "3",
        "Kết quả năm nay so với Kết quả năm trước: bằng kỳ trước được 1,5 điểm, mỗi 1 % tăng (giảm) cộng (trừ) 0,3 điểm, thấp nhất 0 điểm, cao nhất 3 điểm",
        "Kết quả năm nay against Kết quả năm trước: 1.5 points where equal, 0.3 more (less) for each 1% up (down), at least 0 points, at most 3 points",
    ),
    Says(
        "growth without bounds",
        "{loai: tang_truong, ky_nay: nam_nay - 1, ky_truoc: nam_truoc, moi_phan_tram: 0.5}",
        "3",
        "“Kết quả năm nay” − 1 so với Kết quả năm trước: bằng kỳ trước được 0 điểm, mỗi 1 % tăng (giảm) cộng (trừ) 0,5 điểm",
        "“Kết quả năm nay” − 1 against Kết quả năm trước: 0 points where equal, 0.5 more (less) for each 1% up (down)",
    ),
    Says(
        "against the leader",
        "{loai: so_voi_dan_dau, thuc_hien: dat, chi_tieu: giao}",
        "6",
        "Kết quả đạt so với Chỉ tiêu giao: đạt đúng chỉ tiêu được 3 điểm, chưa đạt thì theo tỷ lệ; phần vượt so với đơn vị vượt cao nhất khối, đơn vị đó được 6 điểm",
        "Kết quả đạt against Chỉ tiêu giao: 3 points for just reaching it, less in proportion; what is over is held against the block's leader, who gets 6 points",
    ),
    Says(
        "against the best",
        "{loai: so_voi_cao_nhat, bien: bai}",
        "10",
        "Số tin, bài được đăng ÷ kết quả cao nhất khối × 10 điểm",
        "Số tin, bài được đăng ÷ the best of the block × 10 points",
    ),
    Says(
        "between worst and best",
        "{loai: gan_tot_nhat, bien: bai}",
        "10",
        "Số tin, bài được đăng: đơn vị nhiều nhất khối được 10 điểm, ít nhất được 0 điểm, ở giữa theo tỷ lệ; các đơn vị bằng nhau cùng được điểm tối đa",
        "Số tin, bài được đăng: 10 points for the most of the block, 0 points for the least, in proportion between; the maximum for all where all are equal",
    ),
    Says(
        "between worst and best, where less is better",
        "{loai: gan_tot_nhat, bien: tre, chieu: cang_it}",
        "10",
        "Số hồ sơ trễ hạn: đơn vị ít nhất khối được 10 điểm, nhiều nhất được 0 điểm, ở giữa theo tỷ lệ; các đơn vị bằng nhau cùng được điểm tối đa",
        "Số hồ sơ trễ hạn: 10 points for the least of the block, 0 points for the most, in proportion between; the maximum for all where all are equal",
    ),
    Says(
        "by place",
        "{loai: theo_hang, bien: bai, bang: [12, 10]}",
        "12",
        "Theo hạng trong khối về Số tin, bài được đăng, nhiều nhất đứng đầu | hạng 1: 12 điểm | hạng 2: 10 điểm | các hạng sau: 0 điểm",
        "By place in the block for Số tin, bài được đăng, most first | place 1: 12 points | place 2: 10 points | later places: 0 points",
    ),
    Says(
        "by place, shared evenly, where less is better",
        "{loai: theo_hang, bien: tre, chieu: cang_it, bang: [12], con_lai: 5, dong_hang: binh_quan}",
        "12",
        "Theo hạng trong khối về Số hồ sơ trễ hạn, ít nhất đứng đầu | hạng 1: 12 điểm | các hạng sau: 5 điểm | đồng hạng: bình quân điểm các hạng",
        "By place in the block for Số hồ sơ trễ hạn, least first | place 1: 12 points | later places: 5 points | shared places: the mean of the places",
    ),
    Says(
        "bands of a percentage",
        "{loai: bac, bien: dung_han, bac: [{tu: 98%, diem: 5}, {tu: 95, phan: 1/2}, {den: 95, diem: 0}]}",
        "5",
        "Tỷ lệ đúng hạn | từ 98 % trở lên: 5 điểm | từ 95 % đến dưới 98 %: 2,5 điểm | dưới 95 %: 0 điểm",
        "Tỷ lệ đúng hạn | 98% or more: 5 points | from 95% to under 98%: 2.5 points | under 95%: 0 points",
    ),
    Says(
        "bands of a ratio",
        "{loai: bac, cong_thuc: dat / giao, bac: [{tu: 100%, diem: 10}, {tu: 0, diem: 0}]}",
        "10",
        "“Kết quả đạt” / “Chỉ tiêu giao” | từ 100 % trở lên: 10 điểm | từ 0 % đến dưới 100 %: 0 điểm",
        "“Kết quả đạt” / “Chỉ tiêu giao” | 100% or more: 10 points | from 0% to under 100%: 0 points",
    ),
    Says(
        "bands of a formula, one with a name",
        "{loai: bac, cong_thuc: xong - 1.5, bac: [{tu: 5, ten: Mức cao, diem: 5}, {tu: 0, diem: 2}]}",
        "5",
        "“Số nhiệm vụ hoàn thành” − 1,5 | Mức cao (từ 5 trở lên): 5 điểm | từ 0 đến dưới 5: 2 điểm",
        "“Số nhiệm vụ hoàn thành” − 1.5 | Mức cao (5 or more): 5 points | from 0 to under 5: 2 points",
    ),
    Says(
        "bands of a formula divided by a number",
        "{loai: bac, cong_thuc: xong / 2, bac: [{tu: 5, diem: 5}, {tu: 0, diem: 2}]}",
        "5",
        "“Số nhiệm vụ hoàn thành” / 2 | từ 5 trở lên: 5 điểm | từ 0 đến dưới 5: 2 điểm",
        "“Số nhiệm vụ hoàn thành” / 2 | 5 or more: 5 points | from 0 to under 5: 2 points",
    ),
    Says(
        "a band with an effect",
        "{loai: bac, bien: tre, bac: [{tu: 4, diem: 0, hieu_luc: khong_xep_hang, ly_do: Trễ quá nhiều}, {tu: 0, diem: 1}]}",
        "1",
        "Số hồ sơ trễ hạn | từ 4 trở lên: 0 điểm; không xếp hạng | từ 0 đến dưới 4: 1 điểm",
        "Số hồ sơ trễ hạn | 4 or more: 0 points; not ranked | from 0 to under 4: 1 point",
    ),
    Says(
        "steps beyond a mark",
        "{loai: bac_thang, bien: dung_han, tren: 92, diem: 0.1, tran: 0.5}",
        "1",
        "Tỷ lệ đúng hạn: vượt 92 %, cứ mỗi nấc 1 % được 0,1 điểm, tối đa 0,5 điểm",
        "Tỷ lệ đúng hạn: 0.1 points for every step of 1% beyond 92%, at most 0.5 points",
    ),
    Says(
        "steps below a mark",
        "{loai: bac_thang, bien: tre, tren: 10, moi: 2, diem: 1, chieu: cang_it}",
        "5",
        "Số hồ sơ trễ hạn: dưới 10 hồ sơ, cứ mỗi nấc 2 hồ sơ được 1 điểm",
        "Số hồ sơ trễ hạn: 1 point for every step of 2 hồ sơ below 10 hồ sơ",
    ),
    Says(
        "a table with two keys",
        "{loai: bang_hai_khoa, hang: {bien: ho_so, tu: [0, 1000]}, cot: {bien: dung_han, tu: [1, 5]}, bang: [[0.5, 1], [1, 1.5]], duoi_cot: 0, duoi_hang: 0.25}",
        "2",
        "Số hồ sơ đã giải quyết, theo Tỷ lệ đúng hạn | từ 0 đến dưới 1.000: từ 1 % đến dưới 5 % → 0,5 điểm; từ 5 % trở lên → 1 điểm | từ 1.000 trở lên: từ 1 % đến dưới 5 % → 1 điểm; từ 5 % trở lên → 1,5 điểm | dưới hàng đầu: 0,25 điểm | dưới cột đầu: 0 điểm",
        "Số hồ sơ đã giải quyết, by Tỷ lệ đúng hạn | from 0 to under 1,000: from 1% to under 5% → 0.5 points; 5% or more → 1 point | 1,000 or more: from 1% to under 5% → 1 point; 5% or more → 1.5 points | below all rows: 0.25 points | below all columns: 0 points",
    ),
    Says(
        "a table with two keys that begins at nothing",
        "{loai: bang_hai_khoa, hang: {bien: ho_so, tu: [0]}, cot: {bien: tre, tu: [0, 2]}, bang: [[1, 0]]}",
        "2",
        "Số hồ sơ đã giải quyết, theo Số hồ sơ trễ hạn | từ 0 trở lên: từ 0 đến dưới 2 → 1 điểm; từ 2 trở lên → 0 điểm",
        "Số hồ sơ đã giải quyết, by Số hồ sơ trễ hạn | 0 or more: from 0 to under 2 → 1 point; 2 or more → 0 points",
    ),
    Says(
        "levels, one with an effect alone",
        "{loai: muc, bien: xl, bang: {XS: 4, KHT: {hieu_luc: {tran_xep_loai: Khá}, ly_do: Không hoàn thành}}, con_lai: 1}",
        "4",
        "Xếp loại của ngành | Xuất sắc: 4 điểm | Không hoàn thành: 0 điểm; xếp loại không quá Khá | còn lại: 1 điểm",
        "Xếp loại của ngành | Xuất sắc: 4 points | Không hoàn thành: 0 points; class no higher than Khá | otherwise: 1 point",
    ),
    Says(
        "levels of a number",
        "{loai: muc, bien: hop, bang: {4: 20, 2.5: {phan: 1/2}}}",
        "20",
        "Số cuộc họp | 4 cuộc: 20 điểm | 2,5 cuộc: 10 điểm",
        "Số cuộc họp | 4 cuộc: 20 points | 2.5 cuộc: 10 points",
    ),
    Says(
        "mean of levels",
        "{loai: muc_binh_quan, danh_sach: ds_xl, bang: {XS: 3, TOT: {phan: 3/4}, HT: {diem: 1}}, con_lai: 0}",
        "3",
        "Xếp loại các đoàn thể: lấy bình quân | Xuất sắc: 3 điểm | Tốt: 2,25 điểm | Hoàn thành: 1 điểm | còn lại: 0 điểm",
        "Xếp loại các đoàn thể: their mean | Xuất sắc: 3 points | Tốt: 2.25 points | Hoàn thành: 1 point | otherwise: 0 points",
    ),
    Says(
        "sum of levels",
        "{loai: muc_binh_quan, cach: tong, danh_sach: ds_xl, bang: {XS: 3, TOT: 1, HT: 1, KHT: 0}}",
        "9",
        "Xếp loại các đoàn thể: cộng lại | Xuất sắc: 3 điểm | Tốt: 1 điểm | Hoàn thành: 1 điểm | Không hoàn thành: 0 điểm",
        "Xếp loại các đoàn thể: added up | Xuất sắc: 3 points | Tốt: 1 point | Hoàn thành: 1 point | Không hoàn thành: 0 points",
    ),
    Says(
        "yes or no",
        "{loai: co_khong, bien: quy_che}",
        "2",
        "Có quy chế: có thì được 2 điểm",
        "Có quy chế: 2 points if yes",
    ),
    Says(
        "a checklist",
        "{loai: danh_muc, phan: [{bien: quy_che, diem: 0.5}, {bien: dien_tap, phan: 1/2, ten: Diễn tập}]}",
        "3",
        "Cộng các nội dung đạt được | Có quy chế: 0,5 điểm | Diễn tập: 1,5 điểm",
        "What is there adds up | Có quy chế: 0.5 points | Diễn tập: 1.5 points",
    ),
    Says(
        "the best of several",
        "{loai: chon_mot, phan: [{bien: cap_tinh, diem: 1}, {bien: cap_nganh, diem: 0.75}]}",
        "1",
        "Chỉ tính trường hợp cao nhất | Điển hình cấp tỉnh: 1 điểm | Điển hình cấp ngành: 0,75 điểm",
        "Only the best case counts | Điển hình cấp tỉnh: 1 point | Điển hình cấp ngành: 0.75 points",
    ),
    Says(
        "only one may be claimed",
        "{loai: chon_mot, cach: tu_choi_neu_hai, phan: [{bien: cap_tinh, diem: 1}, {bien: cap_nganh, diem: 0.75}]}",
        "1",
        "Chỉ được khai một trường hợp | Điển hình cấp tỉnh: 1 điểm | Điển hình cấp ngành: 0,75 điểm",
        "Only one case may be claimed | Điển hình cấp tỉnh: 1 point | Điển hình cấp ngành: 0.75 points",
    ),
    Says(
        "occurrences deducted, with caps",
        "{loai: theo_lan, tu: diem_toi_da, tru: [{bien: tra_lai, moi_lan: 0.5, ten: Trả lại}, {bien: huy_bo, moi_lan: 1.5, tran: 3}], tran_tru: 4}",
        "6",
        "Tính từ 6 điểm, trừ tối đa 4 điểm | Trả lại: −0,5 điểm mỗi lần | Số văn bản bị hủy bỏ: −1,5 điểm mỗi lần, tối đa 3 điểm",
        "From 6 points, deducting at most 4 points | Trả lại: −0.5 points each | Số văn bản bị hủy bỏ: −1.5 points each, at most 3 points",
    ),
    Says(
        "occurrences added",
        "{loai: theo_lan, tu: 0, cong: [{bien: bai, moi_lan: 0.1}], tran_cong: 1}",
        "1",
        "Tính theo số lần, cộng tối đa 1 điểm | Số tin, bài được đăng: +0,1 điểm mỗi lần",
        "Counted by the occurrence, adding at most 1 point | Số tin, bài được đăng: +0.1 points each",
    ),
    Says(
        "occurrences both ways",
        "{loai: theo_lan, tu: 5, chi_cong_khi_khong_tru: true, tru: [{bien: tra_lai, moi_lan: 0.5}], cong: [{bien: quy_che, moi_lan: 1}]}",
        "5",
        "Tính từ 5 điểm; chỉ cộng khi không bị trừ | Số văn bản bị trả lại: −0,5 điểm mỗi lần | Có quy chế: +1 điểm",
        "From 5 points; added only where nothing is deducted | Số văn bản bị trả lại: −0.5 points each | Có quy chế: +1 point",
    ),
    Says(
        "occurrences of which one counts",
        "{loai: theo_lan, tu: 0, cong: [{bien: cap_tinh, moi_lan: 2, chon_mot: a}, {bien: cap_nganh, moi_lan: 1, chon_mot: a}, {bien: bai, moi_lan: 1, chon_mot: b}]}",
        "5",
        "Tính theo số lần | Điển hình cấp tỉnh: +2 điểm | Điển hình cấp ngành: +1 điểm | Số tin, bài được đăng: +1 điểm mỗi lần | chỉ tính một trong các nội dung: Điển hình cấp tỉnh; Điển hình cấp ngành",
        "Counted by the occurrence | Điển hình cấp tỉnh: +2 points | Điển hình cấp ngành: +1 point | Số tin, bài được đăng: +1 point each | only one of these counts: Điển hình cấp tỉnh; Điển hình cấp ngành",
    ),
    Says(
        "occurrences by their number",
        "{loai: theo_lan, tu: diem_toi_da, tru: [{bien: hop, theo_so_lan: {1: 1, 2: 3, con_lai: diem_toi_da}}]}",
        "10",
        "Tính từ 10 điểm | Số cuộc họp: 1 lần −1 điểm, 2 lần −3 điểm, nhiều lần hơn −10 điểm",
        "From 10 points | Số cuộc họp: 1× −1 point, 2× −3 points, more often −10 points",
    ),
    Says(
        "days late, listed",
        "{loai: cham_ngay, danh_sach: ds_cham, tru_moi_ngay: 0.1, an_han: 2, tran_moi_bao_cao: 0.5, tran_tru: 1.5}",
        "3",
        "Trừ theo số ngày chậm, tối đa 1,5 điểm | mỗi ngày làm việc chậm: −0,1 điểm | không trừ 2 ngày đầu | mỗi báo cáo trừ tối đa 0,5 điểm",
        "Points off by the day, at most 1.5 points | each working day late: −0.1 points | the first 2 days are free | at most 0.5 points off a report",
    ),
    Says(
        "days late after due dates",
        "{loai: cham_ngay, tru_moi_ngay: 0.5, khong_gui: 2, ngay: duong_lich, han: [{ngay: 2024-06-22, nop: ngay_nop, ten: Báo cáo sáu tháng}, {ngay: 2024-12-05, nop: ngay_nop}]}",
        "3",
        "Trừ theo số ngày chậm | Báo cáo sáu tháng: hạn 22/06/2024 | Ngày nộp báo cáo năm: hạn 05/12/2024 | mỗi ngày chậm: −0,5 điểm | không gửi: −2 điểm",
        "Points off by the day | Báo cáo sáu tháng: due 22/06/2024 | Ngày nộp báo cáo năm: due 05/12/2024 | each day late: −0.5 points | never sent: −2 points",
    ),
    Says(
        "days late from a start of their own",
        "{loai: cham_ngay, danh_sach: ds_cham, tu: 2, tru_moi_ngay: 0.1, khong_gui: 1}",
        "3",
        "Tính từ 2 điểm, trừ theo số ngày chậm | mỗi ngày làm việc chậm: −0,1 điểm | không gửi: −1 điểm",
        "From 2 points, less for each day late | each working day late: −0.1 points | never sent: −1 point",
    ),
    Says(
        "days late that add up",
        "{loai: cham_ngay, cach: cong, danh_sach: ds_cham, tru_moi_ngay: 0.5, khong_gui: 1}",
        "3",
        "Trừ theo số ngày chậm | mỗi ngày làm việc chậm: −0,5 điểm | không gửi: −1 điểm",
        "Points off by the day | each working day late: −0.5 points | never sent: −1 point",
    ),
    Says(
        "claims above the verified points",
        "{loai: vuot_tu_cham, vuot: 20%, moi_lan: 0.25, tran: 1}",
        "1",
        "Mỗi tiêu chí tự chấm cao hơn thẩm định quá 20 % điểm tối đa: trừ 0,25 điểm, trừ tối đa 1 điểm",
        "Each criterion claimed above the verified points by over 20% of its maximum: −0.25, at most 1 point",
    ),
    Says(
        "judges without the extremes",
        "{loai: trung_binh_cat, danh_sach: ds_diem, bo: 1, thang: 10}",
        "5",
        "Điểm của các giám khảo: bỏ 1 điểm cao nhất, 1 điểm thấp nhất, lấy trung bình, từ thang 10 quy về 5 điểm",
        "Điểm của các giám khảo: without the 1 highest and the 1 lowest, the mean, brought from a scale of 10 to 5 points",
    ),
    Says(
        "judges together, times a factor",
        "{loai: trung_binh_cat, danh_sach: ds_diem, bo: 0, cach: tong, nhan: dat}",
        "100",
        "Điểm của các giám khảo: lấy tổng, nhân với Kết quả đạt",
        "Điểm của các giám khảo: the sum, times Kết quả đạt",
    ),
    Says(
        "two sources",
        "{loai: hai_nguon, phan: [{bien: tu_cham, trong_so: 40%}, {bien: cham_cheo, trong_so: 60%, ten: Chấm chéo}]}",
        "10",
        "Điểm tự chấm × 40 % + Chấm chéo × 60 %",
        "Điểm tự chấm × 40% + Chấm chéo × 60%",
    ),
    Says(
        "two sources on a scale",
        "{loai: hai_nguon, phan: [{bien: tu_cham + 1, trong_so: 40%}, {bien: cham_cheo, trong_so: 60%}], thang: 100}",
        "10",
        "(“Điểm tự chấm” + 1) × 40 % + Điểm chấm chéo × 60 %, từ thang 100 quy về 10 điểm",
        "(“Điểm tự chấm” + 1) × 40% + Điểm chấm chéo × 60%, brought from a scale of 100 to 10 points",
    ),
    Says(
        "entered points",
        "{loai: diem_nhap, bien: diem_giao, tu: 2, den: 4}",
        "4",
        "Điểm do Hội đồng chấm: người có thẩm quyền chấm từ 2 đến 4 điểm",
        "Điểm do Hội đồng chấm: chosen by the person in charge, 2 to 4 points",
    ),
    Says(
        "split among several",
        "{loai: chia_deu, diem: 6, so_nguoi: nguoi}",
        "6",
        "Chia đều: 6 ÷ Số người cùng viết",
        "Split evenly: 6 ÷ Số người cùng viết",
    ),
    Says(
        "a condition",
        "{loai: dieu_kien, neu: 'tre <= 0 và xl = ''XS''', thi: 2, con_lai: {loai: co_khong, bien: quy_che}}",
        "2",
        "Nếu “Số hồ sơ trễ hạn” ≤ 0 và “Xếp loại của ngành” = “Xuất sắc” | đúng: 2 điểm | sai: Có quy chế: có thì được 2 điểm",
        "If “Số hồ sơ trễ hạn” ≤ 0 and “Xếp loại của ngành” = “Xuất sắc” | then: 2 points | otherwise: Có quy chế: 2 points if yes",
    ),
    Says(
        "several rules",
        "{loai: gop, phan: [{quy_tac: {loai: co_khong, bien: quy_che}, diem: 3, ten: Quy chế}, {quy_tac: {loai: theo_lan, tu: 0, cong: [{bien: bai, moi_lan: 0.5}]}, trong_so: 2}]}",
        "5",
        "Cộng các phần | Quy chế: Có quy chế: có thì được 3 điểm | Tính theo số lần (Số tin, bài được đăng: +0,5 điểm mỗi lần) × 2",
        "The parts add up | Quy chế: Có quy chế: 3 points if yes | Counted by the occurrence (Số tin, bài được đăng: +0.5 points each) × 2",
    ),
    Says(
        "the mean of rules without extremes",
        "{loai: gop, cach: trung_binh_cat, phan: [{quy_tac: {loai: co_khong, bien: quy_che}}, {quy_tac: {loai: co_khong, bien: dien_tap}}, {quy_tac: {loai: co_khong, bien: cap_tinh}}]}",
        "5",
        "Bình quân sau khi bỏ phần cao nhất và thấp nhất | Có quy chế: có thì được 5 điểm | Tham gia diễn tập: có thì được 5 điểm | Điển hình cấp tỉnh: có thì được 5 điểm",
        "The mean without the greatest and the least | Có quy chế: 5 points if yes | Tham gia diễn tập: 5 points if yes | Điển hình cấp tỉnh: 5 points if yes",
    ),
    Says(
        "a formula",
        "{loai: cong_thuc, cong_thuc: 'nho_nhat(`dat` / giao, 1.5) * 2'}",
        "5",
        "nhỏ nhất(“Kết quả đạt” / “Chỉ tiêu giao”; 1,5) × 2",
        "least(“Kết quả đạt” / “Chỉ tiêu giao”, 1.5) × 2",
    ),
)
IN_THE_PENALTY = (
    Says(
        "yes or no",
        "{loai: co_khong, bien: quy_che}",
        "2",
        "Có quy chế: có thì trừ 2 điểm",
        "Có quy chế: minus 2 points if yes",
    ),
    Says(
        "levels",
        "{loai: muc, bien: xl, bang: {KHT: 2, HT: 0}}",
        "2",
        "Xếp loại của ngành | Không hoàn thành: trừ 2 điểm | Hoàn thành: 0 điểm",
        "Xếp loại của ngành | Không hoàn thành: minus 2 points | Hoàn thành: 0 points",
    ),
    Says(
        "occurrences",
        "{loai: theo_lan, tu: 0, cong: [{bien: tra_lai, moi_lan: 1}], tran_cong: 3}",
        "3",
        "Tính theo số lần, trừ tối đa 3 điểm | Số văn bản bị trả lại: −1 điểm mỗi lần",
        "Counted by the occurrence, deducting at most 3 points | Số văn bản bị trả lại: −1 point each",
    ),
)


def said(stated: Stated) -> str:
    return " | ".join((stated.lead, *stated.lines))


@pytest.mark.parametrize("says", [pytest.param(says, id=says.title) for says in STATED])
def test_a_rule_is_stated(says: Says) -> None:
    criterion = row(says.rule, says.most, known=OFFICE)
    rubric = table(group(criterion), known=OFFICE)

    vietnamese = rule_words(criterion, rubric=rubric, lang="vi")
    english = rule_words(criterion, rubric=rubric, lang="en")

    assert said(vietnamese) == says.vi.replace(" %", "\u00a0%")
    assert said(english) == says.en


@pytest.mark.parametrize("says", [pytest.param(says, id=says.title) for says in IN_THE_PENALTY])
def test_in_the_penalty_points_are_taken(says: Says) -> None:
    criterion = row(says.rule, says.most, known=OFFICE, named="P1")
    penalty = group(group(criterion, named="P"), named="tru")
    rubric = table(penalty=penalty, known=OFFICE)

    assert said(rule_words(criterion, rubric=rubric, lang="vi")) == says.vi
    assert said(rule_words(criterion, rubric=rubric, lang="en")) == says.en


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_group_has_no_rule_to_state(lang: Lang) -> None:
    whole = group(row("{loai: co_khong, bien: quy_che}", known=OFFICE))

    assert rule_words(whole, rubric=table(whole, known=OFFICE), lang=lang) == Stated("")


def test_every_shape_is_stated_in_words_of_its_own() -> None:
    assert set(STATING) == set(SHAPES)
