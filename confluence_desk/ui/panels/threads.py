"""Puts comments in the order of their talk: threads, replies under what they answer."""

from collections.abc import Sequence
from datetime import UTC, datetime

from confluence_desk.domain.entities import Comment
from confluence_desk.domain.frozen import frozen

_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


@frozen
class Spoken:
    """A comment and how deep in its thread it stands."""

    comment: Comment
    depth: int


@frozen
class Thread:
    """A comment with everything said below it, in reading order; or a later part of that."""

    spoken: tuple[Spoken, ...]
    begun: Comment | None = None

    @property
    def opening(self) -> Comment:
        """The comment that began it."""
        return self.begun or self.spoken[0].comment

    def parts(self, size: int) -> "list[Thread]":
        """Itself, cut where it has more than so many comments."""
        cuts = range(0, len(self.spoken), size)
        return [Thread(self.spoken[cut : cut + size], self.opening) for cut in cuts]

    def __contains__(self, comment_id: object) -> bool:
        """Whether a comment with this id is in it."""
        return any(said.comment.id == comment_id for said in self.spoken)


def threads(comments: Sequence[Comment]) -> list[Thread]:
    """Every comment in exactly one thread, oldest thread first.

    A reply whose parent is missing, or that answers itself in a circle, begins a thread.
    """
    ordered = sorted(comments, key=_when)
    known = {comment.id for comment in ordered}
    replies: dict[str, list[Comment]] = {}
    for comment in ordered:
        if comment.parent_id in known:
            replies.setdefault(comment.parent_id or "", []).append(comment)
    seen: set[str] = set()
    openings = [comment for comment in ordered if comment.parent_id not in known]
    return [
        _gathered(comment, replies, seen)
        for comment in (*openings, *ordered)
        if comment.id not in seen
    ]


def _gathered(opening: Comment, replies: dict[str, list[Comment]], seen: set[str]) -> Thread:
    spoken: list[Spoken] = []
    waiting = [Spoken(opening, 0)]
    while waiting:
        said = waiting.pop()
        if said.comment.id not in seen:
            seen.add(said.comment.id)
            spoken.append(said)
            answers = replies.get(said.comment.id, ())
            waiting += [Spoken(answer, said.depth + 1) for answer in reversed(answers)]
    return Thread(tuple(spoken))


def _when(comment: Comment) -> tuple[datetime, str]:
    return (comment.version.created_at or _LONG_AGO, comment.id)
