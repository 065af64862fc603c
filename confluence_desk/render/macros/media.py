"""Draws macros that show files and things of other services: previews, file and link cards."""

import re
from functools import partial
from urllib.parse import quote

from confluence_desk.domain.entities import Attachment
from confluence_desk.render.addresses import host, ours, outside
from confluence_desk.render.icons import icon
from confluence_desk.render.images import draw_attachment
from confluence_desk.render.links import attachment_of, link_card, resource_destination
from confluence_desk.render.macros.macro import Drawer, Macro
from confluence_desk.render.macros.texts import draw_code, source
from confluence_desk.render.macros.unknown import draw_unknown
from confluence_desk.render.names import name_of
from confluence_desk.render.pen import Pen
from confluence_desk.render.phrases import Phrase
from confluence_desk.render.styling import pixels


def _file(pen: Pen, macro: Macro) -> None:
    """A card of an attached file."""
    resource = next((r for r in macro.resources.values() if name_of(r) == "ri:attachment"), None)
    filename = macro.parameter("name", "", "file", "filename", "pdf")
    found = attachment_of(pen, resource) if resource is not None else None
    found = found or pen.context.attachment(filename)
    if found is None and not filename:
        draw_unknown(pen, macro)
        return
    pen.block("div", {"class": "card"})
    pen.made(icon("file"))
    if found is not None and not pen.in_link:
        pen.leaf("a", found.title, {"href": ours("attachment", found.id), "class": "name"})
    else:
        pen.leaf("span", filename, {"class": "name"})
    pen.leaf("span", _about(pen, found), {"class": "why"})
    pen.end("div")


def _about(pen: Pen, found: Attachment | None) -> str:
    if found is None:
        return pen.say(Phrase.NOT_ATTACHED) if pen.context.files_known else ""
    return pen.context.speech.size(found.file_size) if found.file_size else found.media_type


def draw_preview(pen: Pen, macro: Macro) -> None:
    """The picture of a diagram where there is one; of all else nothing."""
    found = _preview(pen, macro) if macro.name in DIAGRAMS else None
    if found is not None:
        _picture(pen, macro, found)


def _diagram(pen: Pen, macro: Macro) -> None:
    """A diagram's preview: the picture that its app attached beside the diagram."""
    found = _preview(pen, macro)
    if found is None and (macro.plain or "").strip():
        draw_code(pen, source(macro), "", macro)
        return
    if found is None:
        draw_unknown(pen, macro)
        return
    _picture(pen, macro, found)


def _picture(pen: Pen, macro: Macro, found: Attachment) -> None:
    pen.block("figure", {"class": "image center"})
    width = pixels(macro.parameter("diagramWidth", "width"))
    draw_attachment(pen, found, size=(width or None, None))
    pen.end("figure")


def shown_by(macro: Macro) -> tuple[str, ...]:
    """The names of files of which a macro may show a picture: those of a diagram."""
    if macro.name not in DIAGRAMS:
        return ()
    name = macro.parameter("diagramName", "name", "filename", "diagramDisplayName", "")
    return previews(name) if name else ()


def _preview(pen: Pen, macro: Macro) -> Attachment | None:
    found = (pen.context.attachment(file) for file in shown_by(macro))
    return next((file for file in found if file is not None), None)


def previews(name: str) -> tuple[str, ...]:
    """The names under which the preview of a diagram may be attached, the likeliest first."""
    bare = name.removesuffix(".drawio").removesuffix(".png")
    return tuple(dict.fromkeys((f"{name}.png", f"{bare}.png", f"{bare}.svg", f"{name}.svg")))


def _elsewhere(kind: Phrase, pen: Pen, macro: Macro) -> None:
    """Something embedded from another service: never loaded, only linked."""
    resource = next((r for r in macro.resources.values() if name_of(r) == "ri:url"), None)
    written = macro.parameter("url", "src", "link", "uri", "")
    href = outside(written, pen.context.site_url)
    if resource is not None:
        href = href or resource_destination(pen, resource).href
    if not href:
        draw_unknown(pen, macro)
        return
    link_card(pen, macro.parameter("title") or pen.say(kind), host(href) or href, href)


def _jira(pen: Pen, macro: Macro) -> None:
    """An issue's key, or the query of a list of issues; their titles live in Jira."""
    key = macro.parameter("key", "issueKey")
    query = macro.parameter("jqlQuery", "jql")
    if key:
        pen.start("span", {"class": "issue"})
        _led(pen, macro, key, f"/browse/{key}" if _KEY.fullmatch(key) else "")
        pen.end("span")
    elif query:
        pen.block("div", {"class": "card"})
        pen.made(icon("list"))
        pen.leaf("span", macro.parameter("title") or pen.say(Phrase.JIRA_ISSUES), {"class": "kind"})
        _led(pen, macro, query, f"/issues/?jql={quote(query, safe='')}", tag="code")
        pen.end("div")
    else:
        draw_unknown(pen, macro)


def _led(pen: Pen, macro: Macro, words: str, path: str, *, tag: str = "span") -> None:
    """Words that lead into Jira, where it is this site's own: of others the address is unknown."""
    own = macro.parameter("server").lower().startswith("system") or not macro.parameter("server")
    linked = own and path and not pen.in_link
    if linked:
        pen.start("a", {"href": f"{pen.context.site_url}{path}", "class": "outside"})
    pen.leaf(tag, words, {"class": "key" if tag == "span" else None})
    if linked:
        pen.end("a")


_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,30}-[0-9]{1,9}")


FILES = (
    "view-file", "viewfile", "viewpdf", "viewdoc", "viewxls", "viewppt", "multimedia",
    "excel", "view-excel", "office", "pdf",
)  # fmt: skip
DIAGRAMS = (
    "drawio", "inc-drawio", "drawio-sketch", "gliffy", "lucidchart", "mermaid-cloud",
    "mermaid-macro",
)  # fmt: skip
_LINKS = {
    "widget": Phrase.EMBEDDED,
    "iframe": Phrase.FRAME,
    "rss": Phrase.FEED,
    "lref-gdrive-file": Phrase.GOOGLE_DRIVE,
    "swagger-open-api": Phrase.EMBEDDED,
    "swagger-integration": Phrase.EMBEDDED,
    "video": Phrase.EMBEDDED,
    "net-presago-stream-macro": Phrase.EMBEDDED,
    "html-include": Phrase.EMBEDDED,
}

MACROS: dict[str, Drawer] = {
    **dict.fromkeys(FILES, _file),
    **dict.fromkeys(DIAGRAMS, _diagram),
    **{name: partial(_elsewhere, kind) for name, kind in _LINKS.items()},
    "jira": _jira,
    "jiraissues": _jira,
}
