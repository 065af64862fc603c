"""Collects what there is to tell until a window shows it, without repeating itself."""

import logging
from collections.abc import Callable
from dataclasses import field, replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from confluence_desk.domain import errors
from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.trouble_words import Words, has_words, words

__all__ = ["Messages", "Notice", "Words", "has_words", "words"]

log = logging.getLogger(__name__)

KEPT = 200
_PASSING = (errors.Untrusted, errors.SignInNeeded, errors.RateLimited, errors.ServerFault)


@frozen
class Notice:
    """Something to tell; ``kind`` is ``info``, ``warning`` or ``error``, ``count`` its repeats.

    ``label`` and ``action`` are the one thing to do about it, where there is one; ``owner`` knows
    for how long, and ``past`` says why there is none any more. One with a ``site``, which is the
    ``Account.key`` of a connection, is over as soon as that answers again.
    """

    text: str
    remedy: str = ""
    kind: str = "info"
    detail: str = ""
    count: int = 1
    at: datetime = field(default_factory=lambda: datetime.now(UTC), compare=False)
    label: str = field(default="", compare=False)
    action: Callable[[], None] | None = field(default=None, compare=False)
    owner: object = field(default=None, compare=False)
    past: str = field(default="", compare=False)
    site: str = ""

    @property
    def problem(self) -> bool:
        """Whether something is the matter."""
        return self.kind != "info"


class Messages(QObject):
    """Collects notices until a window shows them, and afterwards passes them on.

    ``crash`` hears whatever is no expected trouble. ``shown`` carries a ``Notice``; one that
    repeats the last comes again with a higher count. ``noted`` tells that ``history`` moved,
    ``over`` carries a ``Notice`` that is no matter any more.
    """

    shown = Signal(object)
    over = Signal(object)
    noted = Signal()

    def __init__(
        self, crash: Callable[[BaseException], None] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._crash = crash or _log_crash
        self._waiting: list[Notice] = []
        self._listeners: list[Callable[[Notice], None]] = []
        self.history: list[Notice] = []

    def report(self, error: BaseException, site: str = "") -> None:
        """Tell a trouble, of a ``site`` where it is known to be of one.

        No answer from the network is the status pill's business, not ours.
        """
        if not isinstance(error, DeskError):
            self._crash(error)
        elif not isinstance(error, errors.Unreachable) or isinstance(error, errors.Untrusted):
            said = words(error)
            soft = isinstance(error, errors.RateLimited | errors.NoKeyring)
            kind = "warning" if soft else "error"
            passing = site if isinstance(error, _PASSING) else ""
            self._tell(Notice(said.text, said.remedy, kind, said.detail, site=passing))

    def say_in_vain(self, error: errors.DeskError, site: str) -> None:
        """Tell why what was asked of a site did not come, until it may come."""
        said = words(error)
        passing = site if isinstance(error, (*_PASSING, errors.Unreachable)) else ""
        self._tell(Notice(said.text, said.remedy, "warning", site=passing))

    def notice(
        self,
        text: str,
        *,
        remedy: str = "",
        kind: str = "info",
        detail: str = "",
        label: str = "",
        action: Callable[[], None] | None = None,
        owner: object = None,
        lasts: bool = False,
    ) -> None:
        """Tell something that is no trouble of the service or the disk.

        Once ``action`` was done there is nothing more to say, unless it ``lasts``. Whoever cannot
        always do it names itself as the ``owner``, and calls ``withdraw`` or ``retract`` in time.
        """

        def act() -> None:
            self._end([each for each in self.history if each.action is act])
            if action is not None:
                action()

        done = action if action is None or lasts else act
        self._tell(Notice(text, remedy, kind, detail, label=label, action=done, owner=owner))

    def withdraw(self, owner: object, why: str) -> None:
        """What ``owner`` offered can be done no more; it stays to be read, with the reason."""
        offered = [n for n in self.history if n.owner == owner and n.action is not None]
        if offered:
            self._change(offered, lambda n: replace(n, label="", action=None, past=why))
            for notice in offered:
                self.over.emit(notice)
            self.noted.emit()

    def count_on(self, owner: object, more: int) -> None:
        """What ``owner`` told came so often again: it can be read, and nobody is disturbed."""
        told = [notice for notice in self.history if notice.owner == owner]
        if told:
            self._change(told, lambda n: replace(n, count=n.count + more))
            self.noted.emit()

    def retract(self, owner: object) -> None:
        """What ``owner`` told is no matter any more."""
        self._end([notice for notice in self.history if notice.owner == owner])

    @property
    def problems(self) -> list[Notice]:
        """What is the matter and was not dismissed, the oldest first."""
        return [notice for notice in self.history if notice.problem]

    def dismiss(self, notice: Notice) -> None:
        """The person has done with it."""
        self._end([notice])

    def dismiss_all(self) -> None:
        """The person has done with every problem."""
        self._end(self.problems)

    def settle(self, site: str) -> None:
        """It answers and takes the token, or is here no more: what came of that is over."""
        self._end([notice for notice in self.history if site and notice.site == site])

    def connect_window(self, listener: Callable[[Notice], None]) -> None:
        """Show everything that waited, and what comes, through ``listener``."""
        self._listeners.append(listener)
        self.shown.connect(listener)
        waiting, self._waiting = self._waiting, []
        for notice in waiting:
            listener(notice)

    def disconnect_window(self, listener: Callable[[Notice], None]) -> None:
        """The window goes: after the last one collect again."""
        if listener in self._listeners:
            self._listeners.remove(listener)
            self.shown.disconnect(listener)

    def _end(self, gone: list[Notice]) -> None:
        if not gone:
            return
        self.history = [each for each in self.history if not _among(each, gone)]
        self._waiting = [each for each in self._waiting if not _among(each, gone)]
        for notice in gone:
            self.over.emit(notice)
        self.noted.emit()

    def _change(self, some: list[Notice], change: Callable[[Notice], Notice]) -> None:
        now = {id(each): change(each) for each in some}
        self.history = [now.get(id(each), each) for each in self.history]
        self._waiting = [now.get(id(each), each) for each in self._waiting]

    def _tell(self, notice: Notice) -> None:
        notice = self._with_repeats(notice)
        self.noted.emit()
        if self._listeners:
            self.shown.emit(notice)
        else:
            self._waiting = [n for n in self._waiting if replace(n, count=notice.count) != notice]
            self._waiting.append(notice)

    def _with_repeats(self, notice: Notice) -> Notice:
        last = self.history[-1] if self.history else None
        same = last is not None and replace(last, count=1) == notice
        if last is not None and same and last.owner == notice.owner:
            notice = replace(notice, count=last.count + 1)
            self.history.pop()
        self.history = [*self.history[-KEPT + 1 :], notice]
        return notice


def _among(notice: Notice, some: list[Notice]) -> bool:
    """Whether it is one of them; another may say the same and offer something else."""
    return any(notice is each for each in some)


def _log_crash(error: BaseException) -> None:
    log.error("A task failed", exc_info=error)
