"""Every trouble the program expects, as data without prose; words live in ``ui/messages.py``.

::

    DeskError
    ├── Unreachable          no answer: network, DNS, TLS, timeout
    │   ├── TimedOut         a connection, and then no answer for a long time
    │   ├── Untrusted        the certificate is not trusted by this machine
    │   ├── NoNetwork        this machine reaches nothing at all
    │   ├── ProxyTrouble     the proxy on the way refuses or is not there
    │   └── NotConnected     nobody is signed in to any site
    ├── SignInNeeded         the credential is refused or missing
    │   ├── SignInEnded      a consent ran out: the refresh token is dead
    │   └── WrongOwner       the token is not of the account that the e-mail names
    ├── SignInBroken         a sign-in by OAuth came to nothing
    ├── NoConfluence         what answers at an address is no Confluence Cloud, or nothing is there
    ├── ScopeMissing         the token lacks a scope; it stays good for the rest
    ├── Forbidden            the account may not
    ├── ReadOnly             writing is off for this connection: nothing was asked
    ├── Missing              gone, never there, or hidden from this account
    ├── Removed              Atlassian took the endpoint away (410)
    ├── Conflict             somebody else saved first
    ├── Refused              the request was understood and declined (400)
    ├── TooLarge             over the service's size limit
    ├── RateLimited          slowed down by the service
    ├── ServerFault          the service failed (5xx), after retries
    ├── BadReply             an answer that is not what the API promises
    │   └── LoginPage        a company's sign-in page in place of the API
    ├── Stopped              the person stopped it: nothing is wrong
    ├── StoreTrouble         the local library cannot be used
    └── NoKeyring            this machine has no place for secrets
"""

from datetime import datetime

from confluence_desk.domain.frozen import described


class DeskError(Exception):
    """An expected trouble; everything else that is raised is a bug of ours."""


@described
class Unreachable(DeskError):
    """No answer came; ``detail`` is technical and safe to copy."""

    host: str
    detail: str = ""


@described
class NotKept(Unreachable):
    """An older version of a file is not here, and nobody could be asked for it."""


@described
class TimedOut(Unreachable):
    """The host took the request and then was silent: perhaps too much was asked at once."""


@described
class Untrusted(Unreachable):
    """The server's certificate is not trusted by this machine.

    ``reasons`` and ``remedy`` are the doctor's sentences, in the person's language, where its
    certificates were looked at.
    """

    reasons: tuple[str, ...] = ()
    remedy: str = ""


@described
class NoNetwork(Unreachable):
    """Neither the host nor Atlassian can be reached from here."""


@described
class ProxyTrouble(Unreachable):
    """The proxy on the way to the host refuses, or is not there."""


@described
class Paused(Unreachable):
    """The person works offline on purpose: nothing was asked, nothing is wrong."""


@described
class NotConnected(Unreachable):
    """No site was ever named: there is nobody to ask."""

    host: str = ""


@described
class SignInNeeded(DeskError):
    """The site refused the credential."""

    site: str
    detail: str = ""


@described
class SignInEnded(SignInNeeded):
    """A consent ran out or was taken back: only signing in anew helps, nothing can be mended."""


@described
class NoToken(SignInNeeded):
    """No token is kept for the connection; nothing was asked, so nothing was refused."""


@described
class WrongOwner(SignInNeeded):
    """The token is good, but of another account than the e-mail names."""


@described
class NoConfluence(DeskError):
    """No site of Confluence Cloud answers at ``host``.

    ``kind`` is one of ``unknown`` (Atlassian has no such site), ``nowhere`` (no such name in
    the net), ``other`` (something else answers), ``closed`` (this network is shut out).
    """

    host: str
    kind: str = "other"
    detail: str = ""


@described
class SignInBroken(DeskError):
    """A sign-in by OAuth came to nothing.

    ``kind`` is one of ``port`` (taken; ``detail`` is its number), ``twice`` (taken by another
    sign-in of this program), ``denied`` (by the person),
    ``refused`` (``detail``: the authority's words), ``state`` (an answer to another attempt),
    ``code`` (spent or too old), ``secret`` (client id or secret), ``nowhere`` (no site of
    Confluence), ``pasted`` (not the address that the browser was sent to).
    """

    kind: str
    detail: str = ""


@described
class ScopeMissing(DeskError):
    """The token works but may not do ``what``; ``scopes`` names what would help.

    ``also`` are others that came of the same wish.
    """

    what: str
    scopes: tuple[str, ...] = ()
    also: "tuple[ScopeMissing, ...]" = ()


@described
class Forbidden(DeskError):
    """The account may not do ``what``."""

    what: str
    detail: str = ""


class Stopped(DeskError):
    """What was asked for did not come, because the person did not want to wait for it."""


@described
class ReadOnly(DeskError):
    """``what`` would change the site, and the person did not turn writing on: it never left."""

    what: str


@described
class Missing(DeskError):
    """``what`` is gone, was never there, or is hidden: the service does not tell which."""

    what: str
    detail: str = ""


@described
class Removed(DeskError):
    """Atlassian removed the endpoint that ``what`` needs."""

    what: str


@described
class Conflict(DeskError):
    """Somebody saved before us; ``current`` is the server's version number where it said so."""

    what: str
    current: int | None = None


@described
class Refused(DeskError):
    """The service declined; ``detail`` is its own sentence."""

    what: str
    detail: str = ""


@described
class TooLarge(DeskError):
    """More than the service takes or gives at once."""

    what: str


@described
class RateLimited(DeskError):
    """The service asks us to wait; ``until`` is aware UTC where it said for how long."""

    until: datetime | None = None
    reason: str = ""


@described
class ServerFault(DeskError):
    """The service failed with ``status``; ``trace`` is what Atlassian's support asks for."""

    status: int
    detail: str = ""
    trace: str = ""


@described
class BadReply(DeskError):
    """The answer breaks the API's promise; ``detail`` says how."""

    detail: str


@described
class LoginPage(BadReply):
    """HTML came where JSON was promised: a login or proxy page stands in between."""


@described
class StoreTrouble(DeskError):
    """The local library cannot be used.

    ``kind`` is one of ``key`` (wrong or missing key), ``newer`` (made by a newer program),
    ``damaged``, ``full``, ``busy``, ``closed``, ``io``.
    """

    kind: str
    detail: str = ""


@described
class NoKeyring(DeskError):
    """No usable place for secrets; ``detail`` says which backend said what.

    ``kind`` is one of ``absent``, ``locked``, ``slow``, ``failing`` (the keyring), ``vault``
    (ours is locked: it wants its passphrase), ``passphrase`` (this is not it), ``short`` (too
    short to begin one with), ``broken`` (the vault's file makes no sense), ``held`` (another
    process writes it), ``unwritten`` (the disk does not take it).
    """

    detail: str = ""
    kind: str = "failing"
