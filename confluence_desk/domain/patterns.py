"""Regular expressions that are compiled when they are first used: many a start never uses them."""

import re
from typing import Any, AnyStr, cast

_ASKED = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


def pattern(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As ``re.compile``, later."""
    return cast("re.Pattern[AnyStr]", _Late(text, flags))


class _Late:
    """Has what a pattern has from the first question on."""

    def __init__(self, text: str | bytes, flags: int) -> None:
        self._text = text
        self._flags = flags

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever a pattern has
        compiled = re.compile(self._text, self._flags)
        vars(self).update({asked: getattr(compiled, asked) for asked in _ASKED})
        return getattr(compiled, name)
