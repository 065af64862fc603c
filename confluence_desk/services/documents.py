"""Draws what is stored: gathers a page's surroundings and hands them to the renderer."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from confluence_desk.domain.entities import (
    Attachment,
    Comment,
    Kind,
    Page,
    PageNode,
    Site,
    Version,
)
from confluence_desk.domain.speech import ENGLISH, Speech
from confluence_desk.render.addresses import ours
from confluence_desk.render.document import (
    Action,
    Context,
    Drawn,
    Header,
    Notice,
    page_document,
    placeholder_document,
)
from confluence_desk.render.listing import draw_children
from confluence_desk.render.phrases import Phrase
from confluence_desk.render.question import Around
from confluence_desk.render.questions import Other
from confluence_desk.render.rich import comment_html
from confluence_desk.services.document import Document
from confluence_desk.services.drawings import Drawings, around
from confluence_desk.services.lacking import Lacking
from confluence_desk.services.needs import FOLDERS, PATH, Needs
from confluence_desk.services.phrases import Sentence
from confluence_desk.services.served import teach
from confluence_desk.services.surroundings import Surroundings
from confluence_desk.store import Store

_TITLES = {
    "offline": Sentence.OFFLINE,
    "paused": Sentence.OFFLINE,
    "gone": Sentence.GONE,
    "locked": Sentence.LOCKED,
    "error": Sentence.ERROR,
}
_ONLY_WEB = {
    Kind.WHITEBOARD: Sentence.WHITEBOARD,
    Kind.DATABASE: Sentence.DATABASE,
    Kind.EMBED: Sentence.SMART_LINK,
}


class Documents:
    """Documents of one site from what its store holds; nothing here waits.

    ``whole`` tells whether all of a space, by its id, is here; the store's marks tell otherwise.
    """

    def __init__(
        self,
        site: Site,
        store: Store,
        speech: Speech = ENGLISH,
        *,
        account_id: str = "",
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        whole: Callable[[str], bool] | None = None,
        needs: Needs | None = None,
    ) -> None:
        self._needs = needs or Needs()
        self._site = site
        self._store = store
        self._speech = speech
        self._now = now
        self._surroundings = Surroundings(store, account_id, now, whole=whole)
        teach(self._surroundings, store, speech, now)
        self._drawings = Drawings()
        self._made: tuple[tuple[Any, ...], Document | None] = (), None
        """The last: whoever shows a page asks again at each news, and a long one takes 10 ms."""

    def doubt(self) -> None:
        """Something that drawings may rest on has changed."""
        self._drawings.doubt()

    def gathers(self, page_id: str) -> bool:
        """Whether what was drawn of a page rests on other pages, or on lists of them."""
        return self._drawings.gathers(page_id)

    def lose(self, space_key: str, title: str) -> None:
        """Confluence was asked for a page of this title, and shows none."""
        self._surroundings.lose(space_key, title)
        self.doubt()

    def told(self, question: Around[Any]) -> Any:  # noqa: ANN401 - each has its own answer
        """What the library answers to a question of a page."""
        return self._surroundings.answer(question)

    def around(self, page_id: str) -> dict[Around[Any], Any]:
        """What a page asked of others when it was drawn last, and what it was told."""
        page = self._store.page(page_id)
        if page is None or page.body is None:
            return {}
        self._drawings.drawn(page.body, self._context(page_id, page))
        return self._drawings.around(page_id)

    async def lists_whole(self, page_id: str) -> bool:
        """Whether all that the lists on a page show is here; includes by title are no lists."""
        page = self._store.page(page_id)
        if page is None or page.body is None:
            return False
        told = await around(page.body, self._context(page_id, page))
        lacking = Lacking(self._store, self.told).of(told)
        return all(isinstance(one, Other) and not one.page_id for one in lacking)

    def ready(self, page_id: str) -> bool:
        """Whether ``document`` answers at once; else ``prepare`` it first."""
        page = self._store.page(page_id)
        if page is None or page.body is None:
            return True
        return self._drawings.ready(page.body, self._context(page_id, page))

    async def prepare(self, page_id: str) -> None:
        """Draw a big page beside the loop, so that ``document`` does not stall it."""
        page = self._store.page(page_id)
        if page is not None and page.body is not None:
            await self._drawings.prepare(page.body, self._context(page_id, page))

    def person_name(self, account_id: str) -> str:
        """What to call somebody; never empty."""
        person = self._store.person(account_id)
        return person.display_name if person else self._speech.say(Phrase.UNKNOWN_USER)

    def comment_html(self, comment: Comment) -> str:
        """A comment's body for Qt's labels."""
        page = self._store.about(comment.container_id)
        return comment_html(comment.body, self._context(comment.container_id, page))

    def document(self, node_id: str) -> Document | None:
        """The document of a page, blog post, folder or stub; None when there is no copy."""
        page = self._store.page(node_id)
        if page is not None and page.body is not None:
            drawn = self._drawings.drawn(page.body, self._context(node_id, page))
            return self._document(page, drawn)
        node = self._store.node(node_id)
        if node is None or node.kind.readable:
            return None
        if node.kind is Kind.FOLDER:
            drawn = draw_children(self._store.children(node_id), self._speech)
            return self._document(_page_of(node), drawn)
        return self._elsewhere(node)

    def placeholder(self, node_id: str, *, reason: str, kind: str = "offline") -> Document:
        """A designed document for what cannot be shown; ``reason`` "" draws a skeleton.

        ``kind`` is the picture: ``offline``, ``gone``, ``locked`` or ``error``; ``paused`` is
        offline by the person's own wish.
        """
        node = self._store.node(node_id)
        say = self._speech.say
        title = node.title if node else say(_TITLES[kind] if reason else Sentence.LOADING)
        if not reason:
            kind = "loading"
        elif self._store.missing_reason(node_id):
            kind = "gone"
        again = Action(say(Sentence.TRY_AGAIN), ours("command", "reload"))
        if kind == "paused":
            kind, again = "offline", Action(say(Sentence.GO_ONLINE), ours("command", "online"))
        actions = (again, self._browser()) if reason else ()
        sentence = reason or say(Sentence.LOADING_PAGE)
        html = placeholder_document(kind, title, sentence, actions, speech=self._speech)
        return Document(html, title)

    def _elsewhere(self, node: PageNode) -> Document:
        sentence = self._speech.say(_ONLY_WEB[node.kind])
        html = placeholder_document(
            "empty",
            node.title,
            sentence,
            (self._browser(),),
            speech=self._speech,
        )
        return Document(html, node.title)

    def document_with(self, page: Page, drawn: Drawn, notices: tuple[Notice, ...]) -> Document:
        """A page drawn in another way, with what is to be said of that above it."""
        return self._document(page, drawn, notices)

    def _document(self, page: Page, drawn: Drawn, more: tuple[Notice, ...] = ()) -> Document:
        header = self._header(page)
        if more:
            header = replace(header, notices=(*more, *header.notices))
        made_of, made = self._made
        if made is None or made_of[0] is not drawn or made_of[1:] != (page, header):
            html = page_document(drawn, page=page, header=header, speech=self._speech)
            made = Document(html, page.title, drawn.outline, drawn.codes, page.version.number)
            self._made = (drawn, page, header), made
        return made

    def _browser(self) -> Action:
        return Action(self._speech.say(Sentence.OPEN_IN_BROWSER), ours("command", "browser"))

    def _history(self, page: Page) -> tuple[Action, ...]:
        if page.version.number < 2:  # noqa: PLR2004 - there is nothing to compare the first with
            return ()
        return (Action(self._speech.say(Sentence.HISTORY), ours("command", "compare")),)

    def _header(self, page: Page) -> Header:
        labels, path = self._store.labels(page.id) or (), self._store.path(page.id)
        return Header(
            trail=self._trail(page, path),
            byline=self._byline(page.version),
            labels=tuple(
                Action(label.name, ours("label", label.name))
                for label in labels
                if label.prefix == "global"
            ),
            restriction=self._restriction(page, path),
            actions=(*self._history(page), self._browser()),
            notices=self._notices(page),
        )

    def _trail(self, page: Page, path: list[PageNode]) -> tuple[Action, ...]:
        space = self._store.space(page.space_id)
        home = space.homepage_id if space else None
        steps = [
            Action(self._step(node), ours("page", node.id))
            for node in path
            if node.id not in {home, page.id}
        ]
        scope = self._needs.of(PATH)
        if scope and not self._is_whole(page, path, home):
            steps.insert(0, Action(self._speech.say(Sentence.NO_PATH).format(scope=scope), ""))
        if space is not None:
            steps.insert(0, Action(space.name, ours("space", space.key)))
        return tuple(steps)

    def _is_whole(self, page: Page, path: list[PageNode], home: str | None) -> bool:
        """Whether the path is known without asking; a tree without folders hangs pages too high."""
        if page.parent_id == home:
            return not self._needs.of(FOLDERS)
        return not page.parent_id or page.parent_id in {node.id for node in path}

    def _step(self, node: PageNode) -> str:
        """The title of what is above, or why it has none."""
        scope = "" if node.title else self._needs.of(node.kind.value)
        if scope:
            return self._speech.say(Sentence.UNNAMED).format(scope=scope)
        return node.title or self._speech.say(Sentence.RESTRICTED)

    def _byline(self, version: Version) -> tuple[str, ...]:
        if version.number < 1:
            return ()
        author = self.person_name(version.author_id) if version.author_id else ""
        number = self._speech.say(Sentence.VERSION).format(number=version.number)
        return (number, author, self._speech.ago(version.created_at, self._now()))

    def _restriction(self, page: Page, path: list[PageNode]) -> Action | None:
        """An item restricts itself and all below; empty restrictions inherit (trap 44)."""
        say = self._speech.say
        known = self._store.restricted_of([page.id, *(node.id for node in path)])
        if page.id in known:
            return Action(say(Sentence.RESTRICTED_PAGE), say(Sentence.ONLY_SOME))
        above = [node for node in path if node.id in known]
        if not above:
            return None
        words = say(Sentence.ONLY_SOME_ABOVE).format(title=above[-1].title)
        return Action(say(Sentence.RESTRICTED_PAGE), words)

    def _notices(self, page: Page) -> tuple[Notice, ...]:
        say = self._speech.say
        notices = []
        if self._store.missing_reason(page.id):
            notices.append(Notice(say(Sentence.VANISHED), "warning"))
        if page.status == "archived":
            notices.append(Notice(say(Sentence.ARCHIVED), "note"))
        if page.status == "draft":
            notices.append(Notice(say(Sentence.DRAFT), "note"))
        shown = self._store.body_version(page.id)
        if 0 < shown < page.version.number:
            newest = page.version.number
            sentence = say(Sentence.OLD_TEXT).format(shown=shown, newest=newest)
            notices.append(Notice(sentence, "note"))
        return tuple(notices)

    def context(self, page_id: str, page: Page | None) -> Context:
        """What a body on this page may ask of the library."""
        return self._context(page_id, page)

    def _context(self, page_id: str, page: Page | None) -> Context:
        space = self._store.space(page.space_id) if page else None
        return Context(
            site_url=self._site.url,
            page_id=page_id,
            space_key=space.key if space else "",
            title=page.title if page else "",
            page_link=lambda key, title: self._linked(key, title, page),
            attachment=lambda name: self._store.attachment_by_name(page_id, name),
            attachment_of=lambda key, title, name: self._file_of(key, title, name, page),
            person=self._known_name,
            today=self._now().astimezone().date(),
            speech=self._speech,
            files_known=self._store.knows_attachments(page_id),
            ask=self._surroundings.answer,
        )

    def _known_name(self, account_id: str) -> str:
        person = self._store.person(account_id)
        return person.display_name if person else ""

    def _linked(self, key: str, title: str, page: Page | None) -> str | None:
        space_id = page.space_id if page else ""
        if key:
            space = self._store.space_by_key(key)
            space_id = space.id if space else ""
        node = self._store.node_by_title(space_id, title) if space_id else None
        return node.id if node else None

    def _file_of(self, key: str, title: str, name: str, page: Page | None) -> Attachment | None:
        holder = self._linked(key, title, page)
        return self._store.attachment_by_name(holder, name) if holder else None


def _page_of(node: PageNode) -> Page:
    return Page(node.id, node.title, node.space_id, Version(0), node.kind)
