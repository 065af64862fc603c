"""What the context menu of a tab offers, and that of the strip beside the tabs."""

from confluence_desk.ui.commands.offer import Offer, like
from confluence_desk.ui.commands.pointed import PointedTab
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP


def _is_tab(at: PointedTab) -> bool:
    return at.is_tab


TAB: tuple[Offer[PointedTab], ...] = (
    like("new_tab", lambda at: at.new()),
    like(
        "pin_tab",
        lambda at: at.pin(True),
        fits=lambda at: at.is_tab and not at.is_pinned,
        ruled=True,
    ),
    Offer(
        "unpin_tab",
        QT_TRANSLATE_NOOP("Command", "Unpin tab"),
        lambda at: at.pin(False),
        "push-pin-slash",
        fits=lambda at: at.is_tab and at.is_pinned,
    ),
    like("duplicate_tab", lambda at: at.duplicate(), fits=_is_tab),
    like(
        "tab_to_window",
        lambda at: at.move_to_window(),
        fits=_is_tab,
        enabled=lambda at: at.can_leave,
    ),
    like("copy_link", lambda at: at.copy_link(), fits=lambda at: at.has_address, ruled=True),
    like("reopen_tab", lambda at: at.reopen(), enabled=lambda at: at.can_reopen, ruled=True),
    like(
        "close_tab",
        lambda at: at.close(),
        fits=_is_tab,
        enabled=lambda at: at.can_close,
        ruled=True,
    ),
    like(
        "close_other_tabs",
        lambda at: at.close_others(),
        fits=_is_tab,
        enabled=lambda at: at.can_close_others,
    ),
    like(
        "close_tabs_after",
        lambda at: at.close_after(),
        fits=_is_tab,
        enabled=lambda at: at.can_close_after,
    ),
)
