import pytest

from confluence_desk.domain.entities import Kind, Space
from confluence_desk.render.questions import Below, Branch, Neighbour, Spaces, State, Summary, Take
from tests.unit.render.macros.around import AT, Around, links, macro, page, page_link, row


def below(around: Around, *rows: object, parent: str = "1", depth: int = 1) -> None:
    around.known[Below(parent, depth=depth)] = Branch(tuple(rows))  # type: ignore[arg-type]


def test_children_are_links_in_the_order_of_confluence(around: Around) -> None:
    below(around, row("8", "b"), row("9", "A & a"))
    shown = around.shown(macro("children"))
    assert links(shown) == [("desk://site/page/8", "b"), ("desk://site/page/9", "A & a")]


@pytest.mark.parametrize(
    ("parameters", "order"),
    [
        ({"sort": "title"}, "98"),
        ({"sort": "title", "reverse": "true"}, "89"),
        ({"sort": "creation"}, "89"),
        ({"sortAndReverse": "title.true"}, "89"),
        ({"sort": "nonsense"}, "89"),
        ({"first": "1"}, "8"),
        ({"first": "many"}, "89"),
    ],
)
def test_children_are_sorted_and_cut_as_the_macro_says(
    around: Around, parameters: dict[str, str], order: str
) -> None:
    below(around, row("8", "b"), row("9", "a", made_at=AT))
    shown = around.shown(macro("children", **parameters))
    assert "".join(href[-1] for href, _ in links(shown)) == order


def test_children_of_all_depths_are_nested(around: Around) -> None:
    below(around, row("8", below=(row("81"),)), depth=0)
    shown = around.shown(macro("children", all="true"))
    assert [words for _, words in links(shown[0][0][1])] == ["Page 81"]


def test_a_folder_or_a_post_is_listed_as_any_page(around: Around) -> None:
    below(around, row("8", "F", kind=Kind.FOLDER))
    assert around.words(macro("children")) == "F"


def test_children_of_another_page_with_their_beginnings(around: Around) -> None:
    around.knows(page("5", "Other"), Take.NOTHING)
    below(around, row("8", "b"), parent="5")
    around.known[Summary("8")] = "How it begins"
    storage = macro("children", page=page_link("Other"), excerptType="simple")
    assert around.words(storage) == "bHow it begins"


def test_no_children_are_not_the_same_as_unknown_ones(around: Around) -> None:
    assert around.words(macro("children")).startswith("The pages that stand below have not been")
    below(around)
    assert around.words(macro("children")) == "No child pages"


def test_a_parent_that_is_gone_is_said(around: Around) -> None:
    gone = Neighbour(State.GONE, "5", title="Other", space_key="OPS")
    around.knows(gone, Take.NOTHING)
    storage = macro("children", page=page_link("Other"))
    assert around.words(storage) == "“Other” is not in Confluence any more."


def test_a_tree_grows_from_the_homepage_open_as_deep_as_the_macro_says(around: Around) -> None:
    around.known[Spaces(("OPS",))] = (Space("1", "OPS", "Operations", homepage_id="5"),)
    below(around, row("8", below=(row("81", below=(row("811"),)),)), parent="5", depth=0)
    shown = around.shown(macro("pagetree", startDepth="2"))
    folds = list(shown.iter("details"))
    assert [fold.get("open") for fold in folds] == ["", None]
    assert [href for href, _ in links(shown)] == [
        f"desk://site/page/{id_}" for id_ in ("8", "81", "811")
    ]


@pytest.mark.parametrize(
    ("root", "asked"),
    [
        ("@self", Below("1", depth=0)),
        ("<ac:link/>", Below("1", depth=0)),
        ("@none", Below("", "OPS", 0)),
        ("@parent", Below("77", depth=0)),
        ("Other", Below("5", depth=0)),
        ("OTHER:Nowhere", None),
    ],
)
def test_where_a_tree_is_rooted(around: Around, root: str, asked: Below | None) -> None:
    around.knows(page("1", "Own", parent_id="77"), Take.NOTHING)
    around.knows(page("5", "Other"), Take.NOTHING)
    around.draw(macro("pagetree", root=root))
    assert [one for one in around.asked if isinstance(one, Below)] == ([asked] if asked else [])


def test_a_tree_of_an_unknown_space_says_so(around: Around) -> None:
    assert "have not been fetched" in around.words(macro("pagetree"))


def test_the_index_is_by_first_letters(around: Around) -> None:
    cql = "space = currentSpace() and type = page order by title"
    around.finds(cql, row("1", "beta"), row("2", "Alpha"), row("3", "42"), most=1000)
    assert around.words(macro("index")) == "#42AAlphaBbeta"


def test_what_is_not_known_further_below_is_said(around: Around) -> None:
    below(around, row("8", below=None), depth=2)
    assert around.words(macro("children", depth="2")).endswith("fetched for all of them yet.")
    below(around, row("8", below=()), depth=2)
    assert around.words(macro("children", depth="2")) == "Page 8"


def test_a_list_that_was_cut_says_so(around: Around) -> None:
    around.known[Below("1", depth=1)] = Branch((row("8"),), more=True)
    assert around.words(macro("children")).endswith("There are more pages than are listed here.")
