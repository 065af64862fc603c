"""What the context menu of a row of the navigator offers; only what has an effect (trap 97)."""

from confluence_desk.ui.commands.offer import Offer, like
from confluence_desk.ui.commands.opening import ways
from confluence_desk.ui.commands.pointed import PointedRow
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP


def _can_keep(at: PointedRow) -> bool:
    return at.can_keep


def _is_page(at: PointedRow) -> bool:
    return at.is_page


def _is_search(at: PointedRow) -> bool:
    return at.is_search


def _is_own(at: PointedRow) -> bool:
    return at.is_own


_STARS: tuple[Offer[PointedRow], ...] = (
    Offer(
        "unstar",
        QT_TRANSLATE_NOOP("Command", "Remove from favourites"),
        lambda at: at.unstar(),
        "star-fill",
        fits=lambda at: at.is_starred,
        ruled=True,
    ),
    Offer(
        "star_row",
        QT_TRANSLATE_NOOP("Command", "Add to favourites"),
        lambda at: at.star(),
        "star",
        fits=lambda at: at.can_star,
        choices=lambda at: at.folders,
    ),
    Offer(
        "move_star",
        QT_TRANSLATE_NOOP("Command", "Move to"),
        lambda at: at.star(),
        "folder-simple",
        fits=lambda at: at.can_move_star,
        choices=lambda at: at.folders,
    ),
)

_READING: tuple[Offer[PointedRow], ...] = (
    like("keep_offline", lambda at: at.keep(), fits=_can_keep),
    like(
        "readiness_below",
        lambda at: at.examine(),
        fits=lambda at: at.can_keep and not at.is_space,
    ),
    like("readiness_space", lambda at: at.examine(), fits=lambda at: at.can_keep and at.is_space),
    Offer(
        "search_row",
        QT_TRANSLATE_NOOP("Command", "Search inside"),
        lambda at: at.search_inside(),
        "magnifying-glass",
        fits=lambda at: at.can_search,
    ),
    like(
        "copy_link",
        lambda at: at.hand_out("link"),
        fits=lambda at: at.is_page or at.is_search,
        ruled=True,
    ),
    like("copy_app_link", lambda at: at.hand_out("app"), fits=_is_search),
    like("copy_markdown", lambda at: at.hand_out("markdown"), fits=_is_page),
    like("copy_title", lambda at: at.hand_out("title"), fits=_is_page),
    like("browse", lambda at: at.hand_out("browser"), fits=_is_page),
)

_SEARCHES: tuple[Offer[PointedRow], ...] = (
    Offer(
        "tell_hits",
        QT_TRANSLATE_NOOP("Command", "Tell me of new hits"),
        lambda at: at.share("tell"),
        "bell",
        fits=_is_search,
        ticked=lambda at: at.tells,
        ruled=True,
    ),
    Offer(
        "export_search",
        QT_TRANSLATE_NOOP("Command", "Export this search…"),
        lambda at: at.share("file"),
        "upload-simple",
        fits=_is_search,
    ),
    like("import_searches", lambda at: at.share("import"), fits=lambda at: at.holds_searches),
    like("export_searches", lambda at: at.share("export"), fits=lambda at: at.holds_searches),
)

_OWN: tuple[Offer[PointedRow], ...] = (
    Offer(
        "rename_row",
        QT_TRANSLATE_NOOP("Command", "Rename"),
        lambda at: at.rename(),
        "pencil-simple",
        ("F2",),
        fits=_is_own,
        ruled=True,
    ),
    Offer(
        "remove_row",
        QT_TRANSLATE_NOOP("Command", "Remove"),
        lambda at: at.remove(),
        "trash",
        ("Del",),
        fits=_is_own,
    ),
    Offer(
        "new_folder",
        QT_TRANSLATE_NOOP("Command", "New folder"),
        lambda at: at.make_folder(),
        "folder-simple-plus",
        fits=lambda at: at.takes_folders,
    ),
)

_TREE: tuple[Offer[PointedRow], ...] = (
    like("reload", lambda at: at.refresh(), fits=lambda at: at.can_refresh, ruled=True),
    Offer(
        "expand_below",
        QT_TRANSLATE_NOOP("Command", "Expand all below"),
        lambda at: at.expand(),
        "arrows-out-line-vertical",
        fits=lambda at: at.can_expand,
    ),
    Offer(
        "collapse_all",
        QT_TRANSLATE_NOOP("Command", "Collapse all"),
        lambda at: at.collapse(),
        "arrows-in-line-vertical",
        fits=lambda at: at.can_collapse,
    ),
    like(
        "show_archived",
        lambda at: at.show_archived(),
        fits=lambda at: at.has_archived,
        ticked=lambda at: at.archived_shown,
        ruled=True,
    ),
)

ROW: tuple[Offer[PointedRow], ...] = (
    *ways("Return", "Ctrl+Return", "Shift+Return"),
    *_STARS,
    *_READING,
    *_SEARCHES,
    *_OWN,
    *_TREE,
)
"""In the order of the menu; what does not fit a row is left out."""

KEYS = {key: offer.id for offer in ROW for key in offer.keys}
"""What keys do to the row that is marked."""

BY_ID = {offer.id: offer for offer in ROW}
