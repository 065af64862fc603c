"""The way to the network as the settings of this machine say it."""

from confluence_desk.domain.road import Road
from confluence_desk.system.choices import CA_FILE, PROXY, PROXY_ADDRESS
from confluence_desk.system.preferences import Preferences


def road_of(preferences: Preferences) -> Road:
    """What is chosen now."""
    return Road(
        preferences.value(PROXY), preferences.value(PROXY_ADDRESS), preferences.value(CA_FILE)
    )
