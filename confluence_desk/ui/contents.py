"""Makes what each tab shows, by its kind, and knows what to call the ones not made yet."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from confluence_desk.domain.entities import Kind
from confluence_desk.ui.panels.tab_content import TabContent
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tab_offers import subject_of

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

translate = QCoreApplication.translate

Maker = Callable[[TabState], TabContent]
_ICONS = {
    Kind.PAGE: "file-text",
    Kind.BLOGPOST: "newspaper",
    Kind.FOLDER: "folder",
    Kind.WHITEBOARD: "chalkboard",
    Kind.DATABASE: "database",
    Kind.EMBED: "link-simple",
}


class Contents:
    """One maker for each kind; ``connect`` ties what was made to its window."""

    def __init__(
        self,
        library: "Library",
        makers: Mapping[str, Maker],
        connect: Callable[[TabContent], None],
    ) -> None:
        self._library = library
        self._makers = makers
        self._connect = connect

    def make(self, state: TabState) -> TabContent:
        """The tab of ``state``; a kind that nobody knows (yet) becomes a welcome."""
        maker = self._makers.get(state.kind) or self._makers["welcome"]
        content = maker(state)
        self._connect(content)
        return content

    def name(self, state: TabState) -> tuple[str, str]:
        """Title and icon of a tab that sleeps."""
        target = subject_of(state)
        node = self._library.node(target) if target else None
        if state.kind == "page":
            return (
                node.title if node else self._unknown(target),
                _ICONS[node.kind] if node else "file-text",
            )
        title = node.title if node else ""
        return {
            "comparison": (self._versions(title, state.target), "git-diff"),
            "results": (state.target or translate("Tab", "Search"), "magnifying-glass"),
            "attachment": (self._file(state.target), "paperclip"),
            "changes": (self._changed(state.target), "clock-counter-clockwise"),
            "report": (translate("Tab", "Sync report"), "list-bullets"),
            "offline": (translate("OfflineTab", "Offline library"), "hard-drives"),
            "alert": (translate("AlertTab", "Match an alert"), "first-aid-kit"),
            "readiness": (self._examined(state.target), "check-circle"),
        }.get(state.kind, (translate("Tab", "Start"), "house"))

    def _unknown(self, node_id: str) -> str:
        """As the tab names itself once it is awake, as far as that is known."""
        if not node_id:
            return translate("Tab", "Page")
        if self._library.freshness(node_id).missing:
            return translate("Document", "Not found")
        return translate("PagePanel", "Page {id}").format(id=node_id)

    def _examined(self, target: str) -> str:
        from confluence_desk.ui.kept_words import examined_words  # noqa: PLC0415 - few starts need it

        return examined_words(target, self._library)

    def _versions(self, title: str, target: str) -> str:
        """As the tab names itself once it is awake."""
        from confluence_desk.ui.panels.history.target import read  # noqa: PLC0415 - few starts need it

        told = read(target)
        if title and told.other:
            node = self._library.node(told.other)
            other = node.title if node else translate("ComparisonTab", "Another page")
            both = translate("ComparisonTab", "{title} and {other}")
            return both.format(title=title, other=other)
        if not (title and told.old and told.new):
            return title or translate("ComparisonTab", "Versions")
        both = translate("ComparisonTab", "{title}: v{old} and v{new}")
        return both.format(title=title, old=told.old, new=told.new)

    def _changed(self, target: str) -> str:
        kind, _, what = target.partition(":")
        space = self._library.space(what) if kind == "space" else None
        everything = translate("ChangedTab", "Everything on this machine")
        where = space.name if space else what or everything
        return translate("ChangedTab", "Changed: {where}").format(where=where)

    def _file(self, attachment_id: str) -> str:
        file = self._library.attachment(attachment_id)
        return file.title if file else translate("Tab", "Attachment")
