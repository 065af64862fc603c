"""A tab with one file: from the library, bounded, designed where it cannot be shown."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QToolButton

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Attachment, Version
from confluence_desk.domain.errors import Missing, Unreachable
from confluence_desk.ui.panels.preview.attachment_tab import AttachmentTab
from confluence_desk.ui.panels.preview.paper_view import PaperView
from confluence_desk.ui.panels.preview.picture_view import PictureView
from confluence_desk.ui.panels.preview.sorts import LARGE
from confluence_desk.ui.panels.preview.table_view import TableView
from confluence_desk.ui.panels.preview.text_view import TextView
from confluence_desk.ui.remembered import TabState
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Scheme, Theme
from tests.ui.fakes.library import NOON, FakeLibrary
from tests.ui.fakes.stopping import stop

Until = Callable[..., Coroutine[Any, Any, None]]
Story = Callable[[AttachmentTab, "Files"], Coroutine[Any, Any, None]]
Tell = Callable[..., None]


@dataclass
class Files(FakeLibrary):
    """Holds the files of page 1; ``fetched`` says which bytes are stored."""

    fetched: bool = False

    def blob_now(self, attachment_id: str, _version: int) -> tuple[bytes, str] | None:
        return (self.blobs[attachment_id], "") if self.fetched else None


def library(title: str, media_type: str, data: bytes, *, size: int = 100) -> Files:
    file = Attachment("att1", "1", title, Version(3, NOON, "ana"), media_type, size)
    return Files(people={"ana": "Ana Ruiz"}, attachments_of={"1": [file]}, blobs={"att1": data})


@pytest.fixture
def tell(run: Any, theme: Theme, until: Until) -> Tell:
    def told(story: Story, files: Files, state: TabState | None = None) -> None:
        async def main() -> None:
            troubles: list[BaseException] = []
            scope = TaskScope(troubles.append)
            tab = AttachmentTab(
                files,  # type: ignore[arg-type]
                theme,
                scope,
                state or TabState("attachment", "att1"),
                now=lambda: NOON,
            )
            tab.resize(800, 500)
            tab.show()
            if files.gate is None:
                await until(lambda: not scope.running("file:att1"))
            await story(tab, files)
            await tab.aclose()
            await scope.aclose()
            shiboken6.delete(tab)  # else the collector may end it in a thread of a later test
            assert not troubles

        run(main())

    return told


def png() -> bytes:
    image = QImage(1600, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#246"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def pdf() -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    painter = QPainter(writer)
    for number in range(3):
        painter.drawText(800, 1000, f"page {number + 1} of the plan")
        if number < 2:
            writer.newPage()
    painter.end()
    return bytes(buffer.data().data())


def heard(signal: Any) -> list[Any]:
    told: list[Any] = []
    signal.connect(lambda *values: told.append(values))
    return told


def button(tab: AttachmentTab, words: str) -> QToolButton:
    return next(b for b in tab.findChildren(QToolButton) if b.accessibleName() == words)


def press(tab: AttachmentTab, words: str) -> None:
    next(b for b in tab.findChildren(QPushButton) if b.text() == words).click()


def test_a_picture_is_fitted_and_can_be_enlarged(tell: Tell) -> None:
    async def story(tab: AttachmentTab, _files: Files) -> None:
        view = tab.viewer
        assert isinstance(view, PictureView)
        assert view.scale_now == pytest.approx(800 / 1600, abs=0.01)
        QTest.keyClick(view.focusProxy() or view, Qt.Key.Key_1)
        assert view.scale_now == pytest.approx(1.0)
        tab.zoom_in()
        assert tab.zoom > 2
        kept = tab.state()
        assert (kept.kind, kept.target, kept.zoom) == ("attachment", "att1", tab.zoom)
        QTest.keyClick(view.focusProxy() or view, Qt.Key.Key_0)
        assert tab.zoom == 1.0

    tell(story, library("diagram.png", "image/png", png()))


def test_code_is_coloured_as_text_and_words_are_found(tell: Tell) -> None:
    async def story(tab: AttachmentTab, _files: Files) -> None:
        view = tab.viewer
        assert isinstance(view, TextView)
        assert "<b>" in view.edit.toPlainText()
        assert view.edit.document().firstBlock().layout().formats()
        hits = heard(view.found)
        view.look_for("deploy", backward=False)
        view.look_for("deploy", backward=False)
        view.look_for("deploy", backward=False)
        assert hits == [(1, 2), (2, 2), (1, 2)]

    tell(story, library("a.py", "text/x-python", b"# <b>\ndeploy()\nDeploy()\n"))


def test_colours_follow_the_theme(tell: Tell, theme: Theme) -> None:
    async def story(tab: AttachmentTab, _files: Files) -> None:
        assert isinstance(tab.viewer, TextView)
        theme.choose(Scheme.DARK)
        (run,) = tab.viewer.edit.document().firstBlock().layout().formats()
        assert run.format.foreground().color() == theme.color("muted")

    tell(story, library("a.py", "text/x-python", b"# note"))


def test_a_table_shows_its_values_and_finds_cells(tell: Tell) -> None:
    async def story(tab: AttachmentTab, _files: Files) -> None:
        view = tab.viewer
        assert isinstance(view, TableView)
        hits = heard(view.found)
        view.look_for("redis", backward=False)
        view.look_for("redis", backward=True)
        assert hits == [(1, 2), (2, 2)]
        assert view.model.headerData(1, Qt.Orientation.Horizontal) == "role"

    tell(story, library("hosts.csv", "text/csv", b"host,role\nredis-1,a\nx,redis\n"))


def test_the_tables_model_is_sound(qtmodeltester: Any, tell: Tell) -> None:
    async def story(tab: AttachmentTab, _files: Files) -> None:
        assert isinstance(tab.viewer, TableView)
        qtmodeltester.check(tab.viewer.model)

    tell(story, library("hosts.csv", "text/csv", b"host,role\na,b\nc,d\n"))


def test_a_pdf_has_pages_and_words(tell: Tell, until: Until) -> None:
    async def story(tab: AttachmentTab, _files: Files) -> None:
        view = tab.viewer
        assert isinstance(view, PaperView)
        assert view.pages == 3
        hits = heard(view.found)
        view.look_for("plan", backward=False)
        await until(lambda: (1, 3) in hits)
        view.move_to(2)
        assert tab.state().position == 2
        tab.zoom_in()
        assert tab.zoom > 1

    tell(story, library("plan.pdf", "application/pdf", pdf()))


def test_what_is_no_pdf_says_so(tell: Tell) -> None:
    async def story(tab: AttachmentTab, files: Files) -> None:
        assert tab.viewer is None
        assert "damaged" in tab.said
        saves = heard(tab.save_requested)
        press(tab, "Save as…")
        assert saves == [(files.attachments_of["1"][0],)]

    tell(story, library("plan.pdf", "application/pdf", b"no"))


@pytest.mark.parametrize(
    ("title", "kind", "data"),
    [
        ("a.png", "image/png", png),
        ("a.pdf", "application/pdf", pdf),
        ("a.txt", "text/plain", lambda: b"words"),
    ],
)
def test_what_is_as_large_or_small_as_can_be_says_so_trap_97(
    tell: Tell, title: str, kind: str, data: Callable[[], bytes]
) -> None:
    async def story(tab: AttachmentTab, _files: Files) -> None:
        for _ in range(40):
            tab.zoom_in()
        assert tab.zoom == tab.zoom_bounds[1]
        for _ in range(60):
            tab.zoom_out()
        assert tab.zoom == tab.zoom_bounds[0]

    tell(story, library(title, kind, data()))


def test_place_and_zoom_come_back(tell: Tell) -> None:
    async def story(tab: AttachmentTab, _files: Files) -> None:
        assert tab.state().position == 120
        assert tab.zoom == 1.5

    lines = b"line\n" * 500
    kept = TabState("attachment", "att1", zoom=1.5, position=120)
    tell(story, library("a.log", "text/plain", lines), kept)


def test_place_and_zoom_are_kept_while_the_file_is_on_its_way(tell: Tell) -> None:
    async def story(tab: AttachmentTab, _files: Files) -> None:
        assert tab.state() == kept

    files = library("a.log", "text/plain", b"")
    files.gate = asyncio.Event()
    kept = TabState("attachment", "att1", pinned=True, zoom=1.5, position=120)
    tell(story, files, kept)


def test_a_file_that_was_stopped_does_not_load_for_ever_trap_95(tell: Tell, until: Until) -> None:
    async def story(tab: AttachmentTab, files: Files) -> None:
        await stop(":file:att1")
        assert tab.said.startswith("You stopped it.")
        files.gate = None
        press(tab, "Try again")
        await until(lambda: tab.viewer is not None)

    files = library("a.log", "text/plain", b"x")
    files.gate = asyncio.Event()
    tell(story, files)


def test_only_a_part_is_shown_and_that_is_said(tell: Tell) -> None:
    async def story(tab: AttachmentTab, _files: Files) -> None:
        assert "Only the beginning" in tab.said

    tell(story, library("a.log", "text/plain", b"x" * 9_000))


def test_a_large_file_is_fetched_only_when_asked(tell: Tell, until: Until) -> None:
    async def story(tab: AttachmentTab, files: Files) -> None:
        assert tab.viewer is None
        assert not files.asked
        press(tab, "Fetch it")
        await until(lambda: tab.viewer is not None)

    tell(story, library("a.log", "text/plain", b"x", size=LARGE + 1))


def test_a_film_is_never_fetched_to_be_shown(tell: Tell) -> None:
    async def story(tab: AttachmentTab, files: Files) -> None:
        opens = heard(tab.system_requested)
        press(tab, "Open with…")
        assert opens == [(files.attachments_of["1"][0],)]
        assert not files.asked

    tell(story, library("a.mp4", "video/mp4", b"x"))


def test_what_could_run_is_only_saved(tell: Tell) -> None:
    async def story(tab: AttachmentTab, _files: Files) -> None:
        assert [b.text() for b in tab.findChildren(QPushButton) if b.isVisible()] == ["Save as…"]
        assert button(tab, "Open with the system's program").isHidden()

    tell(story, library("a.exe", "application/x-msdownload", b"x"))


def test_offline_says_why_and_tries_again(tell: Tell, until: Until) -> None:
    async def story(tab: AttachmentTab, files: Files) -> None:
        assert tab.viewer is None
        assert "not here yet" in tab.said
        files.failure = None
        press(tab, "Try again")
        await until(lambda: tab.viewer is not None)

    files = library("a.log", "text/plain", b"x")
    files.failure = Unreachable("acme.atlassian.net")
    tell(story, files)


def test_a_file_that_is_gone_says_so(tell: Tell) -> None:
    async def story(tab: AttachmentTab, _files: Files) -> None:
        assert "does not find" in tab.said

    files = library("a.log", "text/plain", b"x")
    files.failure = Missing("attachment att1")
    tell(story, files)


def test_an_unknown_file_keeps_its_tab_and_appears_when_it_is_known(
    tell: Tell, until: Until
) -> None:
    async def story(tab: AttachmentTab, files: Files) -> None:
        assert "not known" in tab.said
        assert tab.state().target == "att1"
        files.attachments_of = attachments
        files.changed.emit(Changes(attachments_of=frozenset({"1"})))
        await until(lambda: tab.viewer is not None)
        assert tab.title == "a.log"

    files = library("a.log", "text/plain", b"x")
    attachments, files.attachments_of = files.attachments_of, {}
    tell(story, files)


def test_a_newer_version_is_offered_and_does_not_jump(tell: Tell, until: Until) -> None:
    async def story(tab: AttachmentTab, files: Files) -> None:
        before = tab.viewer
        (file,) = files.attachments_of["1"]
        files.attachments_of["1"] = [replace(file, version=Version(4, NOON, "ana"))]
        files.changed.emit(Changes(attachments_of=frozenset({"1"})))
        assert tab.viewer is before
        assert "v4" in tab.said
        press(tab, "Show")
        await until(lambda: tab.viewer is not None and tab.viewer is not before)
        assert files.asked[-1] == "blob:att1:4"

    tell(story, library("a.log", "text/plain", b"x"))


def test_the_bar_saves_copies_and_shows_the_page(tell: Tell) -> None:
    async def story(tab: AttachmentTab, _files: Files) -> None:
        copies, pages = heard(tab.copy_requested), heard(tab.open_requested)
        button(tab, "Copy link").click()
        button(tab, "Show its page").click()
        assert copies == [("https://acme.atlassian.net/wiki/files/att1",)]
        assert pages == [("1", "", "front")]
        assert tab.node_id == "1"

    tell(story, library("a.log", "text/plain", b"x"))


def test_closing_stops_what_is_on_its_way(tell: Tell) -> None:
    async def story(tab: AttachmentTab, files: Files) -> None:
        await tab.aclose()
        assert files.gate is not None
        files.gate.set()
        await asyncio.sleep(0)
        assert tab.viewer is None

    files = library("a.log", "text/plain", b"x")
    files.gate = asyncio.Event()
    tell(story, files)


def test_what_was_asked_in_vain_is_asked_again_once_it_comes_to_the_front(
    tell: Tell, until: Until
) -> None:
    async def story(tab: AttachmentTab, files: Files) -> None:
        files.failure = None
        tab.shown()
        await until(lambda: tab.viewer is not None)
        assert not tab.in_vain

    files = library("a.log", "text/plain", b"x")
    files.failure = Unreachable("acme.atlassian.net")
    tell(story, files)
