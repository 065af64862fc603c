from collections.abc import Callable

import pytest

from confluence_desk.render.context import Context
from confluence_desk.render.names import Element
from confluence_desk.render.rich import comment_html
from tests.unit.render.html_rules import text_of

Tree = Callable[[str], Element]


def only_link(shown: Element) -> Element:
    (link,) = shown.iter("a")
    return link


@pytest.mark.parametrize(
    ("resource", "href", "words"),
    [
        ('<ri:page ri:content-title="Sentinel quorum lost"/>', "page/42", "Sentinel quorum lost"),
        (
            '<ri:page ri:space-key="ENG" ri:content-title="Retry policy"/>',
            "page/77",
            "Retry policy",
        ),
        (
            '<ri:page ri:content-title="A/B 100% ?"/>',
            "title/OPS/A%2FB%20100%25%20%3F",
            "A/B 100% ?",
        ),
        ('<ri:blog-post ri:space-key="X" ri:content-title="P"/>', "title/X/P", "P"),
        ('<ri:content-entity ri:content-id="9"/>', "page/9", "9"),
        ('<ri:space ri:space-key="~ana"/>', "space/~ana", "~ana"),
        ('<ri:attachment ri:filename="report.pdf"/>', "attachment/att1", "report.pdf"),
        ('<ri:user ri:account-id="ana"/>', "person/ana", "@Ana Ruiz"),
    ],
)
def test_resources_lead_to_addresses_of_ours(
    tree: Tree, resource: str, href: str, words: str
) -> None:
    link = only_link(tree(f"<p><ac:link>{resource}</ac:link></p>"))
    assert link.get("href") == f"desk://site/{href}"
    assert text_of(link) == words


def test_trap_64_a_page_that_is_not_here_says_so(tree: Tree) -> None:
    here = only_link(tree('<ac:link><ri:page ri:content-title="Sentinel quorum lost"/></ac:link>'))
    away = only_link(tree('<ac:link><ri:page ri:content-title="Other"/></ac:link>'))
    assert (here.get("class"), here.get("title")) == (None, None)
    assert (away.get("class"), away.get("title")) == ("away", "Not in your library yet")
    own, there = "desk://site/title/OPS/Other", "desk://site/title/X/Other"
    named = '<ac:link><ri:page ri:space-key="X" ri:content-title="Other"/></ac:link>'
    assert (away.get("href"), only_link(tree(named)).get("href")) == (own, there)


def test_anchors_go_with_the_page_or_stand_alone(tree: Tree) -> None:
    page = '<ri:page ri:content-title="Sentinel quorum lost"/>'
    other = f'<ac:link ac:anchor="Next step">{page}</ac:link>'
    assert only_link(tree(other)).get("href") == "desk://site/page/42#Next-step"
    assert only_link(tree('<ac:link ac:anchor="Next step"/>')).get("href") == "#Next-step"


@pytest.mark.parametrize(
    "body",
    [
        "<ac:link-body>see <em>this</em></ac:link-body>",
        "<ac:plain-text-link-body><![CDATA[see this]]></ac:plain-text-link-body>",
    ],
)
def test_a_body_gives_the_words(tree: Tree, body: str) -> None:
    link = only_link(tree(f'<ac:link><ri:page ri:content-title="Other"/>{body}</ac:link>'))
    assert text_of(link) == "see this"


@pytest.mark.parametrize(
    ("user", "words"),
    [
        ('ri:account-id="ana"', "@Ana Ruiz"),
        ('ri:account-id="nobody-here"', "@Unknown user"),
        ('ri:userkey="8a7f"', "@Former user"),
        ('ri:username="bob"', "@bob"),
        ("", "@Former user"),
    ],
)
def test_trap_59_every_form_of_mention_shows_a_name(tree: Tree, user: str, words: str) -> None:
    assert text_of(tree(f"<ac:link><ri:user {user}/></ac:link>")) == words


@pytest.mark.parametrize(
    ("written", "href"),
    [
        ("https://example.com/a?b=1&amp;c=2", "https://example.com/a?b=1&c=2"),
        ("mailto:ana@acme.example", "mailto:ana@acme.example"),
        ("/wiki/spaces/OPS/pages/9", "https://acme.example/wiki/spaces/OPS/pages/9"),
        ("//cdn.example/x", "https://cdn.example/x"),
        ("HTTPS://EXAMPLE.COM", "HTTPS://EXAMPLE.COM"),
        ("https://example.com/ü ä", "https://example.com/%C3%BC%20%C3%A4"),
        ("#Top", "#Top"),
    ],
)
def test_addresses_of_the_web_are_kept(tree: Tree, written: str, href: str) -> None:
    assert only_link(tree(f'<p><a href="{written}">x</a></p>')).get("href") == href


@pytest.mark.parametrize(
    "written",
    [
        "javascript:alert(1)",
        " java\tscript:alert(1)",
        "JaVaScRiPt://%0aalert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "vbscript:x",
        "desk://site/command/delete",
        "DESK://site/copy/0",
        "about:blank",
        "blob:https://x/y",
        "https:",
        "http://[broken",
        "",
    ],
)
def test_other_addresses_leave_only_the_words(tree: Tree, written: str) -> None:
    for shown in (
        tree(f'<p><a href="{written}">words</a></p>'),
        tree(
            f'<ac:link><ri:url ri:value="{written}"/><ac:link-body>words</ac:link-body></ac:link>'
        ),
    ):
        assert shown.find(".//a") is None
        assert text_of(shown) == "words"


def test_links_do_not_nest(tree: Tree) -> None:
    inner = '<ac:link><ri:space ri:space-key="A"/><ac:link-body>{}</ac:link-body></ac:link>'
    shown = tree(inner.format(inner.format('x<a href="https://e.example">y</a>')))
    assert len(list(shown.iter("a"))) == 1
    assert text_of(shown) == "xy"


def test_an_attachment_of_another_page_is_found_there(tree: Tree) -> None:
    page = '<ri:page ri:space-key="ENG" ri:content-title="T"/>'
    resource = f'<ri:attachment ri:filename="report.pdf">{page}</ri:attachment>'
    assert only_link(tree(f"<ac:link>{resource}</ac:link>")).get("href", "").endswith("/att1")


def card(tree: Tree, address: str, words: str = "", look: str = "block") -> Element:
    return only_link(
        tree(f'<a href="{address}" data-card-appearance="{look}">{words or address}</a>')
    )


@pytest.mark.parametrize("look", ["inline", "block", "embed"])
def test_card_appearances_are_marked(tree: Tree, look: str) -> None:
    link = card(tree, "https://e.example", "x", look)
    assert link.get("class") == f"outside card-{look}"
    assert link.find("svg") is not None
    assert text_of(link) == "x"


@pytest.mark.parametrize(
    ("address", "name", "sign"),
    [
        ("https://acme.example/wiki/spaces/ENG/pages/77/Retry+policy", "Retry policy", "file"),
        ("https://acme.example/wiki/display/ENG/Retry+policy", "Retry policy", "file"),
        ("https://acme.example/wiki/spaces/OPS/pages/9", None, "file"),
        ("https://acme.example/wiki/x/AbC", None, "file"),
        ("https://acme.example/wiki/pages/viewpage.action?pageId=9", None, "file"),
        ("https://www.example.com/dash/%C3%BC/?a=b", "example.com/dash/ü", "link"),
    ],
)
def test_a_smart_link_shows_a_name_and_keeps_its_address(
    tree: Tree, address: str, name: str | None, sign: str
) -> None:
    link = card(tree, address)
    parts = {node.get("class", ""): text_of(node) for node in link}
    assert parts.pop(f"icon i-{sign}") == ""
    assert parts == ({"name": name, "address": address} if name else {"name": address})


def test_a_comment_shows_a_smart_link_without_signs(context: Context) -> None:
    address = "https://acme.example/wiki/spaces/ENG/pages/77/Retry+policy"
    shown = comment_html(
        f'<p><a href="{address}" data-card-appearance="inline">{address}</a></p>', context
    )
    assert "<svg" not in shown
    assert shown.count("77/Retry+policy</") == 1
