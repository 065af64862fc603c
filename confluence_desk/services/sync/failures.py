"""Which failures one listing or one item can have alone, and which end the whole run."""

from confluence_desk.domain.errors import (
    BadReply,
    DeskError,
    Forbidden,
    LoginPage,
    Missing,
    Refused,
    Removed,
    ScopeMissing,
    ServerFault,
    StoreTrouble,
    TimedOut,
    TooLarge,
)

_OF_ONE = (
    BadReply,
    Forbidden,
    Missing,
    Refused,
    Removed,
    ScopeMissing,
    ServerFault,
    TimedOut,
    TooLarge,
)
_OF_ITEMS = (BadReply, Missing, Refused, ServerFault, TimedOut, TooLarge)


def of_one(error: DeskError) -> bool:
    """Whether the other listings may still go well."""
    return isinstance(error, _OF_ONE) and not isinstance(error, LoginPage)


def of_items(error: DeskError) -> bool:
    """Whether one item of a batch can be to blame."""
    return isinstance(error, _OF_ITEMS) and not isinstance(error, LoginPage)


def detail_of(error: DeskError) -> str:
    """What to say of it beside its name: the kind of a library's trouble, else its detail."""
    return str(error.kind if isinstance(error, StoreTrouble) else getattr(error, "detail", ""))
