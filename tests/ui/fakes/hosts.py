"""Hosts whose pictures are shown, as a test names them."""

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class FakeHosts:
    """Those that are welcome."""

    names: list[str] = field(default_factory=list)

    def welcome(self) -> Sequence[str]:
        return list(self.names)

    def dismiss(self, host: str) -> None:
        self.names.remove(host)
