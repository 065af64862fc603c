"""The other representations of a body: a plain rendering to HTML, and a simple document tree."""

import html
import json
import re

from confluence_desk.demo.extract import plain

_CDATA = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_CODE = re.compile(
    r"<ac:structured-macro\b[^>]*ac:name=\"(?:code|noformat)\"[^>]*>.*?"
    r"<ac:plain-text-body>(.*?)</ac:plain-text-body>\s*</ac:structured-macro>",
    re.DOTALL,
)
_DROPPED = re.compile(
    r"<ac:(parameter|placeholder|task-id|task-uuid|task-status)\b[^>]*?(?:/>|>.*?</ac:\1>)",
    re.DOTALL,
)
_TITLE = re.compile(r'<ri:(?:page|blog-post)\b[^>]*ri:content-title="([^"]*)"[^>]*?/>')
_FILE = re.compile(r'<ri:attachment\b[^>]*ri:filename="([^"]*)"[^>]*?/>')
_MARKER = re.compile(r'<ac:inline-comment-marker\b[^>]*ac:ref="([^"]*)"[^>]*(?<!/)>')
_MARKER_END = re.compile(r"</ac:inline-comment-marker\s*>")
_MACRO = re.compile(r"<ac:structured-macro\b([^>]*?)(/?)>|</ac:structured-macro\s*>")
_TOLD = re.compile(r'ac:(name|macro-id)="([^"]*)"')
_IN_LINES = frozenset({"anchor", "jira", "profile", "status"})
_APPS = {
    "uptime-board": '<table class="confluenceTable"><tbody><tr>'
    '<th class="confluenceTh">Service</th><th class="confluenceTh">Last 30 days</th>'
    '<th class="confluenceTh">Now</th></tr>'
    '<tr><td class="confluenceTd"><a href="/wiki/display/OPS">Reader</a></td>'
    '<td class="confluenceTd">99.97 %</td><td class="confluenceTd"><span class="status-macro '
    'aui-lozenge aui-lozenge-success">Up</span></td></tr><tr><td class="confluenceTd">Search</td>'
    '<td class="confluenceTd">99.2 %</td><td class="confluenceTd"><span class="status-macro '
    'aui-lozenge aui-lozenge-current">Slow</span></td></tr></tbody></table>',
}
"""What an app would draw on its own server; a guess, as every app draws what it likes."""
_FOREIGN = re.compile(r"</?(?:ac|ri|at):[^>]*>")
_NAMED = {"view", "export_view", "anonymous_export_view", "editor"}


def body_in(form: str, storage: str) -> str:
    """``storage`` in another representation."""
    if form in _NAMED:
        return rendered(storage, told_apart=form == "view")
    if form == "styled_view":
        return f"<!doctype html><html><head></head><body>{rendered(storage)}</body></html>"
    return document_tree(storage) if form == "atlas_doc_format" else storage


def rendered(storage: str, *, told_apart: bool = False) -> str:
    """HTML that says what the storage format says; ``view`` tells its macros apart."""
    text = _CODE.sub(_code, storage)
    text = _CDATA.sub(lambda match: html.escape(match[1], quote=False), text)
    text = _MACRO.sub(_Macros(told_apart=told_apart), text)
    text = _MARKER.sub(r'<span class="inline-comment-marker" data-ref="\1">', text)
    text = _MARKER_END.sub("</span>", text)
    text = _TITLE.sub(r"\1", _FILE.sub(r"\1", _DROPPED.sub("", text)))
    return _FOREIGN.sub("", text)


class _Macros:
    """Turns the tags of macros into elements."""

    def __init__(self, *, told_apart: bool) -> None:
        self._told_apart = told_apart
        self._open: list[str] = []

    def __call__(self, tag: re.Match[str]) -> str:
        if tag[1] is None:
            return self._open.pop() if self._open else ""
        told = dict(_TOLD.findall(tag[1]))
        name = told.get("name", "")
        element = "span" if name in _IN_LINES else "div"
        start = f"<{element}{self._marks(name, told)}>{_APPS.get(name, '')}"
        if tag[2]:
            return f"{start}</{element}>"
        self._open.append(f"</{element}>")
        return start

    def _marks(self, name: str, told: dict[str, str]) -> str:
        if not self._told_apart:
            return ""
        kind = "output-inline" if name in _IN_LINES else "output-block"
        number = told.get("macro-id", "")
        return f' class="conf-macro {kind}" data-macro-name="{name}" data-macro-id="{number}"'


def document_tree(storage: str) -> str:
    """The text in Atlassian's document format, a paragraph a block; JSON, as the API sends it."""
    blocks = [
        {"type": "paragraph", "content": [{"type": "text", "text": line}]}
        for line in plain(storage).split("\n")
        if line.strip()
    ]
    return json.dumps({"type": "doc", "version": 1, "content": blocks}, ensure_ascii=False)


def from_document_tree(value: str) -> str:
    """Storage format of a document: paragraphs of its text; raises ValueError."""
    content = json.loads(value)
    if not isinstance(content, dict) or not isinstance(content.get("content", []), list):
        raise ValueError("this is no document")  # noqa: TRY004 - a value of JSON
    return "".join(f"<p>{html.escape(_text(one))}</p>" for one in content.get("content", []))


def _text(node: object) -> str:
    if not isinstance(node, dict):
        return ""
    inner = node.get("content", [])
    own = node.get("text", "")
    return str(own) + "".join(_text(one) for one in inner if isinstance(inner, list))


def _code(match: re.Match[str]) -> str:
    code = "".join(_CDATA.findall(match[1]))
    return f'<pre class="syntaxhighlighter-pre">{html.escape(code, quote=False)}</pre>'
