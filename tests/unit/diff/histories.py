"""The version histories of the corpus: all of them, and a sample that is quickly gone through."""

import re
from pathlib import Path

from tests.unit.render.corpus import VERSIONS, read

HISTORIES = VERSIONS
HUGE = "adf-extension-huge-page"
"""The one with a page of 1.5 MB."""
SAMPLE = [path for path in HISTORIES[::5] if path.name != HUGE]


def revisions(history: Path) -> list[str]:
    """The versions, the oldest first."""
    paths = history.glob("v*.*ml")
    return [read(path) for path in sorted(paths, key=lambda p: int(re.sub(r"\D", "", p.stem)))]
