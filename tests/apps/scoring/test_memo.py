"""What was computed lately is kept, by a key that says all it depends on."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from thidua.apps.scoring.memo import Memo


class Counted:
    """Gives a value, and knows how often it was asked."""

    def __init__(self, value: str) -> None:
        self.value, self.asked = value, 0

    def __call__(self) -> str:
        self.asked += 1
        return self.value


def test_a_value_is_computed_once() -> None:
    memo: Memo[str, str] = Memo(kept=2)
    points = Counted("9,2")

    assert [memo.get("CA", points), memo.get("CA", points)] == ["9,2", "9,2"]
    assert points.asked == 1


def test_another_key_has_another_value() -> None:
    memo: Memo[str, str] = Memo(kept=2)

    assert memo.get("CA", lambda: "9,2") == "9,2"
    assert memo.get("SNV", lambda: "8") == "8"
    assert memo.get("CA", lambda: "never asked for") == "9,2"


def test_what_was_used_longest_ago_is_dropped_first() -> None:
    memo: Memo[str, str] = Memo(kept=2)
    first, second, third = Counted("1"), Counted("2"), Counted("3")

    memo.get("first", first)
    memo.get("second", second)
    memo.get("first", first)
    memo.get("third", third)
    memo.get("first", first)
    memo.get("second", second)

    assert (first.asked, second.asked, third.asked) == (1, 2, 1)


def test_what_fails_is_not_kept() -> None:
    memo: Memo[str, str] = Memo(kept=2)

    def fail() -> str:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        memo.get("CA", fail)

    assert memo.get("CA", lambda: "9,2") == "9,2"


def test_two_threads_that_ask_at_once_both_get_the_value() -> None:
    memo: Memo[str, str] = Memo(kept=1)
    both_compute = Barrier(2, timeout=20)

    def slowly() -> str:
        both_compute.wait()
        return "9,2"

    with ThreadPoolExecutor(2) as threads:
        found = list(threads.map(lambda _: memo.get("CA", slowly), range(2)))

    assert found == ["9,2", "9,2"]
    assert memo.get("CA", lambda: "never asked for") == "9,2"
