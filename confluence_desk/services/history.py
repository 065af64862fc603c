"""What is known of the past of pages: versions that were read, that are here, and what they did."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.readings import Moved, Reading
from confluence_desk.services.look import Look

if TYPE_CHECKING:
    from confluence_desk.services.comparing import Comparing, Pair, Wish
    from confluence_desk.services.copies import Copies, Copy, Form
    from confluence_desk.services.redlines import Names
    from confluence_desk.store import Store

Fetch = Callable[[str, int], Awaitable[Changes]]
Picture = Callable[[str, int], tuple[bytes, str] | None]
MOST = 500
"""So many pages a list of what changed has."""


@frozen
class Since:
    """The version that was read last, when, and how many changes came since.

    ``changes`` is None where the text that was read is not here any more.
    """

    number: int
    read_at: datetime | None
    changes: int | None


class History:
    """Answers at once from what is here; ``bring`` fetches what is not."""

    def __init__(
        self,
        store: "Store",
        comparing: "Comparing",
        copies: "Copies",
        fetch: Fetch,
        picture: Picture,
    ) -> None:
        self.comparing = comparing
        self._store = store
        self._copies = copies
        self._fetch = fetch
        self._picture = picture
        self._sizes: dict[tuple[str, int], tuple[int, int]] = {}

    def here(self, page_id: str) -> set[int]:
        """The versions whose texts are on this machine."""
        return self._store.body_numbers(page_id)

    def readings(self, page_id: str) -> list[Reading]:
        """The versions that were read, the one read last first."""
        return self._store.readings(page_id)

    async def note_reading(self, page_id: str, number: int) -> None:
        """Remember that a version is read now."""
        await self._store.note_reading(page_id, number)

    async def since_read(self, page_id: str, number: int) -> Since | None:
        """What came between the version that was read last and this one; None for nothing."""
        readings = self._store.readings(page_id)
        if not readings or readings[0].number >= number:
            return None
        from confluence_desk.services.comparing import Pair  # noqa: PLC0415 - no start needs it

        read = readings[0]
        changes = await self.comparing.count(Pair(page_id, read.number, number))
        return Since(read.number, read.read_at, changes)

    async def size(self, page_id: str, old: int, new: int) -> tuple[int, int] | None:
        """How many words went and came between two versions; None where a text is not here.

        With 0 for the old one all that stands in the new one came.
        """
        from confluence_desk.services.comparing import Pair, Side  # noqa: PLC0415 - as above

        pair = Pair(page_id, old, new, None if old else Side())
        texts = self.comparing.texts(pair)
        if texts is None:
            return None
        key = (page_id, hash(texts.bodies))
        if key not in self._sizes:
            found = await self.comparing.size(pair)
            if found is None:
                return None
            self._sizes[key] = found
        return self._sizes[key]

    async def bring(
        self, page_id: str, numbers: Sequence[int], told: Callable[[int, int], None]
    ) -> None:
        """Fetch the texts of versions one after the other; ``told`` hears how many of how many.

        Raises what went wrong; what came stays.
        """
        for done, number in enumerate(numbers):
            told(done, len(numbers))
            await self._fetch(page_id, number)
        told(len(numbers), len(numbers))

    async def moved(
        self,
        since: datetime | None,
        *,
        space_id: str = "",
        among: Iterable[str] | None = None,
    ) -> list[Moved]:
        """Pages saved after a moment, or after they were read (None), the newest first."""
        return await self._store.moved_since(since, space_id=space_id, among=among, limit=MOST)

    async def html(self, pair: "Pair", wish: "Wish", names: "Names") -> str | None:
        """A redline as one file that any browser shows."""
        from confluence_desk.services.redlines import whole_html  # noqa: PLC0415 - no start needs it
        from confluence_desk.services.styles import sheet  # noqa: PLC0415 - as above

        drawn = await self.comparing.drawing(pair, wish)
        if drawn is None:
            return None
        look, address = sheet(Look()).decode(), self._copies.address
        return whole_html(drawn, names, look, picture=self._picture, address=address)

    async def markdown(self, pair: "Pair", wish: "Wish", names: "Names") -> str | None:
        """A redline as Markdown, its links and pictures leading to the site."""
        return await self.comparing.marked(pair, wish, names, self._copies.address)

    async def patch(self, pair: "Pair", names: "Names") -> str | None:
        """What changed in the storage format, as programs take it."""
        from confluence_desk.services.redlines import patch  # noqa: PLC0415 - no start needs it

        texts = self.comparing.texts(pair)
        return None if texts is None else patch(*texts.bodies, names)

    async def copy_side(self, pair: "Pair", form: "Form", *, old: bool) -> "Copy | None":
        """All of one side, to be copied."""
        html = await self.comparing.side(pair, old=old)
        return None if html is None else await self._copies.part(html, form)
