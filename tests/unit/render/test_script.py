"""Direction and language are told from letters; boxes and lists run the way their words do."""

import re
from collections.abc import Callable

import pytest

from confluence_desk.render import script
from confluence_desk.render.document import Drawn, lone_document
from confluence_desk.render.names import Element
from confluence_desk.render.script import language, mostly_right_to_left, runs_right_to_left

Tree = Callable[[str], Element]
_ARABIC, _HEBREW = "قل ما حدث", "מילון קצר"


@pytest.mark.parametrize(
    ("texts", "left"),
    [
        ([_ARABIC], True),
        ([_HEBREW], True),
        (["  12. ", "\N{PARTY POPPER} : ", _ARABIC], True),
        (["Redis", _ARABIC], False),
        (["サービス"], False),
        (["12", "…"], False),
        ([], False),
    ],
)
def test_the_first_letter_decides(texts: list[str], left: bool) -> None:
    assert runs_right_to_left(texts) is left


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("サービス運用", "ja"),
        ("运行手册", "zh"),
        ("운영 안내서", "ko"),
        (_HEBREW, "he"),
        (_ARABIC, "ar"),
        ("Größe", ""),
        ("", ""),
    ],
)
def test_letters_tell_the_language_where_they_can(text: str, spoken: str) -> None:
    assert language(text) == spoken


@pytest.mark.parametrize(
    ("storage", "tag"),
    [
        ("<ul><li><p>{}</p></li></ul>", "ul"),
        ("<ol><li><p>{}</p></li></ol>", "ol"),
        ("<table><tbody><tr><td><p>{}</p></td></tr></tbody></table>", "table"),
        ("<blockquote><p>{}</p></blockquote>", "blockquote"),
        (
            (
                '<ac:structured-macro ac:name="info"><ac:parameter ac:name="title">x</ac:parameter>'
                "<ac:rich-text-body><p>{}</p></ac:rich-text-body></ac:structured-macro>"
            ),
            "div",
        ),
        (
            (
                "<ac:task-list><ac:task><ac:task-id>1</ac:task-id><ac:task-status>incomplete"
                "</ac:task-status><ac:task-body>{}</ac:task-body></ac:task></ac:task-list>"
            ),
            "ul",
        ),
    ],
)
def test_what_holds_blocks_runs_as_their_words_do(tree: Tree, storage: str, tag: str) -> None:
    assert next(tree(storage.format(_ARABIC)).iter(tag)).get("dir") == "rtl"
    assert next(tree(storage.format("Redis")).iter(tag)).get("dir") == "auto"


def test_a_written_direction_wins(tree: Tree) -> None:
    assert next(tree(f'<ul dir="ltr"><li>{_ARABIC}</li></ul>').iter("ul")).get("dir") == "ltr"


def test_an_item_goes_with_its_list(tree: Tree) -> None:
    items = [item.get("dir") for item in tree(f"<ul><li>{_ARABIC}</li><li>C</li></ul>").iter("li")]
    assert items == ["rtl", None]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"<h1>How to</h1><p>{_ARABIC} {_ARABIC} {_ARABIC}</p>", True),
        (f"<p>Books in many languages: {_ARABIC}</p>", False),
        (f'<p class="in-1 ta-right b-red">{_ARABIC}&nbsp;</p>', True),
        ("<p>42</p>", False),
    ],
)
def test_most_words_say_how_a_body_runs(markup: str, expected: bool) -> None:
    assert mostly_right_to_left(markup) is expected


def test_a_latin_title_does_not_turn_a_page_around() -> None:
    speaking = f"<h1>How to</h1><p>{_ARABIC} {_ARABIC} {_ARABIC}</p>"
    assert 'dir="rtl"' in lone_document(Drawn(speaking), "How to", "")
    assert 'dir="rtl"' not in lone_document(Drawn(f"<p>Read on in {_ARABIC}</p>"), "How to", "")


def test_latin_letters_are_compared_with_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(script, "_LETTERS", {"any": re.compile(".")})
    assert language("Café 12") == ""
    assert language("") == ""
    assert language("Café \u05d0") == "any"
