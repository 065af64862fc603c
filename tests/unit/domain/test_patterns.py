"""A late pattern does what one that is compiled at once does."""

import re

import pytest

from confluence_desk.domain.patterns import pattern


def test_nothing_is_compiled_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    plain = re.compile

    def noted(text: str, flags: int) -> re.Pattern[str]:
        compiled.append(text)
        return plain(text, flags)

    monkeypatch.setattr(re, "compile", noted)
    word = pattern(r"\w+")
    assert compiled == []
    assert word.findall("one two") == ["one", "two"]
    assert word.sub("x", "one two") == "x x"
    assert compiled == [r"\w+"]


def test_flags_and_all_else_are_as_usual() -> None:
    shout = pattern("(?P<first>a)b", re.IGNORECASE)
    found = shout.fullmatch("AB")
    assert found is not None
    assert found["first"] == "A"
    assert shout.groupindex == {"first": 1}
    assert shout.pattern == "(?P<first>a)b"
    with pytest.raises(AttributeError):
        shout.nothing  # type: ignore[attr-defined] # noqa: B018 - asking is enough
