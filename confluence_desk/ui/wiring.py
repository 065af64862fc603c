"""Connects the parts of a window to each other."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from confluence_desk.ui.arriving import Arriving
from confluence_desk.ui.panels.page_tab import PageTab
from confluence_desk.ui.remembered import TabState

if TYPE_CHECKING:
    from confluence_desk.ui.frame import Frame
    from confluence_desk.ui.going import Going
    from confluence_desk.ui.panels.details import DetailsPanel


def connect_navigator(window: "Frame") -> None:
    """Rows open pages, searches and ways out."""
    navigator = window.navigator
    navigator.go_requested.connect(lambda node_id, how: window.opening.page(node_id, "", how))
    navigator.search_requested.connect(window.search)
    navigator.search_deed_wanted.connect(window.do_with_search)
    navigator.browser_requested.connect(window.outside.browse)
    navigator.copy_requested.connect(window.outside.copy_link)
    navigator.markdown_requested.connect(window.outside.copy_markdown)
    navigator.title_requested.connect(window.outside.copy_title)
    navigator.keep_requested.connect(window.keeping.ask_about)
    navigator.readiness_requested.connect(window.keeping.examine)
    navigator.undo_offered.connect(window.undo_offered)
    navigator.changed.connect(window.touch)
    window.panes.splitterMoved.connect(window.touch)


def connect_tabs(window: "Frame") -> None:
    """The strip tells what it wants and what changed."""
    tabs = window.tabs
    tabs.changed.connect(window.touch)
    tabs.window_requested.connect(window.desk.new_window)
    tabs.new_requested.connect(lambda: window.open_tab(TabState("welcome")))
    tabs.emptied.connect(lambda: window.open_tab(TabState("welcome")))
    tabs.left.connect(window.close)
    tabs.dropped.connect(window.open_found)


def connect_going(window: "Frame", going: "Going") -> None:
    """A pasted link opens where it leads; anything else is searched for."""
    arriving = Arriving(window)
    going.arrived.connect(arriving.open)
    going.nothing_found.connect(arriving.search)
    going.failed.connect(arriving.put_back)
    going.sign_in_needed.connect(window.tell_signed_out)


def connect_top(window: "Frame") -> None:
    """The bar on top tells what was entered."""
    window.top.address_entered.connect(window.open_typed)
    window.top.changed.connect(window.touch)
    window.top.address.looked_at.connect(
        partial(_help_typing, window), Qt.ConnectionType.SingleShotConnection
    )


def _help_typing(window: "Frame") -> None:
    """The first time that somebody is about to type."""
    from confluence_desk.ui.typing_help import made_bar  # noqa: PLC0415 - few starts need it

    made_bar(window)


def connect_details(window: "Frame", details: "DetailsPanel") -> None:
    """The details act on the page in front."""

    def on_page(do: Callable[[PageTab, str], None]) -> Callable[[str], None]:
        def act(text: str) -> None:
            front = window.tabs.current
            if isinstance(front, PageTab):
                do(front, text)

        return act

    details.anchor_requested.connect(on_page(lambda page, anchor: page.scroll_to(anchor)))
    details.mark_requested.connect(on_page(lambda page, ref: page.mark_comment(ref)))
    details.link_activated.connect(on_page(lambda page, link: page.follow(link)))
    details.open_attachment.connect(lambda file: window.open_attachment(file.container_id, file.id))
    details.save_attachment.connect(window.downloads.save)
    details.carry_attachment.connect(window.downloads.carry)
    details.copy_requested.connect(window.outside.copy_link)
    details.page_requested.connect(window.opening.page)
    details.comment_missing.connect(window.miss_comment)
    for section in details.sections:
        section.toggled.connect(window.touch)
