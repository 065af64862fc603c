"""Asks what to keep offline, over the window, and carries the answer out."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from confluence_desk.domain.entities import Kind
from confluence_desk.domain.keeping import Holds, Rule
from confluence_desk.domain.readiness import Scope
from confluence_desk.domain.syncing import Job
from confluence_desk.ui.remembered import TabState

if TYPE_CHECKING:
    from confluence_desk.ui.frame import Frame

translate = QCoreApplication.translate
_SPACE = "space:"
_QUERY = "keep:query"


class KeepSheets:
    """Opens the editor of rules; nothing waits for it."""

    def __init__(self, window: "Frame") -> None:
        self._window = window

    def ask_about(self, where: str) -> None:
        """Ask about a page, post or folder, or about ``space:ID``."""
        offers = self._of_space(where.removeprefix(_SPACE))
        if not where.startswith(_SPACE):
            offers = self._of_node(where)
        self.ask(offers)

    def ask(self, offers: Sequence[Rule]) -> None:
        """Ask which of these, and how; what is kept already is shown as it is."""
        from confluence_desk.ui.dialogs.keep_offline import KeepOfflineDialog  # noqa: PLC0415 - few starts need it
        from confluence_desk.ui.drafting import until_decided  # noqa: PLC0415 - as above

        window = self._window
        dialog = KeepOfflineDialog(window.library, offers, window.outfit.theme, window)
        if any(offer.holds is Holds.CQL and not offer.key for offer in offers):
            written = until_decided(window.session.drafts, _QUERY, lambda: dialog.query, dialog)
            dialog.show_query(written.before)
            dialog.query_written.connect(written.touch)
        dialog.decided.connect(self._decided)
        dialog.given_up.connect(self._given_up)
        dialog.open()

    def examine(self, where: str) -> None:
        """Show whether a page with all below, or ``space:ID``, can be relied on offline."""
        whole = where.startswith(_SPACE)
        kind = Holds.SPACE if whole else Holds.TREE
        scope = Scope(kind, where.removeprefix(_SPACE))
        self._window.open_tab(TabState("readiness", scope.key))

    def sync(self, job: Job) -> None:
        """Bring this up to date now, or once one works offline no longer."""
        syncing = self._window.desk.syncing
        if syncing is None:
            return
        syncing.ask(job)
        if not self._window.library.may_ask():
            self._window.outfit.messages.notice(
                translate("KeepSheets", "You are working offline: this is synced afterwards.")
            )

    def _of_space(self, space_id: str) -> list[Rule]:
        return [self._known(Holds.SPACE, space_id), self._known(Holds.BLOG, space_id)]

    def _of_node(self, node_id: str) -> list[Rule]:
        """The page with all below, or its whole space; a post stands for all posts."""
        node = self._window.library.node(node_id)
        space_id = node.space_id if node else ""
        tree = [self._known(Holds.TREE, node_id)]
        if node is not None and node.kind is Kind.BLOGPOST and space_id:
            return [self._known(Holds.BLOG, space_id), self._known(Holds.SPACE, space_id)]
        return [*tree, self._known(Holds.SPACE, space_id)] if space_id else tree

    def _known(self, holds: Holds, subject: str) -> Rule:
        """The rule that is there, or a new one."""
        found = self._window.session.keeping.rule_of(holds, subject)
        return found or Rule(0, holds, subject)

    def _decided(self, rule: Rule) -> None:
        self._window.scope.start(self._keep(rule), key=f"keep:{rule.holds}:{rule.subject}")

    def _given_up(self, key: int) -> None:
        self._window.scope.start(self._window.session.keeping.remove(key), key=f"keep:{key}")

    async def _keep(self, rule: Rule) -> None:
        from confluence_desk.ui.kept_words import subject_words  # noqa: PLC0415 - few starts need it

        keeping = self._window.session.keeping
        if rule.key:
            await keeping.change(rule)
        else:
            await keeping.add(rule)
        name = subject_words(rule.holds, rule.subject, self._window.library)
        said = translate("KeepSheets", "“{name}” is kept offline from the next sync on.")
        if rule.excludes:
            said = translate("KeepSheets", "“{name}” is left out from the next sync on.")
        self._window.outfit.messages.notice(said.format(name=name))
