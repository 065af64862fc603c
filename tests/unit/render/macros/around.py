"""A library around a body, as answers to the questions that macros ask."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from confluence_desk.domain.entities import Attachment, Kind, Version
from confluence_desk.render.context import Context, Drawn
from confluence_desk.render.document import draw
from confluence_desk.render.names import Element
from confluence_desk.render.question import Question, T
from confluence_desk.render.questions import (
    Matches,
    Matching,
    Neighbour,
    Other,
    Row,
    State,
    Take,
)
from tests.unit.render.html_rules import judged, text_of

AT = datetime(2026, 3, 9, 12, tzinfo=UTC)


@dataclass
class Around:
    """What is known, by question; what was asked; everything else is not known here."""

    context: Context
    known: dict[Any, Any] = field(default_factory=dict)
    asked: list[Any] = field(default_factory=list)

    def __call__(self, question: Question[T], /) -> T | None:
        self.asked.append(question)
        found: T | None = self.known.get(question)
        return found

    def draw(self, storage: str) -> Drawn:
        """The drawing; it must keep the rules."""
        drawn = draw(storage, replace(self.context, ask=self))
        judged(drawn.html)
        return drawn

    def shown(self, storage: str) -> Element:
        """The drawing as a tree."""
        return judged(self.draw(storage).html)

    def words(self, storage: str) -> str:
        """Its words."""
        return text_of(self.shown(storage))

    def finds(self, cql: str, *rows: Row, most: int = 15, **more: Any) -> None:
        """A query finds these."""
        where = self.context.space_key, self.context.page_id
        self.known[Matching(cql, *where, most)] = Matches(rows, **more)

    def knows(self, page: Neighbour, take: Take = Take.BODY, *, title: str = "") -> Neighbour:
        """A page can be asked for by its title in its space, and by its id."""
        self.known[Other(take, space_key=page.space_key, title=title or page.title)] = page
        self.known[Other(take, page_id=page.id)] = page
        return page


def macro(kind: str, body: str = "", **parameters: str) -> str:
    """A macro; ``_`` is the parameter without a name."""
    told = "".join(
        f'<ac:parameter ac:name="{"" if key == "_" else key}">{value}</ac:parameter>'
        for key, value in parameters.items()
    )
    rich = f"<ac:rich-text-body>{body}</ac:rich-text-body>" if body else ""
    return f'<ac:structured-macro ac:name="{kind}">{told}{rich}</ac:structured-macro>'


def page_link(title: str, key: str = "") -> str:
    """A parameter's link to a page."""
    space = f' ri:space-key="{key}"' if key else ""
    return f'<ac:link><ri:page{space} ri:content-title="{title}"/></ac:link>'


def row(id_: str, title: str = "", **more: Any) -> Row:
    """A page in a list."""
    kind = more.pop("kind", Kind.PAGE)
    return Row(id_, kind, title or f"Page {id_}", **more)


def page(id_: str, title: str, **more: Any) -> Neighbour:
    """Another page that is here, in the body's own space."""
    told = {"state": State.HERE, "space_key": "OPS", **more}
    return Neighbour(id=id_, title=title, **told)


def file(id_: str, title: str, **more: Any) -> Attachment:
    """A file."""
    version = more.pop("version", Version(1, AT, "ana"))
    return Attachment(id_, "1", title, version, **more)


def links(shown: Element) -> list[tuple[str, str]]:
    """Every link: where it leads and what it says."""
    return [(str(a.get("href")), text_of(a)) for a in shown.iter("a")]
