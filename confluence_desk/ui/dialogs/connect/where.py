"""The first step: which site; it is looked for while the address is typed."""

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from confluence_desk.domain.entities import Site
from confluence_desk.domain.errors import DeskError
from confluence_desk.services.phrases import NoSite
from confluence_desk.ui.dialogs.connect.parts import field, label, link_button
from confluence_desk.ui.dialogs.connect.step import Draft, Step, focus
from confluence_desk.ui.growing import Picture
from confluence_desk.ui.panels.labels import leading, plain
from confluence_desk.ui.phrases import say
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.entrance import Entrance

PAUSE_MS = 600
"""After the last letter: nobody wants every beginning of a name looked for."""
_PROBE = "probe"


class WhereStep(Step):
    """``browser_wanted`` asks to sign in by the browser, which knows the sites by itself."""

    browser_wanted = Signal()

    def __init__(self, entrance: "Entrance", draft: Draft, theme: Theme, scope: TaskScope) -> None:
        super().__init__(theme, self.tr("Where is your Confluence?"), "")
        self.sentence.setText(
            self.tr("Paste the address of any page from your browser, or type the site's name.")
        )
        self._entrance = entrance
        self._draft = draft
        self._scope = scope
        self._found: Site | None = None
        self._probing: asyncio.Task[None] | None = None
        self._asked = ""
        self.site = field(self.tr("Site"), "acme.atlassian.net")
        self.hint = plain("", "muted")
        self.hint.setAccessibleName(self.tr("What is at this address"))
        self.sign = Picture(theme)
        self.browser = link_button(
            theme, self.tr("I do not know it: find my sites in the browser"), "globe"
        )
        self._timer = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._timer.timeout.connect(self._probe)
        self._lay_out()
        self.site.textChanged.connect(self._look)
        self.browser.clicked.connect(self.browser_wanted)
        self._look()

    @property
    def ready(self) -> bool:
        """Whether an address is there."""
        return bool(self._url())

    def show_up(self) -> None:
        """To the field."""
        focus(self.site)
        self.site.selectAll()

    async def go_on(self) -> bool:
        """Be sure of the site."""
        url = self._url()
        if self._found is None or self._asked != url:
            self._probe()
        if self._probing is not None and not self._probing.done():
            await asyncio.wait({self._probing})
        if self._found is None:
            focus(self.site)
            return False
        self._draft.site = self._found
        return True

    def stop(self) -> None:
        """Look no further."""
        self._timer.stop()
        self._scope.cancel(_PROBE)

    def retry(self) -> None:
        """Look again: the way to the network is another one."""
        self._asked = ""
        self._probe()

    def set_busy(self, *, busy: bool) -> None:
        """As any step."""
        self.site.setReadOnly(busy)

    def _url(self) -> str:
        try:
            return self._entrance.site_of(self.site.text())
        except NoSite:
            return ""

    def _look(self) -> None:
        """Show at once what is meant, and soon whether it is there."""
        self.stop()
        self._found = None
        self.tell(None)
        text = self.site.text().strip()
        if not text:
            self._hint(self.tr("For example acme, or https://acme.atlassian.net/wiki/home"))
        else:
            try:
                self._hint(self._entrance.site_of(text))
                self._timer.start()
            except NoSite as reason:
                self._hint(say(reason.sentence).format(text=reason.text), "warning", "warn")
        self.changed.emit()

    def _probe(self) -> None:
        self._timer.stop()
        self._asked = self._url()
        if self._asked:
            self._hint(self.tr("Looking for {url}…").format(url=self._asked))
            self._probing = self._scope.start(self._searched(self._asked), key=_PROBE)

    async def _searched(self, url: str) -> None:
        self.tell(None)
        try:
            self._found = await self._entrance.find(url)
        except DeskError as trouble:
            self._hint(url)
            self.tell(trouble)
        else:
            self._show(self._found)
        self.changed.emit()

    def _show(self, site: Site) -> None:
        words = self.tr("{name} is there: {url}\nCloud id {id}")
        said = words.format(name=site.name, url=site.url, id=site.cloud_id)
        self._hint(said, "check-circle", "ok")

    def _hint(self, words: str, icon: str = "", role: str = "muted") -> None:
        self.hint.setText(words)
        self.sign.setVisible(bool(icon))
        if icon:
            self.sign.show_icon(icon, role)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        sign = QVBoxLayout()
        sign.addWidget(self.sign)
        sign.addStretch(1)
        row.addLayout(sign)
        row.addWidget(self.hint, 1)
        below = QWidget()
        below.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        self.lines.addWidget(label(self.tr("&Site"), self.site))
        self.lines.addWidget(self.site)
        self.lines.addWidget(below)
        self.lines.addWidget(self.trouble)
        self.lines.addWidget(leading(self.browser))
        self.lines.addStretch(1)
