"""A process of its own that shows a page asking to connect to PORT; ``cut`` isolates it first.

Isolated it ends by itself, once what the page asks for afterwards was answered or refused; else
it goes on until somebody ends it.
"""

import sys

from PySide6.QtCore import QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineScript
from PySide6.QtWidgets import QApplication

from confluence_desk.ui.web.isolation import cut_off
from confluence_desk.ui.web.profile import closed_profile

TURNS = 50


def main(port: str, deaf: str, how: str) -> None:
    cut = how == "cut"
    if cut:
        cut_off()
    app = QApplication([])
    profile = closed_profile()
    page = QWebEnginePage(profile)
    left = TURNS

    def turn(*_: object) -> None:
        nonlocal left
        left -= cut
        if left:
            world = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
            page.runJavaScript("1", world, turn)
        else:
            page.deleteLater()
            page.destroyed.connect(app.quit)

    page.loadFinished.connect(turn)
    early = f'<link rel="preconnect" href="http://127.0.0.1:{port}">'
    page.setHtml(f'{early}<img src="http://127.0.0.1:{deaf}/">', QUrl("desk://site"))
    app.exec()


if __name__ == "__main__":
    main(*sys.argv[1:])
