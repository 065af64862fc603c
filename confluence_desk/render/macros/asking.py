"""What list macros share: which page they mean, what they say when they cannot show it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from confluence_desk.domain.frozen import frozen
from confluence_desk.render.addresses import ours
from confluence_desk.render.context import Context
from confluence_desk.render.macros.macro import Macro
from confluence_desk.render.names import attribute, name_of
from confluence_desk.render.pen import Pen
from confluence_desk.render.phrases import Phrase
from confluence_desk.render.questions import FileOf, Neighbour, Other, State, Take

_PAGES = frozenset({"ri:page", "ri:blog-post"})
_KEYED = re.compile(r"(~?[\w.-]{1,255}):(?!\s)(.+)", re.DOTALL)
_STATES = {
    State.NO_COPY: Phrase.NO_COPY,
    State.GONE: Phrase.PAGE_GONE,
    State.HIDDEN: Phrase.PAGE_HIDDEN,
    State.UNHEARD: Phrase.PAGE_UNHEARD,
    State.NOWHERE: Phrase.NO_SUCH_PAGE,
}


@frozen
class Target:
    """A page that a macro names: by its id, or by its title in a space."""

    page_id: str = ""
    space_key: str = ""
    title: str = ""

    def question(self, pen: Pen, take: Take) -> Other:
        """What to ask about it; without a space it is one of the body's own."""
        if self.page_id:
            return Other(take, page_id=self.page_id)
        return Other(take, space_key=self.space_key or pen.context.space_key, title=self.title)


def target(macro: Macro, *names: str) -> Target | None:
    """The page that the first of these parameters names; None where none does."""
    for name in names:
        resource = macro.resources.get(name)
        if resource is not None and name_of(resource) in _PAGES:
            title = attribute(resource, "ri:content-title")
            return Target(space_key=attribute(resource, "ri:space-key"), title=title)
        if resource is not None and name_of(resource) == "ri:content-entity":
            return Target(page_id=attribute(resource, "ri:content-id"))
        if resource is None and (written := macro.parameter(name)):
            return titled(written)
    return None


def titled(written: str) -> Target:
    """``KEY:Title`` or a title alone."""
    keyed = _KEYED.match(written)
    return Target(space_key=keyed[1], title=keyed[2]) if keyed else Target(title=written)


def other(pen: Pen, wanted: Target, take: Take) -> Neighbour:
    """The page, as far as it is here; some titles hold a colon, and no space has that key."""
    found = pen.context.ask(wanted.question(pen, take))
    if wanted.space_key and (found is None or found.state is State.UNHEARD):
        whole = Target(title=f"{wanted.space_key}:{wanted.title}")
        again = pen.context.ask(whole.question(pen, take))
        if again is not None and again.id:
            return again
    return found or Neighbour(State.UNHEARD, title=wanted.title)


def absent(pen: Pen, page: Neighbour, title: str = "") -> None:
    """One line on a page that cannot be shown; it links there where there is anything to see."""
    words = pen.say(_STATES[page.state]).format(title=page.title or title)
    remark(pen, words, href=ours("page", page.id) if page.id else "", kind="missing")


def remark(pen: Pen, words: str, *, href: str = "", kind: str = "") -> None:
    """A quiet line of our own about what is, or is not, here."""
    pen.block("p", {"class": f"remark {kind}".strip(), "dir": "auto"})
    if href and not pen.in_link:
        pen.leaf("a", words, {"href": href})
    else:
        pen.text(words)
    pen.end("p")


@contextmanager
def as_page(pen: Pen, page: Neighbour) -> Iterator[None]:
    """Draw what stands in the ``with`` block as part of another page: its links, its files."""
    outer = pen.context
    pen.context = _inner(outer, page)
    try:
        yield
    finally:
        pen.context = outer


def _inner(outer: Context, page: Neighbour) -> Context:
    return replace(
        outer,
        page_id=page.id,
        space_key=page.space_key,
        title=page.title,
        page_link=lambda key, title: outer.page_link(key or page.space_key, title),
        attachment=lambda name: outer.ask(FileOf(page.id, name)),
        attachment_of=lambda key, title, name: outer.attachment_of(
            key or page.space_key, title, name
        ),
        files_known=page.files_known,
        within=(*outer.within, outer.page_id),
    )


def person(pen: Pen, account_id: str) -> str:
    """What to call somebody."""
    pen.note_person(account_id)
    return pen.context.person(account_id) or pen.say(Phrase.UNKNOWN_USER)


def person_link(pen: Pen, account_id: str) -> None:
    """Somebody's name, leading to them."""
    name = person(pen, account_id)
    if pen.in_link:
        pen.text(name)
    else:
        pen.leaf("a", name, {"href": ours("person", account_id), "class": "who"})


def day(pen: Pen, moment: datetime | None) -> str:
    """A moment as a day in the reader's own time."""
    return pen.context.speech.day(moment.astimezone().date()) if moment else ""
