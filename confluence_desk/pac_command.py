"""The process behind ``system.pac``: fetches a script, runs it, prints the proxy that it names."""

import argparse
import asyncio
import faulthandler
import json
import sys
from urllib.parse import urlsplit

from confluence_desk.domain.errors import DeskError


def pac(_options: argparse.Namespace) -> int:
    """Standard input names the script and the site; returns the process's exit code."""
    from confluence_desk.api.retry import Again  # noqa: PLC0415 - not needed for --help
    from confluence_desk.api.script import script_at  # noqa: PLC0415 - as above
    from confluence_desk.ui.pac import proxy_for  # noqa: PLC0415 - loads Qt

    asked = json.load(sys.stdin)
    # a script without an end may outlive whoever asks
    faulthandler.dump_traceback_later(asked["patience"], exit=True)
    site = asked["site"]
    try:
        script = asyncio.run(script_at(asked["script"]))
    except (DeskError, Again, OSError) as trouble:
        sys.stderr.write(f"{type(trouble).__name__}\n")
        return 1
    sys.stdout.write(proxy_for(script, f"{site}/", urlsplit(site).hostname or "") + "\n")
    return 0
