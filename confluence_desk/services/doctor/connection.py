"""Looks at what the connection may do, as the wizard does, and for how long."""

from datetime import date, timedelta
from typing import TYPE_CHECKING

from confluence_desk.domain.capabilities import EXTRA, NEEDED, Capability, Finding, Remedy, Verdict
from confluence_desk.domain.health import Mark, Sign
from confluence_desk.services.doctor.sentences import Told
from confluence_desk.system.redaction import redact

if TYPE_CHECKING:
    from confluence_desk.domain.speech import Speech
    from confluence_desk.services.session import Account

_SOON = timedelta(days=14)
_VERDICTS = {
    Verdict.WORKS: Told.WORKS,
    Verdict.NO_SCOPE: Told.NO_SCOPE,
    Verdict.NOT_PERMITTED: Told.NOT_PERMITTED,
    Verdict.NOT_HERE: Told.NOT_HERE,
    Verdict.SIGNED_OUT: Told.SIGNED_OUT,
    Verdict.NO_ANSWER: Told.NO_ANSWER,
    Verdict.BROKEN: Told.BROKEN,
}
_REMEDIES = {
    Remedy.MORE_SCOPES: Told.MORE_SCOPES,
    Remedy.ASK_ADMIN: Told.ASK_ADMIN,
    Remedy.NEW_VERSION: Told.NEW_VERSION,
    Remedy.SIGN_IN: Told.SIGN_IN,
    Remedy.TRY_AGAIN: Told.TRY_AGAIN,
    Remedy.REPORT: Told.REPORT,
}


def capability_name(capability: Capability, speech: "Speech") -> str:
    """What it is called."""
    return speech.say(Told[f"CAN_{capability.name}"])


def capability_sign(finding: Finding, speech: "Speech") -> Sign:
    """One line of the wizard's list."""
    capability = finding.capability
    fine = finding.works or (capability in EXTRA and finding.lasting)
    mark = Mark.GOOD if fine else Mark.BAD if capability in NEEDED else Mark.NOTE
    words = speech.say(_VERDICTS[finding.verdict]).format(scopes=", ".join(finding.scopes))
    wanted = not finding.works and capability not in EXTRA
    remedy = speech.say(_REMEDIES[finding.remedy]) if wanted else ""
    name = capability_name(capability, speech)
    return Sign(f"can.{capability.value}", mark, name, words, remedy, redact(finding.detail))


def end_sign(account: "Account", today: date, speech: "Speech") -> Sign:
    """When the token ends, as far as it is known."""
    name = speech.say(Told.END)
    if not account.expires:
        return Sign("token", Mark.GOOD, name, speech.say(Told.END_UNKNOWN))
    ends = date.fromisoformat(account.expires)
    mark, said = Mark.GOOD, Told.END_KNOWN
    if ends < today:
        mark, said = Mark.BAD, Told.END_PAST
    elif ends - today <= _SOON:
        mark, said = Mark.NOTE, Told.END_SOON
    remedy = "" if mark is Mark.GOOD else speech.say(Told.END_REMEDY)
    return Sign("token", mark, name, speech.say(said).format(day=speech.day(ends)), remedy)


def paused_sign(speech: "Speech") -> Sign:
    """The person wants nothing to be asked: that is why nothing comes."""
    words, remedy = speech.say(Told.OFFLINE_ON), speech.say(Told.OFFLINE_REMEDY)
    return Sign("offline", Mark.NOTE, speech.say(Told.OFFLINE), words, remedy)


def writing_sign(account: "Account", speech: "Speech") -> Sign:
    """Whether the connection may change the site."""
    words = speech.say(Told.WRITING_ON if account.writing else Told.WRITING_OFF)
    return Sign("writing", Mark.GOOD, speech.say(Told.WRITING), words)
