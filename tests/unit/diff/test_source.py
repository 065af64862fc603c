"""The source, laid out for reading: nothing of it is lost, and lines pair as blocks do."""

import pytest

from confluence_desk.diff.page import side_by_side
from confluence_desk.diff.source import compare_source, pretty, source_lines
from confluence_desk.render_command import stranger
from tests.unit.diff.laws import bare
from tests.unit.render.corpus import CORPUS, NONE_HERE, STORAGE, read
from tests.unit.render.html_rules import judged


def test_a_block_has_a_line_and_what_is_in_it_stands_further_in() -> None:
    source = "<table><tbody><tr><td><p>One <b>two</b></p></td></tr></tbody></table><hr/><p>x</p>"
    assert pretty(source) == [
        "<table>",
        "  <tbody>",
        "    <tr>",
        "      <td>",
        "        <p>One <b>two</b></p>",
        "      </td>",
        "    </tr>",
        "  </tbody>",
        "</table>",
        "<hr/>",
        "<p>x</p>",
    ]


def test_code_keeps_its_lines() -> None:
    lines = pretty("<ac:plain-text-body><![CDATA[a\n  b <p>\n]]></ac:plain-text-body>")
    assert lines == ["<ac:plain-text-body><![CDATA[a", "  b <p>", "]]></ac:plain-text-body>"]


@pytest.mark.skipif(not CORPUS.is_dir(), reason=NONE_HERE)
def test_no_letter_of_the_corpus_is_lost() -> None:
    for path in STORAGE[::5]:
        source = read(path)
        assert bare("".join(pretty(source))) == bare(source), path.name


def test_ids_are_seen_in_the_source() -> None:
    found = compare_source('<p local-id="1">x</p><p>y</p>', '<p local-id="2">x</p><p>y</p>')
    assert found.counts == {"code": 1}


def test_the_source_has_the_colours_of_xml_and_keeps_its_marks() -> None:
    found = compare_source('<p class="a">We retry five times.</p>', '<p class="b">We retry.</p>')
    html = side_by_side(found, stranger()).drawn.html
    judged(html)
    assert '<span class="nt">&lt;p</span>' in html
    assert 'We retry<del class="gone"> five times</del>.' in html
    assert '<span class="s">"<del class="gone">a</del>"</span>' in html


def test_a_line_that_stands_deeper_says_so() -> None:
    found = compare_source("<p>x</p>", "<div><p>x</p></div>")
    assert found.counts == {"added": 2, "code": 1}


def test_lines_are_those_of_the_source() -> None:
    source = "<h1>a</h1><ac:plain-text-body><![CDATA[b\n\n   c ]]></ac:plain-text-body>"
    assert [block.text.rstrip() for block in source_lines(source)] == [
        line.rstrip() for line in pretty(source)
    ]
