"""The vocabulary answers as reading every document would."""

from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.cql.text import TextError, Wanted, Words, parse
from confluence_desk.demo.matching import Terms
from confluence_desk.demo.vocabulary import Vocabulary

_TEXT = st.text(alphabet="abdeiysEDI -.'éß1~\"*?漢", max_size=30)


def _terms(text: str) -> Terms:
    made = Terms()
    made.add(text)
    return made


def _wanted(value: str) -> Wanted:
    try:
        return parse(value)
    except TextError:
        return Words("nothing")


@given(st.lists(_TEXT, max_size=6), _TEXT)
def test_it_agrees_with_the_texts(texts: list[str], value: str) -> None:
    wanted, vocabulary = _wanted(value), Vocabulary()
    for number, text in enumerate(texts):
        vocabulary.learn(number, [text])
    found = vocabulary.holders(wanted)
    holding = {number for number, text in enumerate(texts) if _terms(text).holds(wanted)}
    assert set(found.numbers) == holding if found.certain else holding <= set(found.numbers)
    for number, text in enumerate(texts):
        assert vocabulary.count(number, wanted) == _terms(text).count(wanted)


def test_what_it_learns_later_is_found_too() -> None:
    vocabulary = Vocabulary()
    vocabulary.learn(1, ["restart the cluster"])
    assert set(vocabulary.holders(parse("restarting")).numbers) == {1}
    vocabulary.learn(2, ["restarts"])
    assert set(vocabulary.holders(parse("restarting")).numbers) == {1, 2}
    assert vocabulary.count(2, parse("restart")) == 1
