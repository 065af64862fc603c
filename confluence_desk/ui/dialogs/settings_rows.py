"""Sections of the settings and their rows: a label, a sentence, a control, a way back."""

from collections.abc import Callable, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from confluence_desk.domain.matching import folded, runs
from confluence_desk.system.preferences import Preference, Preferences
from confluence_desk.ui.dialogs.settings_controls import made_control
from confluence_desk.ui.growing import PICTURE, Growing
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.preference_synonyms import also_called
from confluence_desk.ui.preference_words import PreferenceWords, Section, said
from confluence_desk.ui.theme import Theme

_LETTERS = 24
"""How many letters must fit beside what is used."""

Change = Callable[[Callable[[], None]], None]
"""Does a change and says so where it could not be kept."""


class LitLabel(QLabel):
    """Words of ours, with those lit that are sought."""

    def __init__(self, words: str, theme: Theme, tone: str = "") -> None:
        super().__init__()
        self._words = words
        self._theme = theme
        self.setWordWrap(True)
        self.setProperty("tone", tone)
        self.light(())

    def light(self, sought: Sequence[str]) -> None:
        """Light these."""
        back, text = self._theme.color("warnBg").name(), self._theme.color("text").name()
        plain_words, whole, at = folded(self._words), "", 0
        lit = sorted({n for token in sought for n in _everywhere(token, plain_words)})
        for start, length in runs(lit):
            end = start + length
            whole += escape(self._words[at:start])
            whole += f'<span style="background:{back};color:{text}">'
            whole += f"{escape(self._words[start:end])}</span>"
            at = end
        self.setTextFormat(Qt.TextFormat.RichText if lit else Qt.TextFormat.PlainText)
        self.setText(whole + escape(self._words[at:]) if lit else self._words)


def _everywhere(token: str, text: str) -> set[int]:
    places, at = set[int](), text.find(token)
    while at >= 0:
        places.update(range(at, at + len(token)))
        at = text.find(token, at + 1)
    return places


def fits(sought: Sequence[str], *texts: str) -> bool:
    """Whether every word sought stands somewhere in ``texts``."""
    whole = folded("\n".join(texts))
    return all(token in whole for token in sought)


class Row(QWidget):
    """A label and a sentence, and on the other side something to use."""

    def __init__(self, label: str, sentence: str, theme: Theme) -> None:
        super().__init__()
        self.texts: tuple[str, ...] = (label, sentence)
        self._labels = (LitLabel(label, theme), LitLabel(sentence, theme, "muted"))
        self.words = QVBoxLayout()
        self.words.setSpacing(2)
        for part in self._labels:
            self.words.addWidget(part)
        self.line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.line.setContentsMargins(0, 8, 0, 8)
        self.line.setSpacing(12)
        self.line.addLayout(self.words, 1)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(12)
        self.line.addLayout(self.tools)

    def minimumSizeHint(self) -> QSize:
        """As narrow as what is used needs; the words go above it."""
        return QSize(self.tools.minimumSize().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words above what is used where there is no room beside it."""
        super().resizeEvent(event)
        room = event.size().width() - self.tools.minimumSize().width()
        narrow = room < self.fontMetrics().averageCharWidth() * _LETTERS
        ways = QBoxLayout.Direction
        self.line.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)

    def light(self, sought: Sequence[str]) -> None:
        """Light what is sought."""
        for part in self._labels:
            part.light(sought)


class PreferenceRow(Row):
    """One preference, applied at once."""

    def __init__(
        self, words: PreferenceWords, preferences: Preferences, theme: Theme, change: Change
    ) -> None:
        label, sentence = said(words.label), said(words.sentence)
        super().__init__(label, sentence, theme)
        self._told = words
        self._preferences = preferences
        self._change = change
        choices = [words.choice(choice) for choice in words.preference.choices]
        self.texts = (label, sentence, *choices, also_called(words.preference))
        self.control = made_control(words, theme)
        self.control.name(label, sentence)
        self._labels[0].setBuddy(self.control.inner)
        self.control.chosen.connect(self._choose)
        self.back = self._made_back(label, theme)
        self.tools.addWidget(self.control)
        self.tools.addWidget(self.back)
        self.refresh()

    @property
    def preference(self) -> Preference[Any]:
        """What is chosen here."""
        return self._told.preference

    def refresh(self) -> None:
        """Show what is chosen now."""
        preference = self._told.preference
        self.control.show_value(self._preferences.value(preference))
        self.back.setVisible(not self._preferences.is_default(preference))
        self.setEnabled(all(self._preferences.value(each) for each in self._told.needs))

    def _choose(self, value: Any) -> None:  # noqa: ANN401 - whatever the preference holds
        self._change(lambda: self._preferences.choose(self._told.preference, value))

    def _reset(self) -> None:
        self.control.setFocus(Qt.FocusReason.OtherFocusReason)
        self._change(lambda: self._preferences.reset(self._told.preference))

    def _made_back(self, label: str, theme: Theme) -> QToolButton:
        back = QToolButton()
        back.setIcon(theme.icon("arrow-counter-clockwise"))
        Growing(back, theme, PICTURE)
        back.setAutoRaise(True)
        name = self.tr("Reset {name}").format(name=label)
        back.setAccessibleName(name)
        back.setToolTip(name)
        policy = back.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the control stays where it is
        back.setSizePolicy(policy)
        back.clicked.connect(self._reset)
        return back


class SectionPage(QWidget):
    """A heading and whatever belongs under it."""

    def __init__(self, heading: str, theme: Theme) -> None:
        super().__init__()
        self.heading = heading
        self._title = plain(heading, wrap=False)
        self._theme = theme
        self.dress()
        self.lines = QVBoxLayout(self)
        self.lines.setContentsMargins(0, 0, 0, 16)
        self.lines.setSpacing(0)
        self.lines.addWidget(self._title)
        self.lines.addSpacing(6)
        self.rows: list[Row] = []

    def dress(self) -> None:
        """Follow the look."""
        self._title.setFont(self._theme.font(self._title.font(), role="h2"))

    def add(self, row: Row) -> None:
        """One more row."""
        self.rows.append(row)
        self.lines.addWidget(row)

    def narrow(self, sought: Sequence[str]) -> bool:
        """Show only the rows that fit; whether there are any."""
        for row in self.rows:
            row.setVisible(fits(sought, self.heading, *row.texts))
            row.light(sought)
        return any(not row.isHidden() for row in self.rows)


class PreferencePage(SectionPage):
    """A section of preferences."""

    def __init__(
        self, section: Section, preferences: Preferences, theme: Theme, change: Change
    ) -> None:
        super().__init__(said(section.words), theme)
        self.preferences = [
            PreferenceRow(words, preferences, theme, change) for words in section.preferences
        ]
        for row in self.preferences:
            self.add(row)

    def refresh(self) -> None:
        """Show what is chosen now."""
        for row in self.preferences:
            row.refresh()
