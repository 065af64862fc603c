import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.store import tokenizer
from confluence_desk.store.tokenizer import Vocabulary, portions


@pytest.fixture
def connection() -> apsw.Connection:
    made = apsw.Connection(":memory:")
    tokenizer.register(made)
    made.execute("CREATE VIRTUAL TABLE said USING fts5(text, tokenize='desk')")
    return made


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=30), max_size=30))
def test_portions_are_the_text_and_end_at_blanks(parts: list[str]) -> None:
    text = " ".join(part * 400 for part in parts)
    found = list(portions(text))
    assert "".join(found) == text
    assert all(portion[:1].isspace() for portion in found[1:])


def test_a_long_text_is_handed_over_in_portions_so_that_others_have_their_turn() -> None:
    asked = list[str]()

    class Heard(Vocabulary):
        def _of(self, text: str) -> list[tokenizer.Cut]:
            asked.append(text)
            return super()._of(text)

    words = Heard().of("failover of the cluster " * 5_000)
    assert next(words) == "failover"
    assert len(asked) == 1
    assert len(list(words)) == 5_000 * 2 - 1
    assert len(asked) > 5


def test_phrases_are_found_where_portions_meet(connection: apsw.Connection) -> None:
    text = "alpha beta " * 8_000
    connection.execute("INSERT INTO said VALUES (?)", (text,))
    every = "SELECT count(*) FROM said WHERE said MATCH '\"alpha beta\"'"
    assert connection.execute(every).get == 1
    marks = "SELECT highlight(said, 0, '[', ']') FROM said WHERE said MATCH '\"alpha beta\"'"
    (shown,) = connection.execute(marks).fetchall()
    assert str(shown[0]).replace("[", "").replace("]", "") == text
