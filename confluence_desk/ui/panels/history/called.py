"""What the two sides of a comparison are called, in its tab and in what is handed out of it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from confluence_desk.services.redlines import Names

if TYPE_CHECKING:
    from confluence_desk.services.comparing import Pair, Side
    from confluence_desk.services.library import Library

translate = QCoreApplication.translate


class Called:
    """Names for the versions of one page, and for what stands in place of the older one."""

    def __init__(self, library: "Library", page_id: str) -> None:
        self._library = library
        self._page_id = page_id

    @property
    def page(self) -> str:
        """The page's title."""
        node = self._library.node(self._page_id)
        return node.title if node else translate("ComparisonTab", "Versions")

    def other(self, side: "Side | None") -> str:
        """What the page or the file is called that stands in place of an older version."""
        if side is None or not side.page_id:
            return side.name if side else ""
        node = self._library.node(side.page_id)
        return node.title if node else translate("ComparisonTab", "Another page")

    def tab(self, pair: "Pair") -> str:
        """The page's title, and which versions; one alone where there is no other."""
        if pair.other is not None:
            words = translate("ComparisonTab", "{title} and {other}")
            return words.format(title=self.page, other=self.other(pair.other))
        if not pair.new:
            return self.page
        if not pair.old:
            words = translate("ComparisonTab", "{title}: v{number}")
            return words.format(title=self.page, number=pair.new)
        words = translate("ComparisonTab", "{title}: v{old} and v{new}")
        return words.format(title=self.page, old=pair.old, new=pair.new)

    def sides(self, pair: "Pair") -> Names:
        """The title, and what to call either side of a redline."""
        old, new = (f"v{number}" for number in (pair.old, pair.new))
        return Names(self.page, self.other(pair.other) or old, new)
