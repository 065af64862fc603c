import pytest

from confluence_desk.domain.entities import Version
from confluence_desk.render.questions import Files, Neighbour, SpaceFiles, State, Take
from tests.unit.render.html_rules import text_of
from tests.unit.render.macros.around import AT, Around, file, links, macro, page, page_link

PICTURE = {"media_type": "image/png"}


def names(around: Around, storage: str) -> list[str]:
    return [text_of(line[0]) for line in around.shown(storage).iter("tr") if line[0].tag == "td"]


def two(around: Around, page_id: str = "1") -> None:
    around.known[Files(page_id)] = (
        file("att1", "b & c.pdf", file_size=2_000_000),
        file("att2", "a.png", file_size=10, version=Version(2, None, "", "Newer")),
    )


def test_files_have_size_day_and_who(around: Around) -> None:
    two(around)
    shown = around.shown(macro("attachments"))
    assert links(shown)[0] == ("desk://site/attachment/att1", "b & c.pdf")
    cells = [[text_of(cell) for cell in line] for line in shown.iter("tr")]
    assert cells == [
        ["Name", "Size", "Last changed", "Changed by"],
        [" b & c.pdf", "2.0 MB", "9 Mar 2026", "Ana Ruiz"],
        [" a.pngNewer", "10 bytes", "", ""],
    ]


@pytest.mark.parametrize(
    ("parameters", "order"),
    [
        ({"sortBy": "name"}, "ab"),
        ({"sortBy": "size"}, "ba"),
        ({"sortBy": "size", "sortOrder": "ascending"}, "ab"),
        ({"sortBy": "date"}, "ba"),
        ({"sortBy": "nonsense"}, "ba"),
        ({"patterns": ".*\\.png"}, "a"),
        ({"patterns": "*.pdf, nothing"}, "b"),
        ({"patterns": "b*c.pdf"}, "b"),
    ],
)
def test_files_are_sorted_and_filtered(
    around: Around, parameters: dict[str, str], order: str
) -> None:
    two(around)
    found = names(around, macro("attachments", **parameters))
    assert "".join(name.strip()[0] for name in found) == order


@pytest.mark.parametrize("pattern", ["(a+)+$", "[ab].png", "a|b", "a\\d"])
def test_an_expression_is_never_run(around: Around, pattern: str) -> None:
    two(around)
    storage = macro("attachments", patterns=pattern)
    assert len(names(around, storage)) == 2
    assert f"Not filtered by “{pattern}”" in around.words(storage)


def test_files_of_another_page(around: Around) -> None:
    around.knows(page("5", "Other"), Take.NOTHING)
    two(around, "5")
    assert len(names(around, macro("attachments", page=page_link("Other")))) == 2
    gone = Neighbour(State.HIDDEN, "6", title="Secret", space_key="OPS")
    around.knows(gone, Take.NOTHING)
    words = around.words(macro("attachments", page=page_link("Secret")))
    assert words == "“Secret” cannot be seen with your account."


def test_no_files_are_not_the_same_as_unknown_ones(around: Around) -> None:
    assert around.words(macro("attachments")) == "This has not been fetched yet."
    around.known[Files("1")] = ()
    assert around.words(macro("attachments")) == "No files"
    assert around.words(macro("gallery")) == "No files"


def test_files_of_the_space_say_that_more_may_exist(around: Around) -> None:
    around.known[SpaceFiles("OPS", 200)] = (file("att1", "a.pdf"),)
    assert "not all of OPS is kept offline" in around.words(macro("space-attachments"))


def test_a_gallery_shows_pictures_only_and_notes_their_bytes(around: Around) -> None:
    around.known[Files("1")] = (file("att1", "a.pdf"), file("att2", "b.png", **PICTURE))
    drawn = around.draw(macro("gallery", title="All &amp; more", columns="2"))
    assert drawn.attachments == ("att2",)
    assert 'class="gallery of-2"' in drawn.html
    assert around.words(macro("gallery", title="All &amp; more")) == "All & moreb.png"


@pytest.mark.parametrize(
    ("parameters", "shown"),
    [
        ({"include": "a.png"}, ("att1",)),
        ({"exclude": "a*"}, ("att2",)),
        ({"sort": "name", "reverse": "true"}, ("att2", "att1")),
        ({"columns": "999", "sort": "comment"}, ("att1", "att2")),
    ],
)
def test_what_a_gallery_takes(
    around: Around, parameters: dict[str, str], shown: tuple[str, ...]
) -> None:
    around.known[Files("1")] = (file("att1", "a.png", **PICTURE), file("att2", "b.png", **PICTURE))
    assert around.draw(macro("gallery", **parameters)).attachments == shown


def test_a_gallery_of_several_pages(around: Around) -> None:
    for id_, title in (("5", "One"), ("6", "Two")):
        around.knows(page(id_, title), Take.NOTHING)
        around.known[Files(id_)] = (file(f"att{id_}", "x.png", **PICTURE),)
    assert around.draw(macro("gallery", page="One, Two")).attachments == ("att5", "att6")


def test_labels_of_pictures_are_not_known_here(around: Around) -> None:
    around.known[Files("1")] = (file("att1", "a.png", **PICTURE),)
    assert "Not filtered by “x”" in around.words(macro("gallery", includeLabel="x"))


def test_the_day_of_a_file_is_the_readers(around: Around) -> None:
    around.known[Files("1")] = (file("att1", "a.pdf", version=Version(1, AT)),)
    assert "9 Mar 2026" in around.words(macro("attachments"))
