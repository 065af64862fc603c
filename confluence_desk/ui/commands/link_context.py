"""What the context menu of a page offers for a link, and for what is selected."""

from confluence_desk.ui.commands.offer import Offer, like
from confluence_desk.ui.commands.opening import ways
from confluence_desk.ui.commands.pointed import PointedLink
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP


def _has_address(at: PointedLink) -> bool:
    return at.has_address


LINK: tuple[Offer[PointedLink], ...] = (
    *ways(),
    like("browse", lambda at: at.browse(), fits=_has_address),
    like("copy_link", lambda at: at.copy_link(), fits=_has_address, ruled=True),
    like("copy_markdown", lambda at: at.copy_markdown(), fits=_has_address),
    Offer(
        "copy_selected",
        QT_TRANSLATE_NOOP("Command", "Copy"),
        lambda at: at.copy(),
        "copy-simple",
        fits=lambda at: at.has_selection,
        ruled=True,
    ),
    Offer("select_all", QT_TRANSLATE_NOOP("Command", "Select all"), lambda at: at.select_all()),
)
