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
_FOREIGN = re.compile(r"</?(?:ac|ri|at):[^>]*>")
_NAMED = {"view", "export_view", "anonymous_export_view", "editor"}


def body_in(form: str, storage: str) -> str:
    """``storage`` in another representation."""
    if form in _NAMED:
        return rendered(storage)
    if form == "styled_view":
        return f"<!doctype html><html><head></head><body>{rendered(storage)}</body></html>"
    return document_tree(storage) if form == "atlas_doc_format" else storage


def rendered(storage: str) -> str:
    """HTML that says what the storage format says, macros reduced to their text."""
    text = _CODE.sub(_code, storage)
    text = _CDATA.sub(lambda match: html.escape(match[1], quote=False), text)
    text = _MARKER.sub(r'<span class="inline-comment-marker" data-ref="\1">', text)
    text = _MARKER_END.sub("</span>", text)
    text = _TITLE.sub(r"\1", _FILE.sub(r"\1", _DROPPED.sub("", text)))
    return _FOREIGN.sub("", text)


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
