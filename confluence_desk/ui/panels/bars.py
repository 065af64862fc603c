"""Thin bars that tell how far some work is."""

from PySide6.QtWidgets import QProgressBar


def made_bar(name: str) -> QProgressBar:
    """A thin bar without words in it."""
    bar = QProgressBar()
    bar.setTextVisible(False)
    bar.setFixedHeight(4)
    bar.setAccessibleName(name)
    return bar


def advance(bar: QProgressBar, share: float | None, *, moves: bool) -> None:
    """Show how far it is; where nobody knows it only moves to and fro if anything may move."""
    known = share is not None or not moves
    bar.setRange(0, 1000 if known else 0)
    if known:
        bar.setValue(round((share or 0) * 1000))
