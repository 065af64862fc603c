"""What stands in a comparison looks as on the page: macros, code, boxes, lists, cells."""

import re

import pytest

from confluence_desk.diff.page import inline, side_by_side
from confluence_desk.diff.report import compare
from confluence_desk.diff.told import as_data
from confluence_desk.render.body import draw
from confluence_desk.render_command import stranger
from tests.unit.diff.laws import lawful
from tests.unit.render.html_rules import judged


def macro(name: str, body: str = "", **parameters: str) -> str:
    told = "".join(
        f'<ac:parameter ac:name="{key}">{value}</ac:parameter>' for key, value in parameters.items()
    )
    return f'<ac:structured-macro ac:name="{name}">{told}{body}</ac:structured-macro>'


def rich(body: str) -> str:
    return f"<ac:rich-text-body>{body}</ac:rich-text-body>"


def code(text: str, **parameters: str) -> str:
    body = f"<ac:plain-text-body><![CDATA[{text}]]></ac:plain-text-body>"
    return macro("code", body, **parameters)


def sides(old: str, new: str) -> tuple[str, str]:
    """The HTML of the two columns, rows put together."""
    html = side_by_side(lawful(old, new), stranger(), unfolded=True).drawn.html
    judged(html)
    judged(inline(compare(old, new), stranger()).drawn.html)
    rows = re.split(r'<div class="(old|new)', html)
    lefts = [text for side, text in zip(rows[1::2], rows[2::2], strict=True) if side == "old"]
    rights = [text for side, text in zip(rows[1::2], rows[2::2], strict=True) if side == "new"]
    return "".join(lefts), "".join(rights)


def test_contents_list_the_headings_of_their_own_side_and_lead_to_them() -> None:
    toc = macro("toc")
    left, right = sides(toc + "<h2>Why</h2>", toc + "<h2>Why</h2><h2>How</h2>")
    assert re.findall(r'<a href="[^"]*#(old-[^"]*)">([^<]*)<', left) == [("old-heading-0", "Why")]
    found = re.findall(r'<a href="[^"]*#(new-[^"]*)">([^<]*)<', right)
    assert found == [("new-heading-0", "Why"), ("new-heading-1", "How")]
    for anchor, words in found:
        assert f'id="{anchor}">{words}</h2>' in right


@pytest.mark.parametrize("name", ["children", "pagetree", "include", "recently-updated", "gizmo"])
def test_a_macro_without_a_body_is_drawn_as_on_the_page(name: str) -> None:
    one = macro(name, root="Here")
    left, right = sides(f"<p>before</p>{one}", f"<p>after</p>{one}")
    page = draw(one, stranger()).html
    assert page in left
    assert page in right


def test_a_parameter_that_changed_is_named_beside_the_macro() -> None:
    _, right = sides(macro("children", depth="2"), macro("children", depth="3"))
    assert 'class="note" dir="auto">depth: 2 → 3<' in right


def test_code_has_its_box_its_language_its_numbers_and_its_colours() -> None:
    old = code(
        "\nimport os\n\ndef f():\n    return os.name",
        language="python",
        linenumbers="true",
        title="a.py",
    )
    left, right = sides(old, old.replace("return", "yield"))
    for side in (left, right):
        assert '<span class="lang">python</span><span class="title" dir="auto">a.py<' in side
        assert '<pre class="gutter" aria-hidden="true">2\n3</pre><pre><code>\n' in side
        assert '<span class="kn">import</span>' in side
        assert side.count("seg code first") == side.count(" last") == 1
    assert '<del class="gone"><span class="k">return</span></del>' in left
    assert '<ins class="come"><span class="k">yield</span></ins>' in right


def test_numbers_of_lines_run_on_as_their_parameter_says() -> None:
    left, _ = sides(code("a\nb", linenumbers="true", firstline="41"), "")
    assert re.findall(r'gutter" aria-hidden="true">([^<]*)<', left) == ["41", "42"]


def test_a_string_over_several_lines_keeps_its_colour_in_each() -> None:
    left, _ = sides(code('x = """one\ntwo\nthree"""', language="python"), "")
    assert '<span class="s2">two</span>' in left


def test_code_in_one_column_has_both_in_their_colours() -> None:
    old = code("def f(): return 1", language="python")
    html = inline(compare(old, old.replace("return", "yield")), stranger()).drawn.html
    assert '<del class="gone"><span class="k">return</span></del>' in html
    assert '<ins class="come"><span class="k">yield</span></ins>' in html


def test_a_panel_is_one_box_over_all_its_rows() -> None:
    inside = "<p>One.</p><ul><li>two<ul><li>three</li></ul></li></ul>"
    panel = macro("info", rich(inside), title="Mind")
    left, right = sides(panel, panel.replace("One", "Once"))
    for side in (left, right):
        assert re.findall(r'"seg panel info( first)?( last)?"', side) == [
            (" first", ""), ("", ""), ("", ""), ("", " last"),
        ]  # fmt: skip
        assert '<p class="title" dir="auto">Mind</p>' in side


def test_boxes_in_boxes_begin_and_end_each_where_it_does() -> None:
    inner = macro("expand", rich("<blockquote><p>Said.</p></blockquote><p>Done.</p>"))
    left, _ = sides(macro("panel", rich(inner + "<p>After.</p>"), bgColor="#e3fcef"), "")
    parts = re.findall(r'"seg (\w+)[^"]*?( first)?( last)?(?: holds)?"', left)
    assert [part for part in parts if part[0] == "panel"][-1] == ("panel", "", " last")
    assert ("quote", " first", " last") in parts
    assert next(part for part in parts if part[0] == "expand") == ("expand", " first", "")


def test_the_second_paragraph_of_an_item_has_no_sign_of_its_own() -> None:
    item = "<ul><li><p>One</p><p>and more</p></li><li>Two</li></ul>"
    left, _ = sides(item, item.replace("Two", "Three"))
    assert left.count('<li class="goes-on"') == 1


def test_a_cell_keeps_its_lists_where_a_word_of_them_changed() -> None:
    cell = "<ul><li>one <strong>bold</strong></li><li>two</li></ul><p>after</p>"
    old = f"<table><tbody><tr><td>name</td><td>{cell}</td></tr></tbody></table>"
    left, right = sides(old, old.replace("two", "three").replace("bold", "brave"))
    assert '<li>one <strong><del class="gone">bold</del></strong></li>' in left
    assert '<li><ins class="come">three</ins></li></ul><p dir="auto">after</p>' in right


def test_a_cell_that_lost_a_picture_marks_it_in_its_place() -> None:
    picture = '<ac:image><ri:attachment ri:filename="a.png"/></ac:image>'
    row = "<table><tbody><tr><td>name</td><td><p>See {}</p></td></tr></tbody></table>"
    left, right = sides(row.format(picture), row.format("it"))
    assert re.search(r'<p dir="auto">See <del class="gone"><span class="absent">', left)
    assert '<ins class="come">it</ins>' in right


def test_cells_keep_their_colours() -> None:
    cell = '<td class="highlight-#e3fcef" data-highlight-colour="#e3fcef">{}</td>'
    row = f"<table><tbody><tr><td>name</td>{cell}</tr></tbody></table>"
    page = re.search(r'<td class="(b-[^"]*)"', draw(row.format("a"), stranger()).html)
    assert page
    for side in sides(row.format("fine"), row.format("good")):
        assert f'<td class="{page[1]}"' in side


def test_what_is_the_same_on_both_sides_is_the_same_html() -> None:
    items = "<ol><li>one</li><li>two</li></ol>"
    left, right = sides(f"<p>a</p>{items}", "<ol><li>nil</li><li>one</li><li>two</li></ol>")
    assert '<ol start="1"' in left
    assert '<ol start="3"' in right


def test_data_tells_each_block_once() -> None:
    panel = macro("info", rich("<p>Only once.</p>"))
    told = as_data(compare(panel, panel), stranger())
    assert sum(row["left"]["html"].count("Only once.") for row in told["rows"]) == 1
