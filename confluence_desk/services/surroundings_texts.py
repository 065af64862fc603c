"""Answers what macros ask of the texts of other pages: all of it, pieces of it, a summary."""

from collections import OrderedDict
from typing import TYPE_CHECKING, TypeVar

from confluence_desk.domain.syncing import Gone
from confluence_desk.render import pieces
from confluence_desk.render.questions import Neighbour, Other, Piece, State, Take

if TYPE_CHECKING:
    from collections.abc import Callable

    from confluence_desk.domain.entities import PageNode
    from confluence_desk.store import Store

Made = TypeVar("Made")
_KEPT = 400
_HIDDEN = frozenset({Gone.NO_ACCESS, Gone.HIDDEN})


class Texts:
    """Other pages and pieces of them; what was read out of a text is kept while it is the same."""

    def __init__(self, store: "Store") -> None:
        self._store = store
        self._lost: set[tuple[str, str]] = set()
        self._made: OrderedDict[tuple[str, str], tuple[int, object]] = OrderedDict()

    def other(self, question: Other) -> Neighbour:
        """How a page stands here, and as much of its text as is wanted."""
        node = self._find(question)
        if node is None:
            return Neighbour(self._absence(question), title=question.title)
        state = self._state(node)
        space = self._store.space(node.space_id)
        body = ""
        taken: tuple[Piece, ...] = ()
        if state is State.HERE and question.take is Take.BODY:
            body = (self._store.text_of(node.id) or (0, ""))[1]
        elif state is State.HERE and question.take:
            name = question.take.value
            none: tuple[Piece, ...] = ()
            taken = self._of(node.id, name, lambda text: pieces.pieces(text, name), none)
        return Neighbour(
            state,
            node.id,
            node.kind,
            node.title,
            space.key if space else "",
            node.parent_id or "",
            self._store.knows_attachments(node.id),
            body,
            taken,
        )

    def lose(self, space_key: str, title: str) -> None:
        """Confluence was asked for this title, and shows no such page."""
        self._lost.add((space_key, title))

    def summary(self, page_id: str) -> str | None:
        """A page in a few words; None where its text is not here."""
        return self._of(page_id, "summary", pieces.summary, None)

    def tasks(self, page_id: str) -> tuple[pieces.WrittenTask, ...] | None:
        """The tasks on a page; None where its text is not here."""
        return self._of(page_id, "tasks", pieces.tasks, None)

    def _find(self, question: Other) -> "PageNode | None":
        if question.page_id:
            return self._store.node(question.page_id)
        space = self._store.space_by_key(question.space_key)
        return self._store.node_by_title(space.id, question.title) if space else None

    def _absence(self, question: Other) -> State:
        """Whether a page that has no row here is known not to be."""
        if (question.space_key, question.title) in self._lost:
            return State.NOWHERE
        space = self._store.space_by_key(question.space_key) if question.title else None
        whole = space is not None and self._store.mark("space", space.id) is not None
        return State.NOWHERE if whole else State.UNHEARD

    def _state(self, node: "PageNode") -> State:
        missing = self._store.missing_reason(node.id)
        if missing in _HIDDEN:
            return State.HIDDEN
        if missing and missing != Gone.ARCHIVED:
            return State.GONE
        return State.HERE if self._store.body_version(node.id) else State.NO_COPY

    def _of(self, page_id: str, what: str, make: "Callable[[str], Made]", without: Made) -> Made:
        """What ``make`` reads out of a text; read again only when the text is another one."""
        number = self._store.body_version(page_id)
        kept = self._made.get((page_id, what))
        if kept is not None and kept[0] == number:
            self._made.move_to_end((page_id, what))
            return kept[1]  # type: ignore[return-value]  # kept under what made it
        text = self._store.text_of(page_id) if number else None
        if text is None:
            return without
        made = make(text[1])
        self._made[page_id, what] = (number, made)
        if len(self._made) > _KEPT:
            self._made.popitem(last=False)
        return made
