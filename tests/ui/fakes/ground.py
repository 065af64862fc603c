"""What a true desk stands on, in a test's own folder."""

from pathlib import Path

from confluence_desk.demo.inside import InsideDemo
from confluence_desk.desk import Ground
from confluence_desk.system import resources
from confluence_desk.system.paths import Paths
from confluence_desk.system.preferences import Preferences
from confluence_desk.system.recent import Recent
from confluence_desk.system.settings import Settings
from confluence_desk.ui.session import SessionFile


def ground(home: Path, settings: Settings, demo: InsideDemo | None = None) -> Ground:
    """Settings and windows kept below ``home``."""
    paths = Paths.of(home)
    return Ground(
        preferences=Preferences(settings),
        recent=Recent(settings, "recent_commands"),
        session_file=SessionFile(paths.session_file),
        paths=paths,
        styles=resources.path("styles"),
        start_demo=(demo or InsideDemo()).start,
    )
