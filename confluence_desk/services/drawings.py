"""Keeps drawn bodies as long as everything they rest on is the same; big ones are drawn aside."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import partial
from typing import Any, TypeVar

from confluence_desk.domain.frozen import described
from confluence_desk.render.context import Context, Drawn
from confluence_desk.render.question import Around

BIG = 16 * 1024
"""From this length on a body is drawn beside the loop: it takes longer than a frame."""
KEPT = 8
ROUNDS = 8
"""Each page inside a page takes one more."""

_SHOW_OTHERS = ('ac:name="include"', 'ac:name="blog-posts"')
"""What is drawn inside a small page may be big."""

Question = tuple[Hashable, ...]
"""The name of what a context is asked, and what about."""
Answer = Callable[[Question], Any]

_NOBODY = ""


@described
class _Drawing:
    """A drawn body with all it was drawn from; ``checked`` is the news it was held against."""

    body: str
    frame: tuple[object, ...]
    answers: dict[Question, Any]
    drawn: Drawn
    checked: int

    def holds(self, body: str, context: Context) -> bool:
        return (
            self.body == body
            and self.frame == _frame(context)
            and all(_ask(context, question) == told for question, told in self.answers.items())
        )


class Drawings:
    """The last few drawings by page; one that nothing moved under is never drawn again."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, _Drawing] = OrderedDict()
        self._news = 0
        self._turn = asyncio.Lock()

    def doubt(self) -> None:
        """Something in the library changed: hold each drawing against it before the next use."""
        self._news += 1

    def gathers(self, page_id: str) -> bool:
        """Whether the drawing of a page rests on what stands around it: other pages, lists."""
        kept = self._kept.get(page_id)
        return kept is not None and any(isinstance(one[1], Around) for one in kept.answers)

    def around(self, page_id: str) -> dict[Around[Any], Any]:
        """What the drawing of a page asked of what stands around it, and what it was told."""
        kept = self._kept.get(page_id)
        answers = kept.answers.items() if kept is not None else ()
        return {key[1]: told for key, told in answers if isinstance(key[1], Around)}

    def drawn(self, body: str, context: Context) -> Drawn:
        """The drawing of a body, now: the one that is kept, if it still holds."""
        kept = self._standing(body, context)
        if kept is None:
            met: dict[Question, Any] = {}
            drawn = _draw(body, _noting(context, met, partial(_ask, context)))
            kept = _Drawing(body, _frame(context), met, drawn, self._news)
            self._keep(context, kept)
        return kept.drawn

    def ready(self, body: str, context: Context) -> bool:
        """Whether ``drawn`` takes no time to speak of."""
        small = len(body) < BIG and not any(word in body for word in _SHOW_OTHERS)
        return small or self._standing(body, context) is not None

    async def prepare(self, body: str, context: Context) -> None:
        """Draw a body, so that ``drawn`` has it at hand: a big one in a thread, a small one here.

        What comes after a small one has a turn of its own. The library may only be read here, in
        the loop's thread: the other draws without answers and notes the questions, they are
        answered here, and it draws again.
        """
        async with self._turn:
            self.doubt()  # what made us ask may not have been told yet
            news = self._news
            if self._standing(body, context) is not None:
                return
            if self.ready(body, context):
                self.drawn(body, context)
                await asyncio.sleep(0)
                return
            known: dict[Question, Any] = {}
            for _ in range(ROUNDS):
                met: dict[Question, Any] = {}
                asking = _noting(context, met, partial(_told, known))
                drawn = await asyncio.to_thread(_draw, body, asking)
                if met.keys() <= known.keys():
                    self._keep(context, _Drawing(body, _frame(context), met, drawn, news))
                    return
                known |= {q: _ask(context, q) for q in met if q not in known}

    def _standing(self, body: str, context: Context) -> _Drawing | None:
        kept = self._kept.get(context.page_id)
        if kept is None:
            return None
        if kept.checked != self._news or kept.frame != _frame(context) or kept.body != body:
            if not kept.holds(body, context):
                return None
            kept.checked = self._news
        self._kept.move_to_end(context.page_id)
        return kept

    def _keep(self, context: Context, drawing: _Drawing) -> None:
        self._kept[context.page_id] = drawing
        self._kept.move_to_end(context.page_id)
        if len(self._kept) > KEPT:
            self._kept.popitem(last=False)


def _draw(body: str, context: Context) -> Drawn:
    from confluence_desk.render.body import draw  # noqa: PLC0415 - a start may show what is kept

    return draw(body, context)


def _frame(context: Context) -> tuple[object, ...]:
    """What a context says without being asked."""
    plain = (context.site_url, context.page_id, context.space_key, context.title)
    return (*plain, context.today, context.speech, context.files_known)


def _ask(context: Context, question: Question) -> Any:  # noqa: ANN401 - each has its own answer
    name, *about = question
    return getattr(context, str(name))(*about)


def _told(known: dict[Question, Any], question: Question) -> Any:  # noqa: ANN401 - as above
    return known.get(question, _NOBODY if question[0] == "person" else None)


def _noting(context: Context, met: dict[Question, Any], answer: Answer) -> Context:
    """The same context, answered by ``answer``; every question is noted with what it was told."""

    def asked(name: str, *about: Hashable) -> Any:  # noqa: ANN401 - as above
        question = (name, *about)
        if question not in met:
            met[question] = answer(question)
        return met[question]

    return replace(
        context,
        page_link=partial(asked, "page_link"),
        attachment=partial(asked, "attachment"),
        attachment_of=partial(asked, "attachment_of"),
        person=partial(asked, "person"),
        ask=partial(asked, "ask"),
    )


Drawing = TypeVar("Drawing")


async def drawn_beside(draw: Callable[[Context], Drawing], context: Context) -> Drawing:
    """What ``draw`` makes in a thread; the library is only read here, between its rounds."""
    return (await _beside(draw, context))[0]


async def around(body: str, context: Context) -> dict[Around[Any], Any]:
    """What a body asks of what stands around it when it is drawn, and what it is told."""
    _, known = await _beside(partial(_draw, body), context)
    return {key[1]: told for key, told in known.items() if isinstance(key[1], Around)}


async def _beside(
    make: Callable[[Context], Drawing], context: Context
) -> tuple[Drawing, dict[Question, Any]]:
    known: dict[Question, Any] = {}
    for _ in range(ROUNDS):
        met: dict[Question, Any] = {}
        drawing = await asyncio.to_thread(make, _noting(context, met, partial(_told, known)))
        if met.keys() <= known.keys():
            break
        known |= {question: _ask(context, question) for question in met if question not in known}
    return drawing, known
