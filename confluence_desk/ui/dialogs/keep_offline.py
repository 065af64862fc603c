"""Asks what of a page, a space, a label or a query is kept on this machine."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from confluence_desk.cql.errors import CqlError
from confluence_desk.domain.keeping import ALL_VERSIONS, EVERY_SPACE, Files, Holds, Rule
from confluence_desk.ui.cql_words import remark
from confluence_desk.ui.dialogs.keep_when import WhenFields
from confluence_desk.ui.kept_words import kind_words, subject_words
from confluence_desk.ui.panels.choice_box import ChoiceBox
from confluence_desk.ui.panels.labels import plain
from confluence_desk.ui.theme import Theme

if TYPE_CHECKING:
    from confluence_desk.services.library import Library

_MEGABYTE = 1_000_000
_LARGEST_MB = 10_000
_USUAL_MB = 10
_MOST_VERSIONS = 999
_USUAL_VERSIONS = 5
_NARROWEST = 20
"""In lines of text, so that it grows with them."""
_SPACES = {Holds.SPACE, Holds.BLOG}
_NONE, _SOME, _ALL = range(3)
_ROOM = 6


class KeepOfflineDialog(QDialog):
    """Makes a rule, or changes one: all but what it is about is guessed already.

    ``decided`` carries a ``Rule`` whose key is 0 when it is new; ``given_up`` the key of one
    that is not wanted any more. ``offers`` are the rules to choose from, the first one shown.
    ``query_written`` tells that ``query`` is another one.
    """

    decided = Signal(object)
    given_up = Signal(int)
    query_written = Signal()

    def __init__(
        self,
        library: "Library",
        offers: Sequence[Rule],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keep offline"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._library = library
        self._offers = list(offers)
        self._rule = self._offers[0]
        self.query = ""
        """What was written for a new rule."""
        self.what = ChoiceBox()
        self.space = ChoiceBox()
        self.words = QLineEdit()
        self.named = plain("", bold=True)
        self._about = QLabel()
        self.files = ChoiceBox()
        self.limited = QCheckBox(self.tr("Only files up to"))
        self.limit = QSpinBox()
        self.comments = QCheckBox(self.tr("Comments"))
        self.versions = ChoiceBox()
        self.count = QSpinBox()
        self.excludes = QCheckBox(self.tr("Leave it out instead, whatever else holds it"))
        self.when = WhenFields(theme)
        self.said = plain("", "bad")
        self._buttons = QDialogButtonBox()
        self._remove = QPushButton(self.tr("Keep no longer"))
        self._keep = QPushButton()
        self._fill()
        self._name()
        self._lay_out()
        self._connect()
        self._show(self._rule)

    @property
    def rule(self) -> Rule:
        """What is chosen now."""
        limited = self.limited.isChecked() and self._chosen_files is not Files.NONE
        return replace(
            self._rule,
            subject=self._chosen_subject(),
            excludes=self.excludes.isChecked(),
            files=self._chosen_files,
            files_up_to=self.limit.value() * _MEGABYTE if limited else None,
            comments=self.comments.isChecked(),
            older_versions=self._chosen_versions(),
            window=self.when.bounds,
        )

    @property
    def _chosen_files(self) -> Files:
        return Files(self.files.currentData())  # Qt gives back a plain string

    def show_query(self, text: str) -> None:
        """Go on with a query that was begun before."""
        self.query = text
        self._show_subject(self._rule)

    # making

    def _fill(self) -> None:
        for offer in self._offers:
            self.what.addItem(self._offered(offer), offer)
        self.space.addItem(subject_words(Holds.SPACE, EVERY_SPACE, self._library), EVERY_SPACE)
        for space in sorted(self._library.spaces(), key=lambda s: s.name.casefold()):
            self.space.addItem(f"{space.name} · {space.alias or space.key}", space.id)
        for words, files in (
            (self.tr("Images only"), Files.IMAGES),
            (self.tr("All files"), Files.ALL),
            (self.tr("None"), Files.NONE),
        ):
            self.files.addItem(words, files)
        self.limit.setRange(1, _LARGEST_MB)
        self.limit.setSuffix(self.tr(" MB"))
        for words, kind in (
            (self.tr("None"), _NONE),
            (self.tr("The last"), _SOME),
            (self.tr("All"), _ALL),
        ):
            self.versions.addItem(words, kind)
        self.count.setRange(1, _MOST_VERSIONS)
        for field in (self.limit, self.count):
            field.lineEdit().setTextMargins(_ROOM, 0, _ROOM, 0)  # Qt drops a sheet's padding here

    def _offered(self, offer: Rule) -> str:
        if not offer.subject:
            return kind_words(offer.holds)
        if offer.holds in {Holds.LABEL, Holds.CQL}:
            return kind_words(offer.holds)
        name = subject_words(offer.holds, offer.subject, self._library)
        return self.tr("{kind}: {name}").format(kind=kind_words(offer.holds), name=name)

    def _name(self) -> None:
        names = (
            (self.what, self.tr("What to keep")),
            (self.space, self.tr("Space")),
            (self.files, self.tr("Attachments")),
            (self.limit, self.tr("Largest file")),
            (self.versions, self.tr("Older versions")),
            (self.count, self.tr("How many older versions")),
        )
        for part, name in names:
            part.setAccessibleName(name)
        self.space.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.what.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )

    def _lay_out(self) -> None:
        for tick in (self.limited, self.comments, self.excludes):
            tick.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(1, _NARROWEST * self.fontMetrics().height())
        choosing = len(self._offers) > 1
        self._add(
            grid, 0, self._label(self.tr("&What"), self.what), self.what if choosing else self.named
        )
        self._add(grid, 1, self._about, self.space)
        grid.addWidget(self.words, 1, 1)
        self._add(grid, 2, self._label(self.tr("&Attachments"), self.files), _row(self.files))
        grid.addWidget(_row(self.limited, self.limit), 3, 1)
        versions = self._label(self.tr("&Older versions"), self.versions)
        self._add(grid, 4, versions, _row(self.versions, self.count))
        grid.addWidget(self.comments, 5, 1)
        lay = QVBoxLayout(self)
        lay.setContentsMargins(20, 18, 20, 14)
        lay.setSpacing(10)
        lay.addLayout(grid)
        lay.addWidget(self.when)
        lay.addWidget(self.excludes)
        lay.addWidget(self.said)
        lay.addStretch(1)
        lay.addLayout(self._foot())

    def _add(self, grid: QGridLayout, line: int, label: QLabel, part: QWidget) -> None:
        grid.addWidget(label, line, 0)
        grid.addWidget(part, line, 1)

    def _label(self, words: str, buddy: QWidget) -> QLabel:
        label = QLabel(words)
        label.setBuddy(buddy)
        return label

    def _foot(self) -> QHBoxLayout:
        roles = QDialogButtonBox.ButtonRole
        self._buttons.addButton(self._keep, roles.AcceptRole)
        self._buttons.addButton(self.tr("Cancel"), roles.RejectRole)
        self._keep.setDefault(True)
        self._remove.setAutoDefault(False)
        foot = QHBoxLayout()
        foot.addWidget(self._remove)
        foot.addStretch(1)
        foot.addWidget(self._buttons)
        return foot

    def _connect(self) -> None:
        self.what.currentIndexChanged.connect(lambda _row: self._choose_offer())
        self.files.currentIndexChanged.connect(lambda _row: self._enable())
        self.limited.toggled.connect(lambda _on: self._enable())
        self.versions.currentIndexChanged.connect(lambda _row: self._enable())
        self.excludes.toggled.connect(lambda _on: self._enable())
        self.words.textChanged.connect(lambda _text: self.said.hide())
        self.words.textEdited.connect(self._note_query)
        self._buttons.accepted.connect(self._decide)
        self._buttons.rejected.connect(self.reject)
        self._remove.clicked.connect(self._give_up)

    # following

    def _choose_offer(self) -> None:
        """What is already kept is shown as it is; anything else keeps what was chosen."""
        offer: Rule = self.what.currentData()
        if offer.key:
            self._show(offer)
        else:
            self._rule = offer
            self._show_subject(offer)
            self._enable()

    def _note_query(self, text: str) -> None:
        if _is_new_query(self._rule):
            self.query = text
            self.query_written.emit()

    def _show(self, rule: Rule) -> None:
        self._rule = rule
        self._show_subject(rule)
        self.files.setCurrentIndex(self.files.findData(rule.files))
        self.limited.setChecked(rule.files_up_to is not None)
        self.limit.setValue(max(1, (rule.files_up_to or _USUAL_MB * _MEGABYTE) // _MEGABYTE))
        self.comments.setChecked(rule.comments)
        kind = _ALL if rule.older_versions == ALL_VERSIONS else bool(rule.older_versions)
        self.versions.setCurrentIndex(self.versions.findData(int(kind)))
        self.count.setValue(rule.older_versions if rule.older_versions > 0 else _USUAL_VERSIONS)
        self.excludes.setChecked(rule.excludes)
        self.when.show_bounds(rule.window)
        self._enable()

    def _show_subject(self, rule: Rule) -> None:
        """A place is chosen where none was given; words can always be mended."""
        in_space = rule.holds in _SPACES and not rule.subject
        typed = rule.holds in {Holds.LABEL, Holds.CQL}
        self.space.setVisible(in_space)
        self.words.setVisible(typed)
        self._about.setVisible(in_space or typed)
        self.named.setText(self._offered(rule))
        if typed:
            label = rule.holds is Holds.LABEL
            self._about.setText(self.tr("&Label") if label else self.tr("&Query"))
            self._about.setBuddy(self.words)
            self.words.setText(rule.subject or (self.query if _is_new_query(rule) else ""))
            self.words.setAccessibleName(self.tr("Label") if label else self.tr("Query"))
            example = 'label = "runbook" AND space = OPS'
            self.words.setPlaceholderText(self.tr("runbook") if label else example)
        else:
            self._about.setText(self.tr("&Space"))
            self._about.setBuddy(self.space)
        self._remove.setVisible(bool(rule.key))
        self._keep.setText(self.tr("Save") if rule.key else self.tr("Keep offline"))
        self.said.hide()

    def _enable(self) -> None:
        keeps = not self.excludes.isChecked()
        files = keeps and self._chosen_files is not Files.NONE
        self.files.setEnabled(keeps)
        self.limited.setEnabled(files)
        self.limit.setEnabled(files and self.limited.isChecked())
        self.comments.setEnabled(keeps)
        self.versions.setEnabled(keeps)
        self.count.setVisible(self.versions.currentData() == _SOME)
        self.count.setEnabled(keeps)

    def _chosen_subject(self) -> str:
        if self._rule.holds in {Holds.LABEL, Holds.CQL}:
            return self.words.text().strip()
        return self._rule.subject or str(self.space.currentData())

    def _chosen_versions(self) -> int:
        kind = self.versions.currentData()
        return {_NONE: 0, _ALL: ALL_VERSIONS}.get(kind, self.count.value())

    def _decide(self) -> None:
        trouble = self._trouble(self.rule)
        self.said.setText(trouble)
        self.said.setVisible(bool(trouble))
        if trouble:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.decided.emit(self.rule)
        self.accept()

    def _trouble(self, rule: Rule) -> str:
        if not rule.subject:
            label = rule.holds is Holds.LABEL
            return self.tr("Name a label.") if label else self.tr("Write a query.")
        return _query_trouble(rule.subject) if rule.holds is Holds.CQL else ""

    def _give_up(self) -> None:
        self.given_up.emit(self._rule.key)
        self.accept()


def _is_new_query(rule: Rule) -> bool:
    return rule.holds is Holds.CQL and not rule.key


def _query_trouble(cql: str) -> str:
    """What is wrong with a query, in words; "" for nothing."""
    from confluence_desk.cql.check import read  # noqa: PLC0415 - few ever keep a query

    try:
        read(cql)
    except CqlError as wrong:
        return remark(wrong.message)
    return ""


def _row(*parts: QWidget) -> QWidget:
    row = QWidget()
    lay = QHBoxLayout(row)
    lay.setContentsMargins(0, 0, 0, 0)
    lay.setSpacing(8)
    for part in parts:
        lay.addWidget(part)
    lay.addStretch(1)
    return row
