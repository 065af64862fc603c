"""Stars: what is shown at once, what is kept, and what a file of them does."""

import asyncio
import json
from collections.abc import Callable, Coroutine, Mapping
from pathlib import Path
from typing import Any

import pytest

from confluence_desk.domain.collected import Favourite, Taken
from confluence_desk.domain.entities import Kind, PageNode, Space
from confluence_desk.domain.errors import StoreTrouble
from confluence_desk.services.favourites import Favourites
from confluence_desk.services.nobody import nobody
from confluence_desk.services.session import Session

Story = Callable[["Desk"], Coroutine[Any, Any, None]]


class Desk:
    """A session of nobody with a little site in its store."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.library = session.library
        self.library.site = type(self.library.site)("https://acme.atlassian.net")
        self.store: Any = session._store  # noqa: SLF001 - what the session stands on
        self.stars = session.favourites
        self.told = 0
        self.stars.changed.connect(self._hear)

    def _hear(self, _: None) -> None:
        self.told += 1

    def titles(self, group: int = 0) -> list[str]:
        return [self.stars.title(row) for row in self.stars.under(group)]

    def reopened(self) -> Favourites:
        return Favourites(self.store, self.library)

    async def fill(self) -> None:
        await self.store.save_spaces([Space("1", "OPS", "Operations")], complete=True)
        pages = [PageNode(str(n), Kind.PAGE, f"Page {n}", "1") for n in range(10, 16)]
        await self.store.save_children("space:1", [*pages, PageNode("20", Kind.FOLDER, "F", "1")])


@pytest.fixture
def tell() -> Callable[[Story], None]:
    def told(story: Story) -> None:
        async def main() -> None:
            session = nobody()
            desk = Desk(session)
            try:
                await desk.fill()
                await story(desk)
            finally:
                await session.aclose()

        asyncio.run(main())

    return told


def test_a_star_comes_and_goes_and_is_told(tell: Callable[[Story], None]) -> None:
    async def story(desk: Desk) -> None:
        await desk.stars.toggle("10")
        await desk.stars.star("1", space=True)
        assert desk.stars.is_starred("10")
        assert desk.stars.is_starred_space("1")
        assert not desk.stars.is_starred("1")
        assert desk.titles() == ["Page 10", "Operations"]
        assert desk.stars.ids() == ("10",)
        assert desk.reopened().all() == desk.stars.all()
        await desk.stars.toggle("10")
        assert not desk.stars.is_starred("10")
        assert desk.told == 3

    tell(story)


def test_a_star_shows_before_it_is_written(tell: Callable[[Story], None]) -> None:
    async def story(desk: Desk) -> None:
        task = asyncio.get_running_loop().create_task(desk.stars.toggle("10"))
        await asyncio.sleep(0)
        assert desk.stars.is_starred("10")
        await task

    tell(story)


def test_what_cannot_be_written_is_taken_back(tell: Callable[[Story], None]) -> None:
    async def story(desk: Desk) -> None:
        async def refuse(*_: object) -> None:
            raise StoreTrouble("full")

        desk.store.keep_favourites = refuse
        with pytest.raises(StoreTrouble):
            await desk.stars.toggle("10")
        assert not desk.stars.is_starred("10")
        assert desk.told == 2

    tell(story)


def test_folders_nest_and_go_with_all_that_is_in_them_and_come_back(
    tell: Callable[[Story], None],
) -> None:
    async def story(desk: Desk) -> None:
        outer = await desk.stars.make_group("Night")
        inner = await desk.stars.make_group("Redis", outer)
        await desk.stars.star("10", group=inner)
        await desk.stars.star("11")
        assert [g.title for g in desk.stars.groups()] == ["Night", "Redis"]
        removal = await desk.stars.remove(outer)
        assert desk.titles() == ["Page 11"]
        await desk.stars.star("12")
        assert removal.possible()
        await removal.put_back()
        assert not removal.possible()
        assert desk.titles() == ["Night", "Page 11", "Page 12"]
        assert desk.titles(inner) == ["Page 10"]
        await desk.stars.rename(inner, "  ")
        await desk.stars.rename(inner, "Valkey")
        assert desk.titles(outer) == ["Valkey"]

    tell(story)


def test_what_comes_back_leaves_alone_what_was_done_since(tell: Callable[[Story], None]) -> None:
    async def story(desk: Desk) -> None:
        folder = await desk.stars.make_group("Night")
        for number in ("10", "11", "12"):
            await desk.stars.star(number, group=folder)
        first, second = desk.stars.star_of("11"), desk.stars.star_of("12")
        assert first
        assert second
        removal = await desk.stars.remove(first.key)
        await desk.stars.remove(second.key)
        await desk.stars.rename(folder, "Day")
        await removal.put_back()
        assert desk.titles(folder) == ["Page 10", "Page 11"]
        assert desk.titles() == ["Day"]
        await removal.put_back()
        assert desk.titles(folder) == ["Page 10", "Page 11"]

    tell(story)


def test_what_was_starred_again_by_hand_is_not_put_back(tell: Callable[[Story], None]) -> None:
    async def story(desk: Desk) -> None:
        await desk.stars.star("10")
        star = desk.stars.star_of("10")
        assert star
        removal = await desk.stars.remove(star.key)
        heard: list[bool] = []
        removal.changed.connect(lambda _what: heard.append(removal.possible()))
        await desk.stars.star("10")
        assert heard == [False]
        await removal.put_back()
        assert desk.titles() == ["Page 10"]

    tell(story)


def test_a_star_whose_folder_went_comes_back_without_it(tell: Callable[[Story], None]) -> None:
    async def story(desk: Desk) -> None:
        folder = await desk.stars.make_group("Night")
        await desk.stars.star("10", group=folder)
        star = desk.stars.star_of("10")
        assert star
        removal = await desk.stars.remove(star.key)
        await desk.stars.remove(folder)
        await removal.put_back()
        assert desk.titles() == ["Page 10"]

    tell(story)


def test_stars_move_before_others_and_into_folders_but_never_into_themselves(
    tell: Callable[[Story], None],
) -> None:
    async def story(desk: Desk) -> None:
        for number in ("10", "11", "12"):
            await desk.stars.star(number)
        outer = await desk.stars.make_group("Outer")
        inner = await desk.stars.make_group("Inner", outer)
        ten = desk.stars.star_of("10")
        assert ten
        await desk.stars.move(ten.key, 0, 2)
        assert desk.titles() == ["Page 11", "Page 10", "Page 12", "Outer"]
        await desk.stars.star("12", at=0)
        assert desk.titles() == ["Page 12", "Page 11", "Page 10", "Outer"]
        await desk.stars.move(ten.key, inner)
        assert desk.titles(inner) == ["Page 10"]
        before = desk.stars.all()
        await desk.stars.move(outer, inner)
        await desk.stars.move(outer, outer)
        assert desk.stars.all() == before

    tell(story)


def test_titles_follow_the_page_and_outlive_it(tell: Callable[[Story], None]) -> None:
    async def story(desk: Desk) -> None:
        await desk.stars.star("10")
        await desk.store.save_children("space:1", [PageNode("10", Kind.PAGE, "New name", "1")])
        assert desk.titles() == ["New name"]
        gone = Favourite(99, "page", "404", "It was here")
        await desk.store.keep_favourites([gone], [99])
        assert desk.reopened().title(gone) == "It was here"

    tell(story)


def test_json_goes_round_and_adds_only_what_is_new(tell: Callable[[Story], None]) -> None:
    async def story(desk: Desk) -> None:
        night = await desk.stars.make_group("Night <shift>")
        await desk.stars.star("10", group=night)
        await desk.stars.star("1", space=True)
        text = await desk.stars.as_json()
        assert await desk.stars.take_json(text) == Taken(added=0, known=2)
        for row in desk.stars.under():
            await desk.stars.remove(row.key)
        assert await desk.stars.take_json(text) == Taken(added=2)
        assert desk.titles() == ["Night <shift>", "Operations"]
        assert await desk.stars.as_json() == text

    tell(story)


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("{", "broken"),
        ("[" * 100_000, "broken"),
        ("[]", "broken"),
        ('{"format": "other"}', "broken"),
        ('{"format": "confluence-desk-favourites", "version": 2}', "newer"),
        ('{"format": "confluence-desk-favourites", "version": 1, "site": "https://b.c"}', "site"),
    ],
)
def test_a_foreign_file_changes_nothing(
    tell: Callable[[Story], None], text: str, trouble: str
) -> None:
    async def story(desk: Desk) -> None:
        assert await desk.stars.take_json(text) == Taken(trouble=trouble)
        assert desk.told == 0

    tell(story)


def test_one_bad_item_of_a_file_is_left_out_alone(tell: Callable[[Story], None]) -> None:
    async def story(desk: Desk) -> None:
        whole = json.loads(await desk.stars.as_json())
        whole["items"] = [
            3,
            {"kind": "page", "id": "../x", "title": "Bad"},
            {"kind": "rocket", "id": "1", "title": "Bad"},
            {"kind": ["page"], "id": "1", "title": "Bad"},
            {"kind": "page", "id": "11", "title": "Good"},
        ]
        assert await desk.stars.take_json(json.dumps(whole)) == Taken(added=1, left_out=4)
        assert desk.titles() == ["Page 11"]

    tell(story)


def test_bookmarks_go_round_through_the_form_browsers_write(
    tell: Callable[[Story], None],
) -> None:
    async def story(desk: Desk) -> None:
        night = await desk.stars.make_group("Night & day")
        await desk.stars.star("10", group=night)
        await desk.stars.star("20")
        await desk.stars.star("1", space=True)
        text = await desk.stars.as_bookmarks()
        assert text.startswith("<!DOCTYPE NETSCAPE-Bookmark-file-1>")
        assert "<DT><H3>Night &amp; day</H3>" in text
        assert "pages/viewpage.action?pageId=10" in text or "/pages/10" in text
        before = [(r.kind, r.target, r.title) for r in desk.stars.all()]
        for row in desk.stars.under():
            await desk.stars.remove(row.key)
        assert await desk.stars.take_bookmarks(text) == Taken(added=3)
        assert sorted((r.kind, r.target, r.title) for r in desk.stars.all()) == sorted(before)
        assert desk.titles(desk.stars.groups()[0].key) == ["Page 10"]

    tell(story)


BROWSER = """<!DOCTYPE NETSCAPE-Bookmark-file-1>
<!-- This is an automatically generated file. -->
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=UTF-8">
<TITLE>Bookmarks</TITLE><H1>Bookmarks</H1>
<DL><p>
  <DT><H3 ADD_DATE="1" PERSONAL_TOOLBAR_FOLDER="true">Bookmarks bar</H3>
  <DL><p>
  <DT><A HREF="https://acme.atlassian.net/wiki/spaces/OPS/pages/11/Page" ICON="">P &amp; Q</A>
    <DT><A HREF="https://example.org/">Elsewhere</A>
    <DT><H3>Empty of ours</H3>
    <DL><p><DT><A HREF="javascript:alert(1)">Script</A></DL><p>
    <DT><A HREF="https://acme.atlassian.net/wiki/spaces/OPS/overview">Space</A>
  </DL><p>
  <DT><A HREF="https://acme.atlassian.net/wiki/display/OPS/Page+12">By title</A>
  <DT><A HREF="https://acme.atlassian.net/wiki/display/OPS/Never+seen">Unknown title</A>
  <DT><A HREF="https://acme.atlassian.net/wiki/pages/viewpage.action?pageId=777">Unread</A>
</DL><p>
"""


def test_a_browsers_bookmarks_bring_only_links_of_this_site(
    tell: Callable[[Story], None],
) -> None:
    async def story(desk: Desk) -> None:
        assert await desk.stars.take_bookmarks(BROWSER) == Taken(added=4, left_out=3)
        assert desk.titles() == ["Bookmarks bar", "Page 12", "Unread"]
        assert desk.titles(desk.stars.groups()[0].key) == ["Page 11", "Operations"]
        assert (await desk.stars.take_bookmarks("no file at all")) == Taken()

    tell(story)


def items(*rows: Mapping[str, object]) -> str:
    """A file of this program with these items."""
    whole = {"format": "confluence-desk-favourites", "version": 1, "items": list(rows)}
    return json.dumps(whole | {"site": "https://acme.atlassian.net"})


def test_titles_of_a_file_can_be_shown_and_kept(tell: Callable[[Story], None]) -> None:
    async def story(desk: Desk) -> None:
        rows = [
            {"kind": "page", "id": str(n), "title": title}
            for n, title in enumerate(["half \ud83d", "nul\0\nline", "\u202eback", "", "x" * 9999])
        ]
        assert await desk.stars.take_json(items(*rows)) == Taken(added=5)
        assert desk.titles() == ["half", "nul line", "back", "…", "x" * 500]
        assert [row.title for row in desk.store.favourites()] == desk.titles()

    tell(story)


@pytest.mark.parametrize("ident", ["", "²", "\uff19\uff19", "9" * 20, 7])
def test_an_id_that_no_page_has_is_left_out(tell: Callable[[Story], None], ident: object) -> None:
    async def story(desk: Desk) -> None:
        text = items({"kind": "page", "id": ident, "title": "x"})
        assert await desk.stars.take_json(text) == Taken(left_out=1)

    tell(story)


def test_what_a_file_names_twice_is_starred_once(tell: Callable[[Story], None]) -> None:
    async def story(desk: Desk) -> None:
        twice = {"kind": "page", "id": "11", "title": "x"}
        assert await desk.stars.take_json(items(twice, twice)) == Taken(added=1, known=1)
        assert desk.titles() == ["Page 11"]

    tell(story)


def test_folders_as_deep_as_nobody_looks_are_one(tell: Callable[[Story], None]) -> None:
    async def story(desk: Desk) -> None:
        deep = "<DL><DT><H3>g</H3>" * 3000
        link = '<DL><A HREF="https://acme.atlassian.net/wiki/spaces/OPS/pages/11/P">P</A></DL>'
        text = deep + link + "</DL>" * 3000
        assert await desk.stars.take_bookmarks(text) == Taken(added=1)
        assert 10 < len(desk.stars.groups()) <= 50
        assert (await desk.stars.as_bookmarks()).count("<H3>") == len(desk.stars.groups())

    tell(story)


def test_a_mark_that_pythons_reader_fails_at_is_passed_over(tell: Callable[[Story], None]) -> None:
    async def story(desk: Desk) -> None:
        link = '<A HREF="https://acme.atlassian.net/wiki/spaces/OPS/pages/11/P">P</A>'
        assert await desk.stars.take_bookmarks(f"<DL><![foo[x]]>{link}") == Taken(added=1)

    tell(story)


def test_favourites_are_kept_between_two_starts(tmp_path: Path) -> None:
    from confluence_desk.store import Store  # noqa: PLC0415 - one use

    async def main() -> None:
        desk = Desk(nobody())
        store = Store.open(tmp_path / "x.desk", bytes(32))
        stars = Favourites(store, desk.library)
        await stars.star("10")
        store.close()
        again = Store.open(tmp_path / "x.desk", bytes(32))
        assert Favourites(again, desk.library).is_starred("10")
        again.close()
        await desk.session.aclose()

    asyncio.run(main())
