"""In which order rows can be scored: after their children and after the rows that they quote."""

from __future__ import annotations

from collections.abc import Mapping

from thidua.core.refusal import Refusal


class RowsInCircle(Refusal):
    """Rows wait for each other, so that none can be scored. Grounds: rows."""


def in_order(needs: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Order names so that each comes after all it needs; names needed but not listed are passed by.

    Refuses RowsInCircle with the names of the circle.
    """
    done: list[str] = []
    known: set[str] = set()
    for start in needs:
        path: list[str] = []
        waiting: list[tuple[str, bool]] = [(start, False)]
        while waiting:
            name, leaving = waiting.pop()
            if leaving:
                done.append(path.pop())
                known.add(name)
            elif name in path:
                raise RowsInCircle(rows=tuple(path[path.index(name) :]))
            elif name in needs and name not in known:
                path.append(name)
                waiting.append((name, True))
                waiting.extend((need, False) for need in reversed(needs[name]))
    return tuple(done)
