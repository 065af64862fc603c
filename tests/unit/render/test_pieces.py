import pytest

from confluence_desk.render.pieces import pieces, summary, tasks
from confluence_desk.render.questions import Piece


def macro(kind: str, body: str, **parameters: str) -> str:
    told = "".join(f'<ac:parameter ac:name="{k}">{v}</ac:parameter>' for k, v in parameters.items())
    rich = f"<ac:rich-text-body>{body}</ac:rich-text-body>"
    return f'<ac:structured-macro ac:name="{kind}">{told}{rich}</ac:structured-macro>'


def texts(found: tuple[Piece, ...]) -> list[tuple[str, bool]]:
    return [(one.name, one.hidden) for one in found]


def test_excerpts_have_names_and_may_be_hidden() -> None:
    body = macro("excerpt", "<p>a</p>") + macro("excerpt", "b", name="n", hidden="true")
    assert texts(pieces(body, "excerpt")) == [("", False), ("n", True)]
    assert pieces(body, "excerpt")[1].storage == "b"
    assert pieces(body, "details") == ()


def test_page_properties_have_ids_wherever_they_stand() -> None:
    body = f"<table><tr><td>{macro('details', '<p>x</p>', id='i')}</td></tr></table>"
    assert texts(pieces(body, "details")) == [("i", False)]


@pytest.mark.parametrize(
    "inner", ["a &amp; b &lt;c&gt;", "a<br/>b", "&nbsp;x", "<p>a</p>tail &amp; more"]
)
def test_what_is_taken_out_reads_as_it_did(inner: str) -> None:
    first = pieces(macro("excerpt", inner), "excerpt")[0].storage
    again = pieces(macro("excerpt", first), "excerpt")[0].storage
    assert again == first
    assert "xmlns" not in summary(first)


@pytest.mark.parametrize("broken", ["<p>a", "&#xD800;", "<b><p></b>", "]]>", "\x00", '"excerpt"'])
def test_broken_bodies_raise_nothing(broken: str) -> None:
    body = macro("excerpt", broken) + broken
    pieces(body, "excerpt")
    tasks(f"{body}<ac:task-list><ac:task><ac:task-body>{broken}")
    summary(body)


def test_a_summary_is_the_excerpt_or_the_beginning_in_one_line() -> None:
    assert summary(f"<p>First</p>{macro('excerpt', '<p>The  point</p>')}") == "The point"
    assert summary("<h1>A</h1><p>b &amp; c</p>") == "A b & c"
    assert summary("") == ""
    long = summary(f"<p>{'word ' * 500}</p>")
    assert len(long) <= 241
    assert long.endswith("word…")


def test_tasks_know_who_and_when() -> None:
    who = '<ac:link><ri:user ri:account-id="ana"/></ac:link>'
    body = f"""<ac:task-list><ac:task><ac:task-status>complete</ac:task-status><ac:task-body>{who}
    <time datetime="2026-03-09"/> do</ac:task-body></ac:task><ac:task/></ac:task-list>"""
    first, second = tasks(body + "<ac:task-body/>")
    assert (first.done, first.due, first.assignee) == (True, "2026-03-09", "ana")
    assert (second.done, second.storage) == (False, "")
    assert tasks("<p>no task-body</p>") == ()
