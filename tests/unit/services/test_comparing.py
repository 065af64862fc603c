"""Two versions compared beside the loop: drawn in every shape, compared but once."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from confluence_desk.domain.entities import Page, Version
from confluence_desk.render.context import Context
from confluence_desk.render_command import stranger
from confluence_desk.services import comparing
from confluence_desk.services.comparing import Comparing, Phrases, Wish

NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
TEXTS = {
    1: '<p>We retry five times, says <ac:link><ri:user ri:account-id="ana"/></ac:link>.</p>',
    2: '<p>We retry three times, says <ac:link><ri:user ri:account-id="ana"/></ac:link>.</p>',
}


def _version(_page_id: str, number: int) -> Page | None:
    body = TEXTS.get(number)
    return None if body is None else Page("1", "Retry", "1", Version(number, NOON), body=body)


def _context(_page_id: str, _page: Page | None) -> Context:
    return replace(stranger(), person=lambda _: "Ana Ruiz")


def _compared(wish: Wish | None = None, numbers: tuple[int, int] = (1, 2)) -> comparing.Compared:
    found = asyncio.run(Comparing(_version, _context).compared("1", numbers, wish))
    assert found is not None
    return found


def test_two_versions_are_one_document() -> None:
    found = _compared()
    assert (found.changes, found.counts) == (1, {"changed": 1})
    assert found.document.version == 2
    assert '<del class="gone">five</del>' in found.document.html


def test_what_the_library_knows_is_in_the_drawing() -> None:
    assert "@Ana Ruiz" in _compared().document.html


def test_the_source_shows_what_readers_do_not_see() -> None:
    found = _compared(Wish("source"))
    assert "ri:account-id" in found.document.html


def test_it_speaks_the_language_of_the_window() -> None:
    said = Phrases(lambda n, _: str(n), lambda _: "", *("",) * 6, "Nichts", "")
    assert "Nichts" in _compared(Wish(phrases=said), (1, 1)).document.html


def test_a_version_that_is_not_here_is_not_compared() -> None:
    assert asyncio.run(Comparing(_version, _context).compared("1", (1, 9))) is None


def test_another_shape_is_only_drawn_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []
    real = comparing._compare  # noqa: SLF001 - what is counted

    def counted(old: str, new: str, *, source: bool) -> object:
        calls.append(old)
        return real(old, new, source=source)

    monkeypatch.setattr(comparing, "_compare", counted)

    async def main() -> None:
        one = Comparing(_version, _context)
        await one.compared("1", (1, 2))
        await one.compared("1", (1, 2), Wish("inline"))

    asyncio.run(main())
    assert len(calls) == 1
