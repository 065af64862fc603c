"""What a person must decide: very much vanished at once, and nothing goes before the answer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from confluence_desk.domain.syncing import Question
from confluence_desk.ui.growing import Picture
from confluence_desk.ui.panels.flow import FlowLayout
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

_SHOWN = 8
_WIDEST = 60
"""In lines of text: longer lines are hard to read."""


class QuestionPage(QWidget):
    """A card for each; ``answered`` carries its key and whether what vanished may go."""

    answered = Signal(int, bool)
    opened = Signal(str)

    def __init__(self, library: "Library", theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._theme = theme
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        self._shown: tuple[Question, ...] = ()
        self._lay_out()

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these; nothing moves where they are the same."""
        if tuple(questions) == self._shown:
            return
        self._shown = tuple(questions)
        while (item := self._cards.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for question in questions:
            self._cards.addWidget(self._made_card(question))

    def _lay_out(self) -> None:
        whole = QWidget()
        whole.setObjectName("sheetPaper")
        column = QVBoxLayout(whole)
        column.setContentsMargins(16, 16, 16, 16)
        column.addLayout(self._cards)
        column.addStretch(1)
        area = QScrollArea()
        area.setObjectName("rows")
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(whole)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(0, 0, 0, 0)
        lay.addWidget(area)

    def _made_card(self, question: Question) -> QWidget:
        card = QWidget()
        card.setObjectName("card")
        card.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card.setMaximumWidth(_WIDEST * self.fontMetrics().height())
        lay = QVBoxLayout(card)
        lay.setContentsMargins(16, 14, 16, 14)
        lay.setSpacing(self._theme.size("gap"))
        head = QHBoxLayout()
        head.addWidget(Picture(self._theme, "question", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(plain(self._asked(question), bold=True), 1)
        lay.addLayout(head)
        explained = self.tr(
            "Nothing was removed here. Perhaps they were deleted on purpose, perhaps your access is"
            " broken. What you let go stays readable under “Left the site”."
        )
        lay.addWidget(plain(explained, "muted"))
        lay.addLayout(self._made_titles(question))
        lay.addLayout(self._made_answers(question))
        return card

    def _asked(self, question: Question) -> str:
        space = self._library.space(question.space_id)
        n = len(question.ids)
        words = self.tr("%Ln of {of} pages of {space} are not there any more.", "", n)
        return words.format(
            of=QLocale().toString(question.of),
            space=space.name if space else self.tr("a space"),
        )

    def _made_titles(self, question: Question) -> QVBoxLayout:
        titles = QVBoxLayout()
        titles.setSpacing(0)
        for id_ in question.ids[:_SHOWN]:
            node = self._library.node(id_)
            title = node.title if node else self.tr("Page {id}").format(id=id_)
            link = QPushButton(title.replace("&", "&&"))
            link.setProperty("flat", "true")
            link.setAutoDefault(False)
            link.clicked.connect(lambda _on=False, id_=id_: self.opened.emit(id_))
            titles.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        if (rest := len(question.ids) - _SHOWN) > 0:
            titles.addWidget(plain(self.tr("and %Ln more", "", rest), "muted"))
        return titles

    def _made_answers(self, question: Question) -> FlowLayout:
        answers = FlowLayout(gap=self._theme.size("gap"))
        for words, remove in (
            (self.tr("Keep the copies"), False),
            (self.tr("Let them go"), True),
        ):
            button = QPushButton(words)
            button.setAutoDefault(False)
            button.clicked.connect(
                lambda _on=False, remove=remove: self.answered.emit(question.key, remove)
            )
            answers.addWidget(button)
        return answers
