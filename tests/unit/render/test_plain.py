import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.domain.hits import SOMEBODY, SOMEBODY_ENDS
from confluence_desk.render.plain import gathered, outlined, plain
from confluence_desk.render.storage import parse

MACRO, DONE = '<ac:structured-macro ac:name="', "</ac:structured-macro>"
SET, END = '<ac:parameter ac:name="', "</ac:parameter>"
CODE = "<ac:plain-text-body><![CDATA[a\nb]]></ac:plain-text-body>"


@pytest.mark.parametrize(
    ("storage", "words"),
    [
        (None, ""),
        ("<p>a</p><p>b <strong>c</strong></p>", "a\nb c"),
        ("<ul><li>a</li><li><p>b</p></li></ul>", "a\nb"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a b"),
        ("<p>a<br/>b&nbsp;c\nd</p>", "a\nb c d"),
        (
            '<p>by <time datetime="2026-03-09"/> <ac:emoticon ac:name="tick"/></p>',
            "by 2026-03-09 ✅",
        ),
        ("<p>a<ac:placeholder>x</ac:placeholder></p><script>y()</script>", "a"),
        ('<ac:link><ri:page ri:content-title="T"/></ac:link>', "T"),
        (
            '<ac:link><ri:page ri:content-title="T"/><ac:link-body>words</ac:link-body></ac:link>',
            "words",
        ),
        (
            f'<p>is {MACRO}status">{SET}title">OK{END}{SET}colour">Red{END}{DONE} now</p>',
            "is OK now",
        ),
        (
            f'{MACRO}code">{SET}language">sql{END}{CODE}{DONE}',
            "a\nb",
        ),
        ("plain *words*", "plain *words*"),
    ],
)
def test_the_text_of_a_body(storage: str | None, words: str) -> None:
    assert plain(storage) == words


def test_the_words_of_pictures_are_not_part_of_the_words_beside_them() -> None:
    """A search for the name of either would find neither."""
    one, two = (
        f'<ac:image><ri:attachment ri:filename="{n}"/></ac:image>' for n in ("a.png", "b.png")
    )
    assert plain(f"<p>x{one}{two}y<img alt='z' src='s'/>!</p>") == "x a.png b.png y z !"


def test_whom_a_body_names_stands_in_its_outline_alone() -> None:
    body = '<p>Ask <ac:link><ri:user ri:account-id="u9"/></ac:link>, <ri:user/> or me</p>'
    assert outlined(body) == f"Ask {SOMEBODY}u9{SOMEBODY_ENDS}, or me"
    assert plain(body) == "Ask , or me"


def test_depth_does_not_matter() -> None:
    assert plain("<div>" * 5000 + "x" + "</div>" * 5000) == "x"


@given(st.text("ab \t\r\n\xa0\x85\u2003\u3000", max_size=60))
def test_lines_are_tidied_as_if_the_text_were_looked_at_in_one_go(words: str) -> None:
    body = f"<pre>{words}</pre>"
    single = re.sub(r"[ \t\r\f\v\xa0]+", " ", gathered(parse(body)))
    assert plain(body) == re.sub(r"[ \t]*\n\s*", "\n", single).strip()
