import pytest

from confluence_desk.domain.legible import legible


@pytest.mark.parametrize(
    "text",
    ["plain", "\N{WOMAN}\u200d\N{PERSONAL COMPUTER}", "\u0645\u06cc\u200c\u062e", "\u05e9\u200f!"],
)
def test_what_belongs_to_words_stays(text: str) -> None:
    assert legible(text) == text


@pytest.mark.parametrize("mark", ["\n", "\0", "\x1b", "\ud83d", "\u202e", "\u2066", "\u2028"])
def test_what_no_line_can_show_is_a_blank(mark: str) -> None:
    assert legible(f"a{mark}b") == "a b"
