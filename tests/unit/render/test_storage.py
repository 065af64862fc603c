import pytest
from lxml import etree

from confluence_desk.render.names import name_of
from confluence_desk.render.storage import parse
from tests.unit.render.html_rules import text_of


def names(storage: str | None) -> list[str]:
    return [name_of(node) for node in parse(storage).iter()][1:]


def text(storage: str) -> str:
    return text_of(parse(storage))


@pytest.mark.parametrize("nothing", [None, "", "  \n ", "\ufeff", "\x00\x01"])
def test_nothing_is_an_empty_tree(nothing: str | None) -> None:
    assert names(nothing) == []


def test_undeclared_prefixes_are_known() -> None:
    assert names('<ac:link><ri:page ri:content-title="T"/></ac:link>') == ["ac:link", "ri:page"]


def test_html_entities_become_characters() -> None:
    assert text("<p>a&nbsp;b &rarr; &eacute; &amp;lt; &lt;</p>") == "a\xa0b → é &lt; <"


def test_entities_in_cdata_stay_as_they_are() -> None:
    assert text("<p>&nbsp;<![CDATA[&nbsp; &copy;]]></p>") == "\xa0&nbsp; &copy;"


def test_split_cdata_is_joined() -> None:
    assert text("<p><![CDATA[a]]]]><![CDATA[>b]]></p>") == "a]]>b"


def test_an_unknown_entity_stays_visible() -> None:
    assert text("<p>&wonder; &bogus;</p>") == "&wonder; &bogus;"


def test_a_surrogate_pair_of_references_is_one_character() -> None:
    assert text("<p>&#55357;&#56832; &#xD83D;&#xDE00;</p>") == "😀 😀"


def test_half_a_pair_and_forbidden_references_can_still_be_serialised() -> None:
    root = parse("<p>a&#55357;b&#0;c&#x110000;d&#99999999999999999999;</p>")
    assert text_of(root) == "a\ufffdb\ufffdc\ufffdd\ufffd"
    assert etree.tostring(root)


def test_raw_control_characters_and_lone_surrogates_are_dropped() -> None:
    assert text("<p>a\x00\x0b\ud800b</p>") == "ab"


@pytest.mark.parametrize(
    "hostile",
    [
        '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><p>x &b;</p>',
        '<!DOCTYPE r [<!ENTITY f SYSTEM "file:///etc/passwd">]><p>x &f;</p>',
        '<!DOCTYPE r SYSTEM "http://canary.invalid/x.dtd"><p>x</p>',
    ],
)
def test_no_entity_of_the_document_is_expanded(hostile: str) -> None:
    shown = text(hostile)
    assert "x" in shown
    assert "aaaa" not in shown.partition("x")[2]
    assert "root:" not in shown


def test_text_without_markup_keeps_its_lines_in_paragraphs() -> None:
    root = parse("h1. Title\n\n* one\n* two")
    assert [(name_of(p), p.text) for p in root] == [("p", "h1. Title"), ("p", "* one\n* two")]


def test_comments_and_processing_instructions_are_not_text() -> None:
    assert text("<p>a<!-- secret --><?php no ?>b</p>") == "ab"


def test_namespaces_that_a_body_declares_itself_are_the_same() -> None:
    declared = '<p xmlns:ac="http://www.atlassian.com/schema/confluence/4/ac/"><ac:link/></p>'
    assert names(declared) == ["p", "ac:link"]


@pytest.mark.parametrize(
    ("storage", "words"),
    [
        ("<p>&LT;b&GT; &AMP;</p>", "<b> &"),
        ("<p>&nbsp;</p><![CDATA[&nbsp;]]><p>&eacute;</p>", "\xa0&nbsp;é"),
        ("<p>&bogus; &#65; &#xe9;</p>", "&bogus; A é"),
    ],
)
def test_entities_are_read_outside_cdata_and_never_become_markup(storage: str, words: str) -> None:
    assert "".join(map(str, parse(storage).itertext())) == words
