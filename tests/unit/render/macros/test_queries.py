from typing import Any

import pytest

from confluence_desk.domain.entities import Kind
from confluence_desk.render.macros.macro import read_macro
from confluence_desk.render.macros.wanted import by_label, in_spaces, quoted, with_labels
from confluence_desk.render.questions import LabelsOf, Matching, Summary
from confluence_desk.render.served import DrawnOf, Told
from confluence_desk.render.storage import parse
from tests.unit.render.macros.around import AT, Around, links, macro, page, row

LATELY = "space = currentSpace() and type in (page, blogpost) order by lastmodified desc"
POSTS = "type = blogpost and space = currentSpace() order by created desc"


def query(**parameters: str) -> str:
    return by_label(read_macro(parse(macro("contentbylabel", **parameters))[0]))


@pytest.mark.parametrize(
    ("parameters", "cql"),
    [
        ({"cql": 'label = "a" order by title'}, 'label = "a" order by title'),
        ({"cql": 'label = "a"', "sort": "title"}, 'label = "a" order by title asc'),
        (
            {"labels": "a, b", "spaces": "OPS,@self", "type": "page"},
            (
                'label in ("a", "b") and type in (page) and (space = currentSpace() or'
                ' space in ("OPS")) order by lastmodified desc'
            ),
        ),
        (
            {"labels": "a,-c", "operator": "AND", "sort": "creation", "reverse": "true"},
            'label = "a" and label not in ("c") and type in (page, blogpost) order by created asc',
        ),
        ({"labels": '"x" or space = SECRET'}, None),
        ({}, ""),
        ({"spaces": "OPS"}, ""),
    ],
)
def test_the_query_behind_a_list_by_label(parameters: dict[str, str], cql: str | None) -> None:
    if cql is None:
        assert query(**parameters).startswith('label in ("\\"x\\" or space = SECRET")')
    else:
        assert query(**parameters) == cql


@pytest.mark.parametrize(
    ("names", "cql"),
    [
        ((), "here"),
        (("@all",), ""),
        (("@global", "-OLD"), '(space.type = global) and space not in ("OLD")'),
        (("currentSpace()",), "(space = currentSpace())"),
        (("-", "@nonsense"), ""),
    ],
)
def test_spaces_as_a_condition(names: tuple[str, ...], cql: str) -> None:
    assert in_spaces(names, "here") == cql


def test_values_cannot_leave_their_quotes() -> None:
    assert quoted('a"b\\') == '"a\\"b\\\\"'
    assert with_labels(["+must", "-", "+"]) == 'label = "must"'


def test_a_list_by_label_shows_space_labels_and_a_few_words(around: Around) -> None:
    cql = 'label in ("a") and type in (page, blogpost) order by lastmodified desc'
    around.finds(cql, row("5", space_name="Operations"))
    around.known |= {LabelsOf("5"): ("a", "b & c"), Summary("5"): "It begins"}
    shown = around.shown(macro("contentbylabel", labels="a", excerptType="simple"))
    assert links(shown) == [
        ("desk://site/page/5", "Page 5"),
        ("desk://site/label/a", "a"),
        ("desk://site/label/b%20%26%20c", "b & c"),
    ]
    words = around.words(macro("contentbylabel", labels="a", excerptType="simple"))
    assert words == "Page 5OperationsIt beginsab & c"
    bare = macro("contentbylabel", labels="a", showLabels="false", showSpace="false")
    assert around.words(bare) == "Page 5"


def test_what_changed_lately_has_who_and_when(around: Around) -> None:
    around.finds(LATELY, row("5", changed_by="ana", changed_at=AT))
    words = around.words(macro("recently-updated"))
    assert words == "Recently updatedPage 5Ana Ruiz9 Mar 2026"
    around.finds(LATELY, row("6"), most=3)
    assert around.words(macro("recently-updated", max="3", hideHeading="true")) == "Page 6"


@pytest.mark.parametrize(
    ("parameters", "cql"),
    [
        ({"types": "page,blog"}, LATELY),
        ({"types": "nonsense"}, LATELY),
        (
            {"spaces": "@all", "labels": "x", "author": '<ri:user ri:account-id="ana"/>'},
            (
                'type in (page, blogpost) and label in ("x") and contributor in ("ana")'
                " order by lastmodified desc"
            ),
        ),
    ],
)
def test_what_lately_means(around: Around, parameters: dict[str, str], cql: str) -> None:
    around.draw(macro("recently-updated", **parameters))
    assert around.asked[-1] == Matching(cql, "OPS", "1", 15)


def test_posts_are_whole_unless_the_macro_wants_less(around: Around) -> None:
    post = row("5", kind=Kind.BLOGPOST, made_by="ana", made_at=AT)
    around.finds(POSTS, post)
    around.knows(page("5", "Page 5", body="<p>The whole post</p>"))
    around.known[Summary("5")] = "A part"
    assert around.words(macro("blog-posts")) == "Page 5Ana Ruiz9 Mar 2026The whole post"
    assert around.words(macro("blog-posts", content="excerpts")).endswith("2026A part")
    assert around.words(macro("blog-posts", content="titles")).endswith("2026")


def test_a_post_does_not_show_itself_in_its_list(around: Around) -> None:
    around.finds(POSTS, row("1", "Redis failover"))
    around.knows(page("1", "Redis failover", body=macro("blog-posts")))
    assert "would be shown inside itself" in around.words(macro("blog-posts"))


@pytest.mark.parametrize(
    ("time", "part"), [("7d", ' and created >= now("-7d")'), ('7d")', ""), ("soon", "")]
)
def test_the_age_of_posts_is_a_number_and_a_unit_or_nothing(
    around: Around, time: str, part: str
) -> None:
    around.draw(macro("blog-posts", content="titles", time=time))
    assert around.asked[-1].cql == POSTS.replace(" order", f"{part} order")


def test_what_somebody_worked_on(around: Around) -> None:
    cql = 'contributor in ("ana") and type in (page, blogpost) order by lastmodified desc'
    around.finds(cql, row("5", space_key="ENG"))
    who = '<ri:user ri:account-id="ana"/>'
    assert around.words(macro("content-by-user", _=who)) == "Page 5ENG"
    assert around.words(macro("content-by-user")) == "The macro does not say what to list."


def test_a_report_of_content_is_a_table(around: Around) -> None:
    cql = 'label in ("a") and type in (page, blogpost) order by lastmodified desc'
    around.finds(cql, row("5", made_by="ana", changed_at=AT))
    words = around.words(macro("content-report-table", labels="a"))
    assert words == "TitleCreated byLast changedPage 5Ana Ruiz9 Mar 2026"


@pytest.mark.parametrize(
    ("found", "words"),
    [
        ({}, "Nothing found"),
        ({"partial": ("Shop",)}, "not all of Shop is kept offline."),
        ({"partial": ("",)}, "not every space is kept offline."),
        ({"unanswered": ("watcher = x",)}, "tell this part of the query: watcher = x"),
    ],
)
def test_what_cannot_be_answered_is_said_and_never_guessed(
    around: Around, found: dict[str, Any], words: str
) -> None:
    around.finds(LATELY, most=15, **found)
    assert around.words(macro("recently-updated", hideHeading="true")).endswith(words)


def test_what_confluence_alone_knows_it_can_be_asked_for(around: Around) -> None:
    storage = macro("recently-updated", hideHeading="true").replace(
        'ac:name="recently', 'ac:macro-id="m1" ac:name="recently'
    )
    around.finds(LATELY, row("5"))
    assert not [href for href, _ in links(around.shown(storage)) if "draw" in href]
    around.finds(LATELY, row("5"), partial=("Shop",))
    assert ("desk://site/draw/1/m1", "Ask Confluence to draw it") in links(around.shown(storage))
    around.known[DrawnOf("1", "m1")] = Told("<ul><li>from there</li></ul>", "now")
    words = around.words(storage)
    assert "from there" in words
    assert "Page 5" not in words


def test_a_list_is_capped_whatever_the_macro_says(around: Around) -> None:
    around.draw(macro("recently-updated", max="9999"))
    around.draw(macro("recently-updated", max="-5"))
    assert [one.most for one in around.asked if isinstance(one, Matching)] == [200, 15]
