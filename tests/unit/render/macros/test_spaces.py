from confluence_desk.domain.entities import Space
from confluence_desk.render.questions import Other, Spaces, Take
from tests.unit.render.html_rules import text_of
from tests.unit.render.macros.around import Around, links, macro, page

OPS = Space("1", "OPS", "Operations & more", homepage_id="5", description="How <we> work")
OWN = Space("2", "~ana", "Ana", type="personal")


def test_spaces_by_name_key_and_description(around: Around) -> None:
    around.known[Spaces()] = (OPS, OWN)
    rows = [text_of(line) for line in around.shown(macro("spaces")).iter("tr")][1:]
    assert rows == ["Operations & moreOPSHow <we> work", "Ana~ana"]
    personal = around.shown(macro("spaces", _="personal"))
    assert links(personal) == [("desk://site/space/~ana", "Ana")]


def test_a_space_tells_what_it_is(around: Around) -> None:
    around.known |= {
        Spaces(("OPS",)): (OPS,),
        Other(Take.NOTHING, page_id="5"): page("5", "Home"),
    }
    rows = [text_of(line) for line in around.shown(macro("space-details")).iter("tr")]
    assert rows == [
        "SpaceOperations & more",
        "KeyOPS",
        "Home pageHome",
        "DescriptionHow <we> work",
    ]


def test_spaces_that_are_not_known_here(around: Around) -> None:
    assert around.words(macro("spaces")) == "This has not been fetched yet."
    assert around.words(macro("space-details")) == "This has not been fetched yet."
    around.known[Spaces()] = (OPS,)
    assert around.words(macro("spaces", scope="personal")) == "Nothing found"
