"""Changes the keys of one command: take keys away, press new ones, settle who has them."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.ui.dialogs.key_capture import KeyCapture
from confluence_desk.ui.growing import PICTURE, Growing
from confluence_desk.ui.keymap import Keymap, shown
from confluence_desk.ui.panels.flow import FlowLayout
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.reserved_keys import Reserved
from confluence_desk.ui.theme import Theme

_EDGE = 12
_LETTERS = 44
"""How many letters must fit in a line of several parts."""

Change = Callable[[Callable[[], None]], None]


class KeyBench(QFrame):
    """The keys of the command that ``show_command`` named; everything is applied at once.

    ``words_of`` names other commands; ``change`` carries out what has to be kept on disk.
    ``left`` tells that Escape was pressed in the field.
    """

    left = Signal()

    def __init__(
        self, keymap: Keymap, words_of: Callable[[str], str], theme: Theme, change: Change
    ) -> None:
        super().__init__()
        self.setObjectName("card")
        self._keymap = keymap
        self._words_of = words_of
        self._theme = theme
        self._change = change
        self._command = ""
        self._asked = ""
        self.title = plain("", wrap=False, bold=True)
        self.chips = QWidget()
        self._flow = FlowLayout(self.chips, gap=6)
        self.capture = KeyCapture()
        self.said = plain("", "muted")
        self.take = QPushButton(self.tr("Take it over"))
        self.leave = QPushButton(self.tr("Leave it"))
        self.reset = QPushButton(self.tr("As delivered"))
        self._connect()
        self._lay_out()
        self.show_command("")

    def show_command(self, command_id: str) -> None:
        """Work on this one; "" for none."""
        self._command = command_id
        self.capture.clear()
        self.refresh()

    def refresh(self) -> None:
        """Show the keys that there are now."""
        known = bool(self._command)
        self.setEnabled(known)
        self.title.setText(
            self._words_of(self._command) if known else self.tr("No command is selected.")
        )
        self._ask("")
        self._say_lost()
        self._show_chips()
        self.reset.setEnabled(known and not self._keymap.is_delivered(self._command))

    def minimumSizeHint(self) -> QSize:
        """As narrow as one button, for the lines are broken where there is no room."""
        edge = 2 * _EDGE
        return QSize(self.reset.sizeHint().width() + edge, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what does not fit side by side one below the other."""
        super().resizeEvent(event)
        narrow = event.size().width() < self.fontMetrics().averageCharWidth() * _LETTERS
        ways = QBoxLayout.Direction
        for line in self._lines:
            line.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def _connect(self) -> None:
        self.capture.captured.connect(self._captured)
        self.capture.left.connect(self.left)
        self.take.clicked.connect(self._take)
        self.leave.clicked.connect(self._leave)
        self.reset.clicked.connect(lambda: self._change(lambda: self._keymap.reset(self._command)))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.title)
        top.addWidget(self.chips, 1)
        below, answer = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(2))
        below.addWidget(self.capture, 1)
        below.addWidget(self.reset)
        for part, stretch in ((self.said, 1), (self.take, 0), (self.leave, 0)):
            answer.addWidget(part, stretch)
        self._lines = (below, answer)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(_EDGE, 10, _EDGE, 10)
        lay.setSpacing(8)
        for line in (top, below, answer):
            lay.addLayout(line)
        for button in (self.take, self.leave, self.reset):
            button.setAutoDefault(False)
        policy = self.take.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the table above does not jump when it is asked
        self.take.setSizePolicy(policy)

    def _show_chips(self) -> None:
        while (item := self._flow.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.setParent(None)
                old.deleteLater()
        for key in self._keymap.keys_of(self._command) if self._command else ():
            self._flow.addWidget(self._made_chip(key))
        self.chips.updateGeometry()

    def _made_chip(self, key: str) -> QPushButton:
        chip = QPushButton(shown(key))
        chip.setProperty("chip", "true")
        chip.setIcon(self._theme.icon("x"))
        Growing(chip, self._theme, PICTURE)
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross comes last
        chip.setAutoDefault(False)
        name = self.tr("Remove {keys}").format(keys=shown(key))
        chip.setAccessibleName(name)
        chip.setToolTip(name)
        chip.clicked.connect(lambda: self._remove(key))
        return chip

    def _remove(self, key: str) -> None:
        self.capture.setFocus(Qt.FocusReason.OtherFocusReason)  # the chip is about to go
        self._change(lambda: self._keymap.remove(self._command, key))

    def _captured(self, key: str) -> None:
        refusal, owner = self._keymap.refusal(key), self._keymap.owner(key)
        self._ask("")
        if refusal is not None:
            self._say(self._refused(refusal).format(keys=shown(key)), "bad")
        elif owner == self._command:
            self._say(self.tr("{keys} does this already.").format(keys=shown(key)), "muted")
        elif owner:
            self._ask(key)
            sentence = self.tr("{keys} belongs to “{command}”.")
            self._say(sentence.format(keys=shown(key), command=self._words_of(owner)), "warn")
        else:
            self._change(lambda: self._keymap.add(self._command, key))

    def _take(self) -> None:
        key = self._asked
        self.capture.setFocus(Qt.FocusReason.OtherFocusReason)
        self._change(lambda: self._keymap.add(self._command, key))

    def _leave(self) -> None:
        self.capture.setFocus(Qt.FocusReason.OtherFocusReason)
        self.capture.clear()
        self.refresh()

    def _ask(self, key: str) -> None:
        self._asked = key
        self.take.setVisible(bool(key))
        self.leave.setVisible(bool(key))

    def _say_lost(self) -> None:
        lost = self._keymap.rivals(self._command) if self._command else {}
        sentence = self.tr("{keys} now belongs to “{command}”.")
        said = [sentence.format(keys=shown(k), command=self._words_of(c)) for k, c in lost.items()]
        self._say("\n".join(said), "muted")

    def _say(self, text: str, tone: str) -> None:
        _tone(self.said, tone)
        self.said.setText(text)

    def _refused(self, why: Reserved) -> str:
        return {
            Reserved.UNREADABLE: self.tr("That is no key to which a command can listen."),
            Reserved.SEVERAL: self.tr("Press one key at a time."),
            Reserved.SYSTEM: self.tr("{keys} belongs to the system."),
            Reserved.EDITING: self.tr("{keys} is needed for writing."),
            Reserved.MOVING: self.tr("{keys} is needed to move about."),
            Reserved.TYPING: self.tr("{keys} finds rows in lists; hold Ctrl or Alt with it."),
        }[why]


def _tone(label: QLabel, tone: str) -> None:
    label.setProperty("tone", tone)
    label.style().unpolish(label)
    label.style().polish(label)
