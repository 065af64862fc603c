from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from confluence_desk.domain.entities import Comment, Place, Version
from confluence_desk.ui.panels.threads import threads
from tests.ui.fakes.library import NOON


def said(ident: str, parent: str | None = None, minutes: int = 0) -> Comment:
    when: datetime | None = NOON + timedelta(minutes=minutes)
    return Comment(ident, "1", Place.FOOTER, Version(1, when), parent_id=parent)


def shape(comments: list[Comment]) -> list[list[tuple[str, int]]]:
    return [[(s.comment.id, s.depth) for s in thread.spoken] for thread in threads(comments)]


def test_replies_stand_below_what_they_answer_in_time_order() -> None:
    comments = [
        said("late reply", "a", 9),
        said("b", minutes=1),
        said("a"),
        said("reply", "a", 2),
        said("deep", "reply", 3),
    ]
    assert shape(comments) == [
        [("a", 0), ("reply", 1), ("deep", 2), ("late reply", 1)],
        [("b", 0)],
    ]


def test_an_answer_to_nobody_begins_a_thread() -> None:
    assert shape([said("orphan", "gone")]) == [[("orphan", 0)]]


def test_a_comment_without_a_date_comes_first() -> None:
    undated = replace(said("undated"), version=Version(1))
    assert shape([said("a"), undated])[0] == [("undated", 0)]


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=10, unique_by=lambda p: p[0])
)
def test_every_comment_is_shown_once_whatever_answers_what(pairs: list[tuple[int, int]]) -> None:
    comments = [said(str(ident), str(parent)) for ident, parent in pairs]
    found = [ident for thread in shape(comments) for ident, _ in thread]
    assert sorted(found) == sorted(c.id for c in comments)


def test_a_very_deep_thread_is_no_trouble() -> None:
    comments = [said("0"), *(said(str(n), str(n - 1), n) for n in range(1, 3000))]
    assert len(threads(comments)) == 1


def test_a_long_thread_in_parts_is_still_about_its_beginning() -> None:
    comments = [said("0"), *(said(str(n), "0", n) for n in range(1, 10))]
    (thread,) = threads(comments)
    parts = thread.parts(4)
    assert [len(part.spoken) for part in parts] == [4, 4, 2]
    assert {part.opening.id for part in parts} == {"0"}
    assert [spoken for part in parts for spoken in part.spoken] == [*thread.spoken]
