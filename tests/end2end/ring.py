"""A keyring for processes that a test starts: in a file, in clear, as only a test may.

``PYTHON_KEYRING_BACKEND=tests.end2end.ring.Ring`` chooses it, ``RING_FILE`` says where it lies.
"""

import json
import os
from pathlib import Path
from typing import Any

from keyring.backend import KeyringBackend


class Ring(KeyringBackend):
    """Keeps passwords by name; there is one service only."""

    priority = 1

    def __init__(self, file: Path | None = None) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._file = file or Path(os.environ["RING_FILE"])

    def get_password(self, service: str, username: str) -> str | None:
        found: str | None = self._all().get(username)
        assert service
        return found

    def set_password(self, service: str, username: str, password: str) -> None:
        assert service
        self._file.write_text(json.dumps({**self._all(), username: password}))

    def delete_password(self, service: str, username: str) -> None:
        assert service
        self._file.write_text(json.dumps({k: v for k, v in self._all().items() if k != username}))

    def _all(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._file.read_text()) if self._file.exists() else {}
        return found
