"""Brings the runbooks that fit an alert: draws out what it is about, then asks the library."""

from confluence_desk.services.alerts.runbooks import AlertMatch, Runbook, Runbooks
from confluence_desk.services.alerts.salient import Sign, SignKind, signs

__all__ = ["AlertMatch", "Runbook", "Runbooks", "Sign", "SignKind", "signs"]
