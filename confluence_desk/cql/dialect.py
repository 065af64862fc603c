"""The questions that the documentation leaves open, each as a switch with the likeliest answer."""

from enum import StrEnum

from confluence_desk.domain.frozen import frozen


class Precedence(StrEnum):
    """How AND and OR on one level are read.

    The documentation says left to right; Jira's sister language binds AND tighter.
    """

    LEFT_TO_RIGHT = "left to right"
    AND_FIRST = "and first"


@frozen
class Dialect:
    """How one site reads what is not settled; a probe of the site can tell.

    ``bare_order``: a query may be nothing but ORDER BY. ``loose_quotes``: values with marks may
    stand without quotes. ``any_case``: ``currentuser()`` is ``currentUser()``.
    ``negative_first``: the first clause may be negative. ``undocumented``: fields that only older
    texts name are taken. ``first_weekday``: 0 is Monday. ``whole_days``: after a day is after its
    end. ``shifted_ends``: ``endOfMonth("+1M")`` is the end of the next month, not this one's end
    a month later.
    """

    precedence: Precedence = Precedence.LEFT_TO_RIGHT
    bare_order: bool = True
    loose_quotes: bool = True
    any_case: bool = True
    negative_first: bool = True
    undocumented: bool = True
    first_weekday: int = 0
    whole_days: bool = True
    shifted_ends: bool = True


DOCUMENTED = Dialect()
