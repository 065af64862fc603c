"""What the menus in the head of a comparison offer: other things to compare, copies, files."""

from typing import Protocol

from confluence_desk.ui.commands.offer import Offer
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP


class OtherDeeds(Protocol):
    """What leads to another thing to compare with."""

    @property
    def can_go_back(self) -> bool:
        """Whether something else than an older version is compared."""

    def go_back(self) -> None:
        """Compare with an older version again."""

    def ask_for_page(self) -> None:
        """Ask for a page."""

    def ask_for_file(self) -> None:
        """Ask for a file."""


class HandingDeeds(Protocol):
    """What hands a comparison out."""

    @property
    def ready(self) -> bool:
        """Whether anything is shown that could be handed out."""

    @property
    def has_changes(self) -> bool:
        """Whether there is a change in it."""

    def ask(self, form: str) -> None:
        """Ask where to, then write a file in a form."""

    def copy_change(self) -> None:
        """Copy the change that one stands at."""

    def copy_side(self, *, old: bool) -> None:
        """Copy all of one side."""


def _ready(at: HandingDeeds) -> bool:
    return at.ready


OTHERS: tuple[Offer[OtherDeeds], ...] = (
    Offer(
        "compare_older",
        QT_TRANSLATE_NOOP("Command", "An older version"),
        lambda at: at.go_back(),
        enabled=lambda at: at.can_go_back,
    ),
    Offer(
        "compare_page",
        QT_TRANSLATE_NOOP("Command", "Another page…"),
        lambda at: at.ask_for_page(),
    ),
    Offer("compare_file", QT_TRANSLATE_NOOP("Command", "A file…"), lambda at: at.ask_for_file()),
)

COPIES: tuple[Offer[HandingDeeds], ...] = (
    Offer(
        "copy_change",
        QT_TRANSLATE_NOOP("Command", "Copy this change"),
        lambda at: at.copy_change(),
        enabled=lambda at: at.has_changes,
    ),
    Offer(
        "copy_older",
        QT_TRANSLATE_NOOP("Command", "Copy the older side"),
        lambda at: at.copy_side(old=True),
        enabled=_ready,
    ),
    Offer(
        "copy_newer",
        QT_TRANSLATE_NOOP("Command", "Copy the newer side"),
        lambda at: at.copy_side(old=False),
        enabled=_ready,
    ),
)

EXPORTS: tuple[Offer[HandingDeeds], ...] = (
    Offer(
        "export_html",
        QT_TRANSLATE_NOOP("Command", "Redline as HTML…"),
        lambda at: at.ask("html"),
        enabled=_ready,
    ),
    Offer(
        "export_pdf",
        QT_TRANSLATE_NOOP("Command", "Redline as PDF…"),
        lambda at: at.ask("pdf"),
        enabled=_ready,
    ),
    Offer(
        "export_markdown",
        QT_TRANSLATE_NOOP("Command", "Redline as Markdown…"),
        lambda at: at.ask("md"),
        enabled=_ready,
    ),
    Offer(
        "export_patch",
        QT_TRANSLATE_NOOP("Command", "Patch of the source…"),
        lambda at: at.ask("patch"),
        enabled=_ready,
    ),
)
