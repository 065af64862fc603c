"""Takes in what is written: checks the storage format, and normalises it as the service does."""

import html
import re
import uuid
from html.entities import name2codepoint

from lxml import etree

from confluence_desk.demo.answers import Row
from confluence_desk.demo.refusals import Invalid, Refusal
from confluence_desk.demo.rendering import from_document_tree

LARGEST = 5 * 1024 * 1024
_FORMS = ("storage", "atlas_doc_format", "wiki")
_PREDEFINED = {"lt", "gt", "amp", "quot", "apos"}
_ENTITIES = "".join(
    f'<!ENTITY {name} "&#{code};">'
    for name, code in name2codepoint.items()
    if name not in _PREDEFINED
)
_HEAD = (
    f"<!DOCTYPE r [{_ENTITIES}]>"
    '<r xmlns:ac="urn:ac" xmlns:ri="urn:ri" xmlns:at="urn:at" xmlns:atlassian-content="urn:x">'
)
_MACRO = re.compile(r"<ac:structured-macro\b([^>]*?)(/?)>")


class TooLarge(Refusal):
    """The body is larger than the service takes."""

    status = 413
    code = "PAYLOAD_TOO_LARGE"


def storage_of(content: Row, *, required: bool = True) -> str | None:
    """The body in a request, as storage format; raises Invalid or TooLarge."""
    body = content.get("body")
    if body is None and not required:
        return None
    if not isinstance(body, dict):
        raise Invalid("'body' is required")
    if "representation" not in body:
        body = next((one for name, one in body.items() if name in _FORMS), body)
    if not isinstance(body, dict):
        raise Invalid("'body' is required")
    form, value = body.get("representation"), body.get("value")
    if form not in _FORMS or not isinstance(value, str):
        raise Invalid("'body.representation' and 'body.value' are required")
    if len(value) > LARGEST:
        raise TooLarge("Request body is too large")
    return _as_storage(str(form), value)


def _as_storage(form: str, value: str) -> str:
    if form == "wiki":
        return "".join(f"<p>{html.escape(one)}</p>" for one in value.split("\n\n"))
    if form == "atlas_doc_format":
        try:
            return from_document_tree(value)
        except ValueError as error:
            raise Invalid("Content body cannot be converted to new editor format") from error
    check(value)
    return normalised(value)


def check(storage: str) -> None:
    """Raise Invalid for markup that is not well-formed."""
    parser = etree.XMLParser(resolve_entities=True, no_network=True, huge_tree=True)
    try:
        etree.fromstring(f"{_HEAD}{storage}</r>".encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError as error:
        raise Invalid(f"Error parsing xhtml: {error.msg}") from error


def normalised(storage: str) -> str:
    """Macros get the version and the id that they lack."""
    return _MACRO.sub(_numbered, storage)


def _numbered(match: re.Match[str]) -> str:
    given, closing = match[1].rstrip(), match[2]
    if "ac:schema-version=" not in given:
        given += ' ac:schema-version="1"'
    if "ac:macro-id=" not in given:
        given += f' ac:macro-id="{uuid.uuid4()}"'
    return f"<ac:structured-macro{given}{closing}>"
