"""A small card that tells what a link leads to, where the pointer or the keyboard rests on it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QPoint, QRect, QSize, Qt, QTimer, QTimeZone
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from confluence_desk.domain.entities import Kind
from confluence_desk.services.cards import Card, PageCard, PersonCard, VersionCard
from confluence_desk.ui.growing import Picture
from confluence_desk.ui.moments import ago, moment_words
from confluence_desk.ui.panels.comments import Avatar
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.view import PageView

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

REST_MS = 400
_LINGER_MS = 120
_WIDTH = 340
_GAP = 18
_EDGE = 8
_ICON = 16
_ICONS = {
    Kind.PAGE: "file-text",
    Kind.BLOGPOST: "newspaper",
    Kind.FOLDER: "folder",
    Kind.WHITEBOARD: "chalkboard",
    Kind.DATABASE: "database",
    Kind.EMBED: "link-simple",
}


class HoverCard(QFrame):
    """Comes when a link was rested on, goes when it is left; takes neither mouse nor keyboard.

    Only what is in the library is told; of anything else there is no card.
    """

    def __init__(
        self,
        library: "Library",
        theme: Theme,
        scope: TaskScope,
        over: PageView,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(over)
        self.setObjectName("hoverCard")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._library = library
        self._theme = theme
        self._scope = scope
        self._over = over
        self._now = now
        self._key = f"card:{id(self):x}"
        self._link = ""
        self._inside: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 12, 14, 12)
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._ask)
        self._leaving = QTimer(self, singleShot=True, interval=_LINGER_MS)
        self._leaving.timeout.connect(self.hide)
        self.hide()

    @property
    def told(self) -> str:
        """What the card says, for screen readers' and tests' sake."""
        return self.accessibleName()

    def point_at(self, link: str) -> None:
        """The pointer or the focus is on this link now; "" for on none."""
        if link == self._link:
            return
        self._link = link
        self._scope.cancel(self._key)
        if link:
            self._rest.start()
        else:
            self._rest.stop()
            self._leaving.start()

    def dismiss(self) -> None:
        """Go at once: the page moves, or another one comes."""
        self._link = ""
        self._rest.stop()
        self._scope.cancel(self._key)
        self.hide()

    def _ask(self) -> None:
        self._scope.start(self._show_card(self._link), key=self._key)

    async def _show_card(self, link: str) -> None:
        card = await self._library.cards.of(link)
        if card is None or link != self._link or not self._over.isVisible():
            self.hide()
        else:
            self._fill(card)
            self._over.touch.find_focus(link, lambda at: self._place(link, at))

    def _fill(self, card: Card) -> None:
        if self._inside is not None:
            self._inside.hide()
            self._inside.deleteLater()
        self._inside = QWidget()
        lines = QVBoxLayout(self._inside)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(4)
        if isinstance(card, PageCard):
            said = self._tell_page(card, lines)
        elif isinstance(card, VersionCard):
            said = self._tell_version(card, lines)
        else:
            said = self._tell_person(card, lines)
        self._column.addWidget(self._inside)
        self.setAccessibleName(". ".join(said))

    def _tell_page(self, card: PageCard, lines: QVBoxLayout) -> list[str]:
        head = QHBoxLayout()
        head.setSpacing(8)
        picture = Picture(self._theme, _ICONS[card.kind], edge=_ICON)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(plain(card.title, bold=True), 1)
        lines.addLayout(head)
        facts = [card.space, card.author, ago(card.modified_at, self._now())]
        about = " · ".join(fact for fact in facts if fact)
        lines.addWidget(plain(about, "muted"))
        note = self._note(card)
        for text, tone in ((card.excerpt, ""), (note, "warn" if card.missing else "muted")):
            if text:
                lines.addWidget(plain(text, tone))
        return [part for part in (card.title, about, card.excerpt, note) if part]

    def _tell_version(self, card: VersionCard, lines: QVBoxLayout) -> list[str]:
        version = self.tr("v{number}").format(number=card.number)
        minor = self.tr("minor edit") if card.minor else ""
        when = moment_words(card.saved_at, self._now()) if card.saved_at is not None else ""
        about = " · ".join(fact for fact in (version, when, minor) if fact)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        for text, tone in ((about, "muted"), (card.message, "")):
            if text:
                texts.addWidget(plain(text, tone))
        head = QHBoxLayout()
        head.setSpacing(10)
        if card.name:
            texts.insertWidget(0, plain(card.name, bold=True))
            head.addWidget(Avatar(card.name, self._theme), 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(texts, 1)
        lines.addLayout(head)
        return [part for part in (card.name, about, card.message) if part]

    def _note(self, card: PageCard) -> str:
        if card.missing:
            return self.tr("Confluence does not show this page any more.")
        if card.status == "archived":
            return self.tr("This page is archived.")
        return "" if card.readable else self.tr("Its text is not on this machine yet.")

    def _tell_person(self, card: PersonCard, lines: QVBoxLayout) -> list[str]:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Avatar(card.name, self._theme), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(plain(card.name, bold=True))
        said = [card.name]
        for fact in (
            "" if card.active else self.tr("This account is not in use any more."),
            card.email,
            self._clock(card.time_zone),
        ):
            if fact:
                texts.addWidget(plain(fact, "muted"))
                said.append(fact)
        head.addLayout(texts, 1)
        lines.addLayout(head)
        return said

    def _clock(self, zone: str) -> str:
        """What time it is where somebody is; "" where that is not known."""
        there = QTimeZone(zone.encode()) if zone else QTimeZone()
        if not there.isValid():
            return ""
        moment = QDateTime.fromSecsSinceEpoch(int(self._now().timestamp()), there)
        time = QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
        return self.tr("{time} there now").format(time=time)

    def _place(self, link: str, focus: QPoint | None) -> None:
        """Below pointer or focus, or above where there is no room; always inside the page."""
        if link != self._link:
            return
        width = min(self._theme.scaled(_WIDTH), self._over.width() - 2 * _EDGE)
        self._column.activate()
        height = max(self._column.totalHeightForWidth(width), self._column.minimumSize().height())
        at = focus if focus is not None else self._over.mapFromGlobal(QCursor.pos())
        self.setGeometry(
            placed(QSize(width, height), at, self._over.size(), mirrored=self.isRightToLeft())
        )
        self.show()
        self.raise_()


def placed(size: QSize, at: QPoint, room: QSize, *, mirrored: bool) -> QRect:
    """Where a card of this size stands, given what it is about."""
    left = at.x() - (size.width() - _GAP if mirrored else _GAP)
    left = max(_EDGE, min(left, room.width() - size.width() - _EDGE))
    below = at.y() + _GAP
    fits = below + size.height() + _EDGE <= room.height()
    top = below if fits else max(_EDGE, at.y() - _GAP - size.height())
    return QRect(QPoint(left, top), size)
