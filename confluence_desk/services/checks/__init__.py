"""Tries what a connection can do: the wizard's live list, and the connection doctor's."""

from confluence_desk.services.checks.capabilities import examine, may_go_on

__all__ = ["examine", "may_go_on"]
