"""Finds the desktop's keyring: at once where it is the one of the last time.

To find the best one, ``keyring`` looks through everything that is installed beside it, some 25 ms
of the processor. The name of the one it found is kept; as long as that one is of use no other is
looked for, even where another desktop would choose another: the secrets lie in this one.
"""

import os
from contextlib import suppress
from pathlib import Path
from types import ModuleType
from typing import Any

from confluence_desk.domain.errors import NoKeyring, StoreTrouble
from confluence_desk.system.files import write_whole
from confluence_desk.system.pieces import Backend
from confluence_desk.system.seldom import let_call_wait, let_wait

_REFUSED = ("keyring.backends.fail.", "keyring.backends.null.", "keyrings.alt.")
_OWN = "keyring.backends."
"""Where the library's own are; nothing else is loaded because a file names it."""
_SELDOM = (
    "urllib.request",
    "backports.tarfile",
    "more_itertools",
    "configparser",
    "importlib_metadata",
)


def keyring_library() -> ModuleType:
    """What asks the desktop's keyring; what it names and hardly ever uses is left to wait."""
    let_wait(*_SELDOM)
    let_call_wait("backports.tarfile", "data_filter")
    import keyring  # noqa: PLC0415 - loading it is slow: not in the GUI thread

    return keyring


class SystemBackend:
    """Called, it gives the keyring this desktop offers; importing and asking may block.

    ``memory`` is the file for the name of the one that was found.
    """

    def __init__(self, memory: Path | None = None) -> None:
        self._memory = memory
        self._found: Backend | None = None

    def __call__(self) -> Backend:
        """The keyring; raises ``NoKeyring`` where there is none that keeps secrets."""
        if self._found is None:
            library = keyring_library()
            self._found = self._remembered(library) or self._searched(library)
        return self._found

    def _remembered(self, library: ModuleType) -> Backend | None:
        name = self._name()
        if not name.startswith(_OWN) or name.startswith(_REFUSED) or _chosen_by_hand():
            return None
        with suppress(Exception):  # of no use any more, or not installed: looked for anew
            backend: Backend = library.core.load_keyring(name)
            return backend
        return None

    def _name(self) -> str:
        with suppress(OSError, UnicodeError):
            return self._memory.read_text("utf-8").strip() if self._memory else ""
        return ""

    def _searched(self, library: ModuleType) -> Backend:
        found = accepted(library.get_keyring())
        name = _called(found)
        if self._memory is not None and name != self._name():
            with suppress(StoreTrouble):  # it is looked for the next time, too
                write_whole(self._memory, f"{name}\n")
        return found


def accepted(backend: Any) -> Backend:  # noqa: ANN401 - only a chain of backends has ``backends``
    """The backend, or the first of a chain, that keeps secrets, and not in clear (trap 12)."""
    for candidate in getattr(backend, "backends", None) or (backend,):
        name = _called(candidate)
        if not name.startswith(_REFUSED) and "plaintext" not in name.lower():
            chosen: Backend = candidate
            return chosen
    raise NoKeyring("this machine offers no keyring", "absent")


def _called(backend: object) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _chosen_by_hand() -> bool:
    """Whether the person told the library which one to take."""
    if os.environ.get("PYTHON_KEYRING_BACKEND"):
        return True
    from keyring.util.platform_ import config_root  # noqa: PLC0415 - it is loaded by now

    return (Path(config_root()) / "keyringrc.cfg").exists()
