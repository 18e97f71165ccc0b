"""Every finding has a sentence with its place, and the sentence says what to do."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator
from string import Formatter

import pytest

from tests.house.sources import files
from thidua.core.rubric.finding import Finding, Severity
from thidua.ui.words import findings_figures, findings_frame, findings_rubric
from thidua.ui.words.findings import WORDS, report_line, sentence
from thidua.ui.words.phrase import Phrase

TABLES = (findings_rubric.WORDS, findings_figures.WORDS, findings_frame.WORDS)
RAISED_BY = ("core/rubric", "outside", "cli")
SNAKE = re.compile(r"[a-z]+(?:_[a-z]+)+")


def a_finding(
    kind: str, *, path: str = "", line: int = 0, severity: Severity = Severity.ERROR, **facts: str
) -> Finding:
    return Finding(kind, severity, path, line, tuple(facts.items()))


def texts_in_sources() -> set[str]:
    """Give every text in snake case that the code which finds things holds."""
    found: set[str] = set()
    for folder in RAISED_BY:
        for path in files(f"src/thidua/{folder}", suffix=".py"):
            found |= set(_texts(ast.parse(path.read_text(encoding="utf-8"))))
    return found


def _texts(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and SNAKE.fullmatch(text):
            yield text


def kinds_raised() -> set[str]:
    """Give the kinds that are named where a finding is made outright."""
    found = set()
    for folder in RAISED_BY:
        for path in files(f"src/thidua/{folder}", suffix=".py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                found |= _kind_of(node)
    return found


def _kind_of(node: ast.AST) -> set[str]:
    if not isinstance(node, ast.Call) or not node.args:
        return set()
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    first = node.args[0]
    if name not in {"Finding", "Problem", "note"} or not isinstance(first, ast.Constant):
        return set()
    return {str(first.value)}


def test_every_kind_that_is_found_has_words() -> None:
    assert {"merged_cells", "unknown_unit", "unknown_setting"} <= kinds_raised()
    assert sorted(kinds_raised() - set(WORDS)) == []


def test_no_words_are_left_over() -> None:
    used = texts_in_sources() | {
        f"unknown_{what}" for what in ("award", "basis", "class", "period", "row")
    }

    assert sorted(kind for kind in WORDS if kind not in used) == []


def test_no_kind_has_words_twice() -> None:
    assert len(WORDS) == sum(len(table) for table in TABLES)


@pytest.mark.parametrize("kind", sorted(WORDS))
def test_both_languages_tell_the_same_facts_in_whole_sentences(kind: str) -> None:
    phrase: Phrase = WORDS[kind]
    named = [
        {name for _, name, _, _ in Formatter().parse(text) if name}
        for text in (phrase.vi, phrase.en)
    ]

    assert named[0] == named[1]
    for text in (phrase.vi, phrase.en):
        assert text.endswith(".")
        assert "!" not in text
        assert text == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize("kind", sorted(findings_figures.WORDS))
def test_every_finding_in_figures_says_what_to_do(kind: str) -> None:
    told = {"blank_row", "text_decomposed", "sheets_passed_over", "date_as_number"}
    asks = ("xin ", "viết ", "ghi ", "mở tệp")

    assert kind in told or any(word in WORDS[kind].vi for word in asks)


@pytest.mark.parametrize(
    ("finding", "vi", "en"),
    [
        pytest.param(
            a_finding("max_out_of_reach", row="1.1", max="10", high="25/3"),
            "Mục 1.1 có điểm tối đa 10 nhưng theo quy tắc chỉ đạt được nhiều nhất 25/3.",
            "Row 1.1 has a maximum of 10, but its rules reach 25/3 at most.",
            id="numbers are written as officers write, ids stay",
        ),
        pytest.param(
            a_finding("above_bound", name="dung_han", given="180.5", expected="201/2"),
            "dung_han: số liệu 180.5 lớn hơn mức cao nhất 100,5; xin kiểm tra lại.",
            "dung_han: 180.5 is more than the highest possible 100.5; please check.",
            id="what was given stays as it was written",
        ),
        pytest.param(
            a_finding("unknown_setting", setting="la"),
            "Không hiểu mục “la”.",
            "“la” is not a known setting.",
            id="a fact that was not told leaves no trace",
        ),
        pytest.param(
            a_finding("unknown_setting", setting="diemm", suggestion="diem"),
            "Không hiểu mục “diemm”. Có phải ý là “diem”?",
            "“diemm” is not a known setting. Was “diem” meant?",
            id="what was meant",
        ),
        pytest.param(
            a_finding("unknown_unit", unit="TTRR", near="TTR"),
            "Không có đơn vị “TTRR” trong bảng tiêu chí; xin sửa mã hoặc bỏ đơn vị này. Có phải ý là “TTR”?",
            "The rubric has no unit “TTRR”; mend the code or drop the unit. Was “TTR” meant?",
            id="what was near",
        ),
        pytest.param(
            a_finding("wrong_kind", setting="can_cu", expected="list"),
            "“can_cu” viết sai dạng; cần danh sách.",
            "“can_cu” has the wrong form; it should be a list.",
            id="the form that is needed",
        ),
    ],
)  # fmt: skip
def test_a_finding_is_said_in_both_languages(finding: Finding, vi: str, en: str) -> None:
    assert sentence(finding, "vi") == vi
    assert sentence(finding, "en") == en


WHERE = "Lỗi: Thiếu “ma”."


@pytest.mark.parametrize(
    ("finding", "line"),
    [
        pytest.param(a_finding("missing_setting", setting="ma"), f"b.yaml: {WHERE}", id="the file alone"),
        pytest.param(a_finding("missing_setting", line=7, setting="ma"), f"b.yaml, dòng 7: {WHERE}", id="a line"),
        pytest.param(a_finding("missing_setting", path="muc/1", line=7, setting="ma"), "b.yaml, dòng 7: Lỗi [muc/1]: Thiếu “ma”.", id="a path"),
        pytest.param(a_finding("missing_setting", path="Số liệu!C5", line=5, setting="ma"), f"b.yaml, trang Số liệu, dòng 5, cột C: {WHERE}", id="a cell of a workbook"),
        pytest.param(a_finding("missing_setting", path="a!b!AA5:AB7", line=5, setting="ma"), f"b.yaml, trang a!b, dòng 5, cột AA: {WHERE}", id="an area of a workbook"),
        pytest.param(a_finding("missing_setting", path="!C5", line=5, setting="ma"), f"b.yaml, dòng 5, cột C: {WHERE}", id="a cell of CSV"),
    ],
)  # fmt: skip
def test_a_line_of_a_report_tells_the_place(finding: Finding, line: str) -> None:
    assert report_line(finding, "vi", file="b.yaml") == line


def test_a_note_is_called_a_note() -> None:
    note = a_finding("blank_row", path="!A3", line=3, severity=Severity.WARNING)

    assert report_line(note, "en", file="a.csv").startswith("a.csv, line 3, column A: Note: ")


def test_a_kind_without_words_is_a_bug() -> None:
    with pytest.raises(KeyError):
        sentence(a_finding("khong_co"), "vi")
