"""One spelling for every query, which reads as the same tree, however a site reads it."""

from random import Random

import pytest

from confluence_desk.cql.check import read
from confluence_desk.cql.dialect import Dialect, Precedence
from confluence_desk.cql.printing import canonical
from tests.unit.cql.making import Maker

AND_FIRST = Dialect(precedence=Precedence.AND_FIRST)


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("SPACE=dev", "space = dev"),
        ("label = a or label=b and type=page", "(label = a OR label = b) AND type = page"),
        ("not (type = page)", "NOT type = page"),
        ("id in(1,'2')", "id IN (1, 2)"),
        ("space in favouriteSpaces()", "space IN (favouriteSpaces())"),
        ("space = '~ada'", 'space = "~ada"'),
        ("label = 'order'", 'label = "order"'),
        ("created>now('-1d') order by Title,created desc", ""),
        ("order by created asc", "ORDER BY created ASC"),
    ],
)
def test_the_spelling(text: str, spelt: str) -> None:
    made = canonical(read(text))
    assert made == (spelt or 'created > now("-1d") ORDER BY title, created DESC')
    assert canonical(read(made)) == made


@pytest.mark.parametrize("seed", range(4))
def test_made_queries_read_as_they_were(seed: int) -> None:
    maker = Maker(Random(seed))  # noqa: S311 - the same queries every time
    for _ in range(500):
        text = maker.query()
        tree = read(text)
        spelt = canonical(tree)
        assert read(spelt) == _named(tree) == _named(read(spelt, AND_FIRST)), text
        assert canonical(read(spelt)) == spelt


def _named(tree: object) -> object:
    """The tree with its names as they are printed."""
    return read(canonical(tree))  # type: ignore[arg-type]
