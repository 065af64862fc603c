"""Says what of an element's attributes means anything; the rest changes by itself at every save."""

from functools import lru_cache

from confluence_desk.render.names import Element, clark
from confluence_desk.render.pen import flat
from confluence_desk.render.styling import declarations

Facts = tuple[tuple[str, str], ...]
_NOISE = frozenset({
    "macro-id", "local-id", "localid", "schema-version", "version-at-save", "data-local-id",
    "data-localid", "data-uuid", "task-id", "task-uuid", "uuid", "ref", "id", "rel", "target",
    "class", "style", "href", "name", "original-width", "original-height", "data-pm-slice",
    "data-renderer-start-pos", "data-mce-style", "data-mce-href", "data-tab-index", "tabindex",
    "data-inline-card", "role", "scope", "summary", "breakout-width", "custom-width",
})  # fmt: skip
_DEFAULTS = frozenset({
    ("colspan", "1"), ("rowspan", "1"), ("border", "0"), ("dir", "auto"), ("color", "inherit"),
    ("text-align", "left"), ("margin-left", "0"), ("margin-left", "0px"), ("start", "1"),
    ("thumbnail", "false"), ("indent", "0"), ("data-layout", "default"),
})  # fmt: skip
"""What is the case anyway, so that it may as well be left out."""
_NO_LOOK = frozenset({"letter-spacing", "line-height", "font-family", "margin", "padding"})
_OWN_COLOUR = "highlight-"


def facts_of(element: Element) -> Facts:
    """What the attributes of an element tell, in an order of ours: ``(("width", "200"),)``."""
    if not element.attrib:
        return ()
    return _told(tuple((str(name), str(value)) for name, value in element.attrib.items()))


@lru_cache(maxsize=8192)
def _told(written: tuple[tuple[str, str], ...]) -> Facts:
    found: set[tuple[str, str]] = set()
    for name, raw in written:
        short, value = name.rpartition("}")[2].lower(), raw.strip()
        if short == "style":
            found.update(_styled(value))
        elif short == "class":
            found.update(_classed(value))
        elif short not in _NOISE and value and (short, value.lower()) not in _DEFAULTS:
            found.add((short, value))
    return tuple(sorted(found))


def _styled(style: str) -> set[tuple[str, str]]:
    pairs = {pair for pair in declarations(style).items() if pair[0] not in _NO_LOOK}
    return pairs - _DEFAULTS


def _classed(names: str) -> set[tuple[str, str]]:
    """Of all classes only those that give a cell its colour or its number are the writer's."""
    return {
        ("highlight-colour", name.removeprefix(_OWN_COLOUR).lower())
        for name in names.split()
        if name.startswith(_OWN_COLOUR)
    }


def parameters_of(macro: Element) -> Facts:
    """The parameters of a macro, in an order of ours; one of resources says what these name."""
    found: set[tuple[str, str]] = set()
    _gather(macro, "", found)
    return tuple(sorted(found))


def _gather(holder: Element, path: str, found: set[tuple[str, str]]) -> None:
    """Each with its name; of parameters in parameters the names are put together."""
    for node in holder:
        if not _is_parameter(node.tag):
            continue
        key = _key(node)
        if key.lower() in _NOISE_PARAMETERS:
            continue
        name = f"{path}/{key}" if path and key else path or key
        if len(node) and any(_is_parameter(inner.tag) for inner in node):
            _gather(node, name, found)
        elif value := _value(node):
            found.add((name, value))


_NAME, _KEY = clark("ac:name"), clark("ac:key")
_PARAMETERS = ("}parameter", "}default-parameter", "}adf-attribute", "}adf-parameter")
_NOISE_PARAMETERS = frozenset({
    "macro-id", "local-id", "localid", "schema-version", "version-at-save", "uuid",
    "macrometadata/macroid/value", "macroid",
})  # fmt: skip


@lru_cache(maxsize=1024)
def _is_parameter(tag: object) -> bool:
    return str(tag).endswith(_PARAMETERS)


def _key(node: Element) -> str:
    return str(node.get(_NAME) or node.get("key") or node.get("name") or node.get(_KEY) or "")


def _value(node: Element) -> str:
    if not len(node):
        return " ".join((node.text or "").split())
    named = (value for one in node.iter() if one is not node for _, value in facts_of(one))
    return " ".join((" ".join(map(str, node.itertext())) or flat(node)).split() + list(named))
