"""The only news the program passes around: which stored things an operation touched."""

from confluence_desk.domain.frozen import frozen

_NONE: frozenset[str] = frozenset()


@frozen
class Changes:
    """Ids that are worth reading again; an empty value means nothing to redraw.

    ``children_of`` holds parents whose list of children moved (a space's root list
    stands there as ``space:ID``, its blog posts as ``blog:ID``, what a list's query found as
    ``cql:QUESTION``); ``pages`` holds pages
    whose body, title or version moved; the others hold the page's id.
    """

    spaces: frozenset[str] = _NONE
    children_of: frozenset[str] = _NONE
    pages: frozenset[str] = _NONE
    comments_of: frozenset[str] = _NONE
    attachments_of: frozenset[str] = _NONE
    labels_of: frozenset[str] = _NONE
    versions_of: frozenset[str] = _NONE
    people: frozenset[str] = _NONE
    blobs: frozenset[str] = _NONE

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return any(getattr(self, name) for name in self.__match_args__)

    def __or__(self, other: "Changes") -> "Changes":
        """Both together."""
        return Changes(
            *(getattr(self, name) | getattr(other, name) for name in self.__match_args__)
        )
