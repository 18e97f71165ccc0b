"""A rubric's text: the form that is hashed, and what is found in it."""

from __future__ import annotations

from hashlib import sha256
from unicodedata import normalize

import pytest

from tests.world import RUBRIC
from thidua.apps.scoring.source import (
    RubricHasErrors,
    canonical_source,
    findings_in,
    source_hash,
    usable_rubric,
)
from thidua.core.rubric.finding import Severity
from thidua.outside.yaml_text import YamlRefused


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("a\nb\n", "a\nb\n"),
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("\ufeffa", "a"),
        ("a\ufeff", "a\ufeff"),
        (normalize("NFD", "Tiêu chí"), "Tiêu chí"),
    ],
)
def test_the_same_text_from_any_machine_is_one(written: str, kept: str) -> None:
    assert canonical_source(written) == kept
    assert source_hash(written) == sha256(kept.encode()).hexdigest()


def test_a_text_without_errors_is_a_rubric() -> None:
    rubric = usable_rubric(RUBRIC)

    assert (rubric.id, rubric.title) == ("bang-thu", "Bảng tiêu chí thử")
    assert usable_rubric(RUBRIC) is rubric


def test_findings_come_by_line_with_the_rubric_they_are_of() -> None:
    text = RUBRIC.replace("thang_diem: 10", "thang_diem: 12").replace("so_le: 2", "so_le: 99")

    rubric, findings = findings_in(text)

    assert [one.line for one in findings] == sorted(one.line for one in findings)
    assert any(one.severity is Severity.ERROR for one in findings)
    assert rubric is None or rubric.id == "bang-thu"


def test_a_text_that_is_no_rubric_has_errors_only() -> None:
    rubric, findings = findings_in("ten: chỉ có tên\n")

    assert rubric is None
    with pytest.raises(RubricHasErrors) as refused:
        usable_rubric("ten: chỉ có tên\n")
    errors = [one for one in findings if one.severity is Severity.ERROR]
    assert refused.value.grounds == {
        "count": len(errors),
        "line": errors[0].line,
        "kind": errors[0].kind,
    }


def test_a_rubric_that_does_not_add_up_is_not_usable() -> None:
    with pytest.raises(RubricHasErrors) as refused:
        usable_rubric(RUBRIC.replace("thang_diem: 10", "thang_diem: 12"))

    assert refused.value.grounds["count"] == 1


def test_what_is_no_yaml_is_refused_as_such() -> None:
    with pytest.raises(YamlRefused):
        usable_rubric("ten: [")


def test_what_the_check_finds_beyond_the_rows_has_its_line() -> None:
    text = RUBRIC + "xep_loai:\n- {ten: Khá, tu: 5}\n- {ten: Tốt, tu: 8}\n"

    rubric, findings = findings_in(text)

    found = [(one.kind, one.line) for one in findings if one.path == "xep_loai"]
    assert rubric is not None
    assert found == [("classes_out_of_order", len(RUBRIC.splitlines()) + 1)]
