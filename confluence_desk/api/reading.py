"""Tells requests that only read from all others, which could change the site."""

_READS = frozenset({"GET", "HEAD"})
_ASKED_BY_POST = frozenset({"/wiki/api/v2/users-bulk", "/wiki/api/v2/content/convert-ids-to-types"})
"""Questions that Confluence takes by POST because they are long: they leave the site as it is."""


def only_reads(method: str, path: str) -> bool:
    """Whether a request to the API leaves the site as it is."""
    return method in _READS or (method == "POST" and path in _ASKED_BY_POST)
