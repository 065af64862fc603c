"""Opens the window: hands over to the program that runs; where there is none, becomes the one."""

import contextlib
import os
import sys
from functools import partial
from pathlib import Path
from typing import NamedTuple

from confluence_desk.system.display import has_display, is_root
from confluence_desk.system.head_start import HeadStart
from confluence_desk.system.loading import undisturbed
from confluence_desk.system.paths import Paths


class Asked(NamedTuple):
    """What the command line asked for; without arguments, nothing."""

    home: Path | None = None
    link: str = ""
    new_window: bool = False
    verbose: bool = False
    safe_mode: bool = False


def window(asked: Asked, head_start: HeadStart | None = None) -> int:
    """Open it and stay until it is closed; returns the process's exit code."""
    if not has_display() and "QT_QPA_PLATFORM" not in os.environ:
        sys.stderr.write(
            "There is no display to open a window on. Log in to a desktop session, or try\n"
            "  confluence-desk demo\n"
            "which takes a tour without one.\n"
        )
        return 2
    if is_root() and "--no-sandbox" not in os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", ""):
        sys.stderr.write(
            "Confluence Desk does not run as root: pages are drawn in a sandbox, which root\n"
            "cannot have. Start it as an ordinary user.\n"
        )
        return 2
    paths = Paths.of(asked.home)
    return _start(asked, paths, _begun(paths, head_start))


def _begun(paths: Paths, begun: HeadStart | None) -> HeadStart:
    """The head start of these very folders."""
    if begun is not None and Path(begun.folder) == paths.cache:
        return begun
    if begun is not None:
        begun.end()
    head_start = HeadStart(str(paths.cache))
    head_start.begin()
    return head_start


def _start(asked: Asked, paths: Paths, head_start: HeadStart) -> int:
    with undisturbed():
        from confluence_desk.ui import single_instance as others  # noqa: PLC0415 - needs Qt

    call = others.call_of(asked.link, new_window=asked.new_window)
    answered, door = others.Answer.NOBODY, None
    with contextlib.suppress(OSError):
        door = others.door_of(paths.state)
    if door is not None and asked.safe_mode:
        if others.is_taken(door):
            sys.stderr.write("Confluence Desk is running. Quit it first, then try again.\n")
            return 1
    elif door is not None:
        answered = others.hand_over(door, call)
        if answered is others.Answer.TAKEN:
            return 0
    with undisturbed():
        from confluence_desk.app import Wishes, run_window  # noqa: PLC0415 - loads all of Qt

    loaded = partial(_keep, head_start)
    wishes = Wishes(call, asked.verbose, asked.safe_mode, door, answered, loaded)
    return run_window(paths, wishes)


def _keep(head_start: HeadStart) -> None:
    from confluence_desk.system.kept_code import keep  # noqa: PLC0415 - the start is over

    keep(head_start)
