"""Every sentence that services give to people, in English; the window knows other tongues."""

from enum import StrEnum


class Sentence(StrEnum):
    """One sentence each; ``Speech.say`` gives it in the language of the person."""

    OPEN_IN_BROWSER = "Open in browser"
    TRY_AGAIN = "Try again"
    GO_ONLINE = "Go online"
    LOADING = "Loading"
    LOADING_PAGE = "Loading the page"
    OFFLINE = "Not here yet"
    GONE = "Not found"
    LOCKED = "Not for this account"
    ERROR = "Something went wrong"
    WHITEBOARD = "A whiteboard can only be seen in the browser."
    DATABASE = "A database can only be seen in the browser."
    SMART_LINK = "A Smart Link can only be seen in the browser."

    RESTRICTED = "(restricted)"
    UNNAMED = "(not named: missing scope {scope})"
    NO_PATH = "(path not known: missing scope {scope})"
    VERSION = "v{number}"
    VANISHED = (
        "Confluence does not show this page any more: it was deleted, moved or hidden"
        " from your account. This is the last copy."
    )
    ARCHIVED = "This page is archived."
    DRAFT = "This is a draft: it is not published, and may look different from what others see."
    ONLY_SOME = "Only some people may view this page"
    ONLY_SOME_ABOVE = "Only some people may view “{title}”, and what is below it"
    HISTORY = "History"
    RESTRICTED_PAGE = "Restricted"
    OLD_TEXT = "This is the text of v{shown}; v{newest} is not here yet."
    WRITERS = "Who wrote this: the newer the words, the stronger their colour."
    WRITERS_UNKNOWN = "Not here: {versions}. What they changed counts as the next version's."
    HIDE_WRITERS = "Hide who wrote this"

    BACK_TO_DESK = "You can close this page now and go back to Confluence Desk."
    OTHER_SIGN_IN = "This answer belongs to another sign-in. Start again in Confluence Desk."
    DEMO_SITE = "Demo site"
    NO_SITE = "Enter your site's address, such as acme.atlassian.net."
    NO_ADDRESS = "“{text}” is not a web address. It should look like https://acme.atlassian.net."
    MAIL_NOT_SITE = "“{text}” is an e-mail address. Enter your site's, such as acme.atlassian.net."
    FOR_NEXT_STEP = (
        "This is a token: it is asked for in the next step. Enter your site's address first, such"
        " as acme.atlassian.net."
    )
    NOT_A_SITE = (
        "“{text}” belongs to Atlassian itself. Open Confluence in your browser and copy its"
        " address."
    )


_LONGEST = 48
"""Signs of what was typed that are repeated: somebody may paste a book."""


class NoSite(ValueError):
    """What was typed is no site's address; ``sentence`` says why, about ``text``."""

    def __init__(self, sentence: Sentence, text: str = "") -> None:
        self.sentence = sentence
        self.text = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
        super().__init__(sentence.format(text=self.text))
