"""What a view is given to show, however it was made."""

from confluence_desk.domain.frozen import frozen
from confluence_desk.render.context import Outline


@frozen
class Document:
    """A complete HTML document and what a view needs to know of it.

    ``codes`` holds the texts behind the copy links; ``version`` is 0 for placeholders.
    """

    html: str
    title: str
    outline: tuple[Outline, ...] = ()
    codes: tuple[str, ...] = ()
    version: int = 0
