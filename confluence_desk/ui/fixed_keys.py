"""The keys of context menus: they work where such a thing is marked, and nobody can change them."""

from PySide6.QtCore import QCoreApplication

from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.commands.contexts import CONTEXTS


@frozen
class FixedKeys:
    """What they do, where they work and which they are, in the person's words."""

    words: str
    where: str
    keys: tuple[str, ...]


def fixed() -> tuple[FixedKeys, ...]:
    """What has such keys, in the order of the table."""
    translate = QCoreApplication.translate
    return tuple(
        FixedKeys(translate("Command", offer.words), translate("Menu", where), offer.keys)
        for where, offers in CONTEXTS
        for offer in offers
        if offer.keys
    )
