"""What the layers below say to people: their phrases, marked for translators, and their speech.

The window may not look into the renderer; a test holds these lists against its phrases.
"""

from datetime import date

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from confluence_desk.domain.speech import Speech
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP
from confluence_desk.ui.moments import ago

translate = QCoreApplication.translate

_DECIMAL = QLocale.DataSizeFormat.DataSizeSIFormat

PHRASES = (
    QT_TRANSLATE_NOOP("Document", "Breadcrumb"),
    QT_TRANSLATE_NOOP("Document", "Labels"),
    QT_TRANSLATE_NOOP("Document", "Attachments"),
    QT_TRANSLATE_NOOP("Document", "This page has no text."),
    QT_TRANSLATE_NOOP("Document", "Table of contents"),
    QT_TRANSLATE_NOOP("Document", "Copy"),
    QT_TRANSLATE_NOOP("Document", "Details"),
    QT_TRANSLATE_NOOP("Document", "Click here to expand…"),
    QT_TRANSLATE_NOOP("Document", "Done"),
    QT_TRANSLATE_NOOP("Document", "To do"),
    QT_TRANSLATE_NOOP("Document", "Decided"),
    QT_TRANSLATE_NOOP("Document", "Undecided"),
    QT_TRANSLATE_NOOP("Document", "Info"),
    QT_TRANSLATE_NOOP("Document", "Note"),
    QT_TRANSLATE_NOOP("Document", "Tip"),
    QT_TRANSLATE_NOOP("Document", "Warning"),
    QT_TRANSLATE_NOOP("Document", "Former user"),
    QT_TRANSLATE_NOOP("Document", "Unknown user"),
    QT_TRANSLATE_NOOP("Document", "Not in your library yet"),
    QT_TRANSLATE_NOOP("Document", "not attached to this page"),
    QT_TRANSLATE_NOOP("Document", "Image"),
    QT_TRANSLATE_NOOP("Document", "from {host}"),
    QT_TRANSLATE_NOOP("Document", "elsewhere"),
    QT_TRANSLATE_NOOP("Document", "Load image"),
    QT_TRANSLATE_NOOP("Document", "Always from {host}"),
    QT_TRANSLATE_NOOP("Document", "macro"),
    QT_TRANSLATE_NOOP("Document", "App"),
    QT_TRANSLATE_NOOP("Document", "Ask Confluence to draw it"),
    QT_TRANSLATE_NOOP("Document", "Drawn by Confluence, {ago}"),
    QT_TRANSLATE_NOOP("Document", "again"),
    QT_TRANSLATE_NOOP(
        "Document", "Confluence does not draw this part alone, so this is the whole page."
    ),
    QT_TRANSLATE_NOOP("Document", "What the page says here"),
    QT_TRANSLATE_NOOP("Document", "Shown in Confluence"),
    QT_TRANSLATE_NOOP("Document", "Jira issues"),
    QT_TRANSLATE_NOOP("Document", "Embedded"),
    QT_TRANSLATE_NOOP("Document", "Frame"),
    QT_TRANSLATE_NOOP("Document", "Feed"),
    QT_TRANSLATE_NOOP("Document", "Google Drive"),
    QT_TRANSLATE_NOOP("Document", "Recently updated"),
    QT_TRANSLATE_NOOP("Document", "People"),
    QT_TRANSLATE_NOOP("Document", "Search box"),
    QT_TRANSLATE_NOOP("Document", "Chart"),
    QT_TRANSLATE_NOOP("Document", "Roadmap"),
    QT_TRANSLATE_NOOP("Document", "Blog post"),
    QT_TRANSLATE_NOOP("Document", "Folder"),
    QT_TRANSLATE_NOOP("Document", "Whiteboard"),
    QT_TRANSLATE_NOOP("Document", "Database"),
    QT_TRANSLATE_NOOP("Document", "Smart link"),
    QT_TRANSLATE_NOOP("Document", "Archived"),
    QT_TRANSLATE_NOOP("Document", "{kind}, archived"),
    QT_TRANSLATE_NOOP("Document", "Untitled"),
    QT_TRANSLATE_NOOP("Document", "What this folder holds has not been fetched yet."),
    QT_TRANSLATE_NOOP("Document", "This folder is empty."),
    QT_TRANSLATE_NOOP("Document", "“{title}” has not been fetched yet."),
    QT_TRANSLATE_NOOP("Document", "“{title}” is not in Confluence any more."),
    QT_TRANSLATE_NOOP("Document", "“{title}” cannot be seen with your account."),
    QT_TRANSLATE_NOOP("Document", "“{title}” is not in your library yet."),
    QT_TRANSLATE_NOOP("Document", "There is no page “{title}”, or your account cannot see it."),
    QT_TRANSLATE_NOOP("Document", "No page is named that could be shown here."),
    QT_TRANSLATE_NOOP("Document", "“{title}” would be shown inside itself here."),
    QT_TRANSLATE_NOOP("Document", "“{title}” is not shown: too many pages inside pages."),
    QT_TRANSLATE_NOOP("Document", "“{title}” has no excerpt."),
    QT_TRANSLATE_NOOP("Document", "“{title}” has no excerpt named “{name}”."),
    QT_TRANSLATE_NOOP("Document", "No child pages"),
    QT_TRANSLATE_NOOP("Document", "The pages that stand below have not been fetched yet."),
    QT_TRANSLATE_NOOP(
        "Document", "What stands further below has not been fetched for all of them yet."
    ),
    QT_TRANSLATE_NOOP("Document", "There are more pages than are listed here."),
    QT_TRANSLATE_NOOP("Document", "Nothing found"),
    QT_TRANSLATE_NOOP("Document", "Your library cannot tell this part of the query: {query}"),
    QT_TRANSLATE_NOOP(
        "Document", "From what your library holds: not all of {space} is kept offline."
    ),
    QT_TRANSLATE_NOOP("Document", "From what your library holds: not every space is kept offline."),
    QT_TRANSLATE_NOOP("Document", "This has not been fetched yet."),
    QT_TRANSLATE_NOOP("Document", "Only Confluence can tell this."),
    QT_TRANSLATE_NOOP("Document", "The macro does not say what to list."),
    QT_TRANSLATE_NOOP("Document", "Title"),
    QT_TRANSLATE_NOOP("Document", "Created by"),
    QT_TRANSLATE_NOOP("Document", "Last changed"),
    QT_TRANSLATE_NOOP("Document", "Changed by"),
    QT_TRANSLATE_NOOP("Document", "Name"),
    QT_TRANSLATE_NOOP("Document", "Size"),
    QT_TRANSLATE_NOOP("Document", "Version"),
    QT_TRANSLATE_NOOP("Document", "Date"),
    QT_TRANSLATE_NOOP("Document", "Comment"),
    QT_TRANSLATE_NOOP("Document", "Person"),
    QT_TRANSLATE_NOOP("Document", "Edits"),
    QT_TRANSLATE_NOOP("Document", "Task"),
    QT_TRANSLATE_NOOP("Document", "Due"),
    QT_TRANSLATE_NOOP("Document", "Assignee"),
    QT_TRANSLATE_NOOP("Document", "Page"),
    QT_TRANSLATE_NOOP("Document", "Space"),
    QT_TRANSLATE_NOOP("Document", "Key"),
    QT_TRANSLATE_NOOP("Document", "Description"),
    QT_TRANSLATE_NOOP("Document", "Home page"),
    QT_TRANSLATE_NOOP("Document", "Lane"),
    QT_TRANSLATE_NOOP("Document", "Item"),
    QT_TRANSLATE_NOOP("Document", "Begins"),
    QT_TRANSLATE_NOOP("Document", "Months"),
    QT_TRANSLATE_NOOP("Document", "Milestone"),
    QT_TRANSLATE_NOOP("Document", "No files"),
    QT_TRANSLATE_NOOP("Document", "No tasks"),
    QT_TRANSLATE_NOOP("Document", "No labels"),
    QT_TRANSLATE_NOOP("Document", "Some pages were left out: not all of them are here."),
    QT_TRANSLATE_NOOP("Document", "Not filtered by “{pattern}”: only Confluence can do that."),
    QT_TRANSLATE_NOOP("Document", "Who belongs to a group is not known here: {groups}"),
    QT_TRANSLATE_NOOP("Document", "Only who changed it last is known here."),
    QT_TRANSLATE_NOOP("Document", "Recent labels"),
    QT_TRANSLATE_NOOP("Document", "Favourite pages"),
    QT_TRANSLATE_NOOP("Document", "Reports on the site"),
    QT_TRANSLATE_NOOP("Document", "Status updates"),
    QT_TRANSLATE_NOOP("Document", "Gadget"),
    QT_TRANSLATE_NOOP("Document", "Outgoing links"),
    QT_TRANSLATE_NOOP("Document", "Citations"),
    QT_TRANSLATE_NOOP("Document", "Table"),
    QT_TRANSLATE_NOOP("Document", "Layout"),
    QT_TRANSLATE_NOOP("Document", "Code"),
    QT_TRANSLATE_NOOP("Document", "Panel"),
    QT_TRANSLATE_NOOP("Document", "Fold"),
    QT_TRANSLATE_NOOP("Document", "Excerpt"),
)
"""What drawings say."""

SENTENCES = (
    QT_TRANSLATE_NOOP("Document", "Open in browser"),
    QT_TRANSLATE_NOOP("Document", "Try again"),
    QT_TRANSLATE_NOOP("Document", "Go online"),
    QT_TRANSLATE_NOOP("Document", "Loading"),
    QT_TRANSLATE_NOOP("Document", "Loading the page"),
    QT_TRANSLATE_NOOP("Document", "Not here yet"),
    QT_TRANSLATE_NOOP("Document", "Not found"),
    QT_TRANSLATE_NOOP("Document", "Not for this account"),
    QT_TRANSLATE_NOOP("Document", "Something went wrong"),
    QT_TRANSLATE_NOOP("Document", "A whiteboard can only be seen in the browser."),
    QT_TRANSLATE_NOOP("Document", "A database can only be seen in the browser."),
    QT_TRANSLATE_NOOP("Document", "A Smart Link can only be seen in the browser."),
    QT_TRANSLATE_NOOP("Document", "(restricted)"),
    QT_TRANSLATE_NOOP("Document", "(not named: missing scope {scope})"),
    QT_TRANSLATE_NOOP("Document", "(path not known: missing scope {scope})"),
    QT_TRANSLATE_NOOP("Document", "v{number}"),
    QT_TRANSLATE_NOOP(
        "Document",
        "Confluence does not show this page any more: it was deleted, moved or hidden"
        " from your account. This is the last copy.",
    ),
    QT_TRANSLATE_NOOP("Document", "This page is archived."),
    QT_TRANSLATE_NOOP(
        "Document",
        "This is a draft: it is not published, and may look different from what others see.",
    ),
    QT_TRANSLATE_NOOP("Document", "Only some people may view this page"),
    QT_TRANSLATE_NOOP("Document", "Only some people may view “{title}”, and what is below it"),
    QT_TRANSLATE_NOOP("Document", "Restricted"),
    QT_TRANSLATE_NOOP("Document", "History"),
    QT_TRANSLATE_NOOP("Document", "This is the text of v{shown}; v{newest} is not here yet."),
    QT_TRANSLATE_NOOP(
        "Document", "Who wrote this: the newer the words, the stronger their colour."
    ),
    QT_TRANSLATE_NOOP(
        "Document", "Not here: {versions}. What they changed counts as the next version's."
    ),
    QT_TRANSLATE_NOOP("Document", "Hide who wrote this"),
    QT_TRANSLATE_NOOP("Document", "You can close this page now and go back to Confluence Desk."),
    QT_TRANSLATE_NOOP(
        "Document", "This answer belongs to another sign-in. Start again in Confluence Desk."
    ),
    QT_TRANSLATE_NOOP("Document", "Demo site"),
    QT_TRANSLATE_NOOP("Document", "Enter your site's address, such as acme.atlassian.net."),
    QT_TRANSLATE_NOOP(
        "Document",
        "“{text}” is not a web address. It should look like https://acme.atlassian.net.",
    ),
    QT_TRANSLATE_NOOP(
        "Document",
        "This is a token: it is asked for in the next step. Enter your site's address first, such"
        " as acme.atlassian.net.",
    ),
    QT_TRANSLATE_NOOP(
        "Document", "“{text}” is an e-mail address. Enter your site's, such as acme.atlassian.net."
    ),
    QT_TRANSLATE_NOOP(
        "Document",
        "“{text}” belongs to Atlassian itself. Open Confluence in your browser and copy its"
        " address.",
    ),
)
"""What services say."""


def say(words: str) -> str:
    """One of these phrases in the person's language."""
    return translate("Document", words)


def day(when: date) -> str:
    """A day as documents write it: ``9 Mar 2026``."""
    written = translate("Document", "d MMM yyyy", "how a date is written: day, month, year")
    return QLocale().toString(QDate(when.year, when.month, when.day), written)


def size(count: int) -> str:
    """A file's size, as short as it tells: ``2.1 MB``."""
    return QLocale().formattedDataSize(count, 1, _DECIMAL)


def speech(language: str) -> Speech:
    """How documents are worded in the language of this run."""
    return Speech(language, say=say, ago=ago, day=day, size=size)
