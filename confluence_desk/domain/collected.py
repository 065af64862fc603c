"""What a person gathers for themselves: favourites in folders of their own, and saved searches."""

from collections.abc import Awaitable, Callable

from confluence_desk.domain.events import Event
from confluence_desk.domain.frozen import frozen

GROUP, SPACE = "group", "space"


@frozen
class Favourite:
    """A starred page, post, folder or space, or a folder (``GROUP``) that holds such.

    ``kind`` is ``GROUP``, ``SPACE`` or a value of ``Kind``; ``target`` the id of the content or
    space; ``parent`` the key of the folder it lies in, 0 for none.
    """

    key: int
    kind: str
    target: str
    title: str
    parent: int = 0

    @property
    def is_group(self) -> bool:
        """Whether it is a folder of the person's own."""
        return self.kind == GROUP


@frozen
class SavedSearch:
    """A search worth asking again; ``count`` is how much it found last, None if never asked.

    ``tells`` says that the person wants to hear of new hits.
    """

    key: int
    name: str
    cql: str
    count: int | None = None
    tells: bool = True


@frozen
class Removal:
    """How what was taken away comes back: ``put_back`` leaves alone what was done since.

    ``possible`` says whether any of it is still away, ``changed`` when that may be different.
    """

    put_back: Callable[[], Awaitable[None]]
    possible: Callable[[], bool]
    changed: Event[None]


@frozen
class Taken:
    """What became of a file of favourites.

    ``trouble`` is empty or why nothing was taken: ``broken``, ``newer`` (of a newer program) or
    ``site`` (of another site). ``left_out`` counts what leads elsewhere or cannot be told.
    """

    added: int = 0
    known: int = 0
    left_out: int = 0
    trouble: str = ""
