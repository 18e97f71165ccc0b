"""Drafts of a rubric as tests of its pages need them, and files that are sent with a form."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.pages.reader import RUBRIC, address, logged_in
from tests.world import an_actor, during
from thidua.apps.scoring.actions import ProposedText, propose_rubric
from thidua.apps.scoring.models import RubricDraft
from thidua.apps.years.models import EmulationYear
from thidua.core.access.roles import Role
from thidua.core.years.stages import StageKind

DRAFT, TEXT = address("du-thao/"), address("du-thao/soan/")
CHANGES, ADOPTION = address("du-thao/so-sanh/"), address("du-thao/thong-qua/")
DRAFTING = during(StageKind.DRAFT)
OTHER = (
    RUBRIC.replace("thang_diem: 30", "thang_diem: 28")
    .replace("ten: Dân chủ ở cơ sở\n  diem: 10", "ten: Dân chủ ở cơ sở\n  diem: 8")
    .replace("diem: 10\n    quy_tac: {loai: co_khong", "diem: 8\n    quy_tac: {loai: co_khong")
)
OF_OTHERS = RUBRIC + "don_vi: [{ma: QS, ten: Đơn vị QS}, {ma: LA, ten: Đơn vị lạ}]\n"
BROKEN = RUBRIC.replace("bien: quy_che}", "bien: quy_ce}")


def a_draft(year: EmulationYear, source: str = RUBRIC, *, based_on: int = 0) -> RubricDraft:
    secretary = an_actor(Role.SECRETARY, block=year.block.code)
    text = ProposedText(source, based_on)
    return propose_rubric(year.pk, proposed=text, actor=secretary, at=DRAFTING)


def a_file(content: bytes, name: str = "bang.yaml") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type="application/yaml")


def a_secretary_in(year: EmulationYear) -> Client:
    return logged_in(Role.SECRETARY, block=year.block)
