"""Makes of what the doctor found one text to paste, and one line of JSON; without secrets."""

import platform
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from confluence_desk import __version__
from confluence_desk.domain.health import Mark, Sign
from confluence_desk.system.redaction import redact

if TYPE_CHECKING:
    from confluence_desk.services.session import Account

FORMAT = 1
"""Of the report for programs: it grows where fields change their meaning, not where some come."""
_SIGNS = {Mark.GOOD: "ok  ", Mark.NOTE: "note", Mark.BAD: "BAD "}


def about() -> dict[str, str]:
    """Which program this is, and on what it runs."""
    return {
        "program": f"Confluence Desk {__version__}",
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": sys.version.split()[0],
    }


def text(account: "Account | None", signs: Sequence[Sign]) -> str:
    """For a ticket or a mail: whoever reads it needs no other paper."""
    lines = [f"{key}: {value}" for key, value in (about() | who(account)).items()]
    for sign in signs:
        detail = f" [{sign.detail}]" if sign.detail else ""
        lines.append(f"{_SIGNS[sign.mark]} {sign.name}: {sign.words}{detail}")
        if sign.remedy:
            lines.append(f"     {sign.remedy}")
    return redact("\n".join(lines)) + "\n"


def values(account: "Account | None", signs: Sequence[Sign]) -> dict[str, object]:
    """The same for programs."""
    rows = [
        {
            "id": sign.id,
            "mark": sign.mark.value,
            "name": sign.name,
            "words": redact(sign.words),
            "remedy": sign.remedy,
            "detail": redact(sign.detail),
        }
        for sign in signs
    ]
    healthy = all(sign.mark is not Mark.BAD for sign in signs)
    return {"format": FORMAT, **about(), **who(account), "healthy": healthy, "signs": rows}


def who(account: "Account | None") -> dict[str, str]:
    """The connection: of the e-mail only what tells accounts apart."""
    if account is None:
        return {"site": ""}
    kind = "OAuth" if account.oauth else "scoped token" if _by_gateway(account) else "token"
    kind = "service account's token" if account.service else kind
    return {"site": account.site.url, "account": masked(account.email), "credential": kind}


def _by_gateway(account: "Account") -> bool:
    return account.base != account.site.url


def masked(email: str) -> str:
    """``a…@acme.com`` for ``ana@acme.com``."""
    name, at, domain = email.partition("@")
    return f"{name[:1]}…@{domain}" if at else ""
