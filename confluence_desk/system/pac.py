"""Asks a company's proxy auto-configuration which proxy leads to a site, in another process."""

import json
import logging
import subprocess
import sys
from collections.abc import Mapping

_LOG = logging.getLogger(__name__)
_NAMES = ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
_MARK = "pac+"
PATIENCE = 15.0
"""Seconds for fetching the script and running it: a script may have no end."""


def pac_of(environment: Mapping[str, str]) -> str:
    """Where the environment says that the script is; "" where it says nothing.

    ``pac+http://…`` in a proxy's place is how desktops hand it on, ``auto_proxy`` an older way.
    """
    for name in _NAMES:
        value = environment.get(name, "")
        if value.lower().startswith(_MARK):
            return value[len(_MARK) :]
    return environment.get("auto_proxy", "") or environment.get("AUTO_PROXY", "")


def asked(script_url: str, site_url: str) -> str:
    """The proxy's address for a site; "" for none, and where the script is of no use."""
    try:
        done = subprocess.run(  # noqa: S603 - our own program, with nothing foreign in its arguments
            program(),
            input=json.dumps({"script": script_url, "site": site_url}),
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=True,
        )
    except (OSError, subprocess.SubprocessError) as error:
        _LOG.warning("the proxy's script is of no use: %s", type(error).__name__)
        return ""
    return done.stdout.strip()


def program() -> list[str]:
    """What starts the process, whether the program is installed or one file."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "pac"]
    return [sys.executable, "-m", "confluence_desk", "pac"]
