"""A macro as its drawers see it: name, parameters, and the one body it has."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from lxml import etree

from confluence_desk.render.names import attribute, child, name_of
from confluence_desk.render.pen import Pen, flat


@dataclass(frozen=True, slots=True)
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

    def parameter(self, *names: str) -> str:
        """The first of these parameters that says anything."""
        return next((self.parameters[name] for name in names if self.parameters.get(name)), "")

    def on(self, name: str) -> bool:
        """Whether a parameter is switched on."""
        return self.parameters.get(name, "").lower() == "true"


Drawer = Callable[[Pen, Macro], None]
"""Draws one macro."""


def read_macro(element: etree._Element) -> Macro:
    """The macro an ``ac:structured-macro`` (or old ``ac:macro``) writes down."""
    parameters: dict[str, str] = {}
    resources: dict[str, etree._Element] = {}
    for node in element:
        name = name_of(node)
        if name in {"ac:parameter", "ac:default-parameter"}:
            key = attribute(node, "ac:name")
            parameters[key] = (node.text or "").strip()
            resource = next((r for r in node.iter() if name_of(r).startswith("ri:")), None)
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
    )


def _resource_words(resource: etree._Element) -> str:
    names = ("ri:content-title", "ri:filename", "ri:value", "ri:space-key", "ri:username")
    return next((value for name in names if (value := attribute(resource, name))), "")


def draw_body(pen: Pen, macro: Macro) -> None:
    """Whichever body it has."""
    if macro.rich is not None:
        pen.children(macro.rich)
    if macro.plain and macro.plain.strip():
        pen.block("pre", {"class": "plain", "dir": "ltr"})
        pen.text(macro.plain)
        pen.end("pre")
