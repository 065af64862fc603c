"""Reads a site in bulk, hundreds of rows a request: what a sync asks of Confluence."""

from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import aclosing
from dataclasses import replace

from confluence_desk.api import wire
from confluence_desk.api.call import V1, V2, Call
from confluence_desk.api.lists import ROWS, Lists, numbers
from confluence_desk.api.paging import gathered
from confluence_desk.api.together import together
from confluence_desk.domain.entities import (
    Attachment,
    Comment,
    Kind,
    Label,
    Page,
    PageNode,
    Place,
)
from confluence_desk.domain.errors import BadReply, Forbidden, Missing, ScopeMissing, ServerFault

NEWEST = "-modified-date"
LABELLED = "labelled"
"""What a row under a label is called when not even its id can be read."""
CURRENT_AND_ARCHIVED = ("current", "archived")
_ARCHIVED_SPACES_TOO = {"includeArchivedSpaces": "true"}
"""Without it a search passes over what stands in spaces that were archived."""
CURRENT = ("current",)
DEEPEST = 10
SEARCH_ROWS = 100
SPACES_AT_ONCE = 100
"""As many spaces as a filter of a listing takes."""
LONGEST_KEYS = 2000
"""Characters of space keys in one query: addresses beyond about 8 kB are refused."""

OTHER_KINDS = (Kind.FOLDER, Kind.WHITEBOARD, Kind.DATABASE, Kind.EMBED)


class Bulk(Lists):
    """Listings of a space, a label, a subtree, a query or the whole site.

    Rows that cannot be read are left out and told to ``skipped``. Every generator may be left
    early if it is closed.
    """

    def space_pages(
        self, space_id: str, *, newest: bool = False, rows: int = ROWS
    ) -> AsyncGenerator[list[Page], None]:
        """The current and archived pages of a space without bodies; by id, or newest first."""
        query = {"status": ",".join(CURRENT_AND_ARCHIVED), **_order(newest=newest)}
        call = Call(f"{V2}/spaces/{space_id}/pages", f"pages of space {space_id}", query)
        return self.in_bulk(call, wire.PAGES, Kind.PAGE, rows)

    def space_pages_by_id(
        self, space_id: str, *, falling: bool, rows: int = ROWS
    ) -> AsyncGenerator[list[Page], None]:
        """As ``space_pages``, surely by id: the lowest first, or the highest."""
        query = {"status": ",".join(CURRENT_AND_ARCHIVED), "sort": "-id" if falling else "id"}
        call = Call(f"{V2}/spaces/{space_id}/pages", f"pages of space {space_id}", query)
        return self.in_bulk(call, wire.PAGES, Kind.PAGE, rows)

    def space_posts(
        self, space_id: str, *, newest: bool = False, rows: int = ROWS
    ) -> AsyncGenerator[list[Page], None]:
        """The current blog posts of a space without bodies; by id, or newest first."""
        query = {"status": ",".join(CURRENT), **_order(newest=newest)}
        call = Call(f"{V2}/spaces/{space_id}/blogposts", f"blog of space {space_id}", query)
        return self.in_bulk(call, wire.BLOG_POSTS, Kind.BLOGPOST, rows)

    async def pages_by_id(
        self,
        ids: Iterable[str],
        *,
        bodies: bool = False,
        statuses: Sequence[str] = CURRENT_AND_ARCHIVED,
    ) -> list[Page]:
        """Up to 250 pages in one request, in no order to rely on; those not seen are left out."""
        call = _by_id("pages", ids, statuses, bodies=bodies)
        return await gathered(self.in_bulk(call, wire.PAGES, Kind.PAGE)) if call else []

    async def posts_by_id(
        self, ids: Iterable[str], *, bodies: bool = False, statuses: Sequence[str] = CURRENT
    ) -> list[Page]:
        """Up to 250 blog posts in one request; those not seen are left out."""
        call = _by_id("blogposts", ids, statuses, bodies=bodies)
        return await gathered(self.in_bulk(call, wire.BLOG_POSTS, Kind.BLOGPOST)) if call else []

    async def descendants(self, kind: Kind, node_id: str) -> AsyncGenerator[list[PageNode], None]:
        """All current nodes below one, at any depth; a parent comes before its children."""
        if kind is Kind.BLOGPOST:
            return
        seen = {node_id}
        tops: list[tuple[Kind, str]] = [(kind, node_id)]
        while tops:
            top_kind, top_id = tops.pop()
            path = f"{V2}/{wire.PLURAL[top_kind]}/{top_id}/descendants"
            call = Call(path, f"descendants of {top_kind} {top_id}", {"depth": str(DEEPEST)})
            async with aclosing(self.in_bulk(call, wire.DESCENDANTS, "node")) as slices:
                async for rows in slices:
                    fresh = [row for row in rows if row.node.id not in seen]
                    seen.update(row.node.id for row in fresh)
                    tops += [(row.node.kind, row.node.id) for row in fresh if row.depth >= DEEPEST]
                    yield [row.node for row in fresh]

    async def labels_everywhere(self) -> list[Label]:
        """All labels of the site that are on anything to be seen, and one's own."""
        return await gathered(self.in_bulk(Call(f"{V2}/labels", "labels"), wire.LABELS, "label"))

    def label_pages(
        self, label_id: str, space_ids: Sequence[str] = ()
    ) -> AsyncGenerator[list[Page], None]:
        """The current and archived pages under a label, of all spaces or a few, no bodies."""
        call = _labelled("pages", label_id, space_ids)
        return self.in_bulk(call, wire.PAGES, Kind.PAGE)

    def label_posts(
        self, label_id: str, space_ids: Sequence[str] = ()
    ) -> AsyncGenerator[list[Page], None]:
        """The current blog posts under a label, of all spaces or a few, without bodies."""
        call = _labelled("blogposts", label_id, space_ids)
        return self.in_bulk(call, wire.BLOG_POSTS, Kind.BLOGPOST)

    def ids_under_label(
        self, label_id: str, kind: Kind, space_ids: Sequence[str] = ()
    ) -> AsyncGenerator[list[str], None]:
        """As ``label_pages`` and ``label_posts``, and less work, where only the ids matter."""
        call = _labelled(wire.PLURAL[kind], label_id, space_ids)
        return self.in_bulk(call, wire.IDS, LABELLED)

    async def comments_everywhere(
        self, place: Place, *, newest: bool = False, bodies: bool = True, rows: int = ROWS
    ) -> AsyncGenerator[list[Comment], None]:
        """The comments of the whole site with the replies; by id, or newest first.

        The service does not name a reply's page: its ``container_id`` is "" unless its thread
        came before it.
        """
        query = {**({"body-format": "storage"} if bodies else {}), **_order(newest=newest)}
        call = Call(f"{V2}/{place}-comments", f"{place} comments", query)
        containers: dict[str, str] = {}
        async with aclosing(self.in_bulk(call, wire.COMMENTS, f"{place}-comment", rows)) as slices:
            async for some in slices:
                yield [_placed(row, place, containers) for row in some]

    def attachments_everywhere(
        self, *, newest: bool = False, rows: int = ROWS
    ) -> AsyncGenerator[list[Attachment], None]:
        """The records of all files of the site; by id, or newest first."""
        call = Call(f"{V2}/attachments", "files", _order(newest=newest))
        return self.in_bulk(call, wire.ATTACHMENTS, "attachment", rows)

    async def attachment_exists(self, att_id: str) -> bool:
        """Whether a file still hangs on its page; the trash is no page."""
        call = Call(f"{V2}/attachments/{att_id}", f"file {att_id}")
        try:
            found = await self._transport.ask(call, wire.ATTACHMENT)
        except Missing:
            return False
        return found.status in CURRENT_AND_ARCHIVED

    async def space_labels(self, space_id: str) -> list[Label]:
        """The labels of all that is in a space."""
        path = f"{V2}/spaces/{space_id}/content/labels"
        call = Call(path, f"labels in space {space_id}")
        return await gathered(self.in_bulk(call, wire.LABELS, "label"))

    async def other_nodes(self, space_keys: Iterable[str]) -> AsyncGenerator[list[PageNode], None]:
        """Folders, whiteboards, databases and embeds of some spaces, which have no listing.

        The search finds them, with their parents and positions; where it does not say these,
        each is looked up by itself. One that does not answer to that (trap 29) is told to
        ``skipped`` and comes all the same, with ``space_id`` "" and without a parent.
        """
        kinds = ", ".join(OTHER_KINDS)
        for keys in _short(list(space_keys)):
            cql = f"type in ({kinds}) and space in ({', '.join(map(_quoted, keys))})"
            expand = "content.space,content.ancestors,content.extensions"
            query = {"cql": cql, "excerpt": "none", "expand": expand, **_ARCHIVED_SPACES_TOO}
            call = Call(f"{V1}/search", "folders", query, search=True)
            async with aclosing(self.in_bulk(call, wire.FOUND_NODES, "node", SEARCH_ROWS)) as found:
                async for nodes in found:
                    yield list(await together(map(self._known, nodes)))

    async def node(self, kind: Kind, node_id: str) -> PageNode:
        """The record of one node of any kind."""
        call = Call(f"{V2}/{wire.PLURAL[kind]}/{node_id}", f"{kind} {node_id}")
        return replace(await self._transport.ask(call, wire.NODE), kind=kind)

    async def _known(self, node: PageNode) -> PageNode:
        if node.space_id:
            return node
        try:
            return await self.node(node.kind, node.id)
        except (BadReply, Forbidden, Missing, ScopeMissing, ServerFault):
            self.skip(node.kind, node.id)
            return node

    async def search_ids(self, cql: str) -> AsyncGenerator[list[tuple[str, Kind]], None]:
        """What a query finds that stands in the hierarchy or in a blog, archived pages too."""
        query = {
            "cql": cql,
            "excerpt": "none",
            "cqlcontext": '{"contentStatuses":["current","archived"]}',
        }
        call = Call(f"{V1}/search", "search", query, search=True)
        async with aclosing(self.in_bulk(call, wire.FOUND, "hit", SEARCH_ROWS)) as found:
            async for some in found:
                yield some


def _order(*, newest: bool) -> dict[str, str]:
    return {"sort": NEWEST} if newest else {}


def _by_id(
    plural: str, ids: Iterable[str], statuses: Sequence[str], *, bodies: bool
) -> Call | None:
    wanted = numbers(ids)
    if len(wanted) > ROWS:
        raise ValueError(f"At most {ROWS} ids fit into one request.")
    query = {"id": ",".join(wanted), "status": ",".join(statuses)}
    if bodies:
        query["body-format"] = "storage"
    return Call(f"{V2}/{plural}", plural, query, heavy=bodies) if wanted else None


def _labelled(plural: str, label_id: str, space_ids: Sequence[str]) -> Call:
    few = 0 < len(space_ids) <= SPACES_AT_ONCE
    query = {"space-id": ",".join(space_ids)} if few else {}
    return Call(f"{V2}/labels/{label_id}/{plural}", f"{plural} under label {label_id}", query)


def _placed(comment: Comment, place: Place, containers: dict[str, str]) -> Comment:
    """The comment with its place, and the page of the thread it replies to if that is known."""
    page = comment.container_id or containers.get(comment.parent_id or "", "")
    containers[comment.id] = page
    return replace(comment, place=place, container_id=page)


def _quoted(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _short(keys: Sequence[str]) -> list[list[str]]:
    """The keys in portions that fit into an address."""
    found: list[list[str]] = []
    room = 0
    for key in keys:
        if not found or room < len(key):
            found.append([])
            room = LONGEST_KEYS
        found[-1].append(key)
        room -= len(key)
    return found
