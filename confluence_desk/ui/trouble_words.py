"""The words for every expected trouble, in one table: what happened, and what helps."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale, QTime

from confluence_desk.domain import errors
from confluence_desk.domain.errors import DeskError
from confluence_desk.domain.frozen import frozen
from confluence_desk.ui.marking import QT_TRANSLATE_NOOP
from confluence_desk.ui.secret_words import of_place, of_sign_in
from confluence_desk.ui.things import thing


@frozen
class Words:
    """One sentence of what happened, one of what helps, and what support would ask for."""

    text: str
    remedy: str
    detail: str = ""


_STORE_WORDS: dict[str, tuple[str, str]] = {
    "key": (
        QT_TRANSLATE_NOOP(
            "Trouble", "The local library cannot be opened: its key is missing or does not fit."
        ),
        QT_TRANSLATE_NOOP(
            "Trouble", "Sign in again; a new library is begun and the old file is kept aside."
        ),
    ),
    "newer": (
        QT_TRANSLATE_NOOP(
            "Trouble", "The local library was made by a newer version of Confluence Desk."
        ),
        QT_TRANSLATE_NOOP(
            "Trouble", "Install the newer version, or start with another home folder."
        ),
    ),
    "damaged": (
        QT_TRANSLATE_NOOP("Trouble", "The local library is damaged."),
        QT_TRANSLATE_NOOP(
            "Trouble", "Sign in again to build a new one; the old file is kept aside."
        ),
    ),
    "full": (
        QT_TRANSLATE_NOOP("Trouble", "The disk is full, so nothing new can be kept here."),
        QT_TRANSLATE_NOOP(
            "Trouble", "Free some space and try again; what is stored stays readable."
        ),
    ),
    "busy": (
        QT_TRANSLATE_NOOP("Trouble", "Another program holds the local library."),
        QT_TRANSLATE_NOOP("Trouble", "Close other windows of Confluence Desk and try again."),
    ),
    "closed": (
        QT_TRANSLATE_NOOP("Trouble", "The local library was closed already."),
        QT_TRANSLATE_NOOP("Trouble", "Start Confluence Desk again."),
    ),
    "io": (
        QT_TRANSLATE_NOOP("Trouble", "The local library could not be read or written."),
        QT_TRANSLATE_NOOP("Trouble", "Check the disk, then try again."),
    ),
}

translate = QCoreApplication.translate


def _of_store(error: errors.StoreTrouble) -> Words:
    text, remedy = _STORE_WORDS.get(error.kind, _STORE_WORDS["io"])
    return Words(translate("Trouble", text), translate("Trouble", remedy), error.detail)


def _of_anything(error: DeskError) -> Words:
    return Words(
        translate("Trouble", "Something went wrong."),
        translate("Trouble", "Try again."),
        str(error),
    )


def _unreachable(error: errors.Unreachable) -> Words:
    host = _host(error.host) or translate("Trouble", "The site")
    return Words(
        translate("Trouble", "{host} does not answer.").format(host=host),
        translate("Trouble", "Check the network; saved pages stay readable meanwhile."),
        error.detail,
    )


def _not_kept(error: errors.NotKept) -> Words:
    return Words(
        translate("Trouble", "This version of the file is not kept here."),
        translate("Trouble", "Go online to ask Confluence."),
        error.detail,
    )


def _paused(_error: errors.Paused) -> Words:
    return Words(
        translate("Trouble", "You are working offline."),
        translate("Trouble", "Go online to ask Confluence."),
    )


def _stopped(_error: errors.Stopped) -> Words:
    return Words(
        translate("Trouble", "You stopped it."),
        translate("Trouble", "Try again whenever you like."),
    )


def _untrusted(error: errors.Untrusted) -> Words:
    host = _host(error.host) or translate("Trouble", "the site")
    text = translate("Trouble", "This machine does not trust the certificate of {host}.")
    remedy = translate(
        "Trouble", "Ask your administrator to install the company's certificate on this machine."
    )
    said = "\n".join((text.format(host=host), *error.reasons))
    return Words(said, error.remedy or remedy, error.detail)


def _no_network(error: errors.NoNetwork) -> Words:
    return Words(
        translate("Trouble", "This machine has no connection to the internet."),
        translate("Trouble", "Join a network or the VPN, then try again."),
        error.detail,
    )


def _of_proxy(error: errors.ProxyTrouble) -> Words:
    return Words(
        translate("Trouble", "The proxy of your network does not let the program through."),
        translate("Trouble", "Check its address and sign-in in the network settings."),
        error.detail,
    )


_NO_CONFLUENCE: dict[str, tuple[str, str]] = {
    "unknown": (
        QT_TRANSLATE_NOOP("Trouble", "Atlassian knows no site named {host}."),
        QT_TRANSLATE_NOOP(
            "Trouble", "Compare it with the address that your browser shows in Confluence."
        ),
    ),
    "nowhere": (
        QT_TRANSLATE_NOOP("Trouble", "There is no address {host} in the internet."),
        QT_TRANSLATE_NOOP(
            "Trouble", "Compare it with the address that your browser shows in Confluence."
        ),
    ),
    "other": (
        QT_TRANSLATE_NOOP("Trouble", "{host} answers, but is no Confluence Cloud."),
        QT_TRANSLATE_NOOP(
            "Trouble", "Confluence Server and Data Center cannot be read with this program."
        ),
    ),
    "closed": (
        QT_TRANSLATE_NOOP("Trouble", "{host} shuts out the network that you are in."),
        QT_TRANSLATE_NOOP("Trouble", "Join the VPN or the office's network, then try again."),
    ),
}


def _no_confluence(error: errors.NoConfluence) -> Words:
    text, remedy = _NO_CONFLUENCE.get(error.kind, _NO_CONFLUENCE["other"])
    text = translate("Trouble", text).format(host=_host(error.host))
    return Words(text, translate("Trouble", remedy), error.detail)


def _wrong_owner(error: errors.WrongOwner) -> Words:
    return Words(
        translate("Trouble", "The token belongs to another account than the e-mail."),
        translate("Trouble", "Enter the e-mail of the Atlassian account that made the token."),
        error.detail,
    )


_SIGN_IN_REASONS: dict[str, tuple[str, str]] = {
    "no e-mail": (
        QT_TRANSLATE_NOOP("Trouble", "{host} does not accept the token alone."),
        QT_TRANSLATE_NOOP("Trouble", "Enter the e-mail of whoever made it beside it."),
    ),
    "no such token": (
        QT_TRANSLATE_NOOP("Trouble", "{host} does not accept the token."),
        QT_TRANSLATE_NOOP("Trouble", "Make a new one: tokens expire."),
    ),
    "AUTHENTICATION_DENIED": (
        QT_TRANSLATE_NOOP("Trouble", "{host} wants to see you in the browser first."),
        QT_TRANSLATE_NOOP("Trouble", "Sign in there once with your password, then try again."),
    ),
    "Basic Authentication has been disabled": (
        QT_TRANSLATE_NOOP("Trouble", "{host} takes no API tokens: your organisation shut them."),
        QT_TRANSLATE_NOOP("Trouble", "Sign in by OAuth, or ask your administrator."),
    ),
}


def _not_connected(_error: errors.NotConnected) -> Words:
    return Words(
        translate("Trouble", "No Confluence is connected yet."),
        translate("Trouble", "Connect to one, or try the demo."),
    )


def _signed_out(error: errors.SignInNeeded) -> Words:
    host = _host(error.site) or translate("Trouble", "The site")
    for reason, (text, remedy) in _SIGN_IN_REASONS.items():
        if reason in error.detail:
            said = translate("Trouble", text).format(host=host)
            return Words(said, translate("Trouble", remedy), error.detail)
    return Words(
        translate("Trouble", "{host} does not accept the e-mail and token.").format(host=host),
        translate("Trouble", "Check both, or make a new token: tokens expire."),
        error.detail,
    )


def _scopes(error: errors.ScopeMissing) -> Words:
    remedy = translate("Trouble", "Make a token with more scopes, then sign in again.")
    if error.scopes:
        remedy = translate("Trouble", "Make a token with {scopes}, then sign in again.")
        if len(error.scopes) > 1:
            remedy = translate("Trouble", "Make a token with one of {scopes}, then sign in again.")
        remedy = remedy.format(scopes=", ".join(error.scopes))
    text = translate("Trouble", "The token may not read {thing}.")
    return Words(text.format(thing=thing(error.what)), remedy)


def _forbidden(error: errors.Forbidden) -> Words:
    text = translate("Trouble", "Your account may not see {thing}.")
    remedy = translate("Trouble", "Ask its owner for access.")
    return Words(text.format(thing=thing(error.what)), remedy, error.detail)


def _read_only(error: errors.ReadOnly) -> Words:
    text = translate("Trouble", "Writing is off for this connection: {thing} stays as it is.")
    remedy = translate("Trouble", "Turn writing on in the connection's settings.")
    return Words(text.format(thing=thing(error.what)), remedy)


def _missing(error: errors.Missing) -> Words:
    text = translate("Trouble", "Confluence does not find {thing}.")
    remedy = translate("Trouble", "It may be deleted, moved or hidden from your account.")
    return Words(text.format(thing=thing(error.what)), remedy, error.detail)


def _removed(error: errors.Removed) -> Words:
    text = translate("Trouble", "Atlassian took away the service behind {thing}.")
    remedy = translate("Trouble", "Install the newest Confluence Desk.")
    return Words(text.format(thing=thing(error.what)), remedy)


def _conflict(error: errors.Conflict) -> Words:
    text = translate("Trouble", "Somebody else saved {thing} first.")
    if error.current:
        text = translate("Trouble", "Somebody else saved {thing} first (now version {number}).")
    remedy = translate("Trouble", "Look at what changed, then decide which text stays.")
    return Words(text.format(thing=thing(error.what), number=error.current), remedy)


def _refused(error: errors.Refused) -> Words:
    text = translate("Trouble", "Confluence declined {thing}.")
    remedy = translate("Trouble", "Check what was asked for, then try again.")
    return Words(text.format(thing=thing(error.what)), error.detail or remedy)


def _too_large(error: errors.TooLarge) -> Words:
    text = translate("Trouble", "Too large for Confluence: {thing}.")
    return Words(
        text.format(thing=thing(error.what)), translate("Trouble", "Try with a smaller part.")
    )


def _slowed(error: errors.RateLimited) -> Words:
    remedy = translate("Trouble", "Nothing to do: the work goes on by itself.")
    if error.until is not None:
        remedy = translate("Trouble", "Nothing to do: the work goes on by itself at {time}.")
        remedy = remedy.format(time=_clock(error.until))
    return Words(translate("Trouble", "Confluence asked us to slow down."), remedy, error.reason)


def _failed(error: errors.ServerFault) -> Words:
    detail = " ".join(part for part in (f"HTTP {error.status}", error.detail, error.trace) if part)
    return Words(
        translate("Trouble", "Confluence had a problem of its own."),
        translate("Trouble", "Try again in a minute."),
        detail,
    )


def _senseless(error: errors.BadReply) -> Words:
    return Words(
        translate("Trouble", "Confluence gave an answer that makes no sense."),
        translate("Trouble", "Try again in a minute."),
        error.detail,
    )


def _login_page(error: errors.LoginPage) -> Words:
    return Words(
        translate(
            "Trouble", "A sign-in page of your company's network came instead of Confluence."
        ),
        translate(
            "Trouble",
            "Open the site in your browser, sign in there or join the VPN, then try again.",
        ),
        error.detail,
    )


def _no_keyring(error: errors.NoKeyring) -> Words:
    return Words(*of_place(error.kind), error.detail)


def _sign_in_broken(error: errors.SignInBroken) -> Words:
    return Words(*of_sign_in(error.kind, error.detail), error.detail)


def _sign_in_ended(error: errors.SignInEnded) -> Words:
    host = _host(error.site) or translate("Trouble", "the site")
    return Words(
        translate("Trouble", "Your sign-in at {host} has ended.").format(host=host),
        translate("Trouble", "Sign in again; saved pages stay readable meanwhile."),
        error.detail,
    )


_TABLE: dict[type[DeskError], Callable[[Any], Words]] = {
    DeskError: _of_anything,
    errors.Unreachable: _unreachable,
    errors.NotKept: _not_kept,
    errors.TimedOut: _unreachable,
    errors.Untrusted: _untrusted,
    errors.NoNetwork: _no_network,
    errors.ProxyTrouble: _of_proxy,
    errors.NoConfluence: _no_confluence,
    errors.WrongOwner: _wrong_owner,
    errors.Paused: _paused,
    errors.NotConnected: _not_connected,
    errors.Stopped: _stopped,
    errors.SignInNeeded: _signed_out,
    errors.NoToken: _signed_out,
    errors.SignInEnded: _sign_in_ended,
    errors.SignInBroken: _sign_in_broken,
    errors.ScopeMissing: _scopes,
    errors.Forbidden: _forbidden,
    errors.ReadOnly: _read_only,
    errors.Missing: _missing,
    errors.Removed: _removed,
    errors.Conflict: _conflict,
    errors.Refused: _refused,
    errors.TooLarge: _too_large,
    errors.RateLimited: _slowed,
    errors.ServerFault: _failed,
    errors.BadReply: _senseless,
    errors.LoginPage: _login_page,
    errors.StoreTrouble: _of_store,
    errors.NoKeyring: _no_keyring,
}


def words(error: DeskError) -> Words:
    """What to say about a trouble."""
    return _TABLE[next(kind for kind in type(error).__mro__ if kind in _TABLE)](error)


def has_words(kind: type[DeskError]) -> bool:
    """Whether a kind of trouble has an entry of its own."""
    return kind in _TABLE


def _host(url: str) -> str:
    return url.rpartition("://")[2].partition("/")[0]


def _clock(moment: datetime) -> str:
    local = moment.astimezone()
    return QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
