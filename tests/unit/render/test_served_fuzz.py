"""Nothing that Confluence may draw makes us raise, break our own rules, or lose a word."""

import re
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from confluence_desk.domain.entities import Attachment, Version
from confluence_desk.render.context import Context
from confluence_desk.render.macros.served import served
from tests.unit.render.html_rules import judged

_CONTEXT = Context(
    site_url="https://acme.example",
    page_id="1",
    space_key="OPS",
    title='T<"&',
    page_link=lambda _key, title: title or None,
    attachment=lambda name: Attachment(f"att<{name}", "1", name, Version(1)) if name else None,
    attachment_of=lambda _key, _title, _name: None,
    person=lambda account: account,
    today=date(2026, 11, 21),
)
_NAMES = st.sampled_from([
    "p", "div", "b", "i", "h1", "h3", "ul", "ol", "li", "table", "tbody", "tr", "td", "th", "col",
    "dl", "dt", "dd", "a", "img", "br", "pre", "code", "time", "span", "details", "summary",
    "caption", "blockquote", "figure", "iframe", "font", "center", "unknown", "svg", "text",
])  # fmt: skip
_CLASSES = st.sampled_from([
    "panel", "panelHeader", "panelContent", "code", "confluence-information-macro", "aui-message",
    "expand-container", "expand-control", "columnLayout", "cell", "innerCell", "status-macro",
    "inline-task-list", "checked", "inline-comment-marker", "emoticon", "title", "brush: java",
    "createlink", "table-wrap",
])  # fmt: skip
_VALUES = st.sampled_from([
    "", "1", "-3", "100%", "#x", "#", "javascript:x", "desk://site/command/x", "/wiki/x/KgAAAA",
    "/wiki/spaces/OPS/pages/42/a b?x=\"&'#y", "/wiki/download/attachments/1/a%20b.png", "att7",
    "//", "http://[", "https://a.example/é", "data:x", "two-equal", "9" * 30, "\u202e", "m1",
])  # fmt: skip
_KEYS = st.sampled_from([
    "href", "src", "srcset", "id", "name", "width", "height", "colspan", "rowspan", "start",
    "dir", "lang", "title", "style", "data-layout", "data-linked-resource-id", "data-media-id",
    "data-ref", "data-card-appearance", "data-linked-resource-default-alias", "datetime", "alt",
    "data-highlight-colour", "bgcolor", "scope", "align", "onclick",
])  # fmt: skip
_ATTRIBUTE = st.builds(lambda key, value: f' {key}="{value}"', _KEYS, _VALUES) | st.builds(
    lambda name: f' class="{name}"', _CLASSES
)
_START = st.builds(
    lambda name, attributes: f"<{name}{''.join(attributes)}>",
    _NAMES,
    st.lists(_ATTRIBUTE, max_size=3),
)
_END = st.builds(lambda name: f"</{name}>", _NAMES)
_WORDS = st.sampled_from(["alpha", "beta gamma", "&amp;", "&nbsp;", "< ", "“é”", "\n", " "])
_SOUP = st.lists(_START | _START | _END | _WORDS | _WORDS, max_size=40).map("".join)
_WORD = re.compile(r"[a-z]{4,}")


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(_SOUP)
def test_any_soup_is_drawn_by_the_rules_and_keeps_its_words(soup: str) -> None:
    root = judged(served(soup, _CONTEXT).html)
    wanted = re.sub(r"<iframe\b.*?(?:</iframe>|\Z)|<[A-Za-z/][^>]*>", " ", soup, flags=re.DOTALL)
    drawn = "".join(map(str, root.itertext()))
    assert not [word for word in _WORD.findall(wanted) if word != "nbsp" and word not in drawn]


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(alphabet="<>/=\"'&;! -[]?ab\x00\ud800é", max_size=80))
def test_any_text_at_all_is_drawn_by_the_rules(text: str) -> None:
    judged(served(text, _CONTEXT).html)
