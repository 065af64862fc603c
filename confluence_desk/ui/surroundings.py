"""Whether the network costs the person money, and whether the machine runs on its battery."""

import logging

from PySide6.QtNetwork import QNetworkInformation

log = logging.getLogger(__name__)


class Surroundings:
    """Asked only when a sync is due; what cannot be found out is taken for the usual case."""

    def __init__(self) -> None:
        self._asked = False

    @property
    def metered(self) -> bool:
        """Whether data costs money, as on a phone."""
        if not self._asked:
            self._asked = True
            QNetworkInformation.loadBackendByFeatures(QNetworkInformation.Feature.Metered)
        network = QNetworkInformation.instance()
        return network is not None and network.isMetered()

    @property
    def battery(self) -> bool:
        """Whether the machine is not plugged in."""
        import psutil  # noqa: PLC0415 - 30 ms that no start needs

        try:
            power = psutil.sensors_battery()
        except (AttributeError, OSError, RuntimeError):  # this system has no way to tell
            return False
        return power is not None and power.power_plugged is False
