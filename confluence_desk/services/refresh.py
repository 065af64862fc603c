"""Asks Confluence and saves the answer: one method for each thing that can be asked again."""

import asyncio
import re
from collections.abc import Iterable, Sequence

from confluence_desk.api.client import ConfluenceClient
from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import Kind, Page, PageNode
from confluence_desk.domain.errors import DeskError, Missing, SignInNeeded
from confluence_desk.store import Store

_MENTIONED = re.compile(r'ri:account-id="([^"]+)"')


class Refresher:
    """Brings parts of the store up to date; knows nothing of who looks at them."""

    def __init__(self, client: ConfluenceClient, store: Store) -> None:
        self._client = client
        self._store = store

    async def spaces(self) -> Changes:
        """Every space, current and archived."""
        return await self._store.save_spaces(await self._client.spaces(), complete=True)

    async def children(self, key: str) -> Changes:
        """The list behind ``key``: a node's id, ``space:ID`` or ``blog:ID``."""
        kind, _, number = key.partition(":")
        if kind == "space":
            return await self._roots(number)
        if kind == "blog":
            return await self._blog(number)
        node = self._store.node(key)
        rows = await self._client.children(node.kind if node else Kind.PAGE, key)
        return await self._store.save_children(key, rows)

    async def page(self, page_id: str) -> Changes:
        """Body, version and path of one page or blog post; a stub's record for other kinds.

        A page that the service does not show any more keeps its last copy, marked as missing.
        """
        kind = await self._kind_of(page_id)
        try:
            if not kind.readable:
                return await self._stub(kind, page_id)
            page = await self._client.page(page_id, kind=kind)
        except Missing:
            await self._store.mark_missing(page_id, "not found")
            raise
        changes = await self._store.save_page(page)
        changes |= await self._space_of(page)
        people = {page.author_id, page.owner_id, page.version.author_id}
        changes |= await self._people(people | set(_MENTIONED.findall(page.body or "")))
        return changes | await self._path(kind, page_id)

    async def details(self, page_id: str) -> tuple[Changes, Sequence[DeskError]]:
        """Comments, labels, attachments, versions, side by side; what failed comes second."""
        kind = await self._kind_of(page_id)
        if not kind.readable:
            return Changes(), ()
        answers = await asyncio.gather(
            self._comments(kind, page_id),
            self._labels(kind, page_id),
            self._attachments(kind, page_id),
            self._versions(kind, page_id),
            return_exceptions=True,
        )
        changes, failures = Changes(), list[DeskError]()
        for answer in answers:
            if isinstance(answer, Changes):
                changes |= answer
            elif isinstance(answer, DeskError):
                failures.append(answer)
            else:
                raise answer
        if refused := next((f for f in failures if isinstance(f, SignInNeeded)), None):
            raise refused
        return changes, failures

    async def _roots(self, space_id: str) -> Changes:
        space = self._store.space(space_id)
        home = space.homepage_id if space else None
        changes = await self._store.save_children(
            f"space:{space_id}", await self._client.root_nodes(space_id)
        )
        if home:
            rows = await self._client.children(Kind.PAGE, home)
            changes |= await self._store.save_children(home, rows)
        return changes | await self._blog(space_id)

    async def _blog(self, space_id: str) -> Changes:
        posts = await self._client.blog_posts(space_id)
        changes = await self._store.save_pages(posts)
        return changes | await self._store.save_children(
            f"blog:{space_id}", [_row(post) for post in posts]
        )

    async def _kind_of(self, node_id: str) -> Kind:
        node = self._store.node(node_id)
        if node is not None:
            return node.kind
        kinds = await self._client.kinds([node_id])
        return kinds.get(node_id) or Kind.PAGE

    async def _stub(self, kind: Kind, node_id: str) -> Changes:
        node = await self._client.node(kind, node_id)
        above = await self._client.ancestors(kind, node_id)
        changes = await self._store.save_path([*above, node])
        if kind is Kind.FOLDER:
            changes |= await self.children(node_id)
        return changes

    async def _path(self, kind: Kind, page_id: str) -> Changes:
        if kind is Kind.BLOGPOST:
            return Changes()
        return await self._store.save_path(await self._client.ancestors(kind, page_id))

    async def _space_of(self, page: Page) -> Changes:
        if self._store.space(page.space_id) is not None:
            return Changes()
        space = await self._client.space(page.space_id)
        return await self._store.save_spaces([space], complete=False)

    async def _comments(self, kind: Kind, page_id: str) -> Changes:
        comments = await self._client.comments(kind, page_id)
        changes = await self._store.save_comments(page_id, comments)
        people = {c.version.author_id for c in comments}
        mentioned = {i for c in comments for i in _MENTIONED.findall(c.body)}
        return changes | await self._people(people | mentioned)

    async def _labels(self, kind: Kind, page_id: str) -> Changes:
        return await self._store.save_labels(page_id, await self._client.labels(kind, page_id))

    async def _attachments(self, kind: Kind, page_id: str) -> Changes:
        attachments = await self._client.attachments(kind, page_id)
        changes = await self._store.save_attachments(page_id, attachments)
        return changes | await self._people(a.version.author_id for a in attachments)

    async def _versions(self, kind: Kind, page_id: str) -> Changes:
        versions = await self._client.versions(kind, page_id)
        changes = await self._store.save_versions(page_id, versions)
        return changes | await self._people(v.author_id for v in versions)

    async def _people(self, account_ids: Iterable[str]) -> Changes:
        unknown = self._store.people_missing(sorted({i for i in account_ids if i}))
        if not unknown:
            return Changes()
        return await self._store.save_people(await self._client.people(unknown))


def _row(post: Page) -> PageNode:
    return PageNode(
        id=post.id,
        kind=post.kind,
        title=post.title,
        space_id=post.space_id,
        status=post.status,
        web_path=post.web_path,
    )
