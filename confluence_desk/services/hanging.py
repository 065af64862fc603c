"""What hangs on a page beside its text, as a comparison of two pages tells it."""

from typing import TYPE_CHECKING

from confluence_desk.domain.frozen import frozen

if TYPE_CHECKING:
    from confluence_desk.store import Store


@frozen
class Hanging:
    """Its labels, and the names of its attachments."""

    labels: tuple[str, ...] = ()
    files: tuple[str, ...] = ()


def hanging_on(store: "Store", page_id: str) -> Hanging | None:
    """Labels and attachments of a page; None where they were never fetched."""
    labels, files = store.labels(page_id), store.attachments(page_id)
    if labels is None or files is None:
        return None
    return Hanging(tuple(one.name for one in labels), tuple(one.title for one in files))
