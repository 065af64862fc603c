"""The pictures of a page, large: by click, by keys, and gone again."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QBuffer, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton

from confluence_desk.domain.entities import Attachment, Version
from confluence_desk.domain.errors import Missing
from confluence_desk.services.library import Document
from confluence_desk.ui.panels.page import PagePanel
from confluence_desk.ui.panels.page_pictures import Shown, picture_at, pictures_of
from confluence_desk.ui.panels.preview.picture_view import PictureView
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.scheme import register_scheme
from tests.ui.fakes.reading import Pages, Run, told, until_settled

register_scheme()

Until = Callable[..., Coroutine[Any, Any, None]]
HTML = (
    '<article class="body" id="body"><a class="picture" href="desk://site/attachment/att1">'
    '<img src="desk://site/blob/att1/3" alt="A &amp; B"/></a>'
    '<img alt="" loading="lazy" src="desk://site/blob/att%202/1"/>'
    '<img src="desk://site/blob/att1/3" alt="again"/>'
    '<a href="desk://site/attachment/att9">a file</a></article>'
)
SHOWN = (Shown("att1", 3, "A & B"), Shown("att 2", 1, ""))


def png() -> bytes:
    image, buffer = QImage(30, 20, QImage.Format.Format_RGB32), QBuffer()
    image.fill(Qt.GlobalColor.red)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


@dataclass
class Pictured(Pages):
    """A library with one picture that is here and one that was deleted."""

    gone: set[str] = field(default_factory=lambda: {"att 2"})

    async def blob(self, attachment_id: str, _version: int) -> tuple[bytes, str]:
        await asyncio.sleep(0)
        if attachment_id in self.gone:
            raise Missing("the picture")
        return png(), "image/png"

    def attachment(self, attachment_id: str) -> Attachment | None:
        return Attachment(attachment_id, "1", f"{attachment_id}.png", Version(1))


def test_the_pictures_of_a_page_are_read_from_what_is_drawn() -> None:
    assert pictures_of(f'{HTML}<img src="desk://site/outer/x" alt="x"/>') == SHOWN
    assert picture_at("desk://site/attachment/att%202", SHOWN) == 1
    assert picture_at("desk://site/attachment/att9", SHOWN) == -1
    assert picture_at("https://x.example/att1", SHOWN) == -1


def test_a_click_on_a_picture_opens_it_large_and_keys_go_on(
    run: Run, theme: Theme, until: Until
) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        panel.resize(500, 400)
        panel.show()
        panel.open("1")
        await until_settled(panel)
        panel.follow("desk://site/attachment/att1")
        box = panel.hands.lightbox
        await until(lambda: box.findChild(PictureView) is not None)
        assert (box.size(), box.accessibleName()) == (panel.size(), "Picture: A & B")
        panel.activateWindow()
        await until(panel.isActiveWindow)
        QTest.keyClick(box, Qt.Key.Key_Plus)
        view = box.findChild(PictureView)
        assert view is not None
        assert view.zoom > 1
        QTest.keyClick(box, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
        assert QGuiApplication.clipboard().image().width() == 30
        QTest.keyClick(box, Qt.Key.Key_Right)
        await until(lambda: box.at == 1 and bool(box.said))
        QTest.keyClick(box, Qt.Key.Key_Right)
        await until(lambda: box.at == 0 and not box.said)
        QTest.keyClick(box, Qt.Key.Key_Escape)
        assert box.isHidden()

    told(run, theme, Pictured(drawn={"1": Document(HTML, "T", version=1)}), story)


def test_arrows_and_keys_lead_the_way_the_window_runs(
    run: Run, theme: Theme, until: Until, qapp: QApplication
) -> None:
    def drawn(name: str) -> QImage:
        return theme.icon(name).pixmap(16).toImage()

    third = '<img alt="" src="desk://site/blob/att3/1"/>'
    left, right = drawn("caret-left"), drawn("caret-right")

    async def story(panel: PagePanel, _library: Pages) -> None:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        panel.resize(500, 400)
        panel.show()
        panel.open("1")
        await until_settled(panel)
        panel.follow("desk://site/attachment/att1")
        box = panel.hands.lightbox
        buttons = {b.accessibleName(): b for b in box.findChildren(QToolButton)}
        back, on = buttons["Previous picture"], buttons["Next picture"]
        ways = Qt.LayoutDirection
        for way, onwards, key in (
            (ways.RightToLeft, left, Qt.Key.Key_Left),
            (ways.LeftToRight, right, Qt.Key.Key_Right),
        ):
            qapp.setLayoutDirection(way)
            await until(lambda way=way: (back.x() < on.x()) is (way is ways.LeftToRight))
            assert on.icon().pixmap(16).toImage() == onwards
            box.step(-box.at)
            QTest.keyClick(box, key)
            assert box.at == 1
        box.dismiss()

    told(run, theme, Pictured(drawn={"1": Document(f"{HTML}{third}", "T", version=1)}), story)


def test_every_button_speaks_and_saving_and_the_tab_are_offered(
    run: Run, theme: Theme, until: Until
) -> None:
    async def story(panel: PagePanel, _library: Pages) -> None:
        saved: list[Attachment] = []
        opened: list[tuple[str, str]] = []
        panel.save_requested.connect(saved.append)
        panel.attachment_requested.connect(lambda *ids: opened.append(ids))
        panel.show()
        panel.open("1")
        await until_settled(panel)
        panel.follow("desk://site/attachment/att1")
        box = panel.hands.lightbox
        buttons = {b.accessibleName(): b for b in box.findChildren(QToolButton)}
        assert "" not in buttons
        buttons["Save as…"].click()
        assert [file.id for file in saved] == ["att1"]
        buttons["Open in a tab"].click()
        assert opened == [("1", "att1")]
        assert box.isHidden()
        panel.follow("desk://site/attachment/att1")
        panel.hide()
        await until(lambda: "lightbox" not in vars(panel.hands))

    told(run, theme, Pictured(drawn={"1": Document(HTML, "T", version=1)}), story)
