import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from confluence_desk.domain.entities import Attachment, Version
from confluence_desk.domain.errors import Unreachable
from confluence_desk.ui.messages import Messages, Notice
from confluence_desk.ui.panels.downloads import Downloads, safe_name
from confluence_desk.ui.panels.drag_out import DragOut
from confluence_desk.ui.tasks import TaskScope
from tests.ui.fakes.library import FakeLibrary

PICTURE = Attachment("att1", "1", "../dia/gram.png", Version(3), "image/png", 3)
CANCEL = QMessageBox.StandardButton.Cancel
PROGRAM = Attachment("att2", "1", "run.desktop", Version(1), "application/x-desktop", 3)


class Desk:
    def __init__(self, qtbot: QtBot, library: FakeLibrary) -> None:
        self.opened: list[QUrl] = []
        self.notices: list[Notice] = []
        self.messages = Messages()
        self.messages.connect_window(self.notices.append)
        self.scope = TaskScope(self.messages.report)
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.downloads = Downloads(
            library,  # type: ignore[arg-type]
            self.scope,
            self.messages,
            self.opened.append,
            self.window,
        )


@pytest.fixture
def tell(run: Any, qtbot: QtBot) -> Callable[..., Desk]:
    def told(story: Callable[[Desk], Coroutine[Any, Any, None]], **more: Any) -> Desk:
        desk = Desk(qtbot, FakeLibrary(blobs={"att1": b"abc", "att2": b"run"}, **more))

        async def main() -> None:
            await story(desk)
            await desk.scope.aclose()
            desk.downloads.close()

        run(main())
        return desk

    return told


def content(url: QUrl) -> tuple[str, bytes]:
    path = Path(url.toLocalFile())
    return path.name, path.read_bytes()


def question(desk: Desk) -> QMessageBox:
    """The newest one that is open."""
    found = [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]
    return found[-1]


async def settle() -> None:
    for _ in range(8):
        await asyncio.sleep(0)


def test_a_picture_opens_in_the_systems_program_and_goes_with_the_run(
    tell: Callable[..., Desk],
) -> None:
    async def story(desk: Desk) -> None:
        desk.downloads.open(PICTURE)
        await settle()
        assert not desk.opened  # nothing is written in clear before somebody agreed
        question(desk).button(CANCEL).click()
        await settle()
        desk.downloads.open(PICTURE)
        question(desk).checkBox().setChecked(True)
        question(desk).defaultButton().click()
        await settle()
        assert content(desk.opened[0]) == ("_dia_gram.png", b"abc")
        desk.downloads.open(PICTURE)
        await settle()
        assert len(desk.opened) == 2

    desk = tell(story)
    assert not Path(desk.opened[0].toLocalFile()).exists()


def test_what_could_run_is_only_offered_for_saving(tell: Callable[..., Desk]) -> None:
    async def story(desk: Desk) -> None:
        desk.downloads.open(PROGRAM)
        await settle()
        dialog = desk.window.findChild(QFileDialog)
        assert dialog is not None
        dialog.reject()
        await settle()

    assert tell(story).opened == []


def test_saving_writes_where_the_person_chose(tell: Callable[..., Desk], tmp_path: Path) -> None:
    async def story(desk: Desk) -> None:
        desk.downloads.save_to(PICTURE, tmp_path / "new" / "x.png")
        await settle()

    desk = tell(story)
    assert (tmp_path / "new" / "x.png").read_bytes() == b"abc"
    assert desk.notices[0].text.startswith("Saved x.png")


def test_a_file_that_cannot_be_had_says_why(tell: Callable[..., Desk], tmp_path: Path) -> None:
    async def story(desk: Desk) -> None:
        desk.downloads.save_to(PICTURE, tmp_path / "x.png")
        await settle()

    desk = tell(story, failure=Unreachable("acme"))
    assert "does not answer" in desk.notices[0].text


def test_a_disk_that_refuses_says_so(tell: Callable[..., Desk], tmp_path: Path) -> None:
    async def story(desk: Desk) -> None:
        desk.downloads.save_to(PICTURE, tmp_path)
        await settle()

    assert tell(story).notices[0].kind == "error"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("report.pdf", "report.pdf"),
        ("../../etc/passwd", "_.._etc_passwd"),
        ("..", "file"),
        (".bashrc", "bashrc"),
        ("a\x00b\n.txt", "a_b_.txt"),
        ("x" * 300 + ".png", "x" * 116 + ".png"),
    ],
)
def test_any_title_becomes_one_harmless_file_name(title: str, name: str) -> None:
    assert safe_name(title) == name


def test_a_file_that_is_here_is_carried_out_and_goes_with_the_window(
    tell: Callable[..., Desk],
) -> None:
    carried: list[tuple[str, bytes]] = []

    def drop(drag: QDrag, action: Qt.DropAction) -> Qt.DropAction:
        carried.append(content(drag.mimeData().urls()[0]))
        return action

    async def story(desk: Desk) -> None:
        desk.downloads.carry(PICTURE, desk.window, drop)
        desk.downloads.carry(replace(PICTURE, id="att9"), desk.window, drop)

    desk = tell(story)
    assert carried == [("_dia_gram.png", b"abc")]
    assert "not on this machine" in desk.notices[-1].text


def test_a_row_that_is_pulled_away_is_carried_and_one_that_is_clicked_is_not(
    qtbot: QtBot,
) -> None:
    done: list[str] = []
    row = QPushButton("file")
    qtbot.addWidget(row)
    row.resize(200, 40)
    row.clicked.connect(lambda: done.append("clicked"))
    DragOut(row, lambda: done.append("carried"))
    left = Qt.MouseButton.LeftButton
    QTest.mouseClick(row, left, pos=QPoint(5, 5))
    QTest.mousePress(row, left, pos=QPoint(5, 5))
    for x, held in ((7, left), (90, left), (120, left)):
        at = QPointF(x, 5)
        QApplication.sendEvent(
            row,
            QMouseEvent(
                QEvent.Type.MouseMove, at, at, Qt.MouseButton.NoButton, held,
                Qt.KeyboardModifier.NoModifier,
            ),
        )  # fmt: skip
    assert done == ["clicked", "carried"]
