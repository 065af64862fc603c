"""A macro as its drawers see it: name, parameters, and the one body it has."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field

from lxml import etree

from confluence_desk.domain.frozen import frozen
from confluence_desk.render.names import attribute, child, name_of
from confluence_desk.render.pen import Pen, flat


@frozen
class Macro:
    """``parameters`` are texts; a parameter that holds a resource is in ``resources``.

    The parameter without a name is filed under ``""``.
    """

    name: str
    parameters: Mapping[str, str]
    resources: Mapping[str, etree._Element]
    rich: etree._Element | None
    plain: str | None
    id: str = ""
    written: Mapping[str, etree._Element] = field(default_factory=dict)
    """The parameters as elements, for those that hold more than one thing."""
    told: list[bool] = field(default_factory=list, compare=False)
    """Not empty once its body is drawn: what a drawer has no use for must not be lost either."""

    def parameter(self, *names: str) -> str:
        """The first of these parameters that says anything."""
        return next((self.parameters[name] for name in names if self.parameters.get(name)), "")

    def on(self, name: str, *, default: bool = False) -> bool:
        """Whether a parameter is switched on; ``default`` is for what is left out."""
        return {"true": True, "false": False}.get(self.parameters.get(name, "").lower(), default)

    def number(self, name: str, default: int) -> int:
        """A parameter that is a count; a nonsensical one is left out."""
        written = self.parameter(name)
        sound = written.isascii() and written.isdecimal() and len(written) <= _LONGEST_NUMBER
        return int(written) if sound else default

    def several(self, *names: str) -> tuple[str, ...]:
        """A parameter that names several things: separated by commas, or each a resource."""
        for name in names:
            node = self.written.get(name)
            held = () if node is None else tuple(_resources(node))
            words = map(_resource_words, held) if held else self.parameter(name).split(",")
            if found := tuple(filter(None, map(str.strip, words))):
                return found
        return ()


_LONGEST_NUMBER = 4
Drawer = Callable[[Pen, Macro], None]
"""Draws one macro."""


def read_macro(element: etree._Element) -> Macro:
    """The macro an ``ac:structured-macro`` (or old ``ac:macro``) writes down."""
    parameters: dict[str, str] = {}
    resources: dict[str, etree._Element] = {}
    written: dict[str, etree._Element] = {}
    for node in element:
        name = name_of(node)
        if name in {"ac:parameter", "ac:default-parameter"}:
            key = attribute(node, "ac:name")
            parameters[key] = (node.text or "").strip()
            written[key] = node
            resource = next(_resources(node), None) if len(node) else None
            if resource is not None:
                resources[key] = resource
                parameters[key] = parameters[key] or _resource_words(resource)
    plain = child(element, "ac:plain-text-body")
    return Macro(
        name=attribute(element, "ac:name").lower(),
        parameters=parameters,
        resources=resources,
        rich=child(element, "ac:rich-text-body"),
        plain=None if plain is None else flat(plain),
        id=attribute(element, "ac:macro-id"),
        written=written,
    )


def _resources(parameter: etree._Element) -> Iterator[etree._Element]:
    return (node for node in parameter.iter() if name_of(node).startswith("ri:"))


def _resource_words(resource: etree._Element) -> str:
    names = ("ri:content-title", "ri:filename", "ri:value", "ri:space-key", "ri:username",
             "ri:account-id")  # fmt: skip
    return next((value for name in names if (value := attribute(resource, name))), "")


def draw_body(pen: Pen, macro: Macro) -> None:
    """Whichever body it has."""
    macro.told.append(True)
    if macro.rich is not None:
        pen.children(macro.rich)
    if macro.plain and macro.plain.strip():
        pen.block("pre", {"class": "plain", "dir": "ltr"})
        pen.text(macro.plain)
        pen.end("pre")
