"""Drawings are kept as long as they hold; big ones are drawn aside, with the right answers."""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

import pytest

from confluence_desk.domain.entities import Attachment, Version
from confluence_desk.render import body as bodies
from confluence_desk.render.document import Context, Drawn, draw
from confluence_desk.render.question import Question
from confluence_desk.render.questions import Neighbour, Other, State
from confluence_desk.services.document import Document
from confluence_desk.services.drawings import BIG, KEPT, Drawings
from tests.unit.services.conftest import Worlds

T = TypeVar("T")

MENTION = '<p><ac:link><ri:user ri:account-id="a1" /></ac:link></p>'
LINK = '<p><ac:link><ri:page ri:content-title="Other" /></ac:link></p>'
IMAGE = '<p><ac:image><ri:attachment ri:filename="x.png" /></ac:image></p>'
FILLER = "<p>Nothing but words.</p>" * (BIG // 20)


@dataclass
class Shelf:
    """What surrounds a page, and which thread was asked."""

    people: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    files: dict[str, Attachment] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)
    answered: Callable[[], None] = lambda: None

    def context(self, page_id: str = "1") -> Context:
        return Context(
            site_url="https://acme.example",
            page_id=page_id,
            space_key="OPS",
            title="Page",
            page_link=lambda _, title: self._told(title, self.pages.get(title)),
            attachment=lambda name: self._told(name, self.files.get(name)),
            attachment_of=lambda _, __, name: self._told(name, self.files.get(name)),
            person=lambda account_id: self._told(account_id, self.people.get(account_id, "")),
            today=date(2026, 11, 21),
        )

    def _told(self, name: str, answer: T) -> T:
        self.asked.append((name, threading.get_ident()))
        self.answered()
        return answer


def test_a_drawing_is_kept_until_something_it_rests_on_moves() -> None:
    shelf, kept = Shelf(), Drawings()
    first = kept.drawn(MENTION, shelf.context())
    kept.doubt()
    assert kept.drawn(MENTION, shelf.context()) is first
    shelf.people["a1"] = "Ada"
    kept.doubt()
    assert "Ada" in kept.drawn(MENTION, shelf.context()).html
    assert "Bye" in kept.drawn("<p>Bye</p>", shelf.context()).html


def test_nothing_is_asked_again_while_nothing_has_changed() -> None:
    shelf, kept = Shelf(), Drawings()
    kept.drawn(MENTION, shelf.context())
    before = len(shelf.asked)
    kept.drawn(MENTION, shelf.context())
    assert len(shelf.asked) == before


def test_only_the_last_few_drawings_are_kept() -> None:
    shelf, kept = Shelf(), Drawings()
    first = kept.drawn("<p>x</p>", shelf.context("0"))
    for number in range(1, KEPT):
        kept.drawn("<p>x</p>", shelf.context(str(number)))
    assert kept.drawn("<p>x</p>", shelf.context("0")) is first  # used last: stays
    kept.drawn("<p>x</p>", shelf.context("new"))
    assert kept.drawn("<p>x</p>", shelf.context("0")) is first


@pytest.mark.parametrize("extra", [MENTION, LINK, IMAGE, MENTION + LINK + IMAGE, ""])
def test_a_big_body_is_drawn_aside_as_it_would_be_here(extra: str) -> None:
    image = Attachment("att9", "1", "x.png", Version(1), "image/png")
    shelf = Shelf({"a1": "Ada"}, {"Other": "77"}, {"x.png": image})
    body, kept = FILLER + extra, Drawings()
    asyncio.run(kept.prepare(body, shelf.context()))
    prepared = kept.drawn(body, shelf.context())
    assert kept.drawn(body, shelf.context()) is prepared
    assert prepared == Drawings().drawn(body, shelf.context())
    assert {ident for _, ident in shelf.asked} <= {threading.get_ident()}


def test_what_came_while_it_was_drawn_aside_is_not_missed() -> None:
    shelf, body, kept = Shelf(), FILLER + MENTION, Drawings()

    def meanwhile() -> None:
        shelf.people["a1"] = "Ada"
        kept.doubt()

    shelf.answered = meanwhile
    asyncio.run(kept.prepare(body, shelf.context()))
    assert "Ada" in kept.drawn(body, shelf.context()).html


def test_small_bodies_are_not_worth_a_thread() -> None:
    shelf, kept = Shelf(), Drawings()
    turns: list[str] = []

    async def story() -> None:
        preparing = asyncio.ensure_future(kept.prepare(MENTION, shelf.context()))
        asyncio.get_running_loop().call_soon(turns.append, "the next turn")
        await preparing
        turns.append("what comes after")

    asyncio.run(story())
    drawn_by = {thread for _, thread in shelf.asked}
    assert drawn_by == {threading.get_ident()}
    assert turns == ["the next turn", "what comes after"]
    kept.drawn(MENTION, shelf.context())
    assert len(shelf.asked) == 1


def test_a_huge_page_is_drawn_aside_before_anybody_hears_of_it(
    world: Worlds, monkeypatch: pytest.MonkeyPatch
) -> None:
    threads: list[int] = []

    def noted(body: str | None, context: Context) -> Drawn:
        threads.append(threading.get_ident())
        return draw(body, context)

    monkeypatch.setattr(bodies, "draw", noted)

    async def story() -> None:
        async with world() as here:
            library = here.library
            found = await library.resolve("OPS:Switch port inventory")
            assert found is not None
            seen: list[Document | None] = []
            library.changed.connect(lambda _: seen.append(library.document(found.page_id)))
            await library.refresh_page(found.page_id)
            await library.refresh_details(found.page_id)
            assert len(seen) == 2
            assert all(document and len(document.html) > 1_000_000 for document in seen)

    asyncio.run(story())
    assert threads
    assert threading.get_ident() not in threads


INCLUDE = """<ac:structured-macro ac:name="include"><ac:parameter ac:name="">Other</ac:parameter>
</ac:structured-macro>"""


def showing(shelf: Shelf, texts: dict[str, str]) -> Context:
    """The context of a page in a library that knows other pages by their titles."""

    def answer(question: Question[T], /) -> T | None:
        shelf.asked.append((str(question), threading.get_ident()))
        if isinstance(question, Other) and question.title in texts:
            title = question.title
            body = texts[title]
            return Neighbour(State.HERE, title, title=title, body=body)  # type: ignore[return-value]  # it is what Other asks for
        return None

    return replace(shelf.context(), ask=answer)


def test_a_page_moves_with_the_page_it_shows() -> None:
    shelf, texts, kept = Shelf(), {"Other": "<p>one</p>"}, Drawings()
    first = kept.drawn(INCLUDE, showing(shelf, texts))
    assert kept.gathers("1")
    kept.doubt()
    assert kept.drawn(INCLUDE, showing(shelf, texts)) is first
    texts["Other"] = "<p>two</p>"
    kept.doubt()
    assert "two" in kept.drawn(INCLUDE, showing(shelf, texts)).html
    assert not kept.gathers("2")


def test_an_ordinary_page_gathers_nothing() -> None:
    kept = Drawings()
    image = Attachment("att9", "1", "x.png", Version(1), "image/png")
    kept.drawn(MENTION + LINK + IMAGE, Shelf(files={"x.png": image}).context())
    assert not kept.gathers("1")


def test_pages_inside_pages_are_drawn_aside_with_answers_of_the_loop_alone() -> None:
    texts = {f"P{n}": INCLUDE.replace("Other", f"P{n + 1}") for n in range(4)} | {
        "P4": f"<p>the floor</p>{MENTION}"
    }
    shelf, kept = Shelf({"a1": "Ada"}), Drawings()
    body = INCLUDE.replace("Other", "P0")
    assert not kept.ready(body, showing(shelf, texts))
    asyncio.run(kept.prepare(body, showing(shelf, texts)))
    assert kept.ready(body, showing(shelf, texts))
    before = len(shelf.asked)
    drawn = kept.drawn(body, showing(shelf, texts))
    assert "the floor" in drawn.html
    assert "Ada" in drawn.html
    assert len(shelf.asked) == before
    assert {ident for _, ident in shelf.asked} == {threading.get_ident()}
