"""Connecting to a site, step by step."""

from confluence_desk.ui.dialogs.connect.dialog import ConnectDialog

__all__ = ["ConnectDialog"]
