"""Remembers how the window was left, so that it comes back the same."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from confluence_desk.system.settings import Settings

_NAME = "window"
_PANES = 3


@dataclass(frozen=True, slots=True)
class WindowState:
    """Place, panes and page of the window; ``geometry`` is Qt's own, as base64."""

    geometry: str = ""
    panes: tuple[int, ...] = ()
    left_shown: bool = True
    right_shown: bool = True
    page_id: str = ""
    scheme: str = "system"
    sections: tuple[bool, ...] = ()


def load(settings: Settings) -> WindowState:
    """What was kept; whatever makes no sense counts as never kept."""
    kept = settings.get(_NAME)
    if not isinstance(kept, dict):
        return WindowState()
    return WindowState(
        geometry=_text(kept, "geometry"),
        panes=_sizes(kept.get("panes")),
        left_shown=kept.get("left_shown") is not False,
        right_shown=kept.get("right_shown") is not False,
        page_id=_text(kept, "page_id"),
        scheme=_text(kept, "scheme") or "system",
        sections=_flags(kept.get("sections")),
    )


def save(settings: Settings, state: WindowState) -> None:
    """Keep ``state``; written whole or not at all. Raises ``StoreTrouble`` on a full disk."""
    settings.set(_NAME, asdict(state))


def _text(kept: dict[str, Any], name: str) -> str:
    value = kept.get(name)
    return value if isinstance(value, str) else ""


def _sizes(value: object) -> tuple[int, ...]:
    if not isinstance(value, Sequence) or len(value) != _PANES:
        return ()
    sizes = tuple(size for size in value if type(size) is int and size >= 0)
    return sizes if len(sizes) == _PANES and sum(sizes) > 0 else ()


def _flags(value: object) -> tuple[bool, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(flag for flag in value if isinstance(flag, bool))
