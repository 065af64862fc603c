"""Finds whom a text names, so that their names can be fetched with it."""

from confluence_desk.domain.patterns import pattern

_MENTION = pattern(r'ri:account-id="([^"<>&]{1,128})"')


def mentioned(text: str) -> set[str]:
    """The accounts that a text in storage format names."""
    return set(_MENTION.findall(text)) if "ri:account-id" in text else set()
