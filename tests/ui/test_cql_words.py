"""Whatever is wrong with a query is said in words that can be translated."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from confluence_desk.cql.check import findings, read
from confluence_desk.cql.errors import CqlError
from confluence_desk.cql.parser import parse
from confluence_desk.ui.cql_words import REMARKS, is_known, remark

CQL = Path(__file__).parents[2] / "confluence_desk" / "cql"
WRONG = (
    "space =", "space = 'OPS", "space = )", "(" * 300, "nothing = 1", "space ~ OPS",
    "space = nowhere()", "space = now()", "id in recentlyViewedContent(1, 2, 3)",
    "created > now('soon')", "id in recentlyViewedContent(many)", "created > yesterday",
    "type = poem", "order by nothing", "order by text", "text ~ '*word'", "text ~ ''",
)  # fmt: skip
DOUBTFUL = (
    "parent = home",
    "space != OPS",
    "container = 1",
    "creator = 'Ana Novak'",
    "type = page and space = A or space = B",
)


def templates() -> Iterator[str]:
    """Every sentence in the reader's source, with 7 for what varies."""
    for path in CQL.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr):
                parts = [p.value if isinstance(p, ast.Constant) else "7" for p in node.values]
                yield "".join(map(str, parts))


@pytest.mark.parametrize("query", WRONG)
def test_what_is_wrong_has_words(query: str) -> None:
    with pytest.raises(CqlError) as caught:
        read(query)
    assert is_known(caught.value.message), caught.value.message


@pytest.mark.parametrize("query", DOUBTFUL)
def test_what_is_doubtful_has_words(query: str) -> None:
    assert all(is_known(found.message) for found in findings(parse(query)))


def test_every_sentence_of_the_reader_has_words() -> None:
    sentences = [text for text in templates() if text.endswith(".") and " " in text]
    assert len(sentences) > 8
    assert not [text for text in sentences if not is_known(text)]


def test_a_remark_keeps_what_it_is_about() -> None:
    said = "Did not expect 'x'; expected field or not."
    assert remark(said) == said
    assert len(set(REMARKS)) == len(REMARKS)
