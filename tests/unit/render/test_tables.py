from collections.abc import Callable

from confluence_desk.render.names import Element
from tests.unit.render.html_rules import text_of

Tree = Callable[[str], Element]


def cells(shown: Element) -> list[list[tuple[str, str, str, str]]]:
    """Rows of (tag, colspan, rowspan, text)."""
    return [
        [(c.tag, c.get("colspan", ""), c.get("rowspan", ""), text_of(c)) for c in row]
        for row in shown.iter("tr")
    ]


def test_trap_61_merged_cells_lists_and_breaks_stay_as_they_are(tree: Tree) -> None:
    shown = tree(
        "<table><tbody><tr><th rowspan='2'>R</th><th colspan='2'>C</th></tr>"
        "<tr><th>n</th><th>m</th></tr>"
        "<tr><td>a<br/>b</td><td colspan='2'><ul><li>x</li><li>y</li></ul></td></tr>"
        "</tbody></table>"
    )
    assert cells(shown) == [
        [("th", "", "2", "R"), ("th", "2", "", "C")],
        [("th", "", "", "n"), ("th", "", "", "m")],
        [("td", "", "", "ab"), ("td", "2", "", "xy")],
    ]
    assert shown.find(".//td/br") is not None
    assert len(shown.findall(".//td/ul/li")) == 2


def test_leading_header_rows_become_the_head(tree: Tree) -> None:
    shown = tree("<table><tr><th>a</th></tr><tr><td>b</td></tr></table>")
    assert [len(shown.findall(f".//{part}/tr")) for part in ("thead", "tbody")] == [1, 1]


def test_a_head_that_reaches_into_the_body_is_none(tree: Tree) -> None:
    shown = tree("<table><tr><th rowspan='2'>a</th></tr><tr><td>b</td></tr></table>")
    assert shown.find(".//thead") is None


def test_a_header_column_is_no_head(tree: Tree) -> None:
    shown = tree("<table><tr><th>a</th><td>b</td></tr><tr><th>c</th><td>d</td></tr></table>")
    assert shown.find(".//thead") is None


def test_widths_become_shares_without_any_style(tree: Tree) -> None:
    cols = '<col style="width: 100.0px;"/><col style="width: 300.0px;"/>'
    shown = tree(f"<table><colgroup>{cols}</colgroup><tr><td>a</td><td>b</td></tr></table>")
    assert [col.get("width") for col in shown.iter("col")] == ["25.00%", "75.00%"]
    assert shown.find(".//table").get("width") == "400"  # type: ignore[union-attr]


def test_shares_that_were_written_as_shares_fill_the_page(tree: Tree) -> None:
    cols = '<col style="width: 20.5%;"/><col style="width: 60.2%;"/>'
    shown = tree(f"<table><colgroup>{cols}</colgroup><tr><td>a</td><td>b</td></tr></table>")
    assert [col.get("width") for col in shown.iter("col")] == ["25.00%", "75.00%"]
    assert shown.find(".//table").get("width") == "100%"  # type: ignore[union-attr]


def test_many_columns_scroll_in_their_frame(tree: Tree) -> None:
    shown = tree(f"<table><tr>{'<td>x</td>' * 12}</tr></table>")
    assert shown[0].get("class") == "table wide"


def test_cell_colours_become_classes_whichever_way_they_were_given(tree: Tree) -> None:
    shown = tree(
        '<table><tr><td data-highlight-colour="#ffebe6">a</td><td bgcolor="#E3FCEF">b</td>'
        '<td class="highlight-blue">c</td><td class="highlight-fffae6">d</td>'
        '<td style="background-color: rgb(234,230,255)">e</td><td class="numberingColumn">1</td>'
        "</tr></table>"
    )
    classes = [cell.get("class") for cell in shown.iter("td")]
    assert classes == ["b-red", "b-green", "b-blue-2", "b-yellow", "b-purple", "number"]


def test_nested_tables_keep_to_themselves(tree: Tree) -> None:
    inner = "<table><tr><th>i</th></tr><tr><td>j</td></tr></table>"
    shown = tree(f"<table><tr><td>{inner}</td></tr></table>")
    assert len(shown.findall(".//table")) == 2
    assert shown.find(".//td//thead") is not None


def test_text_and_elements_out_of_place_are_kept(tree: Tree) -> None:
    shown = tree(
        "<table>one<tr>two<p>three</p><td>four</td></tr><p>five</p><caption>six</caption></table>"
    )
    words = text_of(shown)
    assert all(word in words for word in ("one", "two", "three", "four", "five", "six"))


def test_absurd_spans_are_bounded(tree: Tree) -> None:
    spans = "colspan='999999999' rowspan='-3'"
    shown = tree(f"<table><tr><td {spans}>x</td><td colspan='\u0663'>y</td></tr></table>")
    assert [(c.get("colspan"), c.get("rowspan")) for c in shown.iter("td")] == [
        ("1000", None),
        (None, None),
    ]
