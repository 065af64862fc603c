"""How requests leave this machine: through which proxy, trusting whom besides the system."""

from dataclasses import field

from confluence_desk.domain.frozen import frozen


@frozen
class Road:
    """The way to the network that the person chose.

    ``proxy`` is ``system`` (what the environment says, as other programs do), ``none``, ``pac``
    (a company's script named it) or ``manual``: in the last two ``address`` is an ``http`` or
    ``https`` URL without a credential; ``login`` is ``name:password`` where the proxy wants one,
    and shows in nothing that prints this. ``ca_file`` is a PEM file with certificates to trust
    besides the system's.
    """

    proxy: str = "system"
    address: str = ""
    ca_file: str = ""
    login: str = field(default="", repr=False)

    @property
    def named(self) -> bool:
        """Whether it leads through ``address``."""
        return self.proxy in {"manual", "pac"}
