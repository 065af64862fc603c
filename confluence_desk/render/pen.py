"""Writes HTML while a storage tree is walked: the only place where markup is put together.

Every text and attribute passes through its escaping, so a drawing is safe by construction:
it holds only the elements and attributes that our own code names.
"""

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from html import escape

from lxml import etree

from confluence_desk.render.context import Context, Drawn, Outline
from confluence_desk.render.icons import icon
from confluence_desk.render.names import Element, name_of
from confluence_desk.render.phrases import Phrase

Attributes = Mapping[str, str | int | None]
_DEEPEST = 90
"""Nested deeper than any person nests; what is deeper is drawn as text."""
HIDDEN = frozenset({
    "ac:parameter", "ac:default-parameter", "ac:placeholder", "ac:task-id", "ac:task-uuid",
    "ac:task-status", "ac:adf-attribute", "ac:adf-parameter", "ac:adf-parameter-value",
    "ac:adf-fragment-mark", "at:declarations", "script", "style", "head", "template",
})  # fmt: skip
"""Elements whose text belongs to the format, not to the reader."""


class Pen:
    """One drawing in the making; ``elements`` says how each element is drawn."""

    def __init__(
        self, context: Context, elements: Mapping[str, "Handler"], *, icons: bool = True
    ) -> None:
        self.context = context
        self.icons = icons
        """Whether the reader of this HTML knows SVG."""
        self.blocks = 0
        """Grows with every block: tells whether what was just drawn held any."""
        self.inside = 0
        """How many other pages were shown inside this one."""
        self.in_link = False
        self.in_heading = False
        self.headless = 0
        """In how many elements we are whose content may be no heading, as HTML has it."""
        self._elements = elements
        self._known: dict[object, Handler] = {}
        self._out: list[str] = []
        self._later: list[tuple[int, Callable[[], None]]] = []
        self._depth = 0
        self._ids: set[str] = set()
        self._taken: dict[str, int] = {}
        self._outline: list[Outline] = []
        self._codes: list[str] = []
        self._attachments: dict[str, None] = {}
        self._people: dict[str, None] = {}
        self._unknown: dict[str, None] = {}
        self._boxes = 0

    @property
    def outline(self) -> tuple[Outline, ...]:
        """The headings met so far."""
        return tuple(self._outline)

    @property
    def folding(self) -> tuple[str, str]:
        """The elements of a fold and its head; nothing folds inside a link."""
        return ("div", "div") if self.in_link else ("details", "summary")

    def say(self, phrase: Phrase) -> str:
        """A phrase of our own in the reader's language."""
        return self.context.speech.say(phrase)

    def text(self, text: str | None) -> None:
        """Write text."""
        if text:
            self._out.append(escaped(text))

    def start(self, tag: str, attributes: Attributes | None = None) -> None:
        """Write a start tag."""
        self._out.append(_tag(tag, attributes))

    def void(self, tag: str, attributes: Attributes | None = None) -> None:
        """Write an element that has no content."""
        self._out.append(f"{_tag(tag, attributes)[:-1]}/>")

    def end(self, tag: str) -> None:
        """Write an end tag."""
        self._out.append(f"</{tag}>")

    def block(self, tag: str, attributes: Attributes | None = None) -> None:
        """Write the start tag of a block."""
        self.blocks += 1
        self._out.append(_tag(tag, attributes))

    def leaf(self, tag: str, text: str, attributes: Attributes | None = None) -> None:
        """Write an element that holds only text."""
        self._out.append(f"{_tag(tag, attributes)}{escaped(text)}</{tag}>")

    def made(self, html: str) -> None:
        """Write HTML that this package has made and escaped itself: highlighted code, icons."""
        self._out.append(html)

    def icon(self, name: str, label: str = "") -> None:
        """Write one of our icons, where icons can be shown."""
        if self.icons:
            self.made(icon(name, label))

    def children(self, element: etree._Element) -> None:
        """Draw what is inside an element."""
        if self._depth >= _DEEPEST:
            self.text(flat(element))
            return
        self._depth += 1
        out, known = self._out, self._known
        if text := element.text:
            out.append(escaped(text))
        for node in element:
            handler = known.get(node.tag) or self._learnt(node)
            handler(self, node)
            if text := node.tail:
                out.append(escaped(text))
        self._depth -= 1

    def element(self, element: etree._Element) -> None:
        """Draw an element; one nobody knows is drawn as its content."""
        (self._known.get(element.tag) or self._learnt(element))(self, element)

    def _learnt(self, element: etree._Element) -> "Handler":
        """How elements with this tag are drawn, from now on known by the tag itself."""
        name = name_of(element)
        otherwise = Pen.children if name and name not in HIDDEN else _nothing
        handler = self._known[element.tag] = self._elements.get(name, otherwise)
        return handler

    def stray(self, element: etree._Element, expected: Container[str] = ()) -> None:
        """Draw what an element holds besides what it may: nothing that was written is lost."""
        if element.text and element.text.strip():
            self.text(element.text)
        for node in element:
            if name_of(node) not in expected:
                self.element(node)
            if node.tail and node.tail.strip():
                self.text(node.tail)

    @contextmanager
    def elements(self, elements: Mapping[str, "Handler"]) -> Iterator[None]:
        """Draw elements by another table for a while."""
        before = self._elements, self._known
        self._elements, self._known = elements, {}
        yield
        self._elements, self._known = before

    def flow(self, tag: str, attributes: Attributes, draw: Callable[[], None]) -> None:
        """Draw a ``p`` that becomes a ``div`` when blocks turn up in it, as HTML demands."""
        index, blocks = len(self._out), self.blocks
        self._out.append(_tag(tag, attributes))
        draw()
        if self.blocks != blocks:
            kind = " ".join(filter(None, (tag, str(attributes.get("class") or ""))))
            self._out[index] = _tag("div", {**attributes, "class": kind})
            tag = "div"
        self.end(tag)
        self.blocks += 1

    def phrase(self, tag: str, attributes: Attributes | None, draw: Callable[[], None]) -> None:
        """Draw what stands in a line; when blocks turn up in it, it becomes one of that look."""
        index, blocks = len(self._out), self.blocks
        self.start(tag, attributes)
        draw()
        if self.blocks == blocks:
            self.end(tag)
            return
        told = dict(attributes or {})
        told["class"] = " ".join(filter(None, (f"as-{tag}", str(told.get("class") or ""))))
        self._out[index] = _tag("div", told)
        self.end("div")

    def heading(self, level: int, attributes: Attributes, draw: Callable[[], None]) -> None:
        """Draw a heading; one that holds blocks, or stands where none may, is one by its role."""
        index, blocks = len(self._out), self.blocks
        self.start(f"h{level}", attributes)
        self.in_heading = True
        draw()
        self.in_heading = False
        if self.blocks == blocks and not self.headless:
            self.end(f"h{level}")
        else:
            kind = " ".join(filter(None, (f"h{level}", str(attributes.get("class") or ""))))
            told = {**attributes, "class": kind, "role": "heading", "aria-level": level}
            self._out[index] = _tag("div", told)
            self.end("div")
        self.blocks += 1

    def later(self, draw: Callable[[], None]) -> None:
        """Leave a gap that ``draw`` fills when the whole body is known."""
        self._later.append((len(self._out), draw))
        self._out.append("")

    def free_id(self, wanted: str) -> str:
        """``wanted``, or with a number when it is taken, as Confluence numbers them."""
        free = wanted
        while free in self._ids:
            self._taken[wanted] = self._taken.get(wanted, 0) + 1
            free = f"{wanted}.{self._taken[wanted]}"
        self._ids.add(free)
        return free

    def anchor(self, name: str) -> None:
        """Write a place that links can reach, unless there is one of that name."""
        if name and name not in self._ids:
            self._ids.add(name)
            self.leaf("span", "", {"class": "anchor", "id": name})

    def note_heading(self, level: int, text: str, anchor: str) -> None:
        """Remember a heading for the outline."""
        self._outline.append(Outline(level, text, anchor))

    def note_code(self, text: str) -> int:
        """Remember a code block; its number."""
        self._codes.append(text)
        return len(self._codes) - 1

    def note_attachment(self, attachment_id: str) -> None:
        """Remember that an attachment's bytes are shown."""
        self._attachments[attachment_id] = None

    def note_person(self, account_id: str) -> None:
        """Remember that somebody is mentioned."""
        self._people[account_id] = None

    def note_unknown(self, macro: str) -> int:
        """Remember a macro that is drawn as a labelled box; the number of the box."""
        self._unknown[macro] = None
        self._boxes += 1
        return self._boxes

    def finish(self) -> Drawn:
        """Fill the gaps and hand over the drawing."""
        for index, draw in self._later:
            mark = len(self._out)
            draw()
            self._out[index] = "".join(self._out[mark:])
            del self._out[mark:]
        return Drawn(
            html="".join(self._out),
            outline=self.outline,
            attachments=tuple(self._attachments),
            people=tuple(self._people),
            unknown=tuple(self._unknown),
            codes=tuple(self._codes),
        )


Handler = Callable[[Pen, Element], None]
"""Draws one element."""


def _nothing(_pen: Pen, _element: Element) -> None:
    """Draws an element that is none of the reader's business."""


def escaped(text: str) -> str:
    """Text as HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _tag(tag: str, attributes: Attributes | None) -> str:
    if not attributes:
        return f"<{tag}>"
    if "href" in attributes or "id" in attributes:
        return _rare(tag, attributes.items())
    return _written(tag, tuple(attributes.items()))


def _rare(tag: str, attributes: Iterable[tuple[str, str | int | None]]) -> str:
    told = [f' {name}="{escape(str(value))}"' for name, value in attributes if value is not None]
    return f"<{tag}{''.join(told)}>"


@lru_cache(maxsize=4096)
def _written(tag: str, attributes: tuple[tuple[str, str | int | None], ...]) -> str:
    """Start tags repeat: the same classes, directions, sizes, over and over."""
    return _rare(tag, attributes)


def flat(element: etree._Element) -> str:
    """The readable text inside an element, however deep, without recursion."""
    if not len(element):
        return element.text or ""
    parts: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    for event, node in walk:
        hidden = node is not element and name_of(node) in HIDDEN
        if event == "start" and hidden:
            walk.skip_subtree()
        elif event == "start":
            parts.append(node.text or "")
        if event == "end" and node is not element:
            parts.append(node.tail or "")
    return "".join(parts)
