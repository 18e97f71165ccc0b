"""Change the core in every small way and list the changes that no test noticed: `make mutants`.

Arguments are passed to mutmut, so that one module can be tried: `make mutants ONLY='*rounding*'`.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MUTMUT = Path(sys.executable).with_name("mutmut")
# A change that never ends is noticed too.
CAUGHT = {"killed", "timeout", "caught by type check", "skipped"}


def survivors(results: str, *, some: bool = False) -> list[tuple[str, str]]:
    """Read mutmut's results, `  name: status` a line; give the mutants that no test killed.

    Where only `some` were asked for, those not checked are of no matter.
    """
    passed = CAUGHT | ({"not checked"} if some else set())
    rows = [line.strip().rpartition(": ") for line in results.splitlines() if ": " in line]
    return [(name, status) for name, _, status in rows if status not in passed]


def mutmut(*arguments: str) -> str:
    """Ask mutmut and give its words."""
    asked = [str(MUTMUT), *arguments]
    return subprocess.run(asked, cwd=ROOT, check=False, capture_output=True, text=True).stdout


def main(arguments: list[str]) -> int:
    """Run the mutants; 1 if any lives, after showing each as a difference."""
    done = subprocess.run([str(MUTMUT), "run", *arguments], cwd=ROOT, check=False)
    if done.returncode:
        return done.returncode
    alive = survivors(mutmut("results"), some=bool(arguments))
    for name, status in alive:
        print(f"\n{status}: {name}\n{mutmut('show', name)}")
    print(f"{len(alive)} mutants alive" if alive else "No mutant alive.")
    return 1 if alive else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
