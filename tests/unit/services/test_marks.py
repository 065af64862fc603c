"""The texts that inline comments stand on, as a body marks them."""

from confluence_desk.services.marks import marks

OPEN, END = '<ac:inline-comment-marker ac:ref="{}">', "</ac:inline-comment-marker>"


def test_a_mark_has_the_words_inside_it_without_markup_trap_74() -> None:
    body = f"<p>{OPEN.format('a')}Check <em>replica</em> &amp; lag{END} and more</p>"
    assert marks(body) == {"a": "Check replica & lag"}


def test_a_mark_in_pieces_is_one_and_an_empty_one_is_there() -> None:
    body = f"{OPEN.format('a')}one{END}<b>x</b>{OPEN.format('a')}two{END}" + (
        '<ac:inline-comment-marker ac:ref="b" />' + f"{OPEN.format('c')}{END}"
    )
    assert marks(body) == {"a": "one two", "b": "", "c": ""}


def test_a_body_without_marks_has_none() -> None:
    assert not marks("<p>ac:ref</p>")
