"""The details pane over a fake library, and a library full of details."""

from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any

from PySide6.QtWidgets import QPushButton

from confluence_desk.domain.entities import Attachment, Comment, Label, Page, Place, Space, Version
from confluence_desk.ui.panels.details import DetailsPanel
from confluence_desk.ui.tasks import TaskScope
from confluence_desk.ui.theme import Theme
from tests.ui.fakes.library import NOON, FakeLibrary

Settle = Callable[[], Coroutine[Any, Any, None]]


class Pane:
    def __init__(self, library: FakeLibrary, theme: Theme, settle: Settle) -> None:
        self.library = library
        self.settle = settle
        self.scope = TaskScope(lambda _: None)
        self.panel = DetailsPanel(library, self.scope, theme, now=lambda: NOON)  # type: ignore[arg-type]
        self.panel.resize(280, 800)
        for section in self.panel.sections:
            section.set_opened(True)
        self.panel.show()

    def buttons(self, words: str) -> list[QPushButton]:
        return [b for b in self.panel.findChildren(QPushButton) if b.text() == words]


def full() -> FakeLibrary:
    version = Version(12, NOON - timedelta(days=3), "ana", "lag check", minor_edit=True)
    inline = Comment(
        "c1",
        "1",
        Place.INLINE,
        Version(1, NOON - timedelta(hours=2), "bo"),
        "<p>We lost 40 s</p>",
        marker_ref="ref-1",
        selection="Check replica lag first",
        resolution="open",
    )
    reply = Comment("c2", "1", Place.INLINE, version, "Added", parent_id="c1")
    closed = Comment("c3", "1", Place.FOOTER, version, "Done", resolution="resolved")
    return FakeLibrary(
        stored_spaces=[Space("1", "OPS", "Operations")],
        pages={"1": Page("1", "<b>Redis</b>", "1", version, author_id="bo", owner_id="ana")},
        people={"ana": "Ana Ruiz", "bo": "Bo <b>Lind"},
        comments_of={"1": [inline, reply, closed]},
        labels_of={"1": [Label("runbook"), Label("<i>redis")]},
        attachments_of={
            "1": [
                Attachment("att2", "1", "trace <img>.zip", version, "application/zip", 2_100_000),
                Attachment("att1", "1", "diagram.png", Version(1), "image/png", 512),
            ]
        },
        versions_of={"1": [Version(11, NOON - timedelta(days=17), "bo"), version]},
    )
