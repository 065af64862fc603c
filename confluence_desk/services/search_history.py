"""What was searched for lately; it lies in the library's encrypted file and never leaves it."""

from typing import TYPE_CHECKING

from confluence_desk.domain.events import Event

if TYPE_CHECKING:
    from confluence_desk.store import Store

MOST = 200
SHOWN = 20
_LONGEST = 2_000


class SearchHistory:
    """The latest first; ``changed`` tells that there is one more, or fewer."""

    def __init__(self, store: "Store") -> None:
        self.changed: Event[None] = Event()
        self._store = store
        self._any: bool | None = None

    @property
    def any(self) -> bool:
        """Whether there is anything to forget; looked up once, then after each change."""
        if self._any is None:
            self._any = self._store.has_asked()
        return self._any

    async def recent(self, limit: int = SHOWN) -> list[str]:
        """What was searched for, each once."""
        return await self._store.asked_lately(limit)

    async def note(self, query: str) -> None:
        """It was searched for now."""
        query = query.strip()
        if query and len(query) <= _LONGEST:
            await self._store.note_asked(query, MOST)
            self._tell()

    async def forget(self, query: str) -> None:
        """Let go of one."""
        if query.strip():
            await self._store.forget_asked(query.strip())
            self._tell()

    async def clear(self) -> None:
        """Let go of all."""
        await self._store.forget_asked()
        self._tell()

    def _tell(self) -> None:
        self._any = None
        self.changed.emit(None)
