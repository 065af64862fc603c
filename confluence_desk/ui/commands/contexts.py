"""The context menus as a part of the table: what one can point at, and what is offered there."""

from collections.abc import Sequence
from typing import Any

from confluence_desk.ui.commands.link_context import LINK
from confluence_desk.ui.commands.offer import Offer
from confluence_desk.ui.commands.row_context import ROW
from confluence_desk.ui.commands.tab_context import TAB
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP

CONTEXTS: tuple[tuple[str, Sequence[Offer[Any]]], ...] = (
    (QT_TRANSLATE_NOOP("Menu", "On a row of the navigator"), ROW),
    (QT_TRANSLATE_NOOP("Menu", "On a tab"), TAB),
    (QT_TRANSLATE_NOOP("Menu", "On a link or a text"), LINK),
)
"""By what is pointed at; the menu of a page without a link is ``PAGE_CONTEXT``."""
