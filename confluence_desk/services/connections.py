"""Which connections this machine remembers: one row each in the settings, never a secret."""

from collections.abc import Callable, Iterable
from dataclasses import asdict, astuple, fields, replace
from datetime import date
from typing import Any

from confluence_desk.domain.entities import Site
from confluence_desk.domain.events import Event
from confluence_desk.services.session import COLOURS, Account
from confluence_desk.system.settings import Settings

_ROWS, _ALONE = "connections", "account"
"""``account`` held the only one before there could be several."""


class Connections:
    """The remembered accounts, the one used last first; ``changed`` tells the key of one that did.

    ``sound`` says whether settings that anybody may have edited name a site, and where its API is.
    """

    def __init__(self, settings: Settings, sound: Callable[[Account], bool]) -> None:
        self.changed: Event[str] = Event()
        self._settings = settings
        self._sound = sound

    def all(self) -> tuple[Account, ...]:
        """Every one, the one used last first."""
        return self._known_in(self._settings.get(_ROWS))

    def _known_in(self, rows: object) -> tuple[Account, ...]:
        if not isinstance(rows, list):
            rows = [self._settings.get(_ALONE)]
        accounts = (self._read(row) for row in rows)
        known = {each.key: each for each in reversed([a for a in accounts if a is not None])}
        return tuple(reversed(known.values()))

    def last(self) -> Account | None:
        """The one used last."""
        return next(iter(self.all()), None)

    def of(self, key: str) -> Account | None:
        """The one of this ``Account.key``."""
        return next((each for each in self.all() if each.key == key), None)

    def at(self, site_url: str, email: str = "") -> Account | None:
        """The one used last on a site, with this e-mail where one is named."""
        found = (each for each in self.all() if each.site.url == site_url)
        return next((e for e in found if not email or e.email.lower() == email.lower()), None)

    def recalled(self, account: Account) -> Account:
        """The same person, as whom we know them: a token that may not ask who it is tells less.

        Then both have one library, kept under the name that it was begun with.
        """
        known = [each for each in self.all() if each.site.url == account.site.url]
        same = [each for each in known if each.account_id == account.account_id]
        same += [each for each in known if _same_person(each, account)]
        if not same:
            return account
        before, shelf = same[0], same[0].shelf
        if account.unnamed and not before.unnamed:
            who = (before.account_id, before.display_name, before.time_zone)
            account = replace(account, account_id=who[0], display_name=who[1], time_zone=who[2])
        elif before.unnamed and not account.unnamed:
            shelf = before.account_id
        return replace(account, shelf=shelf)

    def use(self, account: Account, *, same_token: bool = True) -> Account:
        """It is in use now: it comes first, and is kept with what was decided about it before.

        When the token ends is known no longer where it is another. Raises ``StoreTrouble`` where
        the settings cannot be written.
        """
        used = account

        def first(known: tuple[Account, ...]) -> Iterable[Account]:
            nonlocal used
            used = _as_before(account, known, same_token=same_token)
            return used, *(each for each in known if each.key != account.key)

        self._change(first)
        self.changed.emit(account.key)
        return used

    def keep(self, account: Account) -> None:
        """Keep what was decided about it. Raises ``StoreTrouble``."""
        self._change(lambda known: (account if e.key == account.key else e for e in known))
        self.changed.emit(account.key)

    def forget(self, account: Account) -> None:
        """It is remembered no longer. Raises ``StoreTrouble``."""
        self._change(lambda known: (each for each in known if each.key != account.key))
        self.changed.emit(account.key)

    def _change(self, how: Callable[[tuple[Account, ...]], Iterable[Account]]) -> None:
        """Keep what is made of those that are remembered now: others may have written as well."""
        self._settings.change(
            _ROWS, lambda rows: [asdict(each) for each in how(self._known_in(rows))]
        )
        if self._settings.get(_ALONE) is not None:
            self._settings.set(_ALONE, None)

    def _read(self, row: Any) -> Account | None:  # noqa: ANN401 - whatever JSON holds
        """An account, if the row names one; what a newer program keeps in it is passed over."""
        try:
            site = Site(**_known(Site, row["site"]))
            account = _decided(Account(**{**_known(Account, row), "site": site}))
            return account if self._sound(account) else None
        except (AttributeError, KeyError, TypeError, ValueError):
            return None


def _as_before(account: Account, known: Iterable[Account], *, same_token: bool) -> Account:
    """With what was decided about it before, and a colour that no other connection has."""
    others = {each.key: each for each in known}
    before = others.pop(account.key, None)
    if before is not None:
        account = replace(
            account,
            name=before.name,
            colour=before.colour,
            writing=before.writing,
            expires=account.expires or (before.expires if same_token else ""),
            reminded=before.reminded,
        )
    taken = {each.colour for each in others.values()}
    free = next((c for c in COLOURS if c not in taken), COLOURS[0])
    return replace(account, colour=account.colour or free)


def _known(kind: type, row: dict[str, Any]) -> dict[str, Any]:
    """What of a row is ours."""
    return {field.name: row[field.name] for field in fields(kind) if field.name in row}


def _decided(account: Account) -> Account:
    """With nothing that could not have been decided; writing is on only where it says so."""
    return replace(
        account,
        name=account.name if isinstance(account.name, str) else "",
        colour=account.colour if account.colour in COLOURS else "",
        writing=account.writing is True,
        oauth=account.oauth is True,
        service=account.service is True,
        shelf=account.shelf if isinstance(account.shelf, str) else "",
        expires=account.expires if _is_day(account.expires) else "",
        reminded=account.reminded if isinstance(account.reminded, str) else "",
    )


def _same_person(one: Account, other: Account) -> bool:
    """Whether an e-mail tells so, where a token may not tell more."""
    same = bool(one.email) and one.email.casefold() == other.email.casefold()
    return same and (one.unnamed or other.unnamed)


def _is_day(text: object) -> bool:
    try:
        return isinstance(text, str) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def is_sound(account: Account, gateway: str, site_of: Callable[[str], str]) -> bool:
    """Whether it names one site by texts alone, and an API of that site."""
    site = account.site
    words = (*astuple(site), account.email, account.account_id, account.display_name)
    bases = {site.url, f"{gateway}/ex/confluence/{site.cloud_id}"}
    return (
        all(isinstance(word, str) for word in (*words, account.time_zone))
        and site_of(site.url) == site.url
        and account.base in bases
    )
