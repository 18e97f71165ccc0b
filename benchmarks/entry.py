"""Self-scoring as officers feel it: the page beside a bare view, and a keystroke with twenty typing."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from statistics import median
from threading import Barrier
from time import perf_counter, sleep
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, Request, build_opener

from benchmarks.measure import Line, WrongAnswer, hold
from tools.with_postgresql import postgresql

OFFICERS, KEYSTROKES, PAUSE = 20, 12, 1.5
YEAR = re.compile(r'href="(/khoi/[\w-]+/nam/\d+/)don-vi/(\w+)/tu-cham/"')
CELL = re.compile(r'name="ban-(\w+)"\s+value="(\d+)"')
COUNT = re.compile(r"^  (\w+): \{ten: .*kieu: so_dem", re.MULTILINE)
UNITS = ("snv", "stp", "ttr", "qs", "ca", "ta", "vks", "thads", "qltt")
LOGINS = [f"{role}-{unit}" for role in ("canbo", "lanhdao") for unit in UNITS]
PASSWORD = "doanket"
RUBRIC = Path("examples/khoi-noi-chinh-bac-kan-2024/bang-tieu-chi.yaml")


def measure() -> list[Line]:
    lines = _on("SQLite", "")
    try:
        with postgresql() as address:
            return lines + _on("PostgreSQL", address)
    except (ImportError, OSError) as error:
        print(f"PostgreSQL: KHÔNG ĐO / NOT MEASURED ({error})", file=sys.stderr)
        return lines


def _on(name: str, database: str) -> list[Line]:
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as home:
        own = {"THIDUA_HOME": home, "THIDUA_DATABASE": database}
        with _served(os.environ | own) as address:
            taken = _typing(address)
        command = [sys.executable, "-m", "benchmarks.entry_page"]
        environment = os.environ | own | {"DJANGO_SETTINGS_MODULE": "thidua.web.settings"}
        done = subprocess.run(
            command, check=True, env=environment, stdout=subprocess.PIPE, text=True
        )
    found: dict[str, float] = json.loads(done.stdout)
    ordered = sorted(taken)
    return [
        Line(
            f"{name}: the sheet to type into, {found['cells']:.0f} cells",
            found["ours"] * 1000,
            "ms",
        ),
        Line(f"{name}: a bare view of the same rows and cells", found["bare"] * 1000, "ms"),
        Line(f"{name}: the sheet / the bare view", found["ours"] / found["bare"], "×", most=2),
        Line(f"{name}: queries of the sheet", found["queries"], "", most=12),
        Line(
            f"{name}: a keystroke, {OFFICERS} typing, median", median(taken) * 1000, "ms", most=50
        ),
        Line(
            f"{name}: the same, slowest of a hundred", ordered[-1 - len(taken) // 100] * 1000, "ms"
        ),
    ]


@contextmanager
def _served(environment: dict[str, str]) -> Iterator[str]:
    """Start the product as people start it, on a free port, and stop it at the end."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    command = [sys.executable, "-m", "thidua.cli", "serve", "--port", str(port)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        out = server.stdout
        for line in out or ():
            if f"http://127.0.0.1:{port}/" in line:
                break
        yield f"http://127.0.0.1:{port}"
        server.terminate()


def _typing(address: str) -> list[float]:
    """Let everybody log in, then all type at once; give what each keystroke took, in seconds."""
    start = Barrier(OFFICERS)
    names = COUNT.findall(RUBRIC.read_text(encoding="utf-8"))
    with ThreadPoolExecutor(OFFICERS) as together:
        jobs = [
            together.submit(_officer, address, number, names, start) for number in range(OFFICERS)
        ]
        return [one for job in jobs for one in job.result()]


def _officer(address: str, number: int, names: list[str], start: Barrier) -> list[float]:
    """Log in, open the unit's sheet and type into figures that no one else of the unit types into."""
    opener = build_opener(HTTPCookieProcessor(jar := CookieJar()))
    page, token = _logged_in(opener, jar, address, LOGINS[number % len(LOGINS)])
    place = YEAR.search(page)
    if place is None:
        raise WrongAnswer(page[:200])
    sheet = f"{address}{place[1]}don-vi/{place[2]}/tu-cham/"
    asked = opener.open(sheet, timeout=60).read().decode()
    versions = {name: int(version) for name, version in CELL.findall(asked)}
    mine = [name for name in names if name in versions][number // len(UNITS) :: 3]
    start.wait()
    sleep(PAUSE * number / OFFICERS)
    taken = []
    for stroke in range(KEYSTROKES):
        name, typed = mine[stroke % len(mine)], str(stroke + 1)
        form = {f"so-{name}": typed, f"ban-{name}": str(versions[name])}
        begun = perf_counter()
        answer = _sent(opener, sheet, form, token)
        taken.append(perf_counter() - begun)
        hold(that=answer["cells"][name]["text"] == typed, name=f"{name} of {place[2]}")
        versions[name] = int(str(answer["cells"][name]["version"]))
        sleep(PAUSE)
    return taken


def _logged_in(opener: OpenerDirector, jar: CookieJar, address: str, who: str) -> tuple[str, str]:
    opener.open(f"{address}/dang-nhap/", timeout=60).read()
    form = {"login_name": who, "password": PASSWORD, "csrfmiddlewaretoken": _token(jar)}
    sent = Request(f"{address}/dang-nhap/", urlencode(form).encode(), {"Referer": address})
    page = opener.open(sent, timeout=60).read().decode()
    return page, _token(jar)


def _token(jar: CookieJar) -> str:
    return next(cookie.value or "" for cookie in jar if cookie.name == "csrftoken")


def _sent(
    opener: OpenerDirector, sheet: str, form: dict[str, str], token: str
) -> dict[str, dict[str, dict[str, object]]]:
    headers = {"HX-Request": "true", "X-CSRFToken": token, "Referer": sheet}
    sent = Request(sheet, urlencode(form).encode(), headers)
    return json.loads(opener.open(sent, timeout=60).read())  # type: ignore[no-any-return]  # the page's own form
