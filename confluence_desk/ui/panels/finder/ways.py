"""What the bar stands on: who understands, who finds, and where what was found is shown."""

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from confluence_desk.domain.frozen import frozen
from confluence_desk.services.search import Looked
from confluence_desk.services.understanding import Asked, Kind
from confluence_desk.ui.panels.tab_content import TabContent

if TYPE_CHECKING:
    from confluence_desk.cql.completion import Completion


BEGUN = ' AND text ~ ""'
"""The end of a query whose words are still to be typed, between the quotes."""


def inside(content_id: str) -> str:
    """The query for a page or folder and all that is below it."""
    return f"(ancestor = {content_id} OR id = {content_id})"


class Reader(Protocol):
    """What understands texts; ``services.understanding`` does."""

    def kind(self, text: str) -> Kind:
        """What a text is, told at once."""

    async def read(self, text: str) -> Asked:
        """All that can be told of it."""

    async def complete(self, text: str, caret: int) -> "Completion":
        """What could stand at the caret."""


class Looker(Protocol):
    """What finds on this machine; ``services.search`` does."""

    async def look(self, asked: Asked, *, typing: bool = False) -> Looked:
        """What the library has."""

    def name_of(self, what: str, value: str) -> str:
        """What a person knows a space, a person or a page by."""


async def _nothing() -> Sequence[str]:
    return ()


@frozen
class Ways:
    """What the bar needs of its window.

    ``front`` is the tab in front: one with results shows them itself while one types.
    ``page`` opens an id, ``link`` what is no page; ``title_of`` tells where a link leads;
    ``earlier`` is what was searched for before, the latest first.
    """

    front: Callable[[], TabContent | None]
    page: Callable[[str], None]
    link: Callable[[str], None]
    title_of: Callable[[str], str]
    earlier: Callable[[], Awaitable[Sequence[str]]] = _nothing
