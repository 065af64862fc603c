"""A settings file whose disk can be full."""

from pathlib import Path

from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.system.settings import Settings


class FullDisk(Settings):
    """Refuses to keep anything once ``full`` is set."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.full = False

    def set(self, name: str, value: object) -> None:
        if self.full:
            raise StoreTrouble("full")
        super().set(name, value)
