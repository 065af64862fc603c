"""Makes of the words that stay words what looks for them in texts."""

from collections.abc import Sequence

from confluence_desk.cql import building
from confluence_desk.cql.questions.wording import Piece, root
from confluence_desk.cql.tree import Node, Query


def worded(rest: Sequence[Piece]) -> Query | None:
    """The query for words and quotations."""
    node = building.every(_texts(rest))
    return Query(node) if node is not None else None


def _wide(piece: Piece) -> Node | None:
    """``deployment`` or whatever begins with ``deploy``."""
    exact = building.holds_words("text", piece.text)
    return building.either([exact, building.begins("text", root(piece.word))])


def words_of(rest: Sequence[Piece]) -> str:
    """They as one would type them."""
    return " ".join(f'"{each.text}"' if each.quoted else each.text for each in rest)


def _texts(rest: Sequence[Piece]) -> list[Node | None]:
    """The words together, each quotation by itself."""
    words = " ".join(each.text for each in rest if not each.quoted)
    phrases = [building.holds_phrase("text", each.text) for each in rest if each.quoted]
    return [building.holds_words("text", words), *phrases]


def wide_texts(rest: Sequence[Piece]) -> list[Node | None]:
    """As ``worded``, nouns such as ``deployment`` with their verb."""
    nouns = [each for each in rest if root(each.word)]
    return [*map(_wide, nouns), *_texts([each for each in rest if not root(each.word)])]
