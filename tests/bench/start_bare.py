"""The least a window with a web view can cost: ``start_bare FILE`` prints when FILE is painted."""

import sys
import time
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication, QMainWindow

from tests.bench.first_paint import painted


def main() -> None:
    app = QApplication([])
    window, view, beat = QMainWindow(), QWebEngineView(), QTimer(interval=2)
    window.setCentralWidget(view)
    window.resize(1440, 900)

    def look() -> None:
        if painted(view):
            print(time.monotonic())  # noqa: T201 - read by the bench
            app.quit()

    beat.timeout.connect(look)
    view.loadFinished.connect(lambda _ok: beat.start())
    window.show()
    view.load(QUrl.fromLocalFile(str(Path(sys.argv[1]).absolute())))
    app.exec()


if __name__ == "__main__":
    main()
