"""Shows the pictures of a page large, one after the other, over everything else."""

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.domain.errors import DeskError
from confluence_desk.ui.growing import PICTURE, Growing
from confluence_desk.ui.messages import words
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.panels.page_pictures import Shown
from confluence_desk.ui.panels.preview.picture_view import STEP, PictureView
from confluence_desk.ui.panels.preview.pictures import read_picture
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

_HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_LONGEST = 200
"""Letters of a caption that are shown; the page has the others."""


class Lightbox(QFrame):
    """Covers a window until Esc; arrows go on, plus and minus enlarge.

    ``save_requested`` carries an ``Attachment``, ``tab_requested`` its page's id and its own.
    """

    save_requested = Signal(object)
    tab_requested = Signal(str, str)
    copied = Signal()
    dismissed = Signal()

    def __init__(self, library: "Library", theme: Theme, scope: TaskScope, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("lightbox")
        self._over = window
        self._library = library
        self._theme = theme
        self._scope = scope
        self._key = f"lightbox:{id(self):x}"
        self._shown: Sequence[Shown] = ()
        self._at = 0
        self._image = QImage()
        self._view: PictureView | None = None
        self._buttons: list[QToolButton] = []
        self._lay_out()
        self._keys = self._made_keys()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.hide()

    @property
    def at(self) -> int:
        """Which picture is shown, from 0."""
        return self._at

    @property
    def said(self) -> str:
        """What stands in the place of a picture that is not there; "" while one is."""
        return "" if self._middle.currentWidget() is self._view else self._note.text()

    def show_pictures(self, shown: Sequence[Shown], at: int) -> None:
        """Open on one of these pictures."""
        self._shown = shown
        self._over.installEventFilter(self)
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.PopupFocusReason)
        several = len(shown) > 1
        self._back.setVisible(several)
        self._on.setVisible(several)
        self._go_to(at)

    def step(self, by: int) -> None:
        """Show the next picture or the one before, round the ends."""
        if self._shown:
            self._go_to((self._at + by) % len(self._shown))

    def dismiss(self) -> None:
        """Close; whoever opened it takes the keyboard back."""
        if self.isHidden():
            return
        self._scope.cancel(self._key)
        self._over.removeEventFilter(self)
        self._over.setFocus(Qt.FocusReason.PopupFocusReason)  # Qt would look for it in here
        self.dismissed.emit()
        self.hide()
        self._drop()

    def copy(self) -> None:
        """Copy the picture itself."""
        if not self._image.isNull():
            QGuiApplication.clipboard().setImage(self._image)
            self.copied.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay as large as the window."""
        if watched is self._over and event.type() is QEvent.Type.Resize:
            self.setGeometry(self._over.rect())
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """Its keys come before those of the window under it."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and _name(event) in self._keys
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on, enlarge, copy, close."""
        act = self._keys.get(_name(event))
        if act is not None:
            act()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, onwards: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Tab goes round inside."""
        here = QApplication.focusWidget()
        if here is None or not (here is self or self.isAncestorOf(here)):
            return super().focusNextPrevChild(onwards)
        ring: list[QWidget] = [button for button in self._buttons if button.isVisible()]
        at = ring.index(here) if here in ring else (-1 if onwards else 0)
        ring[(at + (1 if onwards else -1)) % len(ring)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _lay_out(self) -> None:
        self._bar = QHBoxLayout()
        self._bar.setSpacing(4)
        self._note = plain("")
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._middle = QStackedLayout()
        self._middle.addWidget(self._note)
        across = QHBoxLayout()
        told = self.tr("Previous picture"), self.tr("Next picture")
        self._back = self._made("caret-left", told[0], lambda: self.step(-1))
        self._on = self._made("caret-right", told[1], lambda: self.step(1))
        across.addWidget(self._back)
        across.addLayout(self._middle, 1)
        across.addWidget(self._on)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 16)
        column.addLayout(self._bar)
        column.addLayout(across, 1)
        self._title = plain("", bold=True)
        self._count = plain("", "muted", wrap=False)
        self._bar.addWidget(self._title, 1)
        self._bar.addWidget(self._count)
        self._bar.addSpacing(16)
        for icon, said, act in self._tools():
            self._bar.addWidget(self._made(icon, said, act))

    def _tools(self) -> tuple[tuple[str, str, Callable[[], None]], ...]:
        return (
            ("magnifying-glass-minus", self.tr("Smaller (-)"), lambda: self._zoom(1 / STEP)),
            ("magnifying-glass-plus", self.tr("Larger (+)"), lambda: self._zoom(STEP)),
            ("frame-corners", self.tr("Fit to the window (0)"), self._fit),
            ("copy", self.tr("Copy picture"), self.copy),
            ("download-simple", self.tr("Save as…"), self._save),
            ("arrow-square-out", self.tr("Open in a tab"), self._open),
            ("x", self.tr("Close (Esc)"), self.dismiss),
        )

    def _made_keys(self) -> dict[str, Callable[[], None]]:
        return {
            "Esc": self.dismiss,
            "Left": lambda: self._go_sideways(-1),
            "Right": lambda: self._go_sideways(1),
            "+": lambda: self._zoom(STEP),
            "=": lambda: self._zoom(STEP),
            "-": lambda: self._zoom(1 / STEP),
            "0": self._fit,
            "1": self._show_actual,
            "Ctrl+C": self.copy,
        }

    def _go_sideways(self, by: int) -> None:
        self.step(-by if self.isRightToLeft() else by)

    def _made(self, icon: str, said: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setIcon(self._theme.icon(icon))
        Growing(button, self._theme, PICTURE)
        button.setToolTip(said)
        button.setAccessibleName(said.partition(" (")[0])
        button.clicked.connect(act)
        self._buttons.append(button)
        return button

    def _go_to(self, at: int) -> None:
        self._at = at
        one = self._shown[at]
        file = self._library.attachment(one.attachment_id)
        name = one.words or (file.title if file is not None else "")
        self._title.setText(name[:_LONGEST])
        count = self.tr("{at} of {all}").format(at=at + 1, all=len(self._shown))
        self._count.setText(count if len(self._shown) > 1 else "")
        self.setAccessibleName(self.tr("Picture: {name}").format(name=name))
        self._say("")
        self._scope.start(self._load(one), key=self._key)

    async def _load(self, one: Shown) -> None:
        try:
            data, media_type = await self._library.blob(one.attachment_id, one.version)
        except DeskError as trouble:
            said = words(trouble)
            self._say(f"{said.text} {said.remedy}".strip())
            return
        image = await asyncio.to_thread(read_picture, data, media_type)
        if image.isNull():
            self._say(self.tr("This picture is damaged."))
        else:
            self._put(image, one)

    def _put(self, image: QImage, one: Shown) -> None:
        self._drop()
        self._image = image
        self._view = PictureView(image, self._theme, one.words)
        self._middle.addWidget(self._view)
        self._middle.setCurrentWidget(self._view)
        canvas = self._view.focusProxy()
        if canvas is not None:
            canvas.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its arrows would only scroll

    def _say(self, text: str) -> None:
        self._drop()
        self._note.setText(text)
        self._middle.setCurrentWidget(self._note)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop(self) -> None:
        self._image = QImage()
        view, self._view = self._view, None
        if view is not None:
            self._middle.removeWidget(view)
            view.end()
            view.hide()
            view.deleteLater()

    def _zoom(self, by: float) -> None:
        if self._view is not None:
            self._view.set_zoom(self._view.zoom * by)

    def _show_actual(self) -> None:
        if self._view is not None:
            self._view.show_actual()

    def _fit(self) -> None:
        if self._view is not None:
            self._view.set_zoom(1.0)

    def _save(self) -> None:
        file = self._library.attachment(self._shown[self._at].attachment_id)
        if file is not None:
            self.save_requested.emit(file)

    def _open(self) -> None:
        one = self._shown[self._at]
        file = self._library.attachment(one.attachment_id)
        self.dismiss()
        self.tab_requested.emit(file.container_id if file else "", one.attachment_id)


def _name(event: QKeyEvent) -> str:
    """A key as ``_made_keys`` writes it; what Shift makes of a sign does not count."""
    sign = event.text()
    if sign in {"+", "=", "-", "0", "1"} and not event.modifiers() & _HELD:
        return sign
    return QKeySequence(event.keyCombination()).toString()
