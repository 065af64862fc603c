"""How requests leave this machine: through which proxy, trusting whom besides the system."""

from dataclasses import field, replace
from typing import Protocol

from confluence_desk.domain.frozen import frozen


class Guide(Protocol):
    """A company's script that says for each host which proxy leads there."""

    @property
    def broken(self) -> bool:
        """Whether it was of no use when it was asked last."""

    async def proxy_to(self, host: str) -> str:
        """The proxy's address; "" for none."""


@frozen
class Road:
    """The way to the network that the person chose.

    ``proxy`` is ``system`` (what the environment says, as other programs do), ``none``, ``pac``
    (a company's ``script`` names one for each host, asked by ``guide``) or ``manual``: there
    ``address`` is an ``http`` or ``https`` URL without a credential; ``login`` is
    ``name:password`` where the proxy wants one, and shows in nothing that prints this.
    ``ca_file`` is a PEM file with certificates to trust besides the system's.
    """

    proxy: str = "system"
    address: str = ""
    ca_file: str = ""
    login: str = field(default="", repr=False)
    script: str = ""
    guide: Guide | None = field(default=None, repr=False, compare=False)

    @property
    def named(self) -> bool:
        """Whether it leads through ``address``."""
        return self.proxy == "manual" or (self.proxy == "pac" and bool(self.address))

    async def toward(self, host: str) -> "Road":
        """As it is for one host: with the address that a script names for it."""
        if self.guide is None:
            return self
        return replace(self, address=await self.guide.proxy_to(host))
