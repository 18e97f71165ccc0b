"""What is typed into the forms that set up a province, a block and a year."""

from __future__ import annotations

from tests.world import stages
from thidua.apps.years.pages.stage_fields import as_typed

DECISION = {
    "symbol": "243/QĐ-UBND",
    "issued_on": "2024-02-16",
    "issuer": "Ủy ban nhân dân tỉnh",
}
UNIT = {"name": "Sở Tư pháp", "code": "STP", "named_from": "2024-01-01"}
BLOCK = {"name": "Khối thi đua Kinh tế", "code": "khoi-kinh-te", "kind": "block", **DECISION}
MEMBER = {"unit": "XA", "role": "member", "chosen": "", "since": "2024-03-01", "until": ""}
LEAVING = {"on": "2024-07-01", "score_rule": "prorated", **DECISION}
ROLE = {"login_name": "hoa.tp", "role": "unit_officer", "unit": "SNV", "since": "2024-02-01"}
ACCOUNT = {**ROLE, "display_name": "Nguyễn Thị Hoa"}
CHANGE = {
    "kind": "merge",
    "on": "2024-07-01",
    "before": "CA, QS",
    "after": "MOI",
    "score_rule": "carried",
    **DECISION,
}
YEAR = {
    "year": "2025",
    "theme": "Đổi mới",
    "starts_on": "2025-01-01",
    "ends_on": "2025-12-31",
    **{
        name: value.replace("2024", "2025").replace("T00:00", "T17:00")
        for name, value in as_typed(stages()).items()
    },
    **{f"ky-tu-{code}": "2025-01-01" for code in ("CA", "SNV", "QS")},
    **{f"ky-den-{code}": "2025-11-30" for code in ("CA", "SNV", "QS")},
}
DAY = {"day": "2024-09-02", "name": "Quốc khánh", "worked": "nghi"}
