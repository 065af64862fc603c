"""Where file bytes are handed out: addresses of the second origin, and what lies behind them."""

from dataclasses import dataclass
from html import escape
from zlib import crc32

from confluence_desk.demo.media import File, Signer, Ticket, link
from confluence_desk.demo.records import AttachmentRecord, SpaceRecord, bytes_of
from confluence_desk.demo.refusals import Absent
from confluence_desk.demo.state import SiteState

_ICON = "space-"


@dataclass(slots=True)
class Downloads:
    """Signs links to the files of a site; ``origin`` is set when the second server has a port."""

    state: SiteState
    signer: Signer
    origin: str = ""

    def location(self, row: AttachmentRecord, number: int = 0, *, thumbnail: bool = False) -> str:
        """The address of one version (0: the newest); raises Absent."""
        number = number or len(row.versions)
        if row.status != "current" or not 1 <= number <= len(row.versions):
            raise Absent
        ticket = Ticket(row.file_id, number, thumbnail)
        token = self.signer.sign(ticket)
        return link(self.origin, token, ticket, name=row.title, container_id=row.container_id)

    def icon(self, space: SpaceRecord) -> str:
        """The address of a space's picture."""
        ticket = Ticket(f"{_ICON}{space.id}", 1)
        token = self.signer.sign(ticket)
        return link(self.origin, token, ticket, name=f"{space.key}.svg", container_id=space.id)

    def file(self, ticket: Ticket) -> File | None:
        """What a ticket opens; a thumbnail is the picture itself."""
        if ticket.file_id.startswith(_ICON):
            space = self.state.spaces.get(int(ticket.file_id.removeprefix(_ICON)))
            return File(_picture(space), "image/svg+xml") if space else None
        row = self.state.attachment_by_file(ticket.file_id)
        if row is None or not 1 <= ticket.version <= len(row.versions):
            return None
        return File(bytes_of(row.versions[ticket.version - 1].data), row.media_type)


def _picture(space: SpaceRecord) -> bytes:
    """A square in one of many colours, with the first letter of the space's name."""
    hue = crc32(space.key.encode()) % 360
    letter = escape(space.name[:1].upper() or "?")
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48">'
        f'<rect width="48" height="48" rx="8" fill="hsl({hue}, 45%, 42%)"/>'
        '<text x="24" y="33" font-family="sans-serif" font-size="26" text-anchor="middle" '
        f'fill="#fff">{letter}</text></svg>'
    ).encode()
