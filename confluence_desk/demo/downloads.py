"""Where file bytes are handed out: addresses of the second origin, and what lies behind them."""

from dataclasses import dataclass

from confluence_desk.demo.media import File, Signer, Ticket, link
from confluence_desk.demo.records import AttachmentRecord, bytes_of
from confluence_desk.demo.refusals import Absent
from confluence_desk.demo.state import SiteState


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

    def file(self, ticket: Ticket) -> File | None:
        """What a ticket opens; a thumbnail is the picture itself."""
        row = self.state.attachment_by_file(ticket.file_id)
        if row is None or not 1 <= ticket.version <= len(row.versions):
            return None
        return File(bytes_of(row.versions[ticket.version - 1].data), row.media_type)
