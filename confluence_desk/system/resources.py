"""Finds icons, styles and templates, in a checkout as in an installed package."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def root() -> Path:
    """The folder of all resources."""
    installed = _PACKAGE / "resources"
    return installed if installed.is_dir() else _PACKAGE.parent / "resources"


def path(name: str) -> Path:
    """The file or folder ``name`` (``styles/page.css``); ``FileNotFoundError`` if there is none."""
    top = root()
    found = (top / name).resolve()
    if not found.is_relative_to(top) or not found.exists():
        raise FileNotFoundError(f"no resource {name!r}")
    return found


def text(name: str) -> str:
    """The text of a resource."""
    return path(name).read_text(encoding="utf-8")
