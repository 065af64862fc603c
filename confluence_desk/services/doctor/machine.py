"""Looks at this machine: room on the disk, the place for secrets, the library file."""

import asyncio
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from confluence_desk.domain.errors import DeskError, NoKeyring
from confluence_desk.domain.health import Mark, Sign
from confluence_desk.services.doctor.sentences import Told
from confluence_desk.system.credentials import Secrets, SessionSecrets
from confluence_desk.system.strongbox import Place, Strongbox

if TYPE_CHECKING:
    from confluence_desk.domain.speech import Speech

LOW, SCARCE = 200_000_000, 1_000_000_000
"""Bytes: below the first nothing more can be kept, below the second it will be soon."""
_KEYRING = {
    "absent": (Told.SECRETS_ABSENT, Told.SECRETS_ABSENT_REMEDY),
    "locked": (Told.SECRETS_LOCKED, Told.SECRETS_LOCKED_REMEDY),
    "slow": (Told.SECRETS_SLOW, Told.SECRETS_SLOW_REMEDY),
    "failing": (Told.SECRETS_FAILING, Told.SECRETS_FAILING_REMEDY),
}
_VAULT = {
    "vault": (Told.SECRETS_SHUT, Told.SECRETS_SHUT_REMEDY),
    "passphrase": (Told.SECRETS_WRONG, Told.SECRETS_SHUT_REMEDY),
    "held": (Told.SECRETS_BUSY, Told.SECRETS_BUSY_REMEDY),
    "broken": (Told.SECRETS_BROKEN, Told.SECRETS_BROKEN_REMEDY),
    "unwritten": (Told.SECRETS_UNWRITTEN, Told.SECRETS_UNWRITTEN_REMEDY),
}
_PLACES = {
    Place.KEYRING: Told.SECRETS_KEYRING,
    Place.VAULT: Told.SECRETS_VAULT,
    Place.MEMORY: Told.SECRETS_MEMORY,
}


class Library(Protocol):
    """What is looked at of a library."""

    async def sound(self) -> bool:
        """Whether the file is as it should be."""

    def statistics(self) -> tuple[int, int]:
        """How many pages, and bytes."""


def disk_sign(folder: Path, speech: "Speech") -> Sign:
    """How much room the disk of the library has."""
    name = speech.say(Told.DISK)
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return Sign("disk", Mark.BAD, name, speech.say(Told.NO_ANSWER), "", type(error).__name__)
    mark = Mark.BAD if free < LOW else Mark.NOTE if free < SCARCE else Mark.GOOD
    said = Told.DISK_FREE if mark is Mark.GOOD else Told.DISK_LOW
    remedy = "" if mark is Mark.GOOD else speech.say(Told.DISK_REMEDY)
    return Sign("disk", mark, name, speech.say(said).format(free=speech.size(free)), remedy)


async def secrets_sign(secrets: Secrets, speech: "Speech") -> Sign:
    """Whether the place for secrets can be used."""
    name = speech.say(Told.SECRETS)
    place = secrets.place if isinstance(secrets, Strongbox) else Place.KEYRING
    if isinstance(secrets, SessionSecrets):
        place = Place.MEMORY
    try:
        await secrets.get("probe")
    except NoKeyring as trouble:
        table, other = (_VAULT, "unwritten") if place is Place.VAULT else (_KEYRING, "failing")
        words, remedy = table.get(trouble.kind, table[other])
        said, helps = speech.say(words), speech.say(remedy)
        return Sign("secrets", Mark.BAD, name, said, helps, trouble.kind)
    mark = Mark.NOTE if place is Place.MEMORY else Mark.GOOD
    return Sign("secrets", mark, name, speech.say(_PLACES[place]))


async def library_sign(library: Library, speech: "Speech") -> Sign:
    """Whether every page of the library file is as it should be."""
    name = speech.say(Told.LIBRARY)
    try:
        whole = await library.sound()
        pages, size = await asyncio.to_thread(library.statistics)
    except DeskError as trouble:
        whole, detail = False, getattr(trouble, "kind", type(trouble).__name__)
    else:
        detail = ""
    if not whole:
        words, remedy = speech.say(Told.LIBRARY_DAMAGED), speech.say(Told.LIBRARY_REMEDY)
        return Sign("library", Mark.BAD, name, words, remedy, detail)
    words = speech.say(Told.LIBRARY_SOUND).format(pages=pages, size=speech.size(size))
    return Sign("library", Mark.GOOD, name, words)
