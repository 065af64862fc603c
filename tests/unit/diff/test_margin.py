"""A page with who wrote it: every word says its version, and the page itself stays as it is."""

import pytest
from lxml import etree

from confluence_desk.diff.annotate import annotated
from confluence_desk.diff.margin import Note, draw_written
from confluence_desk.render.body import draw
from confluence_desk.render_command import stranger
from tests.unit.diff.cases import CASES, Case
from tests.unit.diff.laws import bare
from tests.unit.render.corpus import CORPUS, NONE_HERE, STORAGE, read
from tests.unit.render.html_rules import judged

_NOT_SMALL = 100_000


def _note(number: int) -> Note:
    return Note(f"v{number}", f"Writer {number}", "4 Nov", f"Version {number} by Writer {number}")


def written(*versions: str) -> tuple[str, etree._Element]:
    """The newest of these versions with who wrote it, judged by HTML's own parser."""
    known = annotated(list(enumerate(versions, 1)))
    assert known is not None
    html = draw_written(versions[-1], known, _note, stranger()).html
    return html, judged(html)


def runs(root: etree._Element) -> list[tuple[str, str]]:
    """The words of each version, in order."""
    return [
        (
            str(node.get("aria-description") or node.get("title")).split(" by")[0],
            " ".join("".join(map(str, node.itertext())).split()),
        )
        for node in root.iter()
        if "wrote" in str(node.get("class") or "").split()
    ]


def names(root: etree._Element) -> list[str]:
    """What the margin says."""
    labels = [node for node in root.iter() if "by" in str(node.get("class") or "").split()]
    return [" ".join("".join(map(str, node.itertext())).split()) for node in labels]


def _words(html: str) -> str:
    """All but what the margin says, and but the bars and numbers of code, of which it has none."""
    return bare(_texts(judged(html)))


def _texts(node: etree._Element) -> str:
    inner = [_texts(one) + (one.tail or "") for one in node]
    beside = set(str(node.get("class") or "").split()) & {"by", "bar", "gutter"}
    return "" if beside else (node.text or "") + "".join(inner)


def test_every_word_says_its_version_and_the_margin_who_changed_the_block() -> None:
    _, root = written("<p>We retry five times.</p><p>Then we stop.</p>",
                      "<p>We retry three times.</p><p>Then we stop.</p>")  # fmt: skip
    assert runs(root) == [
        ("Version 1", "We retry"), ("Version 2", "three"), ("Version 1", "times."),
        ("Version 1", "Then we stop."),
    ]  # fmt: skip
    assert names(root) == ["v2 Writer 2 4 Nov", "v1 Writer 1 4 Nov"]


def test_words_lead_to_what_their_version_changed_and_a_link_keeps_its_own_way() -> None:
    page = '<p>One <a href="https://acme.example/two">two</a> {}.</p>'
    html, root = written(page.format("three"), page.format("four"))
    found = [node for node in root.iter() if "wrote" in str(node.get("class") or "")]
    assert [str(node.tag).rpartition("}")[2] for node in found] == ["a", "span", "a", "a"]
    assert [str(node.get("href") or "")[-2:] for node in found] == ["/1", "", "/2", "/1"]
    assert 'title="Version 1 by' in html


def test_what_was_written_together_has_one_name() -> None:
    _, root = written("<h2>Why</h2><p>It is slow.</p><ul><li>One</li><li>Two</li></ul>")
    assert names(root) == ["v1 Writer 1 4 Nov"]


def test_a_name_leads_to_what_its_version_changed() -> None:
    html, _ = written("<p>One two.</p>", "<p>One three.</p>")
    assert '/2"' in html


def test_lines_of_code_have_their_versions() -> None:
    code = (
        '<ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[{}]]>'
        "</ac:plain-text-body></ac:structured-macro>"
    )
    html, root = written(code.format("one()\n  two()"), code.format("one()\n  two(2)"))
    assert ("Version 2", "2") in runs(root)
    assert "one()\n" in "".join(map(str, root.itertext()))
    assert html.count('class="by') == 2


def test_rows_of_a_table_and_pictures_have_names_where_html_allows_them() -> None:
    row = "<tr><td>{}</td><td>{}</td></tr>"
    table = f"<table><tbody>{row.format('One', 5)}{row.format('Two', '{}')}</tbody></table>"
    picture = '<ac:image><ri:attachment ri:filename="{}.png"/></ac:image>'
    html, root = written(
        table.format(1) + picture.format("a"), table.format(2) + picture.format("b")
    )
    assert names(root) == ["v1 Writer 1 4 Nov", "v2 Writer 2 4 Nov"]
    assert html.count('class="by') == 2


def test_no_name_stands_in_a_link() -> None:
    html, _ = written('<p><a href="https://x.test/">here</a></p>')
    inner = html[html.index("https://x.test/") :]
    assert "<a " not in inner.partition("</a>")[0]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_words_of_a_page_stay(case: Case) -> None:
    html, _ = written(case.old, case.new)
    assert "v0" not in html
    _same_words(html, case.new)


@pytest.mark.skipif(not CORPUS.is_dir(), reason=NONE_HERE)
@pytest.mark.parametrize("path", STORAGE[::5], ids=lambda path: path.stem)
def test_the_words_of_the_corpus_stay(path: object) -> None:
    body = read(path)  # type: ignore[arg-type]
    if len(body) < _NOT_SMALL:
        html, _ = written(body)
        _same_words(html, body)


def _same_words(html: str, body: str) -> None:
    assert _words(html) == _words(draw(body, stranger()).html)
