"""Whether there is a screen, and an ordinary person, in front of it."""

import os
import sys

PICTURELESS = {"offscreen", "minimal", "vnc"}
"""Qt platforms that draw where nobody looks."""


def has_display() -> bool:
    """Whether a person could see a window: another system, X or Wayland."""
    if os.environ.get("QT_QPA_PLATFORM") in PICTURELESS:
        return False
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def is_root() -> bool:
    """Whether this process may do anything, and so may have no sandbox."""
    return hasattr(os, "geteuid") and os.geteuid() == 0
