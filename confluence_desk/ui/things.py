"""Names what a trouble is about: errors carry it in English, as the API's calls have it."""

from confluence_desk.ui.marking import QT_TRANSLATE_NOOP
from confluence_desk.ui.phrasebook import Phrasebook

THINGS = (
    QT_TRANSLATE_NOOP("Thing", "page {id}"),
    QT_TRANSLATE_NOOP("Thing", "blogpost {id}"),
    QT_TRANSLATE_NOOP("Thing", "folder {id}"),
    QT_TRANSLATE_NOOP("Thing", "whiteboard {id}"),
    QT_TRANSLATE_NOOP("Thing", "database {id}"),
    QT_TRANSLATE_NOOP("Thing", "embed {id}"),
    QT_TRANSLATE_NOOP("Thing", "space {id}"),
    QT_TRANSLATE_NOOP("Thing", "comment {id}"),
    QT_TRANSLATE_NOOP("Thing", "attachment {id}"),
    QT_TRANSLATE_NOOP("Thing", "file {name}"),
    QT_TRANSLATE_NOOP("Thing", "the page “{title}” in {thing}"),
    QT_TRANSLATE_NOOP("Thing", "pages of {thing}"),
    QT_TRANSLATE_NOOP("Thing", "blog of {thing}"),
    QT_TRANSLATE_NOOP("Thing", "children of {thing}"),
    QT_TRANSLATE_NOOP("Thing", "ancestors of {thing}"),
    QT_TRANSLATE_NOOP("Thing", "descendants of {thing}"),
    QT_TRANSLATE_NOOP("Thing", "labels in {thing}"),
    QT_TRANSLATE_NOOP("Thing", "pages under label {id}"),
    QT_TRANSLATE_NOOP("Thing", "blogposts under label {id}"),
    QT_TRANSLATE_NOOP("Thing", "footer comments"),
    QT_TRANSLATE_NOOP("Thing", "inline comments"),
    QT_TRANSLATE_NOOP("Thing", "labels"),
    QT_TRANSLATE_NOOP("Thing", "folders"),
    QT_TRANSLATE_NOOP("Thing", "whiteboards"),
    QT_TRANSLATE_NOOP("Thing", "databases"),
    QT_TRANSLATE_NOOP("Thing", "embeds"),
    QT_TRANSLATE_NOOP("Thing", "labels of {thing}"),
    QT_TRANSLATE_NOOP("Thing", "attachments of {thing}"),
    QT_TRANSLATE_NOOP("Thing", "versions of {thing}"),
    QT_TRANSLATE_NOOP("Thing", "footer comments of {thing}"),
    QT_TRANSLATE_NOOP("Thing", "inline comments of {thing}"),
    QT_TRANSLATE_NOOP("Thing", "replies to {thing}"),
    QT_TRANSLATE_NOOP("Thing", "restrictions of {id}"),
    QT_TRANSLATE_NOOP("Thing", "types of content"),
    QT_TRANSLATE_NOOP("Thing", "the current user"),
    QT_TRANSLATE_NOOP("Thing", "your account"),
    QT_TRANSLATE_NOOP("Thing", "the audit log"),
    QT_TRANSLATE_NOOP("Thing", "the page tree"),
    QT_TRANSLATE_NOOP("Thing", "the path of a page"),
    QT_TRANSLATE_NOOP("Thing", "spaces"),
    QT_TRANSLATE_NOOP("Thing", "pages"),
    QT_TRANSLATE_NOOP("Thing", "comments"),
    QT_TRANSLATE_NOOP("Thing", "attachments"),
    QT_TRANSLATE_NOOP("Thing", "files"),
    QT_TRANSLATE_NOOP("Thing", "people"),
    QT_TRANSLATE_NOOP("Thing", "search"),
    QT_TRANSLATE_NOOP("Thing", "restrictions"),
    QT_TRANSLATE_NOOP("Thing", "the picture"),
    QT_TRANSLATE_NOOP("Thing", "the picture on {host}"),
    QT_TRANSLATE_NOOP("Thing", "a picture that nobody asked for"),
    QT_TRANSLATE_NOOP("Thing", "this part of Confluence"),
)
"""What the API asks for; ``{thing}`` stands for another one of these."""


_BOOK = Phrasebook("Thing", THINGS, nested="thing")


def thing(what: str) -> str:
    """``children of page 12`` in the person's language; what nobody knows stays as it is."""
    return _BOOK.said(what)


def is_known(what: str) -> bool:
    """Whether all of it has words for translators."""
    return _BOOK.knows(what)
