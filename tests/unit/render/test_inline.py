from collections.abc import Callable

import pytest

from confluence_desk.render.names import Element
from tests.unit.render.html_rules import text_of

Tree = Callable[[str], Element]


@pytest.mark.parametrize(
    ("written", "words", "day"),
    [
        ("2026-03-09", "9 Mar 2026", "2026-03-09"),
        ("2026-03-09T10:00:00Z", "9 Mar 2026", "2026-03-09"),
        ("0001-01-01", "1 Jan 1", "0001-01-01"),
        ("9999-12-31", "31 Dec 9999", "9999-12-31"),
        ("0000-00-00", "0000-00-00", None),
        ("99999-01-01", "99999-01-01", None),
        ("-271821-04-20", "-271821-04-20", None),
        ("1700000000000000", "1700000000000000", None),
        ("soon", "soon", None),
    ],
)
def test_traps_58_and_70_a_date_shows_whatever_it_is(
    tree: Tree, written: str, words: str, day: str | None
) -> None:
    shown = tree(f'<p><time datetime="{written}"/></p>')[0][0]
    assert (shown.text, shown.get("class"), shown.get("datetime")) == (words, "date", day)
    assert shown.tag == ("time" if day else "span")


def test_trap_58_a_plain_iso_date_stays_text(tree: Tree) -> None:
    assert text_of(tree("<p>due 2026-03-09.</p>")) == "due 2026-03-09."


def test_a_date_gone_by_is_late_only_in_an_open_task(tree: Tree) -> None:
    task = "<ac:task><ac:task-status>{}</ac:task-status><ac:task-body>{}</ac:task-body></ac:task>"
    date = '<time datetime="2020-01-01"/>'
    shown = tree(task.format("incomplete", date) + task.format("complete", date) + date)
    assert [time.get("class") for time in shown.iter("time")] == ["date late", "date", "date"]


@pytest.mark.parametrize(
    ("attributes", "shown"),
    [
        ('ac:name="smile"', "🙂"),
        ('ac:name="blue-star" ac:emoji-shortname=":dog:" ac:emoji-fallback="🐶"', "🐶"),
        ('ac:emoji-id="9f-1" ac:emoji-fallback="9f-1" ac:emoji-shortname=":acme:"', ":acme:"),
        (
            (
                'ac:name="blue-star" ac:emoji-id="atlassian-9f" ac:emoji-shortname=":acme:"'
                ' ac:emoji-fallback=":acme:"'
            ),
            ":acme:",
        ),
        ('ac:name="cross" ac:emoji-shortname=":cross_mark:" ac:emoji-fallback=":no:"', "❌"),
        ('ac:name="blue-star"', "⭐"),
        ('ac:name="clipboard" ac:emoji-id="1f4cb"', "📋"),
        ('ac:emoji-id="31-20e3"', "1\u20e3"),
        ('ac:emoji-id="1234" ac:emoji-shortname=":acme:"', ":acme:"),
        ('ac:emoji-id="fffff" ac:emoji-shortname=":acme:"', ":acme:"),
        ('ac:name="novelty"', ":novelty:"),
        ("", ""),
    ],
)
def test_trap_65_emoji_show_a_character_or_their_short_name(
    tree: Tree, attributes: str, shown: str
) -> None:
    assert text_of(tree(f"<p>x<ac:emoticon {attributes}/></p>")) == f"x{shown}"


def test_comment_markers_keep_their_reference_and_text(tree: Tree) -> None:
    shown = tree(
        '<p>a <ac:inline-comment-marker ac:ref="r-1">b <b>c</b></ac:inline-comment-marker></p>'
    )
    marker = shown.find(".//span[@data-ref]")
    assert marker is not None
    assert (marker.get("data-ref"), marker.get("id")) == ("r-1", "comment-r-1")
    assert text_of(marker) == "b c"


def test_placeholders_are_hidden(tree: Tree) -> None:
    shown = tree("<p>a<ac:placeholder>Type here</ac:placeholder>b</p>")
    assert text_of(shown) == "ab"


def test_mathematics_shows_its_source(tree: Tree) -> None:
    maths = "<math><semantics><mi>x</mi><annotation>x^2</annotation></semantics></math>"
    assert text_of(tree(f"<p>{maths}</p>")) == "x^2"
