"""Shows what the program has to say: news in passing, troubles until they are closed."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from confluence_desk.ui.messages import Messages, Notice
from confluence_desk.ui.panels.notice_bar import NoticeBar
from confluence_desk.ui.panels.toast import Toast
from confluence_desk.ui.theme import Theme


class Notices(QObject):
    """A bar for troubles and a toast for the rest; hears ``messages`` from ``begin`` to ``end``."""

    def __init__(self, messages: Messages, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._messages = messages
        self.bar = NoticeBar(theme)
        self.toast = Toast(window)

    def begin(self) -> None:
        """Show what waited, and what comes."""
        self._messages.connect_window(self._show)

    def end(self) -> None:
        """Show nothing more."""
        self.toast.end()
        self._messages.disconnect_window(self._show)

    def ask_to_sign_in(self, site: str, sign_in: Callable[[], None]) -> None:
        """Say that the token is worth nothing any more, and offer the way back."""
        self.bar.say(
            self.tr(
                "{} does not accept your token any more. Saved pages stay readable here."
            ).format(site),
            kind="warning",
            button=self.tr("Sign in again"),
            action=sign_in,
        )

    def forget_warnings(self) -> None:
        """The site answers and takes the token: what was warned of is over."""
        if self.bar.property("kind") == "warning":
            self.bar.clear()

    def _show(self, notice: Notice) -> None:
        text = f"{notice.text} {notice.remedy}".strip()
        if notice.kind == "info":
            self.toast.say(text)
            return
        repeats = self.tr(" ({} times)").format(notice.count) if notice.count > 1 else ""
        copy = (
            (lambda: QGuiApplication.clipboard().setText(notice.detail)) if notice.detail else None
        )
        self.bar.say(text + repeats, kind=notice.kind, button=self.tr("Copy details"), action=copy)
