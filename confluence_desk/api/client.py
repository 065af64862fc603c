"""What the program asks of Confluence: one method for each thing it needs."""

from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime
from types import TracebackType
from typing import Self, TypeVar

from confluence_desk.api import wire
from confluence_desk.api.ancestry import Ancestry
from confluence_desk.api.bulk import SEARCH_ROWS, Bulk
from confluence_desk.api.call import V1, V2, WHO_AM_I, Call
from confluence_desk.api.conversions import Conversions
from confluence_desk.api.decode import Decode
from confluence_desk.api.downloads import Downloads
from confluence_desk.api.lists import ROWS, numbers, portions
from confluence_desk.api.paging import Slice, gathered
from confluence_desk.api.probing import Probing
from confluence_desk.api.threads import Threads
from confluence_desk.api.together import together
from confluence_desk.api.transport import Endpoint, Outcome, Transport
from confluence_desk.domain.entities import (
    Attachment,
    Comment,
    Hit,
    Kind,
    Label,
    Page,
    PageNode,
    Person,
    Space,
    Version,
)
from confluence_desk.domain.errors import Missing, SignInNeeded
from confluence_desk.domain.road import Road

T = TypeVar("T")

ROWS_WITH_BODIES = 50


class ConfluenceClient(Bulk):
    """Reads one site as one account; every list it returns is complete.

    All methods raise ``DeskError``. An async context manager; leaving it closes connections.
    """

    def __init__(self, transport: Transport) -> None:
        super().__init__(transport)
        self._threads = Threads(self)
        self._ancestry = Ancestry(self)
        self._downloads = Downloads(transport)
        self._conversions = Conversions(transport)
        self.probing = Probing(transport)

    @classmethod
    def open(
        cls,
        endpoint: Endpoint,
        *,
        on_outcome: Callable[[Outcome], None] | None = None,
        patient: bool = False,
        on_wait: Callable[[datetime | None], None] | None = None,
    ) -> Self:
        """Make a client for the real network; see ``Transport`` for ``patient``."""
        return cls(Transport(endpoint, on_outcome=on_outcome, patient=patient, on_wait=on_wait))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    @property
    def road(self) -> Road:
        """How its requests leave this machine."""
        return self._transport.endpoint.road

    async def aclose(self) -> None:
        """Close every connection."""
        await self._transport.aclose()

    async def current_user(self) -> Person:
        """Whose credential this is; raises ``SignInNeeded`` for an anonymous answer."""
        person = await self._transport.ask(Call(WHO_AM_I, "the current user"), wire.CURRENT_USER)
        if person is None:
            raise SignInNeeded(self._transport.site_url, "anonymous")
        return person

    # Spaces and their hierarchy

    async def spaces(self) -> list[Space]:
        """Every space, current and archived."""
        query = {"description-format": "plain"}
        return await self.listed(f"{V2}/spaces", "spaces", wire.SPACES, query)

    async def space(self, space_id: str) -> Space:
        """One space by its id."""
        query = {"description-format": "plain"}
        call = Call(f"{V2}/spaces/{space_id}", f"space {space_id}", query)
        return await self._transport.ask(call, wire.SPACE)

    async def space_by_key(self, key: str) -> Space | None:
        """One space by its key or alias, whatever the case; None where there is none to see."""
        query = {"keys": key, "description-format": "plain"}
        found = await self.listed(f"{V2}/spaces", f"space {key}", wire.SPACES, query)
        return found[0] if found else None

    async def root_nodes(self, space_id: str) -> list[PageNode]:
        """The current pages of a space that have no parent."""
        query = {"depth": "root", "status": "current"}
        return await self.listed(
            f"{V2}/spaces/{space_id}/pages", f"pages of space {space_id}", wire.PAGE_NODES, query
        )

    async def children(self, kind: Kind, node_id: str) -> list[PageNode]:
        """All nodes directly below one node, of every kind."""
        return await gathered(self.children_pages(kind, node_id))

    async def children_pages(
        self, kind: Kind, node_id: str
    ) -> AsyncGenerator[list[PageNode], None]:
        """The nodes directly below one node, as they come, some at a time."""
        if kind is Kind.BLOGPOST:
            return
        path = f"{V2}/{wire.PLURAL[kind]}/{node_id}/direct-children"
        rows = self.walked(Call(path, f"children of {kind} {node_id}"), wire.CHILDREN, ROWS)
        async with aclosing(rows) as slices:
            async for nodes in slices:
                yield [replace(node, parent_id=node_id) for node in nodes]

    async def ancestors(self, kind: Kind, node_id: str) -> list[PageNode]:
        """The nodes above one node, highest first; one that may not be read has no title."""
        return await self._ancestry.of(kind, node_id)

    async def ancestor_ids(self, kind: Kind, node_id: str, limit: int) -> list[tuple[str, Kind]]:
        """Up to ``limit`` nodes above one node, highest first, without titles."""
        call = Call(
            f"{V2}/{wire.PLURAL[kind]}/{node_id}/ancestors",
            f"ancestors of {kind} {node_id}",
            {"limit": str(limit)},
        )
        return (await self._transport.ask(call, wire.ANCESTORS)).rows

    async def kinds(self, ids: Iterable[str]) -> dict[str, Kind | None]:
        """What each id is; None for one that is not to be seen or is no node."""
        wanted = numbers(ids)
        calls = [
            Call(
                f"{V2}/content/convert-ids-to-types",
                "types of content",
                body={"contentIds": some},
            )
            for some in portions(wanted, ROWS)
        ]
        answers = await together(self._transport.ask(call, wire.KINDS) for call in calls)
        known = {number: kind for answer in answers for number, kind in answer.items()}
        return {number: known.get(number) for number in wanted}

    # Pages and what hangs on them

    async def page(
        self, node_id: str, *, kind: Kind = Kind.PAGE, version: int | None = None
    ) -> Page:
        """One page or blog post with its storage body, as of now or of an older version."""
        query = {"body-format": "storage"}
        if version is not None:
            query["version"] = str(version)
        call = Call(f"{V2}/{wire.PLURAL[kind]}/{node_id}", f"{kind} {node_id}", query)
        return replace(await self._transport.ask(call, wire.PAGE), kind=kind)

    async def pages(self, ids: Iterable[str], *, bodies: bool = False) -> list[Page]:
        """Any number of pages, current or archived; those not to be seen are left out."""
        size = ROWS_WITH_BODIES if bodies else ROWS
        query = {"body-format": "storage"} if bodies else {}
        answers = await together(
            self.listed(f"{V2}/pages", "pages", wire.PAGES, {**query, "id": ",".join(some)}, size)
            for some in portions(numbers(ids), size)
        )
        return [page for answer in answers for page in answer]

    async def page_by_title(self, space_id: str, title: str) -> Page | None:
        """The page of that title in a space, without its body; None where there is none."""
        query = {"space-id": space_id, "title": title}
        found = await self.listed(f"{V2}/pages", "pages", wire.PAGES, query)
        found.sort(key=lambda page: page.status != "current")
        return found[0] if found else None

    async def blog_posts(self, space_id: str) -> list[Page]:
        """The current blog posts of a space, newest first, without bodies."""
        path = f"{V2}/spaces/{space_id}/blogposts"
        query = {"status": "current", "sort": "-created-date"}
        return await self.listed(path, f"blog of space {space_id}", wire.BLOG_POSTS, query)

    async def comments(self, kind: Kind, node_id: str) -> list[Comment]:
        """Footer and inline comments with the replies at any depth; parents before replies."""
        return await self._threads.of(kind, node_id) if kind.readable else []

    async def drawn_macro(self, content_id: str, version: int, macro_id: str) -> str:
        """One macro as HTML that Confluence drew; ``Removed`` where scoped tokens get no such."""
        return await self._conversions.macro(content_id, version, macro_id)

    async def drawn_page(self, kind: Kind, content_id: str, form: str) -> str:
        """A page as HTML that Confluence drew: as ``view``, or as ``export_view``."""
        return await self._conversions.page(kind, content_id, form)

    async def comment_exists(self, comment: Comment) -> bool:
        """Whether one comment is still to be seen."""
        path = f"{V2}/{comment.place}-comments/{comment.id}"
        try:
            await self._transport.ask(Call(path, f"comment {comment.id}"), wire.COMMENT)
        except Missing:
            return False
        return True

    async def labels(self, kind: Kind, node_id: str) -> list[Label]:
        """The labels of a page or blog post."""
        return await self._hanging(kind, node_id, "labels", wire.LABELS)

    async def attachments(self, kind: Kind, node_id: str) -> list[Attachment]:
        """The files of a page or blog post."""
        rows = await self._hanging(kind, node_id, "attachments", wire.ATTACHMENTS)
        return [row if row.container_id else replace(row, container_id=node_id) for row in rows]

    async def versions(self, kind: Kind, node_id: str) -> list[Version]:
        """The versions of a page or blog post, newest first."""
        rows = await self._hanging(kind, node_id, "versions", wire.VERSIONS)
        return sorted(rows, key=lambda version: -version.number)

    async def file_versions(self, file_id: str) -> list[Version]:
        """The versions of a file, newest first."""
        path = f"{V2}/attachments/{file_id}/versions"
        rows = await self.listed(path, f"versions of attachment {file_id}", wire.VERSIONS)
        return sorted(rows, key=lambda version: -version.number)

    async def read_restricted(self, node_id: str) -> bool:
        """Whether reading is restricted on this very item (ancestors are not looked at)."""
        call = Call(
            f"{V1}/content/{node_id}/restriction/byOperation",
            f"restrictions of {node_id}",
            {"expand": "read.restrictions.user,read.restrictions.group"},
        )
        return await self._transport.ask(call, wire.READ_RESTRICTED)

    def lacked(self, kind: Kind) -> tuple[str, ...]:
        """The scopes any one of which would name nodes of a kind, where that was refused lately."""
        return self._transport.lacked(f"{V2}/{wire.PLURAL[kind]}/1")

    # Files, people, search

    async def download(self, attachment: Attachment, *, version: int | None = None) -> bytes:
        """The bytes of a file."""
        async with aclosing(self._downloads.stream(attachment, version)) as chunks:
            return b"".join([chunk async for chunk in chunks])

    def download_stream(
        self, attachment: Attachment, version: int | None = None, *, start: int = 0
    ) -> AsyncGenerator[bytes, None]:
        """The bytes of a file from ``start`` on, as they come; close it when leaving it early."""
        return self._downloads.stream(attachment, version, start)

    async def people(self, account_ids: Iterable[str]) -> list[Person]:
        """The users behind account ids; unknown ones are left out."""
        wanted = list(dict.fromkeys(i for i in account_ids if i))
        calls = [
            Call(f"{V2}/users-bulk", "people", body={"accountIds": some})
            for some in portions(wanted, ROWS)
        ]
        answers = await together(self._transport.ask(call, wire.PEOPLE) for call in calls)
        return [person for answer in answers for person in answer.rows]

    async def search(self, cql: str, *, limit: int = 25, labels: bool = False) -> list[Hit]:
        """The first ``limit`` results of a CQL query, in the service's order."""
        hits: list[Hit] = []
        async with aclosing(self.search_pages(cql, limit=limit, labels=labels)) as slices:
            async for some in slices:
                hits += some
                if len(hits) >= limit:
                    break
        return hits[:limit]

    async def search_pages(
        self, cql: str, *, limit: int = 25, labels: bool = False
    ) -> AsyncGenerator[list[Hit], None]:
        """All results of a CQL query, about ``limit`` at a time, with their labels by wish."""
        expand = ["content.space", "content.container"]
        expand += ["content.metadata.labels"] if labels else []
        query = {"cql": cql, "excerpt": "highlight", "expand": ",".join(expand)}
        call = Call(f"{V1}/search", "search", query, search=True)
        async with aclosing(
            self.walked(call, wire.HITS, max(1, min(limit, SEARCH_ROWS)))
        ) as slices:
            async for hits in slices:
                yield hits

    async def _hanging(
        self, kind: Kind, node_id: str, list_name: str, decode: Decode[Slice[T]]
    ) -> list[T]:
        if not kind.readable:
            return []
        path = f"{V2}/{wire.PLURAL[kind]}/{node_id}/{list_name}"
        return await self.listed(path, f"{list_name} of {kind} {node_id}", decode)
