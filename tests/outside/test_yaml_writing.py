"""A document is written as YAML that reads back as the same document."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from thidua.core.rubric.document import Mapping, Node, Sequence, Text
from thidua.outside.yaml_text import read_yaml
from thidua.outside.yaml_writing import write_yaml

LETTERS = st.text("aZé9đ :#-,[]{}&*!|>'\"%@`?~.\n\t\u00a0\u2028\\", max_size=8)
WORDS = st.sampled_from(["null", "~", "", "true", "1,5", "97.8", "-3", "---", "Sở Nội vụ: 3 # 4"])
Plain = str | None | list["Plain"] | dict[str, "Plain"]


def text(value: str, *, quoted: bool) -> Text:
    return Text(value, 0, 0, quoted=quoted)


SCALARS = st.builds(text, LETTERS | WORDS, quoted=st.just(value=True)) | st.builds(
    text, st.sampled_from(["", "1,5", "97.8", "-3", "2024-06-20", "TOT"]), quoted=st.booleans()
)
KEYS = st.builds(text, LETTERS | WORDS, quoted=st.just(value=False))


def mappings(inside: st.SearchStrategy[Node]) -> st.SearchStrategy[Mapping]:
    pairs = st.lists(st.tuples(KEYS, inside), max_size=3, unique_by=lambda pair: pair[0].value)
    return pairs.map(lambda some: Mapping(tuple(some), 0, 0))


def sequences(inside: st.SearchStrategy[Node]) -> st.SearchStrategy[Sequence]:
    return st.lists(inside, max_size=3).map(lambda some: Sequence(tuple(some), 0, 0))


LISTS: st.SearchStrategy[Node] = st.recursive(SCALARS, sequences, max_leaves=4)
NODES: st.SearchStrategy[Node] = st.recursive(SCALARS | LISTS, mappings, max_leaves=6)


def plain(node: Node) -> Plain:
    """Give a document without its places, None for null."""
    match node:
        case Text():
            return None if node.is_null else node.value
        case Sequence():
            return [plain(item) for item in node.items]
        case _:
            return {key.value: plain(value) for key, value in node.pairs}


@given(mappings(NODES))
def test_what_is_written_reads_back_as_itself(root: Mapping) -> None:
    assert plain(read_yaml(write_yaml(root), name="t")) == plain(root)


def test_it_is_written_as_an_officer_reads_it() -> None:
    values = (
        (text("lam_duoc", quoted=False), text("46", quoted=False)),
        (text("dung_han", quoted=False), text("97.8", quoted=False)),
        (text("xep_loai", quoted=False), text("Xuất sắc", quoted=True)),
        (text("y_kien", quoted=False), text("", quoted=False)),
        (
            text("diem", quoted=False),
            Sequence((text("8", quoted=False), text("7.5", quoted=False)), 0, 0),
        ),
    )
    root = Mapping(((text("CA", quoted=False), Mapping(values, 0, 0)),), 0, 0)

    assert write_yaml(root) == (
        "CA:\n"
        "  lam_duoc: 46\n"
        "  dung_han: 97.8\n"
        '  xep_loai: "Xuất sắc"\n'
        "  y_kien: null\n"
        "  diem: [8, 7.5]\n"
    )


def test_a_long_text_stays_on_its_line() -> None:
    long = " ".join(["Hoàn thành tốt nhiệm vụ"] * 20)

    assert write_yaml(Mapping(((text("a", quoted=False), text(long, quoted=True)),), 0, 0)) == (
        f'a: "{long}"\n'
    )
