"""What is kept lies where everybody else looks for it, and is found before anything is loaded."""

import subprocess
import sys
from pathlib import Path

import pytest

from confluence_desk.system.paths import Paths
from confluence_desk.system.places import HOME, cache_folder, named_home


@pytest.mark.parametrize(
    ("arguments", "home"),
    [
        ([], ""),
        (["--home", "there", "sync"], "there"),
        (["--verbose", "--home=there/it is"], "there/it is"),
        (["OPS:Redis failover"], ""),
        (["--home"], ""),
    ],
)
def test_the_home_is_the_one_that_is_named(arguments: list[str], home: str) -> None:
    assert named_home(arguments) == home


@pytest.mark.parametrize("home", ["", "here", "~/there", "/some/where"])
def test_it_is_the_folder_of_the_paths(
    home: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    monkeypatch.delenv(HOME, raising=False)
    assert Path(cache_folder(home)) == Paths.of(Path(home) if home else None).cache
    monkeypatch.setenv(HOME, "elsewhere")
    assert Path(cache_folder(home)) == Paths.of(Path(home) if home else None).cache
    assert not any(tmp_path.iterdir())


def test_what_a_start_begins_with_loads_little() -> None:
    asked = (
        "import sys\n"
        "from confluence_desk.system import head_start, loading, places\n"
        "places.cache_folder('here')\n"
        "kept = {'pathlib', 'inspect', 'dataclasses', 'logging', 'tempfile', 'argparse'}\n"
        "print(sorted(kept & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
