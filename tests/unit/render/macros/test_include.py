from dataclasses import replace

import pytest

from confluence_desk.render.context import Context
from confluence_desk.render.macros.include import DEEPEST
from confluence_desk.render.questions import FileOf, Neighbour, Other, Piece, State, Take
from tests.unit.render.html_rules import text_of
from tests.unit.render.macros.around import Around, file, links, macro, page, page_link


def include(title: str, key: str = "", **more: str) -> str:
    return macro("include", _=page_link(title, key), **more)


def excerpt(title: str, **more: str) -> str:
    return macro("excerpt-include", _=page_link(title), **more)


def test_another_page_stands_here_as_if_it_were_ours(around: Around) -> None:
    around.knows(page("5", "Other", body="<h2>Part</h2><p>text &amp; more</p>"))
    drawn = around.draw(f"<h2>Part</h2>{include('Other')}")
    assert [one.anchor for one in drawn.outline] == ["Part", "Part.1"]
    assert text_of(around.shown(include("Other"))) == "Parttext & more"


def test_it_has_its_own_links_and_its_own_files(around: Around, context: Context) -> None:
    body = f'<p>{page_link("Sister")}</p><ac:image><ri:attachment ri:filename="x.png"/></ac:image>'
    around.known[Other(Take.BODY, space_key="ENG", title="Other")] = page(
        "5", "Other", space_key="ENG", body=body
    )
    around.known[FileOf("5", "x.png")] = file("att7", "x.png")
    asked: list[str] = []
    around.context = replace(context, page_link=lambda key, _: asked.append(key))
    drawn = around.draw(include("Other", "ENG"))
    assert asked == ["ENG"]
    assert drawn.attachments == ("att7",)
    assert 'href="desk://site/title/ENG/Sister"' in drawn.html


def test_our_own_context_is_back_after_it(around: Around) -> None:
    around.knows(page("5", "Other", space_key="OPS", body="<p>x</p>"))
    image = '<ac:image><ri:attachment ri:filename="map.png"/></ac:image>'
    assert around.draw(include("Other") + image).attachments == ("att0",)


def test_a_page_inside_itself_is_a_line(around: Around) -> None:
    around.knows(page("1", "Redis failover", body="<p>x</p>"))
    words = around.words(include("Redis failover"))
    assert words == "“Redis failover” would be shown inside itself here."


def test_a_circle_of_pages_ends(around: Around) -> None:
    around.knows(page("5", "A", body=include("B")))
    around.knows(page("6", "B", body=f"<p>b</p>{include('A')}"))
    assert around.words(include("A")) == "b“A” would be shown inside itself here."


def test_pages_inside_pages_have_a_floor(around: Around) -> None:
    for number in range(DEEPEST + 2):
        around.knows(page(f"5{number}", f"P{number}", body=include(f"P{number + 1}")))
    words = around.words(include("P0"))
    assert words == f"“P{DEEPEST}” is not shown: too many pages inside pages."


def test_a_page_of_very_many_pages_stops_somewhere(around: Around) -> None:
    for level in range(DEEPEST):
        body = include(f"P{level + 1}") * 10 or "<p>x</p>"
        around.knows(page(f"5{level}", f"P{level}", body=body))
    around.knows(page(f"5{DEEPEST}", f"P{DEEPEST}", body="<p>leaf</p>"))
    assert len(around.draw(include("P0")).html) < 100_000


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.NO_COPY, "“Other” has not been fetched yet."),
        (State.GONE, "“Other” is not in Confluence any more."),
        (State.HIDDEN, "“Other” cannot be seen with your account."),
        (State.UNHEARD, "“Other” is not in your library yet."),
        (State.NOWHERE, "There is no page “Other”, or your account cannot see it."),
    ],
)
@pytest.mark.parametrize("name", ["include", "excerpt-include"])
def test_what_cannot_be_shown_is_one_line(
    around: Around, name: str, state: State, words: str
) -> None:
    take = Take.BODY if name == "include" else Take.EXCERPTS
    around.knows(Neighbour(state, "5", title="Other", space_key="OPS"), take)
    assert around.words(macro(name, _=page_link("Other"))) == words


def test_nobody_to_ask_is_no_page_known(around: Around) -> None:
    assert around.words(include("Other")) == "“Other” is not in your library yet."


def test_an_include_of_nothing_says_so(around: Around) -> None:
    assert around.words(macro("include")) == "No page is named that could be shown here."


def test_old_includes_name_the_page_in_text(around: Around) -> None:
    around.known[Other(Take.BODY, space_key="ENG", title="Other")] = page(
        "5", "Other", body="<p>b</p>"
    )
    assert around.words(macro("include", _="ENG:Other")) == "b"


def test_a_title_with_a_colon_is_found_too(around: Around) -> None:
    around.knows(page("5", "Review: disk", body="<p>b</p>"))
    around.knows(page("6", "Review:disk", body="<p>c</p>"))
    assert around.words(macro("include", _="Review: disk")) == "b"
    assert around.words(macro("include", _="Review:disk")) == "c"


PIECES = (
    Piece("", "<p>plain</p>"),
    Piece("rules", "<p>the rules</p>"),
)


def test_an_excerpt_stands_in_a_box_under_its_pages_name(around: Around) -> None:
    around.knows(page("5", "Other", pieces=PIECES), Take.EXCERPTS)
    shown = around.shown(excerpt("Other"))
    assert links(shown) == [("desk://site/page/5", "Other")]
    assert text_of(shown) == "Otherplain"


def test_or_without_a_box_and_by_its_name(around: Around) -> None:
    around.knows(page("5", "Other", pieces=PIECES), Take.EXCERPTS)
    assert around.words(excerpt("Other", nopanel="true", name="Rules")) == "the rules"


def test_an_inline_excerpt_stands_in_its_line(around: Around) -> None:
    around.knows(page("5", "Other", pieces=PIECES), Take.EXCERPTS)
    inline = {"nopanel": "true", "atlassian-macro-output-type": "INLINE"}
    shown = around.shown(f"<p>say {excerpt('Other', **inline)} here</p>")
    assert shown[0].tag == "p"
    assert text_of(shown) == "say plain here"


@pytest.mark.parametrize(
    ("name", "words"),
    [("", "“Other” has no excerpt."), ("x", "“Other” has no excerpt named “x”.")],
)
def test_a_page_without_excerpt_says_so(around: Around, name: str, words: str) -> None:
    around.knows(page("5", "Other"), Take.EXCERPTS)
    assert around.words(excerpt("Other", name=name)) == words


def test_multiexcerpts_are_found_by_name(around: Around) -> None:
    pieces = (Piece("[A] one", "<p>1</p>"), Piece("two", "<p>2</p>"))
    around.knows(page("5", "Other", pieces=pieces), Take.MULTIEXCERPTS)
    storage = macro(
        "multiexcerpt-include", PageWithExcerpt=page_link("Other"), MultiExcerptName="two"
    )
    assert around.words(storage) == "2"


def test_shared_blocks_are_found_by_their_key(around: Around) -> None:
    pieces = (Piece("k", "<p>shared</p>"),)
    around.knows(page("5", "Other", pieces=pieces), Take.SHARED)
    key = {"shared-block-key": "k"}
    assert around.words(macro("include-shared-block", page=page_link("Other"), **key)) == "shared"


def test_a_broken_page_is_shown_as_far_as_it_can_be(around: Around) -> None:
    around.knows(page("5", "Other", body="<p>one <b>two</p><script>x</script><td>three"))
    assert around.words(include("Other")).replace(" ", "") == "onetwothree"
