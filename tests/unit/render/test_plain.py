import pytest

from confluence_desk.render.plain import plain

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


def test_depth_does_not_matter() -> None:
    assert plain("<div>" * 5000 + "x" + "</div>" * 5000) == "x"
