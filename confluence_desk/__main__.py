"""Starts the program: ``python -m confluence_desk`` and the command ``confluence-desk``."""

import sys

from confluence_desk.system.head_start import HeadStart
from confluence_desk.system.loading import uncollected
from confluence_desk.system.places import cache_folder, named_home


def main() -> None:
    """Run the command line and leave with its exit code."""
    arguments = sys.argv[1:]
    head_start = HeadStart(cache_folder(named_home(arguments)))
    head_start.begin()
    with uncollected():
        from confluence_desk.window_command import Asked, window  # noqa: PLC0415 - is kept

        if arguments:
            from confluence_desk.cli import run  # noqa: PLC0415 - a desktop gives none
    sys.exit(run(arguments, head_start) if arguments else window(Asked(), head_start))


if __name__ == "__main__":
    main()
