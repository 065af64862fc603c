"""What quick open offers: pages, spaces, people, saved and earlier searches, commands."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication

from confluence_desk.domain.legible import legible
from confluence_desk.domain.matching import match
from confluence_desk.services.quick import PERSON, SPACE, Fitting, QuickOpen
from confluence_desk.services.quick.quick_open import fitness
from confluence_desk.ui.models.found_items import Item

if TYPE_CHECKING:
    from confluence_desk.services.search_history import SearchHistory

translate = QCoreApplication.translate

COMMANDS_ONLY = ">"
_MOST_COMMANDS = 5
_SHOWN_EARLIER = 4
_ICONS = {
    SPACE: "stack",
    PERSON: "user",
    "page": "file-text",
    "blogpost": "newspaper",
    "folder": "folder",
    "whiteboard": "chalkboard",
    "database": "database",
    "embed": "link-simple",
}


class Ways(Protocol):
    """Where what was found leads; ``how`` is ``here`` or ``front``."""

    def page(self, content_id: str, how: str) -> None:
        """Show a page, post, folder or stub."""

    def space(self, space_id: str, how: str) -> None:
        """Show a space."""

    def person(self, account_id: str, how: str) -> None:
        """Show what somebody wrote."""

    def search(self, query: str, how: str) -> None:
        """Show what is found."""


class QuickFinder:
    """Asks the index beside the window's thread, and puts commands among what it found.

    ``commands`` gives those that can be carried out now, ``searches`` name and query of the
    saved searches, ``asked`` what was searched for lately.
    """

    def __init__(
        self,
        quick: QuickOpen,
        ways: Ways,
        commands: Callable[[], Sequence[Item]],
        asked: "SearchHistory",
        searches: Callable[[], Sequence[tuple[str, str]]],
        chosen: Callable[[Item], None],
    ) -> None:
        self._quick = quick
        self._ways = ways
        self._commands = commands
        self._history = asked
        self._earlier: list[str] = []
        self._searches = searches
        self._chosen = chosen
        self._can: tuple[Item, ...] = ()
        self._asked: tuple[Item, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether every title is known."""
        return self._quick.ready

    def begin(self) -> list[Item]:
        """What is worth offering before anything is typed."""
        self._can = tuple(item for item in self._commands() if item.enabled)
        saved = self._searches()
        known = {query for _name, query in saved}
        earlier = [self._again(query) for query in self._earlier if query not in known]
        self._asked = (*map(self._search, saved), *earlier)
        return [*map(self._item, self._quick.known), *earlier[:_SHOWN_EARLIER]]

    async def catch_up(self) -> bool:
        """Bring the index up to the library; tells whether there is more to be found now."""
        earlier, self._earlier = self._earlier, await self._history.recent()
        self.begin()
        return await self._quick.catch_up() or earlier != self._earlier

    async def find(self, sought: str) -> list[Item]:
        """What fits, best first; at the end a search for just these words."""
        if not sought:
            await self._quick.note_known()
            self._earlier = await self._history.recent()
            return self.begin()
        if sought.startswith(COMMANDS_ONLY):
            words = sought.removeprefix(COMMANDS_ONLY).strip()
            fitting = await asyncio.to_thread(_fitting, self._can, words, slips=True)
            return [item for _fit, item in fitting]
        found = await self._quick.find(sought)
        others = (*self._asked, *self._can)
        fitting = await asyncio.to_thread(_fitting, others, sought, slips=not found)
        things = [(fitness(one.fits, sought), self._item(one)) for one in found]
        merged = sorted([*things, *fitting[:_MOST_COMMANDS]], key=lambda pair: pair[0])
        return [*(item for _fit, item in merged), self._plain_search(sought)]

    def chosen(self, item: Item) -> None:
        """A command that was chosen is offered first from now on."""
        self._chosen(item)

    def _item(self, one: Fitting) -> Item:
        thing = one.thing
        go = {SPACE: self._ways.space, PERSON: self._ways.person}.get(thing.kind, self._ways.page)
        return Item(
            id=f"{thing.kind}:{thing.id}",
            title=legible(thing.title),
            do=partial(go, thing.id, "here"),
            do_beside=partial(go, thing.id, "front"),
            hint=_hint(one),
            icon="star-fill" if one.starred else _ICONS.get(thing.kind, "file"),
            lit=one.fits.lit,
        )

    def _search(self, search: tuple[str, str]) -> Item:
        name, query = search
        hint = translate("QuickOpen", "saved search")
        return self._asking(f"search:{query}", name, query, hint)

    def _again(self, query: str) -> Item:
        hint = translate("QuickOpen", "searched before")
        icon = "clock-counter-clockwise"
        return replace(self._asking(f"search:{query}", query, query, hint), icon=icon)

    def _plain_search(self, sought: str) -> Item:
        title = translate("QuickOpen", "Search for “{words}”").format(words=sought)
        return self._asking("search", title, sought, "")

    def _asking(self, id_: str, title: str, query: str, hint: str) -> Item:
        return Item(
            id=id_,
            title=legible(title),
            do=partial(self._ways.search, query, "here"),
            do_beside=partial(self._ways.search, query, "front"),
            hint=hint,
            icon="magnifying-glass",
        )


def _fitting(items: Sequence[Item], sought: str, *, slips: bool) -> list[tuple[int, Item]]:
    """Those that fit, each with how well, the best first; with ``slips`` where nothing else did."""
    fits = [(match(sought, item.title, item.hint, slips=slips), item) for item in items]
    found = [(fit, replace(item, lit=fit.lit)) for fit, item in fits if fit is not None]
    found.sort(key=lambda pair: pair[0].cost)
    return [(fitness(fit, sought), item) for fit, item in found]


def _hint(one: Fitting) -> str:
    thing = one.thing
    if thing.kind == SPACE and thing.key.startswith("~"):
        return translate("QuickOpen", "personal space")
    if thing.kind == SPACE:
        return translate("QuickOpen", "space {key}").format(key=thing.key)
    if thing.kind == PERSON:
        return translate("QuickOpen", "pages of this person")
    parts = [legible(thing.hint)]
    if one.visited:
        parts.append(translate("QuickOpen", "read lately"))
    if thing.away:
        parts.append(translate("QuickOpen", "archived or gone"))
    return " · ".join(part for part in parts if part)
