"""Says at a start what could not be read, and where it lies now."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication

from confluence_desk.ui.messages import Messages

translate = QCoreApplication.translate


def tell_of_settings(messages: Messages, aside: Path | None, unread: str) -> None:
    """They made no sense and lie ``aside``, or cannot be read for the reason ``unread``."""
    words = translate(
        "Desk", "The settings could not be read, so sign in again. They are kept as {name}."
    )
    _tell(messages, aside, words)
    if unread:
        words = translate(
            "Desk",
            "The settings cannot be read ({reason}), so nothing of them counts. Let the file"
            " {name} be read, then start again: it is left as it is.",
        )
        messages.notice(words.format(reason=unread, name="settings.json"), kind="warning")


def tell_of_tabs(messages: Messages, aside: Path | None) -> None:
    """What was open made no sense and lies ``aside``."""
    words = translate("Desk", "The list of open tabs could not be read. It is kept as {name}.")
    _tell(messages, aside, words)


def tell_of_library(messages: Messages, aside: Path | None) -> None:
    """What was kept of a site could not be read and lies ``aside``."""
    words = translate(
        "Desk",
        "The library could not be read, so a new one has begun. The old one is kept as {name}."
        " Choose again what to keep offline.",
    )
    _tell(messages, aside, words)


def _tell(messages: Messages, aside: Path | None, words: str) -> None:
    if aside is not None:
        messages.notice(words.format(name=aside.name), kind="warning")
