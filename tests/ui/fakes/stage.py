"""What every screen that tests look at is built with, and what its words may be."""

from collections.abc import Callable, Coroutine
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from confluence_desk.domain.capabilities import SCOPES
from confluence_desk.services.signing.registration import SCOPES as OAUTH_SCOPES
from confluence_desk.ui.theme import Theme

DATA = (
    "Ana Ruiz", "Bo <b>Lind", "Bo", "Operations", "OPS", "<b>Redis</b>", "Redis", "runbook",
    "<i>redis", "diagram.png", "trace <img>.zip", "application/zip", "lag check", "We lost 40 s",
    "Check replica lag first", "Added", "Done", "acme.atlassian.net", "acme", "MB", "bytes", "kB",
    "AM", "PM", "Confluence Desk", "ana@acme.test", "Deploy", "Redis failover", "Runbooks",
    "Architecture whiteboard", "Certificates & <keys>", "Engineering", "Sentinel quorum lost",
    "the page", "Attic", "News", "Older", "No day", "Notes", "something to do", "after a failover",
    "English", "Deutsch", "Traceback", "redis", "failover.png", "Quorum",
    "On-call handbook", "topology.png", "pipeline.drawio.png", "Post-mortem", "label = redis",
    'label = "runbook" AND space = OPS', "ENG", "OLD",
    "ana", "PNG image", "Portable Network Graphics", "application/x-thing",
    "charts.example.com", "images.example.com", "https:", "http:", "localhost", "callback",
    *SCOPES, *OAUTH_SCOPES,
)  # fmt: skip
"""What the fakes' site wrote, units that Qt knows, languages in their own words."""
KEYS = (
    "Ctrl", "Alt", "Shift", "Left", "Right", "Up", "Down", "Return", "Enter", "Esc", "Tab",
    "PgUp", "PgDown", "Home", "End", "Del", "Space", "Backspace", "Ins", "Media", "Previous",
)  # fmt: skip
"""Qt names keys, in words of its own translations."""


@dataclass
class Stage:
    """What a screen is built with."""

    theme: Theme
    settle: Callable[[], Coroutine[Any, Any, None]]
    path: Path


Screen = Callable[[Stage], AbstractAsyncContextManager[QWidget]]
"""One screen: shown inside ``async with``, ended after it."""
