"""What the list below the bar shows of a result, a completion or an earlier search."""

from collections.abc import Callable

from confluence_desk.cql.completion import Offer, What
from confluence_desk.services.search import Found
from confluence_desk.ui.models.found_items import Item
from confluence_desk.ui.models.found_results import kind_words

_ICONS = {What.FIELD: "list-bullets", What.OPERATOR: "equals", What.FUNCTION: "code"}
_KINDS = {
    "page": "file-text",
    "blogpost": "newspaper",
    "folder": "folder",
    "attachment": "paperclip",
    "comment": "chat-circle",
}


def hit_item(found: Found, do: Callable[[], None]) -> Item:
    """A result by its title, and where it stands."""
    parts = (kind_words(found.kind) if found.kind != "page" else "", found.space_name)
    hint = " · ".join(part for part in parts if part)
    lit = tuple(at for start, end in found.title_lit for at in range(start, end))
    return Item(found.id, found.title, do, hint, _KINDS.get(found.kind, "file"), lit=lit)


def offer_item(offer: Offer, do: Callable[[str], None]) -> Item:
    """What could stand there by its name; how often a label is there stands behind the label."""
    text = offer.text if offer.text.endswith(("(", "()")) else f"{offer.text} "
    title, hint = (offer.name, offer.text) if offer.name else (offer.text, "")
    if offer.name.isdecimal():
        title, hint = hint, title
    icon = _ICONS.get(offer.what, "")
    return Item(f"{offer.what}:{offer.text}", title, lambda: do(text), hint, icon)


def earlier_item(query: str, do: Callable[[str], None]) -> Item:
    """What was searched for before."""
    title = " ".join(query.split())
    return Item(f"earlier:{query}", title, lambda: do(query), "", "clock-counter-clockwise")
