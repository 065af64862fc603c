"""The context menus as a part of the table: what one can point at, and what is offered there."""

from collections.abc import Sequence
from typing import Any

from confluence_desk.ui.commands import comparison_context as comparing
from confluence_desk.ui.commands import list_context as lists
from confluence_desk.ui.commands.link_context import LINK
from confluence_desk.ui.commands.offer import Offer
from confluence_desk.ui.commands.row_context import ROW
from confluence_desk.ui.commands.tab_context import TAB
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP

CONTEXTS: tuple[tuple[str, Sequence[Offer[Any]]], ...] = (
    (QT_TRANSLATE_NOOP("Menu", "On a row of the navigator"), ROW),
    (QT_TRANSLATE_NOOP("Menu", "On a tab"), TAB),
    (QT_TRANSLATE_NOOP("Menu", "On a link or a text"), LINK),
    (QT_TRANSLATE_NOOP("Menu", "In a comparison: compare with"), comparing.OTHERS),
    (QT_TRANSLATE_NOOP("Menu", "In a comparison: copy"), comparing.COPIES),
    (QT_TRANSLATE_NOOP("Menu", "In a comparison: export"), comparing.EXPORTS),
    (QT_TRANSLATE_NOOP("Menu", "On a rule of what is kept offline"), lists.RULES),
    (QT_TRANSLATE_NOOP("Menu", "On a trouble of the sync"), lists.TROUBLES),
    (QT_TRANSLATE_NOOP("Menu", "On a space that takes room"), lists.STORAGE),
    (QT_TRANSLATE_NOOP("Menu", "On what left the site"), lists.LEFT),
    (QT_TRANSLATE_NOOP("Menu", "On a run of the sync"), lists.RUNS),
    (QT_TRANSLATE_NOOP("Menu", "On a line of its report"), lists.OUTCOMES),
    (QT_TRANSLATE_NOOP("Menu", "On a line of a report of readiness"), lists.GAPS),
)
"""By what is pointed at; the menu of a page without a link is ``PAGE_CONTEXT``."""
