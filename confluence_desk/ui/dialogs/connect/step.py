"""What every step of the wizard is, and what they hand on to each other."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from confluence_desk.domain.errors import DeskError
from confluence_desk.ui.dialogs.connect.trouble_box import TroubleBox
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.domain.capabilities import Finding
    from confluence_desk.domain.entities import Site
    from confluence_desk.domain.keeping import Rule
    from confluence_desk.services.entrance import Candidate
    from confluence_desk.services.session import Session


class Draft:
    """What was found out so far; only the last step makes anything of it."""

    def __init__(self) -> None:
        self.site: Site | None = None
        self.candidate: Candidate | None = None
        self.findings: list[Finding] = []
        self.rules: list[Rule] = []
        self.session: Session | None = None


class Step(QWidget):
    """One page of the wizard: a heading, a sentence, its own parts, and where troubles are told.

    ``changed`` tells that ``ready`` or ``next_words`` may be other ones. ``network_wanted`` asks
    for the fields about proxy and certificates. ``go_on`` does what the step is for.
    """

    changed = Signal()
    network_wanted = Signal()

    def __init__(self, theme: Theme, heading: str, sentence: str) -> None:
        super().__init__()
        self.heading = plain(heading, wrap=False, bold=True)
        self.heading.setFont(theme.font(self.heading.font(), role="h2"))
        self.sentence = plain(sentence, "muted")
        self.trouble = TroubleBox(theme)
        self.trouble.network_wanted.connect(self.network_wanted)
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 0)
        self.lines.setSpacing(10)
        self.lines.addWidget(self.heading)
        self.lines.addWidget(self.sentence)

    @property
    def ready(self) -> bool:
        """Whether one may go on."""
        return True

    @property
    def next_words(self) -> str:
        """What the button says that goes on."""
        return QCoreApplication.translate("Step", "Next")

    def show_up(self) -> None:
        """The step is in front now."""

    async def go_on(self) -> bool:
        """Do what the step is for; False where one must stay. Raises ``DeskError``."""
        return True

    def stop(self) -> None:
        """Give up what is under way."""

    def tell(self, trouble: DeskError | None) -> None:
        """Say in place what is the matter, or nothing."""
        self.trouble.tell(trouble)

    def set_busy(self, *, busy: bool) -> None:
        """Let nothing be typed while the step goes on."""


def focus(widget: QWidget) -> None:
    """Put the keyboard there."""
    widget.setFocus(Qt.FocusReason.OtherFocusReason)


def size_words(count: int) -> str:
    """A size as short as it tells."""
    return QLocale().formattedDataSize(count, 0, QLocale.DataSizeFormat.DataSizeSIFormat)
