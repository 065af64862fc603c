"""Turns the shorthands of our bodies, ``{{status Green|DONE}}``, into what Confluence stores."""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from html import escape

from confluence_desk.demo.content.markup import blocks
from confluence_desk.demo.content.people import account

_CODE = re.compile(r"\{\{code(?: ([^{}]*))?\}\}\n(.*?)\n\{\{/code\}\}", re.DOTALL)
_TOKEN = re.compile(r"\{\{(/?[a-z-]+)(?: ([^{}]*))?\}\}")
_KEYED = re.compile(r"(~?[A-Za-z0-9]+):(?! )(.+)")

_RICH = {
    **dict.fromkeys(("info", "note", "tip", "warning", "expand", "panel"), "title"),
    "excerpt": "name",
    "details": "id",
}
_PLAIN = {
    "layout": "<ac:layout>",
    "/layout": "</ac:layout>",
    "/section": "</ac:layout-section>",
    "cell": "<ac:layout-cell>",
    "/cell": "</ac:layout-cell>",
    "/mark": "</ac:inline-comment-marker>",
    "tasks": "<ac:task-list>",
    "/tasks": "</ac:task-list>",
    "/task": "</ac:task-body></ac:task>",
    "br": "<br />",
}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a body may ask: today, its own name, and where other things are."""

    now: datetime
    name: str
    url: Callable[[str, str, str], str]
    """(shape, space key or "", title) -> the address of a page"""
    posting_day: Callable[[str, str], str]
    """(space key or "", title) -> the day of a blog post, ``2026/04/28``"""


def storage(source: str, around: Surroundings) -> str:
    """The whole body in storage format."""
    return _Writer(around).write(source)


def marker(slug: str) -> str:
    """The reference of an inline comment marker."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"marker/{slug}"))


def split_target(target: str) -> tuple[str, str]:
    """``KEY:Title`` as key and title; without a key the title alone."""
    keyed = _KEYED.match(target)
    return (keyed[1], keyed[2]) if keyed else ("", target)


@dataclass(slots=True)
class _Writer:
    around: Surroundings
    tasks: int = 0
    macros: int = 0
    kept: list[str] = field(default_factory=list)

    def write(self, source: str) -> str:
        text = _TOKEN.sub(self._token, blocks(_CODE.sub(self._code, source)))
        for number, one in enumerate(self.kept):
            text = text.replace(f"<kept-{number} />", one)
        return text

    def _code(self, hit: re.Match[str]) -> str:
        """Code is put aside, so that nothing in it is read as shorthand."""
        language, _, title = (hit[1] or "").partition("|")
        text = hit[2].replace("]]>", "]]]]><![CDATA[>")
        body = f"<ac:plain-text-body><![CDATA[{text}]]></ac:plain-text-body>"
        given = {"language": language, "title": title}
        shown = {name: value for name, value in given.items() if value}
        self.kept.append(self._macro("code", shown) + body + "</ac:structured-macro>")
        return f"<kept-{len(self.kept) - 1} />"

    def _token(self, hit: re.Match[str]) -> str:
        verb, arguments = hit[1], [one.strip() for one in (hit[2] or "").split("|")]
        if verb in _PLAIN:
            return _PLAIN[verb]
        if verb.removeprefix("/") in _RICH:
            return self._rich(verb, arguments)
        return str(getattr(self, f"_write_{verb.replace('-', '_')}")(*arguments))

    def _rich(self, verb: str, arguments: list[str]) -> str:
        if verb.startswith("/"):
            return "</ac:rich-text-body></ac:structured-macro>"
        given = {_RICH[verb]: arguments[0]} if arguments[0] else {}
        if verb == "panel" and len(arguments) > 1:
            given["bgColor"] = arguments[1]
        return self._macro(verb, given) + "<ac:rich-text-body>"

    def _macro(self, name: str, parameters: dict[str, str]) -> str:
        self.macros += 1
        number = uuid.uuid5(uuid.NAMESPACE_OID, f"{self.around.name}/{name}/{self.macros}")
        inner = "".join(
            f'<ac:parameter ac:name="{key}">{value}</ac:parameter>'
            for key, value in parameters.items()
        )
        return (
            f'<ac:structured-macro ac:name="{name}" ac:schema-version="1" '
            f'ac:macro-id="{number}">{inner}'
        )

    def _whole(self, name: str, parameters: dict[str, str] | None = None) -> str:
        return self._macro(name, parameters or {}) + "</ac:structured-macro>"

    def _day(self, days: str) -> str:
        return f"{self.around.now + timedelta(days=int(days)):%Y-%m-%d}"

    def _write_toc(self, deepest: str = "") -> str:
        return self._whole("toc", {"maxLevel": deepest or "3"})

    def _write_children(self, depth: str = "") -> str:
        return self._whole("children", {"depth": depth} if depth else {"all": "true"})

    def _write_anchor(self, name: str) -> str:
        return f"<p>{self._whole('anchor', {'': name})}</p>"

    def _write_report(self, label: str, headings: str, first: str = "Title") -> str:
        cql = f'label = "{label}" and space = currentSpace()'
        given = {"cql": escape(cql), "headings": headings, "firstcolumn": first}
        return self._whole("detailssummary", given | {"sortBy": "Title"})

    def _write_labelled(self, label: str) -> str:
        return self._whole("contentbylabel", {"cql": escape(f'label = "{label}"'), "max": "15"})

    def _write_include(self, target: str) -> str:
        return self._whole("include", {"": f"<ac:link>{_page(target)}</ac:link>"})

    def _write_excerpt_include(self, target: str, name: str = "") -> str:
        given = {"": f"<ac:link>{_page(target)}</ac:link>", "nopanel": "true"}
        return self._whole("excerpt-include", given | ({"name": name} if name else {}))

    def _write_app(self, name: str, *given: str) -> str:
        return self._whole(name, dict(one.split("=", 1) for one in given))

    def _write_diagram(self, name: str, width: str = "720") -> str:
        given = {"diagramName": name, "diagramWidth": width, "revision": "2", "border": "true"}
        return self._whole("drawio", given | {"simpleViewer": "false", "tbstyle": "top"})

    def _write_view_file(self, name: str) -> str:
        return self._whole("view-file", {"name": f'<ri:attachment ri:filename="{name}" />'})

    def _write_profile(self, slug: str) -> str:
        return self._whole("profile", {"user": f'<ri:user ri:account-id="{account(slug)}" />'})

    def _write_date(self, days: str) -> str:
        return f'<time datetime="{self._day(days)}" />'

    def _write_status(self, colour: str, title: str) -> str:
        return self._whole("status", {"title": title, "colour": colour})

    def _write_emoji(self, name: str, code: str, sign: str) -> str:
        return (
            f'<ac:emoticon ac:name="blue-star" ac:emoji-shortname=":{name}:" '
            f'ac:emoji-id="{code}" ac:emoji-fallback="{sign}" />'
        )

    def _write_at(self, slug: str) -> str:
        return f'<ac:link><ri:user ri:account-id="{account(slug)}" /></ac:link>'

    def _write_page(self, target: str, text: str = "", anchor: str = "") -> str:
        """The title is the text unless another is given; ``=`` leaves the text out."""
        start = f'<ac:link ac:anchor="{anchor}">' if anchor else "<ac:link>"
        shown = "" if text == "=" else text or escape(split_target(target)[1])
        return f"{start}{_page(target) if target else ''}{_body(shown)}</ac:link>"

    def _write_blog(self, target: str, text: str = "") -> str:
        key, title = split_target(target)
        day = self.around.posting_day(key, title)
        space = f' ri:space-key="{key}"' if key else ""
        inner = f'<ri:blog-post{space} ri:content-title="{title}" ri:posting-day="{day}" />'
        return f"<ac:link>{inner}{_body(text)}</ac:link>"

    def _write_space(self, key: str, text: str = "") -> str:
        return f'<ac:link><ri:space ri:space-key="{key}" />{_body(text)}</ac:link>'

    def _write_file(self, name: str, text: str = "", target: str = "") -> str:
        inner = _page(target) if target else ""
        file = f'<ri:attachment ri:filename="{name}">{inner}</ri:attachment>'
        return f"<ac:link>{file}{_body(text)}</ac:link>"

    def _write_link(self, shape: str, target: str, text: str = "") -> str:
        """A page by its address: shape is page, tiny, display or viewpage; a card without text."""
        url = escape(self.around.url(shape.removesuffix("-card"), *split_target(target)))
        if shape.endswith("-card"):
            return f'<a href="{url}" data-card-appearance="block">{url}</a>'
        card = "" if text else ' data-card-appearance="inline"'
        return f'<a href="{url}"{card}>{text or url}</a>'

    def _write_image(self, name: str, width: str = "", align: str = "", caption: str = "") -> str:
        given = {"align": align or "center", "layout": align or "center", "width": width}
        shown = "".join(f' ac:{key}="{value}"' for key, value in given.items() if value)
        alt = escape(caption or name)
        below = f"<ac:caption><p>{caption}</p></ac:caption>" if caption else ""
        file = f'<ri:attachment ri:filename="{name}" ri:version-at-save="1" />'
        return f'<ac:image{shown} ac:alt="{alt}">{file}{below}</ac:image>'

    def _write_picture(self, url: str, width: str = "") -> str:
        return f'<ac:image ac:width="{width or 320}"><ri:url ri:value="{url}" /></ac:image>'

    def _write_section(self, shape: str) -> str:
        return f'<ac:layout-section ac:type="{shape}" ac:breakout-mode="default">'

    def _write_mark(self, slug: str) -> str:
        return f'<ac:inline-comment-marker ac:ref="{marker(slug)}">'

    def _write_task(self, slug: str = "", days: str = "", status: str = "incomplete") -> str:
        self.tasks += 1
        number = uuid.uuid5(uuid.NAMESPACE_OID, f"{self.around.name}/task/{self.tasks}")
        who = f"{self._write_at(slug)} " if slug else ""
        due = f"{self._write_date(days)} " if days else ""
        return (
            f"<ac:task><ac:task-id>{self.tasks}</ac:task-id><ac:task-uuid>{number}</ac:task-uuid>"
            f"<ac:task-status>{status}</ac:task-status><ac:task-body>{who}{due}"
        )


def _page(target: str) -> str:
    key, title = split_target(target)
    space = f' ri:space-key="{key}"' if key else ""
    return f'<ri:page{space} ri:content-title="{escape(title)}" ri:version-at-save="1" />'


def _body(text: str) -> str:
    return f"<ac:link-body>{text}</ac:link-body>" if text else ""
