"""Goes where a link, an id or ``KEY:Title`` leads; leaves every other text to the search."""

import re
from dataclasses import dataclass, replace
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from confluence_desk.domain.app_links import SCHEME, read
from confluence_desk.domain.errors import DeskError, SignInNeeded
from confluence_desk.domain.links import may_be_id, parse, space_named
from confluence_desk.domain.patterns import pattern
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.tasks import TaskScope

if TYPE_CHECKING:
    from confluence_desk.services.library import Destination
    from confluence_desk.services.session import Session

_SHOWN = 80
_SCHEMES = "about|blob|chrome|data|file|ftp|javascript|mailto|sms|ssh|tel|vbscript|view-source"
_LINK_LIKE = pattern(rf"[a-z][a-z0-9+.-]*://|(?:{_SCHEMES}):\S", re.IGNORECASE)
"""What nobody means as words to search for."""


@dataclass(frozen=True, slots=True, eq=False)
class Asking:
    """What was asked for, how it is to open, and in which tab ``here`` was when it was asked.

    ``typed`` is what the address box gets back where it leads nowhere.
    """

    text: str
    how: str = "here"
    tab: TabContent | None = None
    typed: str = ""


class Going(QObject):
    """``arrived`` carries an ``Asking`` and the ``Destination`` it led to.

    ``nothing_found`` carries one whose text is no link at all; ``failed`` one that came to
    nothing, which has been said.
    """

    arrived = Signal(object, object)
    nothing_found = Signal(object)
    failed = Signal(object)
    sign_in_needed = Signal()

    def __init__(
        self, session: "Session", scope: TaskScope, messages: Messages, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = session.library
        self._site = session.account.key
        self._scope = scope
        self._messages = messages
        self._numbers = count()

    def go(self, asking: Asking) -> None:
        """Find out where it leads; of those for one tab the newest counts."""
        text = asking.text
        if text.strip().lower().startswith(f"{SCHEME}:"):
            try:
                text = read(text)
            except ValueError:
                said = self.tr("“{text}” is no address that Confluence Desk understands.")
                self._refuse(asking, said)
                return
        target = parse(text, self._library.site.url)
        if target is not None and target.kind == "search" and target.title:
            self.nothing_found.emit(replace(asking, text=target.title))
            return
        if self._is_short_number(asking) or self._is_of_no_space(asking):
            self.nothing_found.emit(asking)
            return
        own = asking.how == "here" and asking.tab is not None
        place = f"tab {id(asking.tab)}" if own else str(next(self._numbers))
        self._scope.start(self._go(asking, text), key=f"address: {place}")

    def _is_short_number(self, asking: Asking) -> bool:
        """Somebody who types ``502`` looks for that text, unless a page has it for its id."""
        text = asking.typed.strip()
        short = self._is_number(asking) and not may_be_id(text)
        return short and self._library.node(text) is None

    @staticmethod
    def _is_number(asking: Asking) -> bool:
        typed = asking.typed.strip()
        return typed.isascii() and typed.isdigit()

    def _is_of_no_space(self, asking: Asking) -> bool:
        """Somebody who types ``ERROR: refused`` names no space, and looks for that text."""
        if _LINK_LIKE.match(asking.typed.strip()):
            return False
        key, spaces = space_named(asking.typed).casefold(), self._library.spaces()
        keys = {each for one in spaces for each in (one.key.casefold(), one.alias.casefold())}
        return bool(key and spaces) and key not in keys

    async def _go(self, asking: Asking, text: str) -> None:
        try:
            found = await self._library.resolve(text, typed=self._is_number(asking))
        except SignInNeeded:
            self.sign_in_needed.emit()
            self.failed.emit(asking)
            return
        except DeskError as trouble:
            if self._is_number(asking):  # whether a page has it nobody knows: it is looked for here
                self.nothing_found.emit(asking)
                return
            self._messages.say_in_vain(trouble, self._site)
            self.failed.emit(asking)
            return
        if found is not None:
            self._tell(asking, found)
        elif _LINK_LIKE.match(text.strip()):
            self._refuse(asking, self.tr("“{text}” is no link that can be opened here."))
        else:
            self.nothing_found.emit(asking)

    def _tell(self, asking: Asking, found: "Destination") -> None:
        if found.page_id or found.space_id or found.web_url:
            self.arrived.emit(asking, found)
        else:
            said = self.tr(
                "“{text}” leads nowhere here. It may be deleted, or hidden from your account."
            )
            self._refuse(asking, said)

    def _refuse(self, asking: Asking, said: str) -> None:
        self._messages.notice(said.format(text=asking.text[:_SHOWN]), kind="warning")
        self.failed.emit(asking)
