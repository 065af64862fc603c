"""What a body may ask of its surroundings, and what drawing it yields."""

from collections.abc import Callable
from datetime import date

from confluence_desk.domain.entities import Attachment
from confluence_desk.domain.frozen import frozen
from confluence_desk.domain.speech import ENGLISH, Speech
from confluence_desk.render.question import Ask, nobody


@frozen
class Context:
    """The page a body stands on and the local answers about others; nothing here waits."""

    site_url: str
    page_id: str
    space_key: str
    title: str
    page_link: Callable[[str, str], str | None]
    """(space key, or "" for this space; title) -> page id where it is known locally."""
    attachment: Callable[[str], Attachment | None]
    """A file of this page by name."""
    attachment_of: Callable[[str, str, str], Attachment | None]
    """(space key, page title, file name) -> a file of another page."""
    person: Callable[[str], str]
    """An account's display name, or "" when it is not known."""
    today: date
    speech: Speech = ENGLISH
    files_known: bool = True
    """Whether the list of this page's files is here; else nothing can be said to be missing."""
    ask: Ask = nobody
    """What macros want to know of the rest of the library."""
    within: tuple[str, ...] = ()
    """The pages that show this body inside theirs, the outermost first."""


@frozen
class Outline:
    """A heading: its level, words and the anchor that reaches it."""

    level: int
    text: str
    anchor: str


@frozen
class Drawn:
    """A body as HTML, and what was met on the way."""

    html: str
    outline: tuple[Outline, ...] = ()
    attachments: tuple[str, ...] = ()
    """Ids of the attachments whose bytes the HTML shows."""
    people: tuple[str, ...] = ()
    """Account ids it mentions."""
    unknown: tuple[str, ...] = ()
    """Names of macros drawn as a labelled box."""
    codes: tuple[str, ...] = ()
    """Texts of the code blocks; ``desk://site/copy/N`` is the N-th."""
