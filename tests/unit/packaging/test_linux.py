"""What a Linux desktop is told about the program holds together, and is installed and removed."""

import configparser
import os
import shutil
import stat
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from pathlib import Path

import pytest

from confluence_desk.cli import parser
from confluence_desk.domain.app_links import SCHEME

CHECKOUT = Path(__file__).parents[3]
LINUX = CHECKOUT / "packaging" / "linux"
ID = "io.github.confluence_desk.ConfluenceDesk"
ENTRY = LINUX / f"{ID}.desktop"
STORY = LINUX / f"{ID}.metainfo.xml"
ICON = CHECKOUT / "resources" / "icons" / "confluence-desk.svg"


def read(path: Path) -> configparser.ConfigParser:
    entry = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(path, encoding="utf-8")
    return entry


def install(home: Path, *options: str, **more: str) -> "subprocess.CompletedProcess[str]":
    home.mkdir(exist_ok=True)
    env = {"HOME": str(home), "PATH": "/usr/bin:/bin", **more}
    return subprocess.run(
        [LINUX / "install.sh", *options], capture_output=True, text=True, check=False, env=env
    )


def checked(tool: str, arguments: Sequence[str | Path]) -> None:
    found = shutil.which(tool)
    if found is None:
        pytest.skip(f"{tool} is not on this machine")
    done = subprocess.run([found, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_menu_entry_opens_links_and_windows() -> None:
    entry = read(ENTRY)
    main = entry["Desktop Entry"]
    assert main["MimeType"] == f"x-scheme-handler/{SCHEME};"
    assert main["Icon"] == ID
    assert main["Exec"].split() == ["confluence-desk", "%u"]
    for action in main["Actions"].strip(";").split(";"):
        command = entry[f"Desktop Action {action}"]["Exec"].split()
        assert command[0] == "confluence-desk"
        parser().parse_args(command[1:])


def test_the_entry_is_the_one_the_window_names() -> None:
    source = (CHECKOUT / "confluence_desk" / "app.py").read_text("utf-8")
    assert f'"{ID}"' in source


def test_the_story_names_the_same_program() -> None:
    story = ET.parse(STORY).getroot()  # noqa: S314 - our own file
    assert story.findtext("id") == ID
    assert story.findtext("launchable") == ENTRY.name
    assert story.findtext("provides/mediatype") == f"x-scheme-handler/{SCHEME}"
    assert story.findtext("project_license") == "Apache-2.0"


def test_the_desktops_own_tools_are_content() -> None:
    checked("desktop-file-validate", [ENTRY])


def test_the_software_centres_tools_are_content() -> None:
    checked("appstreamcli", ["validate", "--no-net", STORY])


def test_the_icon_is_a_drawing_of_our_own() -> None:
    icon = ET.parse(ICON).getroot()  # noqa: S314 - our own file
    assert icon.get("viewBox") == "0 0 128 128"
    text = ICON.read_text("utf-8")
    assert "href" not in text
    assert "<script" not in text


def test_it_is_installed_for_one_person_and_removed(tmp_path: Path) -> None:
    command = tmp_path / "with blank" / "confluence-desk"
    home = tmp_path / "home"
    done = install(home, "--exec", str(command))
    assert done.returncode == 0, done.stderr
    share = home / ".local" / "share"
    entry = share / "applications" / ENTRY.name
    assert read(entry)["Desktop Entry"]["Exec"] == f'"{command}" %u'
    assert read(entry)["Desktop Action new-window"]["Exec"] == f'"{command}" --new-window'
    assert (share / "icons" / "hicolor" / "scalable" / "apps" / f"{ID}.svg").read_bytes() == (
        ICON.read_bytes()
    )
    assert stat.S_IMODE((share / "metainfo" / STORY.name).stat().st_mode) == 0o644
    assert install(home, "--uninstall").returncode == 0
    assert not [path for path in home.rglob("*") if ID in path.name]


def test_it_is_installed_for_everybody(tmp_path: Path) -> None:
    done = install(tmp_path / "home", "--prefix", "/usr", DESTDIR=str(tmp_path / "root"))
    assert done.returncode == 0, done.stderr
    entry = tmp_path / "root" / "usr" / "share" / "applications" / ENTRY.name
    assert entry.read_bytes() == ENTRY.read_bytes()
    assert list((tmp_path / "home").iterdir()) == []


@pytest.mark.parametrize("path", ["/a/b$c", "/a/`b`", '/a/"b"', "/a/%u"])
def test_a_path_that_no_entry_can_hold_is_refused(tmp_path: Path, path: str) -> None:
    done = install(tmp_path / "home", "--exec", path)
    assert done.returncode == 1
    assert "cannot hold" in done.stderr
    assert list((tmp_path / "home").iterdir()) == []


def test_the_script_says_how_it_is_used(tmp_path: Path) -> None:
    done = install(tmp_path / "home", "--nonsense")
    assert done.returncode == 2
    assert "--uninstall" in done.stderr
    assert os.access(LINUX / "install.sh", os.X_OK)
