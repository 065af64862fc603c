"""A drawing as other programs take it: Markdown, and HTML without anything of ours."""

import pytest

from confluence_desk.render.portable import markdown, portable
from tests.unit.render.conftest import Draw

MACRO = '<ac:structured-macro ac:name="{}">{}</ac:structured-macro>'


def parameter(name: str, value: str) -> str:
    return f'<ac:parameter ac:name="{name}">{value}</ac:parameter>'


def rich(text: str) -> str:
    return f"<ac:rich-text-body>{text}</ac:rich-text-body>"


def plain_body(text: str) -> str:
    return f"<ac:plain-text-body><![CDATA[{text}]]></ac:plain-text-body>"


def address(href: str) -> str:
    if href.startswith("desk://site/page/"):
        return href.replace("desk://site/page/", "https://acme.example/wiki/pages/")
    return "" if href.startswith(("desk:", "#")) else href


CODE = MACRO.format(
    "code",
    parameter("language", "bash")
    + parameter("title", "Run it")
    + parameter("linenumbers", "true")
    + plain_body("ls | wc\n  echo 'a_b*c'"),
)
TASKS = (
    "<ac:task-list><ac:task><ac:task-status>complete</ac:task-status><ac:task-body>one"
    "</ac:task-body></ac:task><ac:task><ac:task-status>incomplete</ac:task-status><ac:task-body>"
    "<p>two</p></ac:task-body></ac:task></ac:task-list>"
)
STORIES = {
    "<h2>Steps</h2><p>Do <strong>it</strong> <em>now</em></p>": "## Steps\n\nDo **it** *now*\n",
    '<p><a href="https://x.example/a">x</a></p>': '[x](https://x.example/a "x.example")\n',
    CODE: "**Run it**\n\n```bash\nls | wc\n  echo 'a_b*c'\n```\n",
    MACRO.format("info", rich("<p>Mind</p>")): "> **Info**\n>\n> Mind\n",
    MACRO.format("info", parameter("title", "T") + rich("<p>x</p>")): "> T\n>\n> x\n",
    TASKS: "- [x] one\n- [ ] two\n",
    "<ul><li>a<ol><li>b</li></ol></li></ul>": "- a\n  1. b\n",
    MACRO.format("status", parameter("title", "Done")): "**Done**\n",
    MACRO.format("expand", parameter("title", "More") + rich("<p>in</p>")): "**More**\n\nin\n",
    "<table><tbody><tr><th>A|B</th><th>C</th></tr><tr><td>1<br/>2</td><td><code>x|y</code></td>"
    "</tr></tbody></table>": "| A\\|B | C |\n| --- | --- |\n| 1<br>2 | `x\\|y` |\n",
    '<table><tbody><tr><td rowspan="2">r</td><td>1</td></tr><tr><td>2</td></tr></tbody></table>': (
        "| r | 1 |\n| --- | --- |\n|  | 2 |\n"
    ),
    "": "",
}


@pytest.mark.parametrize(("storage", "expected"), STORIES.items())
def test_what_becomes_of_it_in_markdown(drawn: Draw, storage: str, expected: str) -> None:
    assert markdown(drawn(storage).html, address) == expected


def test_why_a_picture_is_not_there_stands_apart_from_its_name(drawn: Draw) -> None:
    gone = '<ac:image><ri:attachment ri:filename="gone.png"/></ac:image>'
    abroad = '<ac:image><ri:url ri:value="https://a.example/x.png"/></ac:image>'
    assert markdown(drawn(f"<p>{gone}</p>").html, address).startswith("gone.png not attached")
    assert markdown(drawn(f"<p>{abroad}</p>").html, address).startswith("Image [from a.example](")


WORDS = {
    "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>": "\\<script>alert(1)\\</script>\n",
    "<p>a &lt; b &amp; c, R&amp;D</p>": "a < b & c, R&D\n",
    "<p>&amp;lt; stays</p>": "\\&lt; stays\n",
    "<p># none</p><p>1. none</p><p>- none</p><p>&gt; none</p>": (
        "\\# none\n\n1\\. none\n\n\\- none\n\n\\> none\n"
    ),
    "<p>so\n- far</p>": "so\n\\- far\n",
    "<p>so<br/>- far</p>": "so  \n\\- far\n",
    "<p><strong>Who</strong> - one 1. two # three</p>": "**Who** - one 1. two # three\n",
    "<h2>1. Begin</h2>": "## 1. Begin\n",
    "<p>[click](javascript:x) `y` *z*</p>": "[click\\](javascript:x) \\`y\\` \\*z\\*\n",
    "<p>snake_case_name _this_ __init__</p>": "snake_case_name \\_this\\_ \\_\\_init\\_\\_\n",
    "<p>C:\\dir\\*.txt</p>": "C:\\dir\\\\\\*.txt\n",
    MACRO.format("code", plain_body("a\n```\nb")): "````\na\n```\nb\n````\n",
}


@pytest.mark.parametrize(("storage", "expected"), WORDS.items())
def test_words_mean_nothing_in_markdown(drawn: Draw, storage: str, expected: str) -> None:
    """Whatever shows the Markdown shows the words of the page, and runs none of them."""
    assert markdown(drawn(storage).html, address) == expected


def test_brackets_end_neither_an_address_nor_the_words_of_a_link() -> None:
    html = (
        '<p><a href="https://a.example/b)c">t]x</a> <img src="https://a.example/(" alt="a]b"></p>'
    )
    assert markdown(html, address) == (
        "[t\\]x](https://a.example/b\\)c) ![a\\]b](https://a.example/\\()\n"
    )


def test_links_of_ours_lead_to_the_site_and_commands_nowhere(drawn: Draw) -> None:
    storage = '<p><ac:link><ri:page ri:content-title="Sentinel quorum lost"/></ac:link></p>' + CODE
    html = portable(drawn(storage).html, address)
    assert 'href="https://acme.example/wiki/pages/42' in html
    assert "desk:" not in html
    assert ">Copy<" not in html


def test_what_can_be_asked_for_here_is_not_asked_elsewhere(drawn: Draw) -> None:
    picture = '<ac:image><ri:url ri:value="https://img.example/a.png"/></ac:image>'
    html = portable(drawn(f"<p>{picture}</p>" + MACRO.format("acme-app", "")).html, address)
    assert "acme-app" in html
    assert 'href="https://img.example/a.png"' in html
    assert not any(words in html for words in ("Ask Confluence", "Load image", "Always from"))


def test_nothing_of_our_style_goes_along(drawn: Draw) -> None:
    html = portable(drawn(CODE + TASKS + MACRO.format("note", rich("<p>x</p>"))).html, address)
    for ours in ("<svg", "gutter", "data-", 'id="', "<span"):
        assert ours not in html
    assert html.count("class=") == html.count('class="language-bash"') == 1
