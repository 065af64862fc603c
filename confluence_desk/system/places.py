"""Where the program keeps what it found, known before anything else of it is loaded."""

import os
from collections.abc import Sequence

PROGRAM = "confluence-desk"
HOME = "CONFLUENCE_DESK_HOME"
"""Names the folder below which everything of the program lies, for every command."""


def named_home(arguments: Sequence[str]) -> str:
    """What ``--home`` says; empty where it is not given."""
    for at, one in enumerate(arguments):
        name, given, value = one.partition("=")
        if name == "--home":
            return value if given else "".join(arguments[at + 1 : at + 2])
    return ""


def cache_folder(home: str = "") -> str:
    """The folder of what can be found again: below the home that is named, or this user's own."""
    home = home or os.environ.get(HOME, "").strip()
    if home:
        return os.path.join(os.path.abspath(os.path.expanduser(home)), "cache")  # noqa: PTH100, PTH111, PTH118 - pathlib is among what is kept
    from platformdirs import PlatformDirs  # noqa: PLC0415 - as is this

    return PlatformDirs(PROGRAM, appauthor=False).user_cache_dir
