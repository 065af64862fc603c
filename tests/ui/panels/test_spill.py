"""What has no room on a line of buttons can be done from the menu at its end."""

from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.ui.panels.spill import SpillButton
from confluence_desk.ui.theme import Theme


def test_it_holds_buttons_and_gives_them_back(qtbot: QtBot, theme: Theme) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    line = QHBoxLayout(box)
    plain, ticked, dead, spill = (*(QToolButton() for _ in range(3)), SpillButton(theme))
    for name, each in (("Plain", plain), ("Ticked", ticked), ("Dead", dead), ("", spill)):
        line.addWidget(each)
        if name:
            each.setAccessibleName(name)
    ticked.setCheckable(True)
    dead.setEnabled(False)
    dead.setMenu(QMenu(dead))
    box.show()
    assert not spill.isVisible()
    spill.hold([ticked, dead])
    assert [each.isVisible() for each in (plain, ticked, dead, spill)] == [True, False, False, True]
    spill.fill()
    first, second = spill.list.actions()
    assert (first.text(), second.text(), second.isEnabled()) == ("Ticked", "Dead", False)
    first.trigger()
    assert ticked.isChecked()
    spill.fill()
    assert spill.list.actions()[0].isChecked()
    spill.hold([])
    assert [each.isVisible() for each in (plain, ticked, dead, spill)] == [True, True, True, False]
