"""Shows what the program has to say: news in passing, troubles one after the other."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from confluence_desk.ui.messages import Notice
from confluence_desk.ui.panels.notice_bar import NoticeBar
from confluence_desk.ui.panels.toast import Toast
from confluence_desk.ui.theme import Theme

_MOST = 20


class Notices(QObject):
    """A bar for troubles and a toast for the rest.

    Troubles queue, the newest in front; one that comes again is counted, not queued. ``site`` is
    the ``Account.key`` of the window's connection.
    """

    def __init__(self, theme: Theme, window: QWidget, site: str) -> None:
        super().__init__(window)
        self._site = site
        self.bar = NoticeBar(theme)
        self.toast = Toast(window)
        self._waiting: list[Notice] = []
        self._passing: Notice | None = None
        self.bar.closed.connect(self._next)

    def end(self) -> None:
        """Show nothing more."""
        self.toast.end()

    def ask_to_sign_in(self, site: str, sign_in: Callable[[], None], ended: str = "") -> None:
        """Say that the token is worth nothing any more, and offer the way back.

        ``ended`` is the day on which it ended, where that is known.
        """
        text = self.tr(
            "{site} does not accept your token any more. Saved pages stay readable here."
        )
        if ended:
            text = self.tr("The token for {site} ended on {day}. Saved pages stay readable here.")
        text = text.format(site=site, day=ended)
        label = self.tr("Sign in again")
        asked = Notice(text, kind="warning", label=label, action=sign_in, site=self._site)
        self.forget(asked)
        self.show(asked)

    def forget_warnings(self) -> None:
        """The window's site answers and takes the token: what came of that is over."""
        self._waiting = [notice for notice in self._waiting if notice.site != self._site]
        self._show_front()

    def forget(self, notice: Notice) -> None:
        """It is no matter any more."""
        if self._passing is not None and _same(self._passing, notice):
            self.toast.end()
        self._waiting = [each for each in self._waiting if not _same(each, notice)]
        self._show_front()

    def show(self, notice: Notice) -> None:
        """Show a notice: in passing, or until it is closed."""
        if notice.kind == "info" and notice.action is None:
            self._passing = notice
            self.toast.say(_whole(notice))
            return
        before = [each for each in self._waiting if _stands_for(notice, each)]
        others = [each for each in self._waiting if each not in before]
        again = [each.count + 1 for each in before if notice.problem]
        count = max([notice.count, *again])
        self._waiting = [replace(notice, count=count), *others][:_MOST]
        self._show_front()

    def _next(self) -> None:
        del self._waiting[:1]
        self._show_front()

    def _show_front(self) -> None:
        if not self._waiting:
            self.bar.clear()
            return
        notice = self._waiting[0]
        said = [_whole(notice)]
        if notice.problem and notice.count > 1:
            said.append(self.tr("(%n time(s))", "", notice.count))
        label, action = notice.label, partial(self._act, notice)
        if notice.action is None and notice.detail:
            label, action = self.tr("Copy details"), partial(self._copy, notice.detail)
        self.bar.say(
            " ".join(said), kind=notice.kind, button=label, action=action if label else None
        )
        self.bar.show_waiting(len(self._waiting) - 1)

    def _act(self, notice: Notice) -> None:
        """What was done is done; only a site that does not answer stays said."""
        if not notice.site:
            self.forget(notice)
        if notice.action is not None:
            notice.action()

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._passing = None
        self.toast.say(self.tr("Copied"))


def _stands_for(new: Notice, old: Notice) -> bool:
    """Whether the old one need not be shown beside the new one: of offers only the last counts."""
    return _same(new, old) or not (new.problem or old.problem)


def _same(one: Notice, other: Notice) -> bool:
    return replace(one, count=1) == replace(other, count=1)


def _whole(notice: Notice) -> str:
    return f"{notice.text} {notice.remedy}".strip()
