"""Turns troubles and notices into words on screen, in one table, without repeating itself."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import QLocale, QObject, QTime, Signal

from confluence_desk.domain import errors
from confluence_desk.domain.errors import DeskError

log = logging.getLogger(__name__)

KEPT = 200


@dataclass(frozen=True, slots=True)
class Words:
    """One sentence of what happened, one of what helps, and what support would ask for."""

    text: str
    remedy: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to tell; ``kind`` is ``info``, ``warning`` or ``error``, ``count`` its repeats.

    ``label`` and ``action`` are the one thing to do about it, where there is one.
    """

    text: str
    remedy: str = ""
    kind: str = "info"
    detail: str = ""
    count: int = 1
    at: datetime = field(default_factory=lambda: datetime.now(UTC), compare=False)
    label: str = field(default="", compare=False)
    action: Callable[[], None] | None = field(default=None, compare=False)


_STORE_WORDS: dict[str, tuple[str, str]] = {
    "key": (
        "The local library cannot be opened: its key is missing or does not fit.",
        "Sign in again; a new library is begun and the old file is kept aside.",
    ),
    "newer": (
        "The local library was made by a newer version of Confluence Desk.",
        "Install the newer version, or start with another home folder.",
    ),
    "damaged": (
        "The local library is damaged.",
        "Sign in again to build a new one; the old file is kept aside.",
    ),
    "full": (
        "The disk is full, so nothing new can be kept here.",
        "Free some space and try again; what is stored stays readable.",
    ),
    "busy": (
        "Another program holds the local library.",
        "Close other windows of Confluence Desk and try again.",
    ),
    "closed": ("The local library was closed already.", "Start Confluence Desk again."),
    "io": ("The local library could not be read or written.", "Check the disk, then try again."),
}


def _store(error: errors.StoreTrouble) -> Words:
    text, remedy = _STORE_WORDS.get(error.kind, _STORE_WORDS["io"])
    return Words(text, remedy, error.detail)


def _slowed(error: errors.RateLimited) -> Words:
    remedy = "Nothing to do: the work goes on by itself."
    if error.until is not None:
        remedy = f"Nothing to do: the work goes on by itself at {_clock(error.until)}."
    return Words("Confluence asked us to slow down.", remedy, error.reason)


def _scopes(error: errors.ScopeMissing) -> Words:
    need = f" with {', '.join(error.scopes)}" if error.scopes else " with more scopes"
    return Words(
        f"The token may not read {error.what}.",
        f"Make a token{need}, then sign in again.",
    )


def _conflict(error: errors.Conflict) -> Words:
    number = f" (now version {error.current})" if error.current else ""
    return Words(
        f"Somebody else saved {error.what} first{number}.",
        "Look at what changed, then decide which text stays.",
    )


def _fault(error: errors.ServerFault) -> Words:
    detail = " ".join(part for part in (f"HTTP {error.status}", error.detail, error.trace) if part)
    return Words("Confluence had a problem of its own.", "Try again in a minute.", detail)


_TABLE: dict[type[DeskError], Callable[[Any], Words]] = {
    DeskError: lambda e: Words("Something went wrong.", "Try again.", str(e)),
    errors.Unreachable: lambda e: Words(
        f"{_host(e.host)} does not answer.",
        "Check the network; saved pages stay readable meanwhile.",
        e.detail,
    ),
    errors.Untrusted: lambda e: Words(
        f"This machine does not trust the certificate of {_host(e.host)}.",
        "Ask your administrator to install the company's certificate on this machine.",
        e.detail,
    ),
    errors.NotConnected: lambda _: Words(
        "No Confluence is connected yet.", "Connect to one, or try the demo."
    ),
    errors.SignInNeeded: lambda e: Words(
        f"{_host(e.site)} does not accept the e-mail and token.",
        "Check both, or make a new token: tokens expire.",
        e.detail,
    ),
    errors.ScopeMissing: _scopes,
    errors.Forbidden: lambda e: Words(
        f"Your account may not see {e.what}.", "Ask its owner for access.", e.detail
    ),
    errors.Missing: lambda e: Words(
        f"Confluence does not find {e.what}.",
        "It may be deleted, moved or hidden from your account.",
        e.detail,
    ),
    errors.Removed: lambda e: Words(
        f"Atlassian took away the service behind {e.what}.",
        "Install the newest Confluence Desk.",
    ),
    errors.Conflict: _conflict,
    errors.Refused: lambda e: Words(
        f"Confluence declined {e.what}.", e.detail or "Check what was asked for, then try again."
    ),
    errors.TooLarge: lambda e: Words(
        f"{_capital(e.what)} is too large for Confluence.", "Try with a smaller part."
    ),
    errors.RateLimited: _slowed,
    errors.ServerFault: _fault,
    errors.BadReply: lambda e: Words(
        "Confluence gave an answer that makes no sense.", "Try again in a minute.", e.detail
    ),
    errors.LoginPage: lambda e: Words(
        "A sign-in page of your company's network came instead of Confluence.",
        "Open the site in your browser, sign in there or join the VPN, then try again.",
        e.detail,
    ),
    errors.StoreTrouble: _store,
    errors.NoKeyring: lambda e: Words(
        "This machine has no keyring for secrets.",
        "The token is kept for this session only; you will sign in again next time.",
        e.detail,
    ),
}


def words(error: DeskError) -> Words:
    """What to say about a trouble."""
    return _TABLE[next(kind for kind in type(error).__mro__ if kind in _TABLE)](error)


def has_words(kind: type[DeskError]) -> bool:
    """Whether a kind of trouble has an entry of its own."""
    return kind in _TABLE


class Messages(QObject):
    """Collects notices until a window shows them, and afterwards passes them on.

    ``crash`` hears whatever is no expected trouble. ``shown`` carries a ``Notice``; one that
    repeats the last comes again with a higher count. ``noted`` tells that ``history`` moved.
    """

    shown = Signal(object)
    noted = Signal()

    def __init__(
        self, crash: Callable[[BaseException], None] | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._crash = crash or _log_crash
        self._waiting: list[Notice] | None = []
        self.history: list[Notice] = []

    def report(self, error: BaseException) -> None:
        """Tell a trouble; no answer from the network is the status pill's business, not ours."""
        if not isinstance(error, DeskError):
            self._crash(error)
        elif not isinstance(error, errors.Unreachable) or isinstance(error, errors.Untrusted):
            said = words(error)
            soft = isinstance(error, errors.RateLimited | errors.NoKeyring)
            kind = "warning" if soft else "error"
            self._tell(Notice(said.text, said.remedy, kind, said.detail))

    def notice(
        self,
        text: str,
        *,
        kind: str = "info",
        label: str = "",
        action: Callable[[], None] | None = None,
    ) -> None:
        """Tell something that is no trouble of the service or the disk."""
        self._tell(Notice(text, kind=kind, label=label, action=action))

    def connect_window(self, listener: Callable[[Notice], None]) -> None:
        """Show everything that waited, and what comes, through ``listener``."""
        self.shown.connect(listener)
        waiting, self._waiting = self._waiting or [], None
        for notice in waiting:
            listener(notice)

    def disconnect_window(self, listener: Callable[[Notice], None]) -> None:
        """The window goes: collect again."""
        self.shown.disconnect(listener)
        self._waiting = []

    def _tell(self, notice: Notice) -> None:
        notice = self._with_repeats(notice)
        self.noted.emit()
        if self._waiting is None:
            self.shown.emit(notice)
        else:
            self._waiting = [n for n in self._waiting if replace(n, count=notice.count) != notice]
            self._waiting.append(notice)

    def _with_repeats(self, notice: Notice) -> Notice:
        last = self.history[-1] if self.history else None
        if last is not None and replace(last, count=1) == notice:
            notice = replace(notice, count=last.count + 1)
            self.history.pop()
        self.history = [*self.history[-KEPT + 1 :], notice]
        return notice


def _log_crash(error: BaseException) -> None:
    log.error("A task failed", exc_info=error)


def _host(url: str) -> str:
    return url.rpartition("://")[2].partition("/")[0] or "The site"


def _clock(moment: datetime) -> str:
    local = moment.astimezone()
    return QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
