import pytest

from confluence_desk.render.questions import LabelsOf, Neighbour, Other, Piece, State, Take
from tests.unit.render.html_rules import text_of
from tests.unit.render.macros.around import Around, links, macro, page, row

CQL = 'label = "review"'
FULL = f"{CQL} order by lastmodified desc"


def details(**values: str) -> Piece:
    rows = "".join(f"<tr><th>{key}</th><td>{value}</td></tr>" for key, value in values.items())
    return Piece("", f"<table><tbody>{rows}</tbody></table>")


def told(around: Around, id_: str, *pieces: Piece, title: str = "") -> None:
    around.known[Other(Take.DETAILS, page_id=id_)] = page(
        id_, title or f"Page {id_}", pieces=pieces
    )


def report(**more: str) -> str:
    return macro("detailssummary", cql=CQL.replace('"', "&quot;"), **more)


def table(around: Around, storage: str) -> list[list[str]]:
    return [[text_of(cell) for cell in line] for line in around.shown(storage).iter("tr")]


def test_a_row_a_page_and_a_column_a_property(around: Around) -> None:
    around.finds(FULL, row("5"), row("6"), most=30)
    told(around, "5", details(Date="today", Owner="Ana"))
    told(around, "6", details(owner="Bo", Cost="2"))
    assert table(around, report()) == [
        ["Title", "Date", "Owner", "Cost"],
        ["Page 5", "today", "Ana", ""],
        ["Page 6", "", "Bo", "2"],
    ]


def test_headings_first_column_and_order_are_the_macros(around: Around) -> None:
    around.finds(FULL, row("5", "B"), row("6", "A"), most=30)
    told(around, "5", details(Date="1", Owner="Ana"))
    told(around, "6", details(Date="2", Owner="Bo"))
    wanted = report(headings="Owner, Nothing", firstcolumn="Review", sortBy="Title")
    assert table(around, wanted) == [
        ["Review", "Owner", "Nothing"],
        ["A", "Bo", ""],
        ["B", "Ana", ""],
    ]
    backward = report(headings="Date", sortBy="Date", reverseSort="true")
    assert [line[1] for line in table(around, backward)[1:]] == ["2", "1"]


def test_cells_are_drawn_as_on_their_own_page(around: Around) -> None:
    status = macro("status", colour="Red", title="BAD")
    around.finds(FULL, row("5"), most=30)
    told(around, "5", details(State=f"<p>{status}</p><p><strong>now</strong></p>"))
    shown = around.shown(report())
    assert shown.find(".//span[@class='status red']") is not None
    assert links(shown) == [("desk://site/page/5", "Page 5")]


def test_only_properties_of_the_id_that_is_asked_for(around: Around) -> None:
    around.finds(FULL, row("5"), row("6"), most=30)
    told(around, "5", Piece("other", details(A="1").storage), Piece("mine", details(B="2").storage))
    told(around, "6", details(C="3"))
    assert table(around, report(id="mine")) == [["Title", "B"], ["Page 5", "2"]]


def test_names_above_values_count_as_well(around: Around) -> None:
    across = "<table><tr><th>A</th><th>B</th><th>C</th></tr><tr><td>1</td><td>2</td></tr></table>"
    around.finds(FULL, row("5"), most=30)
    told(around, "5", Piece("", across))
    assert table(around, report()) == [["Title", "A", "B"], ["Page 5", "1", "2"]]


def test_labels_when_they_are_wanted(around: Around) -> None:
    around.finds(FULL, row("5"), most=30)
    told(around, "5", details(A="1"))
    around.known[LabelsOf("5")] = ("x", "y")
    assert table(around, report(showPageLabels="true"))[1] == ["Page 5", "1", "xy"]


def test_the_older_parameter_is_a_label(around: Around) -> None:
    cql = 'label in ("review") and type in (page, blogpost) order by lastmodified desc'
    around.finds(cql, row("5"), most=30)
    told(around, "5", details(A="1"))
    assert table(around, macro("detailssummary", label="review"))[1] == ["Page 5", "1"]


def test_a_text_that_is_not_here_is_said(around: Around) -> None:
    around.finds(FULL, row("5", "T"), most=30)
    around.known[Other(Take.DETAILS, page_id="5")] = Neighbour(State.NO_COPY, "5", title="T")
    assert "“T” has not been fetched yet." in around.words(report())


@pytest.mark.parametrize("hostile", ["<table><tr><th>A</th></tr></table>", "text", "", "<tr/>"])
def test_properties_that_are_none_make_no_row(around: Around, hostile: str) -> None:
    around.finds(FULL, row("5"), most=30)
    told(around, "5", Piece("", hostile))
    assert around.words(report()) == "Nothing found"


def test_a_report_without_a_query_says_so(around: Around) -> None:
    assert around.words(macro("detailssummary")) == "The macro does not say what to list."
