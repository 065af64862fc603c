"""The tour of ``confluence-desk demo``: the main job, driven through the real window."""

import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QImage

STEPS = 17


def colours(picture: Path) -> int:
    image = QImage(str(picture))
    assert not image.isNull(), picture
    small = image.scaled(120, 75)
    return len({small.pixel(x, y) for x in range(120) for y in range(75)})


def test_the_tour_comes_to_its_end_and_leaves_pictures(tmp_path: Path) -> None:
    pictures = tmp_path / "tour"
    quiet = {k: v for k, v in os.environ.items() if k not in {"DISPLAY", "WAYLAND_DISPLAY"}}
    quiet["HOME"] = str(tmp_path / "home")
    done = subprocess.run(
        [sys.executable, "-m", "confluence_desk", "demo", "--pictures", pictures],
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
        env=quiet,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stderr == ""
    taken = sorted(picture.name for picture in pictures.iterdir())
    assert [name[:2] for name in taken] == [f"{number:02}" for number in range(1, STEPS + 1)]
    assert all(colours(picture) > 50 for picture in pictures.glob("0[8-9]*.png"))
    # A demo touches nothing of its user's: no settings, no library, no keyring.
    home = tmp_path / "home"
    assert not [p for p in home.rglob("*") if "confluence" in p.name.lower()] or not home.exists()
