"""What the manual shows works as it is shown."""

from __future__ import annotations

import re
from itertools import chain

import pytest

from tests.house.sources import ROOT, files, of_house
from thidua.core.rubric.check import check
from thidua.core.rubric.figures_reading import read_figures
from thidua.core.rubric.formula.functions import FUNCTIONS, OF_A_NAME
from thidua.core.rubric.reading import read_rubric
from thidua.core.rubric.reading.results import EFFECTS
from thidua.core.rubric.reading.rows import POLICIES, ROW_KEYS
from thidua.core.rubric.reading.table import TABLE_KEYS
from thidua.core.rubric.scoring import score_block
from thidua.core.rubric.table import FigureKind, Gathering, Rubric
from thidua.outside.yaml_text import read_yaml

PAGE = "docs/manual/bang-tieu-chi.md"
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")


def block(page: str, begins: str) -> str:
    """Give the YAML that a page shows and that begins so."""
    text = (ROOT / page).read_text(encoding="utf-8")
    shown: list[str] = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    return next(one for one in shown if one.startswith(begins))


def shown_rubric() -> Rubric:
    reading = read_rubric(read_yaml(block(PAGE, "bang_tieu_chi"), name=PAGE))
    assert reading.rubric is not None, reading.findings
    return reading.rubric


def broken_links(page: str, text: str) -> list[str]:
    return [link for link in LINK.findall(text) if not (ROOT / page).parent.joinpath(link).exists()]


def test_the_rubric_that_the_manual_shows_has_nothing_to_remark() -> None:
    assert check(shown_rubric()) == ()


def test_the_figures_that_the_manual_shows_are_scored() -> None:
    rubric = shown_rubric()
    text = block("docs/manual/so-lieu.md", "so_lieu")
    figures = read_figures(read_yaml(text, name="so-lieu"), rubric)

    assert figures.findings == ()
    assert figures.verified is not None
    scores = score_block(rubric, figures.verified)
    assert [(unit.unit, str(unit.total)) for unit in scores.units] == [
        ("STP", "183/10"),
        ("SNV", "20"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(TABLE_KEYS, id="keys of the table"),
        pytest.param(ROW_KEYS, id="keys of a row"),
        pytest.param(POLICIES, id="policies"),
        pytest.param(EFFECTS, id="effects"),
        pytest.param(tuple(kind.value for kind in FigureKind), id="kinds of figures"),
        pytest.param(tuple(way.value for way in Gathering), id="ways of gathering"),
        pytest.param((*FUNCTIONS, *OF_A_NAME), id="functions"),
    ],
)
def test_the_manual_tells_every_word_that_a_rubric_may_have(words: tuple[str, ...]) -> None:
    told = (ROOT / PAGE).read_text(encoding="utf-8")

    assert [word for word in words if not re.search(rf"`[`{{(]*{word}\b", told)] == []


def test_no_link_and_no_picture_is_missing() -> None:
    pages = chain(ROOT.glob("*.md"), files("docs", "benchmarks", suffix=".md"))
    found = {
        of_house(page): broken_links(of_house(page), page.read_text(encoding="utf-8"))
        for page in pages
    }

    assert {name: links for name, links in found.items() if links} == {}


def test_a_link_to_nothing_is_found() -> None:
    assert broken_links(
        "README.md", "[a](docs/nowhere.md) [b](CHANGELOG.md) [c](https://x.vn)"
    ) == ["docs/nowhere.md"]
