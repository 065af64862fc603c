"""A library whose answers, failures and news a test decides."""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from confluence_desk.domain.changes import Changes
from confluence_desk.domain.entities import (
    Attachment,
    Comment,
    Kind,
    Label,
    Page,
    PageNode,
    Site,
    Space,
    Version,
)
from confluence_desk.domain.errors import DeskError, Missing
from confluence_desk.domain.events import Event
from confluence_desk.domain.journal import Failure
from confluence_desk.domain.keeping import Rule
from confluence_desk.services.cards import Card
from confluence_desk.services.document import Document
from confluence_desk.services.needs import Needs
from tests.ui.fakes.history import FakeHistory

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@dataclass(frozen=True)
class FakeFreshness:
    fetched_at: datetime | None = None
    missing: str = ""


@dataclass(frozen=True)
class FakeDestination:
    page_id: str = ""
    anchor: str = ""
    comment_id: str = ""
    space_id: str = ""
    attachment_id: str = ""
    web_url: str = ""
    needs_asking: bool = False


@dataclass
class FakeBacklinks:
    """What links to each page; ``gather`` finds what ``due`` holds."""

    changed: Event[None] = field(default_factory=Event)
    known: dict[str, list[PageNode]] = field(default_factory=dict)
    due: dict[str, list[PageNode]] = field(default_factory=dict)
    whole: bool = True
    gathered: int = 0

    def to(self, page_id: str) -> list[PageNode]:
        return self.known.get(page_id, [])

    async def gather(self) -> None:
        self.gathered += 1
        self.known |= self.due
        self.whole = True
        self.changed.emit(None)


@dataclass
class FakeCards:
    """What is known of links; ``asked`` are those somebody wanted to know of."""

    known: dict[str, Card] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    async def of(self, link: str) -> Card | None:
        self.asked.append(link)
        return self.known.get(link)


@dataclass
class FakeServed:
    """What was wished for, as it was wished; ``failure`` is what comes of it."""

    wished: list[tuple[str, ...]] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)
    failure: DeskError | None = None

    async def draw(self, page_id: str, macro: str, shown: str = "") -> None:
        await self._wish("draw", page_id, macro, shown)

    async def load_picture(self, address: str, page_id: str) -> None:
        await self._wish("load", address, page_id)

    async def welcome(self, host: str, page_id: str) -> None:
        await self._wish("welcome", host, page_id)
        self.hosts.append(host)

    async def dismiss(self, host: str) -> None:
        self.hosts.remove(host)

    def welcome_hosts(self) -> list[str]:
        return list(self.hosts)

    async def _wish(self, *wish: str) -> None:
        self.wished.append(wish)
        await asyncio.sleep(0)
        if self.failure is not None:
            raise self.failure


@dataclass
class FakeLibrary:
    """``server_*`` is what Confluence would answer; the plain tables are what is stored here."""

    site: Site = field(default_factory=lambda: Site("https://acme.atlassian.net", name="acme"))
    changed: Event[Changes] = field(default_factory=Event)
    failed: Event[Failure] = field(default_factory=Event)
    visited: Event[str] = field(default_factory=Event)
    may_ask: Callable[[], bool] = field(default=lambda: True)
    here: set[str] = field(default_factory=set)
    names_need: str = ""
    needs: Needs = field(default_factory=Needs)
    by_rules: set[str] = field(default_factory=set)
    rules_of: dict[str, list[Rule]] = field(default_factory=dict)
    stored_spaces: list[Space] = field(default_factory=list)
    stored: dict[str, list[PageNode]] = field(default_factory=dict)
    nodes: dict[str, PageNode] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    comments_of: dict[str, list[Comment]] = field(default_factory=dict)
    labels_of: dict[str, list[Label]] = field(default_factory=dict)
    marks_of: dict[str, dict[str, str]] = field(default_factory=dict)
    backlinks: FakeBacklinks = field(default_factory=FakeBacklinks)
    cards: FakeCards = field(default_factory=FakeCards)
    served: FakeServed = field(default_factory=FakeServed)
    history: FakeHistory = field(default_factory=FakeHistory)
    attachments_of: dict[str, list[Attachment]] = field(default_factory=dict)
    versions_of: dict[str, list[Version]] = field(default_factory=dict)
    people: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    server_spaces: list[Space] | None = None
    server: dict[str, list[PageNode]] = field(default_factory=dict)
    details: dict[str, dict[str, list[object]]] = field(default_factory=dict)
    leads: dict[str, FakeDestination] = field(default_factory=dict)
    old_texts: dict[tuple[str, int], Document] = field(default_factory=dict)
    server_texts: dict[tuple[str, int], Document] = field(default_factory=dict)
    read: list[str] = field(default_factory=list)
    blobs: dict[str, bytes] = field(default_factory=dict)
    long: dict[str, asyncio.Event] = field(default_factory=dict)
    gathering: set[str] = field(default_factory=set)
    failure: DeskError | None = None
    gate: asyncio.Event | None = None
    asked: list[str] = field(default_factory=list)

    def spaces(self) -> list[Space]:
        return list(self.stored_spaces)

    def has_archived(self) -> bool:
        return any(space.archived for space in self.stored_spaces)

    def space(self, space_id: str) -> Space | None:
        return next((s for s in self.stored_spaces if s.id == space_id), None)

    def node(self, node_id: str) -> PageNode | None:
        return self.nodes.get(node_id)

    def path(self, node_id: str) -> list[PageNode]:
        found: list[PageNode] = []
        node = self.nodes.get(node_id)
        while node is not None and node.parent_id and len(found) < 50:
            node = self.nodes.get(node.parent_id)
            if node is not None:
                found.insert(0, node)
        return found

    def children(self, key: str, *, first: int = 0, count: int = -1) -> list[PageNode] | None:
        known = self.stored.get(key)
        return known if known is None or count < 0 else known[first : first + count]

    def has_children(self, keys: Iterable[str]) -> dict[str, bool]:
        return {key: bool(self.stored[key]) for key in keys if key in self.stored}

    def page(self, page_id: str) -> Page | None:
        return self.pages.get(page_id)

    def about(self, page_id: str) -> Page | None:
        page = self.page(page_id)
        return page and replace(page, body=None)

    def kept(self, ids: Iterable[str]) -> set[str]:
        return self.here & set(ids)

    def held(self, ids: Iterable[str]) -> set[str]:
        return self.by_rules & set(ids)

    def why_kept(self, content_id: str) -> list[Rule]:
        return self.rules_of.get(content_id, [])

    def freshness(self, page_id: str) -> FakeFreshness:
        return FakeFreshness(NOON, self.missing.get(page_id, ""))

    def marks(self, page_id: str) -> dict[str, str] | None:
        return self.marks_of.get(page_id)

    def comments(self, page_id: str) -> list[Comment] | None:
        return self.comments_of.get(page_id)

    def labels(self, page_id: str) -> list[Label] | None:
        return self.labels_of.get(page_id)

    def attachments(self, page_id: str) -> list[Attachment] | None:
        return self.attachments_of.get(page_id)

    def attachment(self, attachment_id: str) -> Attachment | None:
        every = (file for files in self.attachments_of.values() for file in files)
        return next((file for file in every if file.id == attachment_id), None)

    def recent(self, limit: int) -> list[PageNode]:
        return [self.nodes[node_id] for node_id in self.read[:limit] if node_id in self.nodes]

    def versions(self, page_id: str) -> list[Version] | None:
        return self.versions_of.get(page_id)

    def person_name(self, account_id: str) -> str:
        return self.people.get(account_id, "Unknown user")

    def name_needs(self, account_id: str) -> str:
        return self.names_need if account_id not in self.people else ""

    def comment_html(self, comment: Comment) -> str:
        return comment.body

    def statistics(self) -> tuple[int, int]:
        return 12341, 220_000_000

    def web_url(self, node_id: str) -> str:
        return f"{self.site.url}/wiki/pages/{node_id}"

    async def refresh_spaces(self) -> Changes:
        await self._ask("spaces")
        if self.server_spaces is None or self.server_spaces == self.stored_spaces:
            return Changes()
        self.stored_spaces = list(self.server_spaces)
        return self._tell(Changes(spaces=frozenset(s.id for s in self.stored_spaces)))

    async def refresh_children(self, key: str) -> Changes:
        await self._ask(key)
        if self.stored.get(key) == self.server.get(key, []):
            return Changes()
        self.put(key, self.server.get(key, []))
        return self._tell(Changes(children_of=frozenset({key})))

    def ready(self, node_id: str) -> bool:
        return node_id not in self.long

    async def gather(self, node_id: str) -> None:
        await self._ask(f"gather:{node_id}")

    def gathers(self, node_id: str) -> bool:
        return node_id in self.gathering

    async def prepare(self, node_id: str) -> None:
        await self.long[node_id].wait()
        del self.long[node_id]

    def text_here(self, page_id: str, number: int) -> Document | None:
        """What a comparison of this version finds on this machine."""
        return self.old_texts.get((page_id, number))

    async def refresh_page(self, page_id: str) -> Changes:
        await self._ask(f"page:{page_id}")
        raise Missing(page_id)

    async def refresh_version(self, page_id: str, number: int) -> Changes:
        if (page_id, number) not in self.old_texts:
            await self._ask(f"version:{page_id}:{number}")
            self.old_texts[page_id, number] = self.server_texts[page_id, number]
        return Changes()

    async def refresh_details(self, page_id: str) -> Changes:
        await self._ask(f"details:{page_id}")
        one = frozenset({page_id})
        return self._tell(Changes((), one, one, one, one, one, one, one, one))  # type: ignore[arg-type]

    def leads_to(self, text: str) -> FakeDestination | None:
        return self.leads.get(text)

    async def resolve(self, text: str, *, typed: bool = False) -> FakeDestination | None:
        await self._ask(f"resolve:{text}" + ("?" if typed else ""))
        return self.leads.get(text)

    def outer_now(self, address: str) -> tuple[bytes, str] | None:
        data = self.blobs.get(address)
        return None if data is None else (data, "image/png")

    async def outer(self, address: str) -> tuple[bytes, str]:
        raise AssertionError(address)

    def blob_now(self, attachment_id: str, _version: int) -> tuple[bytes, str] | None:
        data = self.blobs.get(attachment_id)
        return None if data is None else (data, "")

    async def blob(self, attachment_id: str, version: int) -> tuple[bytes, str]:
        await self._ask(f"blob:{attachment_id}:{version}")
        return self.blobs[attachment_id], ""

    def attachment_url(self, attachment_id: str) -> str:
        return f"{self.site.url}/wiki/files/{attachment_id}"

    async def code_colours(
        self, text: str, _file_name: str
    ) -> tuple[tuple[tuple[int, int, str], ...], ...]:
        return tuple(((0, len(line), "comment"),) for line in text.split("\n"))

    def put(self, key: str, nodes: Sequence[PageNode]) -> None:
        """Store children as a refresh would."""
        self.stored[key] = list(nodes)
        self.nodes.update({node.id: node for node in nodes})

    def rename(self, node_id: str, title: str) -> None:
        """A new title arrives."""
        self.nodes[node_id] = replace(self.nodes[node_id], title=title)
        for key, nodes in self.stored.items():
            self.stored[key] = [self.nodes.get(n.id, n) for n in nodes]
        self._tell(Changes(pages=frozenset({node_id})))

    def arrive(self, key: str, nodes: Sequence[PageNode]) -> None:
        """A new list of children arrives."""
        self.put(key, nodes)
        self._tell(Changes(children_of=frozenset({key})))

    async def _ask(self, what: str) -> None:
        self.asked.append(what)
        if self.gate is not None:
            await self.gate.wait()
        else:
            await asyncio.sleep(0)
        if self.failure is not None:
            raise self.failure

    def _tell(self, changes: Changes) -> Changes:
        self.changed.emit(changes)
        return changes


def page_node(
    node_id: str, title: str = "", *, space: str = "1", parent: str | None = None, **more: object
) -> PageNode:
    kind = more.pop("kind", Kind.PAGE)
    assert isinstance(kind, Kind)
    return PageNode(node_id, kind, title or f"Page {node_id}", space, parent, **more)  # type: ignore[arg-type]


def sample() -> FakeLibrary:
    """Two spaces, a small hierarchy with every kind, a blog, a personal and an archived space."""
    library = FakeLibrary(
        stored_spaces=[
            Space("1", "OPS", "Operations", homepage_id="10"),
            Space("2", "ENG", "Engineering"),
            Space("3", "~ana", "Ana Ruiz", type="personal", homepage_id="30"),
            Space("4", "OLD", "Attic", status="archived"),
        ]
    )
    library.nodes["10"] = page_node("10", "Operations")
    library.server = {
        "space:1": [
            page_node("11", "Runbooks", kind=Kind.FOLDER, parent="10"),
            page_node("12", "Architecture whiteboard", kind=Kind.WHITEBOARD),
            page_node("13", "Certificates & <keys>"),
        ],
        "blog:1": [
            page_node(
                "b2", "News", kind=Kind.BLOGPOST, web_path="/spaces/OPS/blog/2026/01/02/b2/N"
            ),
            page_node("b1", "Older", kind=Kind.BLOGPOST, web_path="/spaces/OPS/blog/2025/03/04/b1"),
            page_node("b0", "No day", kind=Kind.BLOGPOST),
        ],
        "11": [
            page_node("14", "Redis failover", parent="11"),
            page_node("15", "Deploy", parent="11"),
        ],
        "14": [page_node("16", "Sentinel quorum lost", parent="14")],
        "space:3": [page_node("31", "Notes", space="3")],
    }
    return library
