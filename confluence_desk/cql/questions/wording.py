"""The words that a question in English is read by."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from confluence_desk.domain.frozen import frozen

_PIECE = re.compile(r'"[^"]*"?|“[^”]*”?|[^\s"“]+')
_TRIMMED = "?,;.!:"
_CLOSING = '"“”'

CHANGED = frozenset({"changed", "updated", "modified", "edited", "touched", "revised"})
CREATED = frozenset({"created", "written", "wrote", "added", "published", "posted", "authored"})
VERBS = CHANGED | CREATED
RECENT = frozenset({"recent", "recently", "latest", "newest"})
INSIDE = frozenset({"in", "from", "within", "inside"})
LABELLED = frozenset({"labelled", "labeled", "tagged"})
SUBJECT = frozenset({"about", "regarding", "concerning", "for", "on"})
"""What leads to what a text is about."""

ME = frozenset({"me", "myself"})
CONNECTORS = frozenset(
    {
        *("about", "after", "and", "are", "before", "between", "by", "during", "for", "from"),
        *("have", "i", "in", "inside", "last", "like", "mentioning", "not", "older", "on", "or"),
        *("over", "regarding", "since", "sorted", "starred", "that", "this", "titled", "today"),
        *("under", "watched", "were", "which", "with", "within", "without", "yesterday", "below"),
    }
)
"""What may follow the noun that a question is about."""

FILLERS = frozenset(
    {
        *("a", "about", "all", "an", "and", "any", "are", "at", "been", "by", "did", "do", "find"),
        *("for", "from", "get", "give", "has", "have", "i", "in", "is", "list", "me", "of", "on"),
        *("regarding", "see", "show", "that", "the", "there", "to", "us", "was", "we", "were"),
        *("what", "where", "which", "who", "with", "please", "concerning"),
    }
)
"""What says nothing by itself once the rest of a question is understood."""

TYPES: Mapping[str, str] = MappingProxyType(
    {
        "pages": "page",
        "docs": "page",
        "documents": "page",
        "documentation": "page",
        "articles": "page",
        "blogs": "blogpost",
        "blogposts": "blogpost",
        "posts": "blogpost",
        "attachments": "attachment",
        "comments": "comment",
        "databases": "database",
        "files": "attachment",
        "folders": "folder",
        "whiteboards": "whiteboard",
    }
)
OFTEN_WORDS = frozenset({"comments", "databases", "files", "folders", "posts", "documentation"})
"""Nouns that also stand in texts: taken for a type only where a question begins with them."""

KINDS = frozenset(
    {
        *("decisions", "faqs", "guides", "handbooks", "how-tos", "incidents", "meetings"),
        *("onboardings", "playbooks", "policies", "postmortems", "post-mortems", "processes"),
        *("proposals", "retros", "retrospectives", "rfcs", "runbooks", "specs", "templates"),
    }
)
"""Plurals that are a label themselves; others are taken for one only by their singular."""

_ASKING = frozenset({"where", "what", "who", "when", "how"})
_ASKED = frozenset({"is", "are", "was", "were", "do", "does", "did", "can", "has", "have"})

PAIRS: Mapping[tuple[str, str], str] = MappingProxyType(
    {("blog", "posts"): "blogpost", ("blog", "post"): "blogpost", ("smart", "links"): "embed"}
)


@frozen
class Piece:
    """One word of a question, or what stood in quotation marks, which means itself."""

    text: str
    quoted: bool = False

    @property
    def word(self) -> str:
        """The word to compare; none for what is quoted."""
        return "" if self.quoted else self.text.strip(_TRIMMED).lower()


def pieces(question: str) -> list[Piece]:
    """Words and quotations in order."""
    found = []
    for each in _PIECE.findall(question):
        quoted = each[0] in _CLOSING
        text = each.strip(_CLOSING) if quoted else each
        if text.strip():
            found.append(Piece(text, quoted))
    return found


def singular(word: str) -> str:
    """The noun of which ``word`` is the plural; empty where it is none."""
    if len(word) < len("abcs") or not word.endswith("s") or word.endswith("ss"):
        return ""
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1]


def without_question(said: list[Piece]) -> list[Piece]:
    """Without ``where is the`` and the like, which no text needs to have."""
    asks = len(said) > 1 and said[0].word in _ASKING and said[1].word in _ASKED
    kept = [each for each in said if each.quoted or each.word not in FILLERS] if asks else said
    return [each for each in kept if each.word not in _ASKING] if asks and kept else said


def root(word: str) -> str:
    """The verb of a noun such as ``deployment``; empty where there is none to be seen."""
    verb = word.removesuffix("s").removesuffix("ment")
    known = word.isascii() and word.isalpha() and len(verb) >= len("deploy")
    return verb if known and verb != word.removesuffix("s") else ""
