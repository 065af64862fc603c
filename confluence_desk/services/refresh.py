"""Asks Confluence and saves the answer: one method for each thing that can be asked again."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

from confluence_desk.domain.entities import Kind, Page, PageNode
from confluence_desk.domain.errors import (
    BadReply,
    DeskError,
    Forbidden,
    Missing,
    Removed,
    ScopeMissing,
    SignInNeeded,
)
from confluence_desk.services.in_time import in_time, unmoved
from confluence_desk.services.mentions import mentioned
from confluence_desk.services.needs import FOLDERS, NAMES, PATH, RESTRICTIONS, Needs
from confluence_desk.services.page_lists import PageLists
from confluence_desk.services.tree_of_pages import TreeOfPages
from confluence_desk.store import Store
from confluence_desk.store.overtaken import Moment

if TYPE_CHECKING:
    from confluence_desk.api.client import ConfluenceClient

Answer = TypeVar("Answer")
Rows = tuple[list[PageNode], Moment | None]
"""A list, and when it was asked for."""


class Refresher:
    """Brings parts of the store up to date; the store tells what that changed.

    ``needs`` hears which scopes are missing for what.
    """

    def __init__(
        self, client: "ConfluenceClient", store: Store, needs: Needs | None = None
    ) -> None:
        self._client = client
        self._store = store
        self._page_lists = PageLists(client, store)
        self._tree_of_pages = TreeOfPages(client, store)
        self._needs = needs or Needs()

    async def spaces(self) -> None:
        """Every space, current and archived."""

        async def bring(asked: Moment | None) -> None:
            spaces = await self._client.spaces()
            await self._store.save_spaces(spaces, complete=True, asked=asked)

        await in_time(self._store, bring)

    async def children(self, key: str) -> None:
        """The list behind ``key``: a node's id, ``space:ID`` or ``blog:ID``."""
        kind, _, number = key.partition(":")
        if kind == "space":
            await self._roots(number)
        elif kind == "blog":
            await self._blog(number)
        else:
            node = self._store.node(key)
            kind, space_id = (node.kind, node.space_id) if node else (Kind.PAGE, "")
            await self._below(kind, key, space_id)

    async def page(self, page_id: str) -> None:
        """Body, version and path of one page or blog post; a stub's record for other kinds.

        A page that the service does not show any more keeps its last copy, marked as missing.
        """
        kind = await self._kind_of(page_id)
        if not kind.readable:
            await self._stub(kind, page_id)
            return
        page = await in_time(self._store, lambda asked: self._page(kind, page_id, asked))
        people = {page.author_id, page.owner_id, page.version.author_id}
        people |= mentioned(page.body or "")
        failures = await _all(
            self._space_of(page), self._people(people), self._path_if_allowed(kind, page_id)
        )
        if failures:
            raise failures[0]

    async def version(self, page_id: str, number: int) -> None:
        """The text of an older version, and the page itself where nothing of it is here."""
        if self._store.about(page_id) is None:
            await self.page(page_id)
        kind = await self._kind_of(page_id)
        await self._store.save_old_version(
            await self._client.page(page_id, kind=kind, version=number)
        )

    async def details(self, page_id: str) -> None:
        """Comments, labels, attachments, versions and who may read, side by side.

        What arrives is saved although another part failed; the first failure is raised.
        """
        kind = await self._kind_of(page_id)
        if not kind.readable:
            return
        failures = await _all(
            self._comments(kind, page_id),
            self._page_lists.labels(kind, page_id),
            self._attachments(kind, page_id),
            self._versions(kind, page_id),
            self._restricted(page_id),
        )
        if failures:
            raise _first(failures)

    async def _roots(self, space_id: str) -> None:
        space = self._store.space(space_id)
        home = space.homepage_id if space else None

        async def ask(asked: Moment | None) -> Rows:
            return await self._client.root_nodes(space_id), asked

        await self._list(f"space:{space_id}", ask)
        parts = [self._blog(space_id)]
        if home:
            parts.insert(0, self._below(Kind.PAGE, home, space_id))
        if failures := await _all(*parts):
            raise failures[0]

    async def _below(self, kind: Kind, key: str, space_id: str) -> None:
        """What hangs under a node; where the token may not ask that, out of the list of pages."""

        async def ask(asked: Moment | None) -> Rows:
            try:
                rows = await self._client.children(kind, key)
            except ScopeMissing as lacking:
                if not space_id:
                    raise
                tree = await self._tree_of_pages.of(space_id, anew=asked is None)
                rows, asked = tree.below.get(key, []), asked and tree.asked
                self._needs.note(FOLDERS, lacking.scopes if self._tree_of_pages.partial else ())
            else:
                self._needs.note(FOLDERS, ())
            return rows, asked

        await self._list(key, ask)

    async def _blog(self, space_id: str) -> None:
        posts: list[Page] = []

        async def ask(asked: Moment | None) -> Rows:
            posts[:] = await self._client.blog_posts(space_id)
            return [post.as_node() for post in posts], asked

        await self._list(f"blog:{space_id}", ask)
        await self._store.save_pages(posts)

    async def _list(self, key: str, ask: Callable[[Moment | None], Awaitable[Rows]]) -> None:
        """Keep a list, unless it comes empty although what was in it still stands (trap 38)."""

        async def bring(asked: Moment | None) -> None:
            known = self._store.children(key, count=1)
            rows, asked = await ask(asked)
            if known and not rows and await self._still_there(known[0]):
                raise BadReply("an empty list of content that is there")
            await self._store.save_children(key, rows, asked=asked)

        await in_time(self._store, bring)

    async def _still_there(self, node: PageNode) -> bool:
        try:
            now = await self._client.node(node.kind, node.id)
        except Missing:
            return False
        return now.status == "current" and now.parent_id == node.parent_id

    async def _kind_of(self, node_id: str) -> Kind:
        node = self._store.node(node_id)
        if node is not None:
            return node.kind
        try:
            kinds = await self._client.kinds([node_id])
        except ScopeMissing:
            return Kind.PAGE  # most things are
        return kinds.get(node_id) or Kind.PAGE

    async def _unless_missing(
        self, node_id: str, request: Awaitable[Answer], asked: Moment | None
    ) -> Answer:
        try:
            return await request
        except Missing:
            await self._store.mark_missing(node_id, "not found", asked=asked)
            raise

    async def _page(self, kind: Kind, page_id: str, asked: Moment | None) -> Page:
        stood = self._store.about(page_id)
        page = await self._unless_missing(page_id, self._client.page(page_id, kind=kind), asked)
        over = stood.version.number if stood else 0
        await self._store.save_page(page, over=over, asked=asked)
        return page

    async def _stub(self, kind: Kind, node_id: str) -> None:
        async def bring(asked: Moment | None) -> None:
            node = await self._unless_missing(node_id, self._client.node(kind, node_id), asked)
            above = await self._client.ancestors(kind, node_id)
            await self._store.save_path([*above, node], asked=asked)

        await in_time(self._store, bring)
        if kind is Kind.FOLDER:
            await self.children(node_id)

    async def _path_if_allowed(self, kind: Kind, page_id: str) -> None:
        """A page can be read without: it is left out where the token may not ask for it."""
        try:
            await self._path(kind, page_id)
        except ScopeMissing as lacking:
            self._needs.note(PATH, lacking.scopes, page_id)

    async def _path(self, kind: Kind, page_id: str) -> None:
        if kind is Kind.BLOGPOST:
            return

        async def bring(asked: Moment | None) -> list[PageNode]:
            above = await self._client.ancestors(kind, page_id)
            await self._store.save_path(above, asked=asked)
            return above

        above = await in_time(self._store, bring)
        self._needs.note(PATH, (), page_id)
        for stub in (node.kind for node in above if not (node.title or node.kind.readable)):
            self._needs.note(stub, self._client.lacked(stub), page_id)

    async def _space_of(self, page: Page) -> None:
        if page.space_id and self._store.space(page.space_id) is None:
            space = await self._client.space(page.space_id)
            if self._store.space(page.space_id) is None:
                await self._store.save_spaces([space], complete=False)

    async def _comments(self, kind: Kind, page_id: str) -> None:
        comments, known = await unmoved(
            lambda: self._client.comments(kind, page_id), lambda: self._store.comments(page_id)
        )
        if known and not comments and await self._client.comment_exists(known[0]):
            raise BadReply("an empty list of comments that are there")
        await self._store.save_comments(page_id, comments)
        people = {c.version.author_id for c in comments}
        await self._people(people | {i for c in comments for i in mentioned(c.body)})

    async def _attachments(self, kind: Kind, page_id: str) -> None:
        attachments = await self._page_lists.attachments(kind, page_id)
        await self._people(a.version.author_id for a in attachments)

    async def _versions(self, kind: Kind, page_id: str) -> None:
        versions = await self._page_lists.versions(kind, page_id)
        await self._people(v.author_id for v in versions)

    async def _restricted(self, page_id: str) -> None:
        """Who may see whom is not for every token to ask: then it stays unknown."""
        try:
            restricted = await self._client.read_restricted(page_id)
        except ScopeMissing as lacking:
            self._needs.note(RESTRICTIONS, lacking.scopes, page_id)
            return
        except (Forbidden, Missing, Removed):
            return
        self._needs.note(RESTRICTIONS, (), page_id)
        await self._store.save_restricted(page_id, restricted=restricted)

    async def _people(self, account_ids: Iterable[str]) -> None:
        unknown = self._store.people_missing(sorted({i for i in account_ids if i}))
        if not unknown:
            return
        try:
            people = await self._client.people(unknown)
        except ScopeMissing as lacking:
            self._needs.note(NAMES, lacking.scopes)
        else:
            self._needs.note(NAMES, ())
            await self._store.save_people(people)


def _first(failures: list[DeskError]) -> DeskError:
    """The first; of scopes that are missing, with all others."""
    lacking = [each for each in failures if isinstance(each, ScopeMissing)]
    if failures[0] in lacking:
        lacking[0].also = tuple(lacking[1:])
    return failures[0]


async def _all(*parts: Coroutine[Any, Any, None]) -> list[DeskError]:
    """Run every part to its end; what failed as it may, a refused credential first."""
    answers = await asyncio.gather(*parts, return_exceptions=True)
    for answer in answers:
        if answer is not None and not isinstance(answer, DeskError):
            raise answer
    failures = [answer for answer in answers if isinstance(answer, DeskError)]
    return sorted(failures, key=lambda failure: not isinstance(failure, SignInNeeded))
