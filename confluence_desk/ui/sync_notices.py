"""Says how a sync ended where somebody must know: one sentence, what helps, and where to look."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from confluence_desk.domain import errors
from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.syncing import Ending, Fate, Question, Report
from confluence_desk.ui.messages import Messages
from confluence_desk.ui.sync_process import DIED, LOCKED, Ended
from confluence_desk.ui.syncing import Outcome
from confluence_desk.ui.trouble_words import words

if TYPE_CHECKING:
    from confluence_desk.services.session import Session

translate = QCoreApplication.translate
# lupdate reads a count only where it is a plain name.
_TROUBLE = "trouble"


@frozen
class Ways:
    """Where a notice leads."""

    report: Callable[[], None]
    questions: Callable[[], None]
    library: Callable[[], None]
    logs: Callable[[], None]


class SyncNotices:
    """Hears how each run ended.

    What a person asked for is always answered. A run that began by itself speaks up only for
    what is new: the same trouble a quarter of an hour later is no news. Nothing is said of a
    run that was told to stop. What was told goes once a later run or an answer has mended it.
    """

    def __init__(self, session: "Session", messages: Messages, ways: Ways) -> None:
        self._session = session
        self._messages = messages
        self._ways = ways
        self._last = ""
        self._asked_about: set[int] = set()
        self._open: set[int] = set()
        self._leave = session.keeping.changed.connect(lambda _what: self._look_at_answers())

    def end(self) -> None:
        """What was told leads nowhere any more."""
        self._leave()
        closed = translate("Sync", "The connection was closed.")
        for owner in (self, (self, _TROUBLE), *((self, key) for key in self._open)):
            self._messages.withdraw(owner, closed)

    def hear(self, outcome: Outcome) -> None:
        """One run ended."""
        ended = outcome.ended
        if not ended.wanted:
            trouble = _trouble(ended)
            if ended.reason != LOCKED and (not trouble or trouble != self._last):
                self._messages.retract((self, _TROUBLE))
            if outcome.asked or trouble != self._last:
                self._tell(ended, asked=outcome.asked)
            self._last = trouble
        for question in self._session.keeping.questions():
            if question.key not in self._asked_about:
                self._ask(question)

    def nothing_kept(self) -> None:
        """Somebody asked for a sync of nothing."""
        self._messages.notice(
            translate("Sync", "Nothing is kept offline yet."),
            label=translate("Sync", "Choose…"),
            action=self._ways.library,
            owner=self,
        )

    def _tell(self, ended: Ended, *, asked: bool) -> None:
        report = ended.report
        if report is None:
            self._tell_broken(ended, asked=asked)
        elif report.ending is Ending.FAILED:
            self._tell_failed(report.reason, report.detail, asked=asked)
        elif asked and report.ending is Ending.PARTLY:
            self._tell_partly(report)
        elif asked and report.ending is Ending.WHOLE:
            self._messages.notice(translate("Sync", "Synced: everything asked for is here."))

    def _tell_broken(self, ended: Ended, *, asked: bool) -> None:
        if ended.reason == LOCKED:
            if asked:
                self._messages.notice(
                    translate("Sync", "Another sync is at work on this library already.")
                )
        elif ended.reason in {DIED, "Bug", "BadOrder"}:
            self._messages.notice(
                translate("Sync", "The sync broke off unexpectedly."),
                remedy=translate("Sync", "Nothing is lost: the next one goes on where it was."),
                kind="error",
                label=translate("Sync", "Show the logs"),
                action=self._ways.logs,
                owner=(self, _TROUBLE),
            )
        else:
            self._tell_failed(ended.reason, ended.detail, asked=asked)

    def _tell_failed(self, reason: str, detail: str, *, asked: bool) -> None:
        error = error_of(reason, detail, self._session.account.site.url)
        if isinstance(error, errors.SignInNeeded):
            return  # the window asks for a new token
        if isinstance(error, errors.Unreachable) and not asked:
            return  # the status pill says so
        said = words(error)
        self._messages.notice(
            translate("Sync", "The sync broke off. {reason}").format(reason=said.text),
            remedy=said.remedy,
            kind="warning",
            label=translate("Sync", "Sync report"),
            action=self._ways.report,
            owner=(self, _TROUBLE),
        )

    def _tell_partly(self, report: Report) -> None:
        n = report.counts.get(Fate.FAILED, 0)
        self._messages.notice(
            translate("Sync", "%n item(s) could not be synced.", "", n),
            remedy=translate("Sync", "They are tried again by each sync; the rest is here."),
            kind="warning",
            label=translate("Sync", "Sync report"),
            action=self._ways.report,
            owner=(self, _TROUBLE),
        )

    def _ask(self, question: Question) -> None:
        self._asked_about.add(question.key)
        self._open.add(question.key)
        space = self._session.library.space(question.space_id)
        name = space.name if space else question.space_id
        n = len(question.ids)
        self._messages.notice(
            translate(
                "Sync", "%n page(s) of {space} vanished from Confluence at once.", "", n
            ).format(space=name),
            remedy=translate("Sync", "Nothing was removed here; decide what becomes of them."),
            kind="warning",
            label=translate("Sync", "Decide…"),
            action=self._ways.questions,
            owner=(self, question.key),
        )

    def _look_at_answers(self) -> None:
        """What was decided needs no deciding."""
        if self._open:
            still = {question.key for question in self._session.keeping.questions()}
            for key in self._open - still:
                self._messages.retract((self, key))
            self._open &= still


def error_of(reason: str, detail: str, site: str) -> DeskError:
    """The trouble behind a class name and a detail, as far as words need it."""
    kind = getattr(errors, reason, None)
    if not (isinstance(kind, type) and issubclass(kind, DeskError)):
        return DeskError(reason)
    if issubclass(kind, errors.NotConnected | errors.Stopped):
        return kind()
    if issubclass(kind, errors.ServerFault):
        return errors.ServerFault(500, detail)
    if issubclass(kind, errors.RateLimited):
        return errors.RateLimited(None, detail)
    if issubclass(kind, errors.Unreachable | errors.SignInNeeded):
        return kind(site, detail)
    made: DeskError = kind(detail) if issubclass(kind, _WITH_ONE) else kind(site, detail)
    return made


_WITH_ONE = (
    errors.StoreTrouble,
    errors.NoKeyring,
    errors.BadReply,
    errors.Removed,
    errors.TooLarge,
    errors.ScopeMissing,
    errors.ReadOnly,
)


def _trouble(ended: Ended) -> str:
    """What is the matter, in a word that is the same whenever the same is the matter."""
    if ended.report is None:
        return ended.reason
    failed = ended.report.ending is Ending.FAILED
    return f"{ended.report.reason} {ended.report.detail}" if failed else ""
