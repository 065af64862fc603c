"""Two versions compared beside the loop: drawn in every shape, compared but once."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import TypeVar

import pytest

from confluence_desk.domain.entities import Page, Version
from confluence_desk.render.context import Context
from confluence_desk.render_command import stranger
from confluence_desk.services import comparing
from confluence_desk.services.comparing import Comparing, Pair, Phrases, Side, Wish
from confluence_desk.services.hanging import Hanging
from confluence_desk.services.redlines import Names

T = TypeVar("T")
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
TEXTS = {
    1: '<p>We retry five times, says <ac:link><ri:user ri:account-id="ana"/></ac:link>.</p>',
    2: '<p>We retry three times, says <ac:link><ri:user ri:account-id="ana"/></ac:link>.</p>',
}


@dataclass
class FakeHung:
    """``known`` is what hangs on pages now, ``past`` what hung there at two moments."""

    known: dict[str, Hanging | None] = field(default_factory=dict)
    past: tuple[Hanging, Hanging] = (Hanging(), Hanging())
    coming: dict[str, Hanging] = field(default_factory=dict)

    def now(self, page_id: str) -> Hanging | None:
        return self.known.get(page_id)

    def then(self, _page_id: str, *_moments: datetime | None) -> tuple[Hanging, Hanging]:
        return self.past

    async def bring(self, page_id: str) -> bool:
        self.known |= {id_: what for id_, what in self.coming.items() if id_ == page_id}
        return page_id in self.coming

    async def bring_past(self, page_id: str, *_moments: datetime | None) -> bool:
        if page_id in self.coming:
            self.past = (Hanging(), self.coming[page_id])
        return page_id in self.coming


def _version(_page_id: str, number: int) -> Page | None:
    body = TEXTS.get(number)
    return None if body is None else Page("1", "Retry", "1", Version(number, NOON), body=body)


def _context(_page_id: str, _page: Page | None) -> Context:
    return replace(stranger(), person=lambda _: "Ana Ruiz")


def _compared(wish: Wish | None = None, numbers: tuple[int, int] = (1, 2)) -> comparing.Compared:
    found = asyncio.run(Comparing(_version, _context).compared(Pair("1", *numbers), wish))
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


def test_what_leaves_the_window_runs_as_the_page_does() -> None:
    wish = Wish(runs="rtl")
    assert "to-left" in _compared(wish).document.html
    body = asyncio.run(Comparing(_version, _context).drawing(Pair("1", 1, 2), wish))
    assert body is not None
    assert "to-left" not in body.html


def test_a_version_that_is_not_here_is_not_compared() -> None:
    assert asyncio.run(Comparing(_version, _context).compared(Pair("1", 1, 9))) is None


def test_another_shape_is_only_drawn_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[object] = []
    real = comparing._compare  # noqa: SLF001 - what is counted

    def counted(texts: comparing.Texts, *, source: bool) -> object:
        calls.append(texts)
        return real(texts, source=source)

    monkeypatch.setattr(comparing, "_compare", counted)

    async def main() -> None:
        one = Comparing(_version, _context)
        await one.compared(Pair("1", 1, 2))
        await one.compared(Pair("1", 1, 2), Wish("inline"))

    asyncio.run(main())
    assert len(calls) == 1


def _run(story: Callable[[Comparing], Awaitable[T]]) -> T:
    async def main() -> T:
        return await story(Comparing(_version, _context))

    return asyncio.run(main())


PAIR = Pair("1", 1, 2)


def test_changes_and_words_are_counted() -> None:
    assert _run(lambda one: one.count(PAIR)) == 1
    assert _run(lambda one: one.size(PAIR)) == (1, 1)
    assert _run(lambda one: one.count(Pair("1", 1, 9))) is None
    assert _run(lambda one: one.size(Pair("1", 1, 9))) is None


def test_kinds_that_nobody_wants_are_counted_and_not_shown() -> None:
    found = _run(lambda one: one.compared(PAIR, Wish(hidden=frozenset({"changed"}))))
    assert found is not None
    assert (found.changes, found.counts, found.shown) == (0, {"changed": 1}, {})
    assert "<del" not in found.document.html


def test_a_page_is_compared_with_another_page_and_with_a_file() -> None:
    other = Pair("1", 0, 2, Side("2", 1))
    assert _run(lambda one: one.count(other)) == 1
    file = Pair("1", 0, 2, Side(name="draft.xml", text="<p>Something else entirely.</p>"))
    found = _run(lambda one: one.compared(file))
    assert found is not None
    assert found.counts == {"added": 1, "removed": 1}
    assert "Something else" in found.document.html


def test_a_redline_is_written_as_markdown() -> None:
    names = Names("Retry", "v1", "v2")
    text = _run(lambda one: one.marked(PAIR, Wish(), names))
    assert text is not None
    assert text.startswith("# Retry: v1 → v2\n")
    assert "{--five--} {++three++}" in text


def test_one_change_and_one_side_are_handed_out() -> None:
    change = _run(lambda one: one.change(PAIR, Wish(), 1))
    assert change is not None
    assert change.text.splitlines()[0].startswith("- We retry five times")
    assert change.text.splitlines()[1].startswith("+ We retry three times")
    assert "<ins>" in change.html
    assert _run(lambda one: one.change(PAIR, Wish(), 2)) is None
    old = _run(lambda one: one.side(PAIR, old=True))
    assert old is not None
    assert "five" in old
    assert "three" not in old


def test_another_title_is_a_change_and_a_files_name_is_none() -> None:
    def version(_id: str, number: int) -> Page | None:
        title = "Retries" if number == 2 else "Retry"
        return Page("1", title, "1", Version(number, NOON), body=TEXTS[1])

    comparing = Comparing(version, _context)
    found = asyncio.run(comparing.compared(Pair("1", 1, 2)))
    assert found is not None
    assert found.counts == {"changed": 1}
    file = Side(name="retry.xml", text=TEXTS[1])
    found = asyncio.run(comparing.compared(Pair("1", 0, 2, file)))
    assert found is not None
    assert found.counts == {}


def test_two_pages_are_compared_with_their_labels_and_attachments_where_both_are_known() -> None:
    known = {
        "1": Hanging(("api",), (("plan.png", ""),)),
        "2": Hanging(("api", "ops"), ()),
        "3": None,
    }

    def version(id_: str, number: int) -> Page | None:
        return Page(id_, "Retry", "1", Version(number, NOON), body=TEXTS[1])

    comparing = Comparing(version, _context, hung=FakeHung(known))
    for other, counts in (("2", {"removed": 1, "added": 1}), ("3", {})):
        found = asyncio.run(comparing.compared(Pair("1", 0, 2, Side(other, 2))))
        assert found is not None
        assert found.counts == counts
    found = asyncio.run(comparing.compared(Pair("1", 1, 2)))
    assert found is not None
    assert found.counts == {}


def test_files_of_two_versions_are_compared_once_they_are_known() -> None:
    async def main() -> None:
        hung = FakeHung(coming={"1": Hanging(files=(("plan.png", "1"),))})
        comparing = Comparing(_version, _context, hung=hung)
        assert await comparing.bring_hanging(PAIR)
        found = await comparing.compared(PAIR)
        assert found is not None
        assert found.counts == {"changed": 1, "added": 1}
        assert "plan.png" in found.document.html
        assert not await comparing.bring_hanging(PAIR)

    asyncio.run(main())


def test_what_hangs_on_another_page_is_brought_and_a_file_has_nothing() -> None:
    async def main() -> None:
        hung = FakeHung({"1": Hanging(("api",))}, coming={"2": Hanging(("api", "ops"))})
        comparing = Comparing(_version, _context, hung=hung)
        other = Pair("1", 0, 2, Side("2", 1))
        assert await comparing.bring_hanging(other)
        found = await comparing.compared(other)
        assert found is not None
        assert found.counts == {"changed": 1, "removed": 1}
        assert not await comparing.bring_hanging(Pair("1", 0, 2, Side(name="a.xml", text="<p/>")))

    asyncio.run(main())


def test_markdown_keeps_mentions_and_where_links_lead() -> None:
    body = (
        TEXTS[1] + "<p>See <ac:link><ri:page ri:content-title='Plans'/>"
        "<ac:link-body>all of it</ac:link-body></ac:link>.</p>"
    )

    def version(_id: str, number: int) -> Page | None:
        text = body if number == 1 else body.replace("five", "six")
        return Page("1", "Retry", "1", Version(number, NOON), body=text)

    asked: list[str] = []

    def address(href: str) -> str:
        asked.append(href)
        return "https://acme.example/wiki/plans"

    names = Names("Retry", "v1", "v2")
    comparing = Comparing(version, _context)
    text = asyncio.run(comparing.marked(PAIR, Wish(), names, address))
    assert text is not None
    assert "{--five--} {++six++}" in text
    assert "Ana Ruiz" in text
    assert "[all of it](https://acme.example/wiki/plans)" in text
    assert any(href.startswith("desk://") for href in asked)
