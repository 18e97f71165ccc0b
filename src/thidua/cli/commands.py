"""The table of commands: what `thidua …` can do, and the module that does it.

A name has one word or two. A command's module offers `add_arguments(parser)` and `run(options) -> int`, the exit code. It is
imported only when its command is asked for, and after Django is ready where the command needs the
database, so that `thidua score` starts without one.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command; a `bilingual` one says its refusals in both languages where none was chosen."""

    name: str
    module: str
    vi: str
    en: str
    database: bool = False
    bilingual: bool = False

    @property
    def words(self) -> int:
        """Tell how many words the name has."""
        return len(self.name.split())


COMMANDS: tuple[Command, ...] = (
    Command(
        "serve",
        "thidua.cli.serve",
        vi="Chuẩn bị cơ sở dữ liệu và mở phần mềm trên máy này.",
        en="Prepare the database and serve on this machine.",
        database=True,
        bilingual=True,
    ),
    Command(
        "score",
        "thidua.cli.score",
        vi="Chấm điểm một khối từ tệp bảng tiêu chí và tệp số liệu.",
        en="Score a block from a rubric file and a figures file.",
    ),
    Command(
        "rubric check",
        "thidua.cli.rubric_check",
        vi="Kiểm tra một bảng tiêu chí.",
        en="Check a rubric.",
    ),
    Command(
        "rubric diff",
        "thidua.cli.rubric_diff",
        vi="So sánh hai bảng tiêu chí.",
        en="Compare two rubrics.",
    ),
    Command(
        "rubric schema",
        "thidua.cli.schema",
        vi="In JSON Schema của bảng tiêu chí, khung hoặc số liệu.",
        en="Print the JSON Schema of rubrics, frames or figures.",
    ),
    Command(
        "account open",
        "thidua.cli.account_open",
        vi="Mở tài khoản, như của quản trị cấp tỉnh đầu tiên.",
        en="Open an account, such as the first administrator's.",
        database=True,
    ),
    Command(
        "account password",
        "thidua.cli.account_password",
        vi="Đặt lại mật khẩu của một tài khoản.",
        en="Set an account's password anew.",
        database=True,
    ),
    Command(
        "ledger verify",
        "thidua.cli.ledger",
        vi="Tính lại cả sổ ghi, nêu chỗ đứt đầu tiên.",
        en="Recompute the ledger and name its first break.",
        database=True,
        bilingual=True,
    ),
)
