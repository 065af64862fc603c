"""When a token ends: told 14, 3 and 1 days before, on that day, and when it is over."""

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from confluence_desk.services.session import Account

STEPS = (0, 1, 3, 14)
"""So many days before the end somebody is reminded, each time once; and on the last one."""
_OVER = -1


def days_left(account: "Account", today: date) -> int | None:
    """How many days the token is good for after today; negative once it ended, None: unknown."""
    if not account.expires:
        return None
    return (date.fromisoformat(account.expires) - today).days


def has_ended(account: "Account", today: date) -> bool:
    """Whether its last day is over."""
    left = days_left(account, today)
    return left is not None and left < 0


def due(account: "Account", today: date) -> "Account | None":
    """The account with the reminder noted that is due now; None where none is.

    One that was missed is told late, and only the most urgent of several.
    """
    left = days_left(account, today)
    if left is None:
        return None
    step = _OVER if left < 0 else next((each for each in STEPS if left <= each), None)
    if step is None:
        return None
    note = f"{account.expires} {step}"
    return None if account.reminded == note else replace(account, reminded=note)
