"""What a body needs is found wherever it stands, each thing once, and nothing that it does not."""

import pytest

from confluence_desk.domain.links import tiny_code
from confluence_desk.render.references import Needs, Reference, references

SITE = "https://acme.atlassian.net"


def found(body: str) -> list[Reference]:
    return list(references(body, SITE))


def test_nothing_needs_nothing() -> None:
    assert found("") == []
    assert found("<p>Plain &amp; simple</p>") == []


def test_pictures_of_this_page_and_of_others() -> None:
    assert found(
        '<ac:image><ri:attachment ri:filename="a.png" /></ac:image>'
        '<ac:image><ri:attachment ri:filename="b.png"><ri:page ri:space-key="ENG" '
        'ri:content-title="Art" /></ri:attachment></ac:image>'
        '<ac:image><ri:url ri:value="https://elsewhere.test/x.png" /></ac:image>'
        '<img src="/wiki/download/attachments/7/c.png?version=1" />'
    ) == [
        Reference(Needs.IMAGE, names=("a.png",)),
        Reference(Needs.IMAGE, space_key="ENG", title="Art", names=("b.png",)),
        Reference(Needs.IMAGE, names=("c.png",)),
    ]


def test_a_diagram_needs_its_preview() -> None:
    body = (
        '<ac:structured-macro ac:name="drawio"><ac:parameter ac:name="diagramName">net.drawio'
        "</ac:parameter></ac:structured-macro>"
    )
    assert found(body) == [
        Reference(Needs.IMAGE, names=("net.drawio.png", "net.png", "net.svg", "net.drawio.svg"))
    ]


def test_an_included_page_is_no_link_too() -> None:
    body = (
        '<ac:structured-macro ac:name="excerpt-include"><ac:parameter ac:name="">'
        '<ac:link><ri:page ri:content-title="On call" /></ac:link></ac:parameter>'
        "</ac:structured-macro>"
        '<ac:macro ac:name="include"><ac:parameter ac:name="">ENG:Rules</ac:parameter></ac:macro>'
    )
    assert found(body) == [
        Reference(Needs.INCLUDE, title="On call"),
        Reference(Needs.INCLUDE, space_key="ENG", title="Rules"),
    ]


def test_links_by_title_by_id_and_by_address_each_once() -> None:
    link = '<ac:link><ri:page ri:space-key="OPS" ri:content-title="Redis" /></ac:link>'
    body = (
        f"<p>{link} and {link}</p>"
        '<ac:link><ri:content-entity ri:content-id="42" /></ac:link>'
        f'<a href="{SITE}/wiki/spaces/OPS/pages/43/Some">x</a>'
        f'<a href="/wiki/x/{tiny_code("44")}">x</a>'
        '<a href="/wiki/display/OPS/Some+Title">x</a>'
        '<a href="https://elsewhere.test/">x</a><a href="#here">x</a>'
    )
    assert found(body) == [
        Reference(Needs.LINK, space_key="OPS", title="Redis"),
        Reference(Needs.LINK, page_id="42"),
        Reference(Needs.LINK, page_id="43"),
        Reference(Needs.LINK, page_id="44"),
        Reference(Needs.LINK, space_key="OPS", title="Some Title"),
    ]


def test_inside_macros_tables_and_layouts_too() -> None:
    body = (
        '<ac:structured-macro ac:name="expand"><ac:rich-text-body><table><tr><td>'
        '<ac:image><ri:attachment ri:filename="deep.png" /></ac:image></td></tr></table>'
        "</ac:rich-text-body></ac:structured-macro>"
    )
    assert found(body) == [Reference(Needs.IMAGE, names=("deep.png",))]


def test_files_are_told_apart_from_pictures() -> None:
    body = (
        '<ac:structured-macro ac:name="view-file"><ac:parameter ac:name="name">'
        '<ri:attachment ri:filename="plan.pdf" /></ac:parameter></ac:structured-macro>'
        '<ac:link><ri:attachment ri:filename="list.xlsx" /></ac:link>'
    )
    assert found(body) == [
        Reference(Needs.FILE, names=("plan.pdf",)),
        Reference(Needs.FILE, names=("list.xlsx",)),
    ]


def test_a_broken_body_still_tells() -> None:
    assert found('<p><ac:image><ri:attachment ri:filename="a.png"></p><div>') == [
        Reference(Needs.IMAGE, names=("a.png",))
    ]


@pytest.mark.parametrize(
    ("macro", "parameter", "found"),
    [
        ("multiexcerpt-include", "PageWithExcerpt", ("", "Other")),
        ("include-shared-block", "page", ("", "Other")),
        ("include", "", ("ENG", "Retry policy")),
        ("include", "", ("", "Review: a full disk")),
    ],
)
def test_every_way_to_show_another_page(macro: str, parameter: str, found: tuple[str, str]) -> None:
    written = ":".join(filter(None, found))
    body = (
        f'<ac:structured-macro ac:name="{macro}"><ac:parameter ac:name="{parameter}">{written}'
        "</ac:parameter></ac:structured-macro>"
    )
    key, title = found
    assert references(body, SITE) == (Reference(Needs.INCLUDE, space_key=key, title=title),)
