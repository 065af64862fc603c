"""What a drawing may ask about things that only Confluence or other hosts have; and the answers."""

from confluence_desk.domain.entities import Attachment
from confluence_desk.domain.frozen import frozen
from confluence_desk.render.question import Question

Size = tuple[int, int]


@frozen
class Told:
    """HTML that Confluence drew, as it came, and how long ago that was.

    ``whole`` says that it is the whole page, for the macro was not to be had alone.
    """

    html: str
    ago: str
    whole: bool = False


@frozen
class DrawnOf(Question[Told]):
    """What Confluence drew of a macro on a page, if somebody asked it to."""

    page_id: str
    macro: str


@frozen
class FileWith(Question[Attachment]):
    """A file by its id, or one of a page by the id of its media."""

    page_id: str
    key: str


@frozen
class PictureSize(Question[Size]):
    """How large a picture is, where it was seen once."""

    attachment_id: str
    number: int


@frozen
class Foreign:
    """A picture of another host that may be shown: it was wished for, or its host always is."""

    size: Size | None = None


@frozen
class Abroad(Question[Foreign]):
    """Whether the picture under an address may be shown; no answer means no."""

    address: str
