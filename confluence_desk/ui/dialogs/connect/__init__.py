"""Connecting to a site, step by step; its steps are loaded when somebody connects."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from confluence_desk.ui.dialogs.connect.dialog import ConnectDialog

__all__ = ["ConnectDialog"]


def __getattr__(name: str) -> Any:  # noqa: ANN401 - whatever a module has
    if name != "ConnectDialog":
        raise AttributeError(name)
    from confluence_desk.ui.dialogs.connect.dialog import ConnectDialog  # noqa: PLC0415 - see above

    return ConnectDialog
