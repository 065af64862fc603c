"""What every view of a session has in common."""

from typing import Protocol

from PySide6.QtWebEngineCore import QWebEngineProfile

from confluence_desk.domain.entities import Site
from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.theme import Theme
from confluence_desk.ui.web.awake import Awake
from confluence_desk.ui.web.scheme import Sources
from confluence_desk.ui.web.shelf import Shelf


class Pages(Sources, Protocol):
    """What views ask of the library."""

    @property
    def site(self) -> Site:
        """The site that the pages belong to."""

    def web_url(self, node_id: str) -> str:
        """Where the browser finds a page."""


@frozen
class Shared:
    """The profile with the documents that it serves, and who sleeps."""

    library: Pages
    theme: Theme
    profile: QWebEngineProfile
    shelf: Shelf
    awake: Awake
