"""A machine whose keyring works or does not, as a test says."""

import threading
from pathlib import Path

from confluence_desk.domain.errors import NoKeyring
from confluence_desk.system.strongbox import Strongbox
from confluence_desk.system.vault import Vault
from tests.unit.system.untimed import Untimed


class Machine:
    """A keyring whose trouble can be mended, and a vault that is quick to open."""

    def __init__(self, folder: Path) -> None:
        self.trouble: NoKeyring | None = NoKeyring("none", "absent")
        self.held: dict[str, str] = {}
        self.answers = threading.Event()
        self.answers.set()
        self._folder = folder

    def box(self) -> Strongbox:
        vault = Vault(self._folder / "secrets.vault", memory=64)
        ring = Untimed(self.answers, lambda: self, locked=lambda: True)
        return Strongbox(ring, vault)

    def get_password(self, _service: str, username: str) -> str | None:
        self.answers.wait(30)
        if self.trouble is not None:
            raise self.trouble
        return self.held.get(username)

    def set_password(self, _service: str, username: str, password: str) -> None:
        self.held[username] = password

    def delete_password(self, _service: str, username: str) -> None:
        self.held.pop(username)
