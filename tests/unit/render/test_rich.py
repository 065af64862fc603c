import pytest
from lxml import etree

from confluence_desk.render.context import Context
from confluence_desk.render.rich import comment_html

_TAGS = {
    "p", "div", "b", "i", "u", "s", "sub", "sup", "code", "pre", "ul", "ol", "li", "blockquote",
    "a", "br", "span",
}  # fmt: skip


def test_a_comment_keeps_its_paragraphs_emphasis_lists_and_links(context: Context) -> None:
    html = comment_html(
        '<p>See <ac:link><ri:page ri:content-title="Sentinel quorum lost"/></ac:link> '
        "<strong>now</strong></p><ul><li>a</li></ul>",
        context,
    )
    assert html == (
        '<p>See <a href="desk://site/page/42">Sentinel quorum lost</a> <b>now</b></p>'
        "<ul><li>a</li></ul>"
    )


def test_code_dates_emoji_tasks_and_panels_have_a_plain_form(context: Context) -> None:
    html = comment_html(
        '<ac:structured-macro ac:name="code"><ac:plain-text-body><![CDATA[a < b]]>'
        '</ac:plain-text-body></ac:structured-macro><time datetime="2026-03-09"/>'
        '<ac:emoticon ac:name="tick"/><ac:structured-macro ac:name="info"><ac:rich-text-body>'
        "<p>in</p></ac:rich-text-body></ac:structured-macro>"
        "<ac:task><ac:task-status>complete</ac:task-status><ac:task-body>t</ac:task-body></ac:task>",
        context,
    )
    assert html == "<pre>a &lt; b</pre>9 Mar 2026✅<p>in</p><p>☑ t</p>"


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;img src=x onerror=y&gt;",
        '<img src="http://canary.invalid/x.gif"/><iframe src="file:///etc/passwd"/>',
        '<a href="javascript:x()">a</a><a href="file:///etc/passwd">b</a>',
        '<p style="x" onclick="y">c</p>',
        '<ac:link><ri:url ri:value="desk://site/command/x"/><ac:link-body>d</ac:link-body></ac:link>',
        '<table background="http://canary.invalid/x"><tr><td>e</td></tr></table>',
        "<p>cut <b",
        "<style>@import url(http://canary.invalid)</style>",
    ],
)
def test_trap_67_a_hostile_comment_is_text_and_nothing_else(context: Context, hostile: str) -> None:
    root = etree.fromstring(f"<r>{comment_html(hostile, context)}</r>")
    for node in root.iter():
        assert node is root or node.tag in _TAGS
        assert set(node.keys()) <= {"href", "class", "title"}
        assert node.get("href", "https:").startswith(("https:", "http:", "mailto:", "desk:"))
        assert "command" not in node.get("href", "")
    assert "canary" not in etree.tostring(root).decode()
