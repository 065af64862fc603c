"""The sentences that a page's tab says about its copy, and the picture where there is none."""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from confluence_desk.domain.entities import Kind
from confluence_desk.domain.errors import (
    DeskError,
    Forbidden,
    Missing,
    Paused,
    ScopeMissing,
    SignInNeeded,
    Unreachable,
)
from confluence_desk.ui.messages import Words, words
from confluence_desk.ui.moments import ago, moment_words

if TYPE_CHECKING:
    from confluence_desk.services.document import Document
    from confluence_desk.services.library import Library

_WHY = (
    ("paused", Paused),
    ("offline", Unreachable),
    ("gone", Missing),
    ("locked", (Forbidden, SignInNeeded, ScopeMissing)),
)
"""What a page that is not here looks like, by the trouble that keeps it away."""


def picture_of(trouble: DeskError) -> str:
    """The placeholder's picture for what keeps a page away."""
    return next((kind for kind, what in _WHY if isinstance(trouble, what)), "error")


class PageWords:
    """Sentences about the pages of one library, in the reader's language."""

    def __init__(self, library: "Library") -> None:
        self._library = library

    def title(self, node_id: str) -> str:
        """What to call a page; its id where nothing is known of it."""
        node = self._library.node(node_id)
        if node is not None:
            return node.title
        return QCoreApplication.translate("PagePanel", "Page {id}").format(id=node_id)

    def are_its_own(self, node_id: str, shown: "Document") -> bool:
        """Whether what is shown is the text of a page, or the list of what lies in a folder."""
        node = self._library.node(node_id)
        return node is not None and (shown.version > 0 or node.kind is Kind.FOLDER)

    def reason(self, trouble: DeskError) -> str:
        """Why a page is not here, and what to do."""
        said = words(trouble)
        if isinstance(trouble, Paused):
            return QCoreApplication.translate(
                "PagePanel", "You are working offline, and there is no copy of this page here."
            )
        if isinstance(trouble, SignInNeeded):
            said = Words(
                QCoreApplication.translate("PagePanel", "You are signed out."),
                QCoreApplication.translate("PagePanel", "Sign in again to read this page."),
            )
        return f"{said.text} {said.remedy}".strip()

    def delay(self) -> str:
        """Confluence takes its time and there is nothing to show meanwhile."""
        return QCoreApplication.translate(
            "PagePanel",
            "There is no copy of this page here, and Confluence has not answered yet.",
        )

    def stale(self, node_id: str, trouble: DeskError) -> str:
        """That a copy is shown, and why it could not be checked."""
        said = words(trouble)
        if isinstance(trouble, Paused):
            return f"{said.text} {self._copy(node_id)}"
        remedy = "" if isinstance(trouble, Unreachable) else said.remedy
        return f"{self._copy(node_id)} {said.text} {remedy}".strip()

    def newer(self, node_id: str, version: int) -> str:
        """That a newer version is here; by whom and when, as far as that is known."""
        page = self._library.about(node_id)
        when = _ago(page.version.created_at) if page else ""
        if page is None or not when:
            return QCoreApplication.translate(
                "PagePanel", "A newer version arrived: v{number}."
            ).format(number=version)
        return QCoreApplication.translate(
            "PagePanel", "A newer version arrived: v{number} by {name}, {when}."
        ).format(number=version, name=self._library.person_name(page.version.author_id), when=when)

    def put_away(self, node_id: str) -> str:
        """That a page is in the trash; "" where it is not. Of an archived one its text says so."""
        node = self._library.node(node_id)
        if node is None or node.status != "trashed":
            return ""
        return QCoreApplication.translate(
            "PagePanel", "This page is in the trash. Its copy stays readable here."
        )

    def freshness(self, node_id: str, *, alone: bool = False) -> str:
        """How new the copy is; "" where there is none.

        ``alone`` is a copy that could not be compared with the site: its exact time counts then.
        """
        fetched = self._library.freshness(node_id).fetched_at
        if fetched is None:
            return ""
        if alone:
            words = QCoreApplication.translate("PagePanel", "Saved copy of {when}")
            return words.format(when=moment_words(fetched, datetime.now(UTC)))
        return QCoreApplication.translate("PagePanel", "Saved copy, checked {when}").format(
            when=_ago(fetched)
        )

    def _copy(self, node_id: str) -> str:
        fetched = self._library.freshness(node_id).fetched_at
        if fetched is None:
            return QCoreApplication.translate("PagePanel", "This is the saved copy.")
        return QCoreApplication.translate("PagePanel", "This is the copy saved {when}.").format(
            when=_ago(fetched)
        )


def _ago(moment: datetime | None) -> str:
    return ago(moment, datetime.now(UTC))
