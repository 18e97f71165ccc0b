"""`thidua ledger verify` says that the ledger is whole, or where it breaks first."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import connection

from thidua.apps.ledger.actions import record
from thidua.apps.ledger.models import Book, Entry
from thidua.apps.ledger.queries import latest_checkpoint
from thidua.apps.ledger.triggers import allow_changes
from thidua.cli.__main__ import main

pytestmark = pytest.mark.django_db
AT = datetime(2024, 11, 25, 9, 5, tzinfo=UTC)


@pytest.fixture
def _five_deeds() -> None:
    for number in range(5):
        record(at=AT, actor="account 1", deed="figures submitted", subject=f"{number}", facts={})


def swapped() -> None:
    one, other = Entry.objects.get(index=1), Entry.objects.get(index=2)
    Entry.objects.filter(pk=one.pk).update(index=99)
    Entry.objects.filter(pk=other.pk).update(index=1)
    Entry.objects.filter(pk=one.pk).update(index=2)


@pytest.mark.usefixtures("_five_deeds")
def test_a_whole_ledger_is_told_with_its_root(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "verify"]) == 0

    root = latest_checkpoint().root.hex()
    assert capsys.readouterr().out == f"Sổ ghi nguyên vẹn: 5 mục, gốc {root}.\n"


def test_an_empty_ledger_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ledger", "verify", "--lang", "en"]) == 0

    assert capsys.readouterr().out.startswith("The ledger is whole: 0 entries, root ")


@pytest.mark.usefixtures("_five_deeds")
@pytest.mark.parametrize(
    ("tamper", "sentence"),
    [
        pytest.param(
            lambda: Entry.objects.filter(index=2).update(leaf=b"{}"),
            "nội dung mục 2 không còn như lúc ghi",
            id="changed",
        ),
        pytest.param(swapped, "ở vị trí 1 lại là mục 2", id="moved"),
        pytest.param(lambda: Entry.objects.filter(index=2).delete(), "mất mục 2", id="dropped"),
        pytest.param(
            lambda: Entry.objects.filter(index__gte=3).delete(), "mất từ mục 3 trở đi", id="cut off"
        ),
        pytest.param(
            lambda: Book.objects.update(size=4), "Sổ ghi thừa từ mục 4", id="more than the head knows"
        ),
        pytest.param(
            lambda: Book.objects.update(frontier=b"\x01" * 64),
            "Đầu sổ không khớp với 5 mục đã ghi",
            id="another head",
        ),
    ],
)  # fmt: skip
def test_the_first_break_is_told(
    tamper: Callable[[], object], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    allow_changes(connection, "ledger_entry")
    tamper()

    assert main(["ledger", "verify"]) == 1

    assert sentence in capsys.readouterr().out


@pytest.mark.usefixtures("_five_deeds")
def test_a_checkpoint_kept_before_is_compared(capsys: pytest.CaptureFixture[str]) -> None:
    kept = latest_checkpoint()
    record(at=AT, actor="account 1", deed="rubric adopted", subject="year 1", facts={})
    right, wrong = f"5:{kept.root.hex()}", f"5:{'0' * 64}"

    assert main(["ledger", "verify", "--checkpoint", right]) == 0
    assert main(["ledger", "verify", "--checkpoint", right, "--checkpoint", wrong]) == 1

    said = capsys.readouterr().out.splitlines()
    assert said[1].startswith("Sổ ghi bị viết lại: 5 mục đầu không khớp với điểm kiểm tra")


@pytest.mark.usefixtures("_five_deeds")
def test_a_program_reads_the_result_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    main(["ledger", "verify", "--json"])
    whole = json.loads(capsys.readouterr().out)
    allow_changes(connection, "ledger_entry")
    swapped()

    assert main(["ledger", "verify", "--json"]) == 1

    broken = json.loads(capsys.readouterr().out)
    assert whole == {"size": 5, "root": latest_checkpoint().root.hex(), "broken": None}
    assert broken["broken"] == {"kind": "order", "index": 1, "stands": 2}


@pytest.mark.parametrize("written", ["5", "x:00", f"5:{'0' * 63}", f"-1:{'0' * 64}"])
def test_a_checkpoint_written_badly_is_a_wrong_call(
    written: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["ledger", "verify", f"--checkpoint={written}"])

    assert left.value.code == 2
    assert "64" in capsys.readouterr().err
