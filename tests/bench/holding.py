"""One page on the screen for as long as standard input is open: ``holding bare|ours HOME PAGE``.

Prints a line once the page stands; what the process holds then is measured from outside.
"""

import asyncio
import sys
from functools import partial
from pathlib import Path

import shiboken6
from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QMainWindow
from qasync import QEventLoop

from confluence_desk.demo.launch import Access
from confluence_desk.services.look import Look
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.web.profile import closed_profile
from confluence_desk.ui.web.scheme import ORIGIN, SCHEME, DeskScheme, register_scheme
from tests.bench.real_window import opened

SETTLING = 3.0


class Sheet:
    """What a document asks for besides itself: its style, kept in a file."""

    def __init__(self, style: bytes) -> None:
        self._style = style

    def stylesheet(self, _look: Look) -> bytes:
        return self._style

    def blob_now(self, _id: str, _version: int) -> tuple[bytes, str] | None:
        return b"", ""

    async def blob(self, _id: str, _version: int) -> tuple[bytes, str]:
        return b"", ""

    def outer_now(self, _address: str) -> tuple[bytes, str] | None:
        return b"", ""

    async def outer(self, _address: str) -> tuple[bytes, str]:
        return b"", ""


async def _told() -> None:
    await asyncio.sleep(SETTLING)
    print("stands", flush=True)  # noqa: T201 - read by the bench
    await asyncio.to_thread(sys.stdin.read)


async def bare(home: Path) -> None:
    """The least: a window, a view, a scheme handler."""
    html = (home / "page.html").read_text("utf-8")
    profile = closed_profile()
    sheet = Sheet((home / "page.css").read_bytes())
    scope = TaskScope(lambda trouble: print(trouble, file=sys.stderr))  # noqa: T201 - a bench
    scheme = DeskScheme(sheet, lambda _path, _v: html, scope, profile)
    profile.installUrlSchemeHandler(QByteArray(SCHEME.encode()), scheme)
    window, view = QMainWindow(), QWebEngineView()
    page = QWebEnginePage(profile, view)
    view.setPage(page)
    window.setCentralWidget(view)
    window.resize(1440, 900)
    window.show()
    view.load(QUrl(f"{ORIGIN}/page/1?v=1"))
    await _told()
    await scope.aclose()
    for gone in (page, profile, window):  # a profile must not go before its page
        shiboken6.delete(gone)


async def ours(app: QApplication, home: Path, access: Access, page_id: str) -> None:
    """The program's window on a page of a demo site of another process."""
    async with opened(app, access, home) as (_desk, window):
        window.resize(1440, 900)
        window.open_page(page_id)
        await _told()


def main() -> None:
    register_scheme()
    app = QApplication([])
    app.setQuitOnLastWindowClosed(False)
    kind, home, *more = sys.argv[1:]
    with asyncio.Runner(loop_factory=partial(QEventLoop, app)) as runner:
        if kind == "bare":
            runner.run(bare(Path(home)))
        else:
            page_id, *told = more
            runner.run(ours(app, Path(home), Access(*told), page_id))


if __name__ == "__main__":
    main()
