"""The last step: the spaces are there, and the sync of what is kept begins."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from confluence_desk.domain.errors import DeskError
from confluence_desk.services.connection import Link
from confluence_desk.ui.dialogs.connect.parts import link_button
from confluence_desk.ui.dialogs.connect.step import Draft, Step
from confluence_desk.ui.growing import Picture
from confluence_desk.ui.panels.labels import leading, plain
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.session import Session

_SPACES = "spaces"


class DoneStep(Step):
    """Everything is kept by now; only the windows are missing."""

    def __init__(self, draft: Draft, theme: Theme, scope: TaskScope) -> None:
        super().__init__(theme, self.tr("You are connected"), "")
        self._draft = draft
        self._scope = scope
        self.spaces = plain("", bold=True)
        self.spaces.setAccessibleName(self.tr("Spaces"))
        self.sync = plain("")
        self.sync.setAccessibleName(self.tr("Sync"))
        self.sign = leading(Picture(theme, "check-circle", "ok", 40))
        self.later = plain("", "muted")
        self.later.setAccessibleName(self.tr("Later"))
        self.again = link_button(theme, self.tr("Fetch them again"), "arrow-clockwise")
        self.again.clicked.connect(self._begin)
        self.lines.addWidget(self.sign)
        self.lines.addWidget(self.spaces)
        self.lines.addWidget(self.sync)
        self.lines.addWidget(self.later)
        self.lines.addWidget(self.trouble)
        self.lines.addWidget(leading(self.again))
        self.lines.addStretch(1)

    @property
    def ready(self) -> bool:
        """Whether the spaces are there, or will not come now."""
        return not self._scope.running(_SPACES)

    @property
    def next_words(self) -> str:
        """What the button says."""
        return self.tr("Start reading")

    def show_up(self) -> None:
        """Bring the spaces."""
        session = self._draft.session
        if session is None:
            return
        account = session.account
        who, name = account.display_name, account.site.name
        nobody = account.unnamed and not account.email
        self.sentence.setText(
            name if nobody else self.tr("{who} on {name}").format(who=who, name=name)
        )
        kept = len(self._draft.rules)
        self.sync.setText(
            self.tr("The sync of what you ticked begins now: %n thing(s).", "", kept)
            if kept
            else self.tr("Nothing is kept offline yet. What you read is kept as you go.")
        )
        self.later.setText(_later_words())
        self._begin()

    def _begin(self) -> None:
        session = self._draft.session
        if session is None:
            return
        self.tell(None)
        self.again.hide()
        self.spaces.setText(self.tr("Fetching your spaces…"))
        task = self._scope.start(self._fetch(session), key=_SPACES)
        task.add_done_callback(lambda _task: self.changed.emit())

    def stop(self) -> None:
        """The windows fetch them as well."""
        self._scope.cancel(_SPACES)

    async def _fetch(self, session: "Session") -> None:
        failed = False
        if session.connection.state is Link.OFFLINE:
            await session.connection.probe()  # else nobody would ask before it tries by itself
        try:
            await session.library.refresh_spaces()
        except DeskError as trouble:
            self.tell(trouble)
            failed = True
        count = len(session.library.spaces())
        self.spaces.setText(self._spaces_words(count, failed=failed))
        self.sign.setVisible(not failed)
        self.again.setVisible(failed)

    def _spaces_words(self, count: int, *, failed: bool) -> str:
        if not count and failed:
            return self.tr("Your spaces could not be fetched yet.")
        if not count:
            return self.tr("This account sees no space here. Somebody has to give it access.")
        return self.tr("%n space(s) can be read.", "", count)


def _later_words() -> str:
    """Where each step is found again: by the names of the commands that lead there."""
    connection, offline, doctor, another = (
        QCoreApplication.translate("Command", words).rstrip("…").replace("&", "")
        for words in (
            "This connection…",
            "Offline library",
            "Connection doctor…",
            "Connect to another Confluence…",
        )
    )
    return QCoreApplication.translate(
        "DoneStep",
        "In the menus later: “{connection}” changes it, “{offline}” what is kept, “{doctor}”"
        " checks it again, “{another}” adds a site.",
    ).format(connection=connection, offline=offline, doctor=doctor, another=another)
