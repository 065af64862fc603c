"""Names what stands inside a line: emphasis, links and their targets, pictures, small macros."""

from confluence_desk.diff.noise import facts_of
from confluence_desk.render.names import Element, attribute, name_of

MARKS = {
    "strong": "bold", "b": "bold", "em": "italic", "i": "italic", "u": "underline",
    "ins": "underline", "s": "struck", "del": "struck", "strike": "struck", "sub": "subscript",
    "sup": "superscript", "code": "code", "tt": "code", "kbd": "code", "samp": "code",
    "small": "small", "big": "big", "mark": "highlight", "span": "", "font": "",
}  # fmt: skip
"""What emphasis is called; a span tells only what its attributes do."""


def thing_of(macro: str) -> str:
    """What a macro inside a line is called among the words."""
    return macro if macro in {"status", "jira"} else f"macro {macro}"


def link_target(node: Element) -> str:
    """Where a link leads, in words: ``page Redis failover OPS #Steps``; empty for none."""
    if name_of(node) == "a":
        return attribute(node, "href")
    resource = next((part for part in node if name_of(part).startswith("ri:")), None)
    anchor = attribute(node, "ac:anchor")
    named = _resource(resource) if resource is not None else ""
    return " ".join(filter(None, (named, f"#{anchor}" if anchor else "")))


def _resource(node: Element) -> str:
    """``page Redis failover``, ``attachment plan.pdf page Plans``."""
    own = [value for _, value in facts_of(node)]
    inner = [_resource(part) for part in node if name_of(part).startswith("ri:")]
    return " ".join((name_of(node).removeprefix("ri:"), *own, *inner))


def image_name(node: Element) -> str:
    """Which picture it is."""
    resource = next((part for part in node if name_of(part).startswith("ri:")), None)
    if resource is None:
        return attribute(node, "src") or attribute(node, "ac:src")
    told = dict(facts_of(resource))
    inner = [_resource(part) for part in resource if name_of(part).startswith("ri:")]
    return " ".join((told.get("filename") or told.get("value") or "", *inner)).strip()
