from pathlib import Path
from typing import Any

import pytest

from confluence_desk.system.settings import Settings
from confluence_desk.ui.session import WindowState, load, save

WHOLE = WindowState("AAA=", (270, 800, 280), False, True, "14", "dark", (True, False))  # noqa: FBT003


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    save(Settings(tmp_path / "state.json"), WHOLE)
    assert load(Settings(tmp_path / "state.json")) == WHOLE


@pytest.mark.parametrize(
    "kept",
    [
        None,
        [],
        "x",
        {"panes": [1, 2], "geometry": 3, "page_id": None, "scheme": 1, "sections": "yes"},
        {"panes": [0, 0, 0]},
        {"panes": [1, True, 3]},
        {"panes": [1, -2, 3]},
        {"panes": ["a", "b", "c"]},
    ],
)
def test_nonsense_counts_as_never_kept(tmp_path: Path, kept: Any) -> None:
    settings = Settings(tmp_path / "state.json")
    settings.set("window", kept)
    assert load(settings) == WindowState()
