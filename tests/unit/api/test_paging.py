"""Listings are walked to their end, and never for ever."""

import pytest

from confluence_desk.api.paging import Slice, cursor_of, gathered, walk
from confluence_desk.domain.errors import BadReply, Refused
from tests.unit.api.fakes import run

Pages = dict[str | None, Slice[str]]


class Listing:
    """Slices by cursor; remembers what was asked."""

    def __init__(self, pages: Pages, *, broken: int = 0) -> None:
        self.pages = pages
        self.asked: list[str | None] = []
        self._broken = broken

    async def __call__(self, cursor: str | None) -> Slice[str]:
        self.asked.append(cursor)
        if cursor is not None and self._broken:
            self._broken -= 1
            raise Refused("pages", "Provided value for 'cursor' is not the correct type.")
        return self.pages[cursor]


@pytest.mark.parametrize(
    ("link", "cursor"),
    [
        (None, None),
        ("", None),
        ("/wiki/api/v2/pages?limit=25&cursor=eyJp%3D%3D", "eyJp=="),
        ("/wiki/api/v2/pages?cursor=a+b/c%2B&limit=25", "a+b/c+"),
        ("/rest/api/search?next=true&cursor=_t_h%3D&start=5&cql=type%3Dpage", "_t_h="),
        ("/rest/api/content/search?cql=type=page&cursor=_sa_x&next=true", "_sa_x"),
        ("https://acme.atlassian.net/wiki/api/v2/pages?cursor=zz", "zz"),
    ],
)  # fmt: skip
def test_the_cursor_is_all_that_is_taken_from_next(link: str | None, cursor: str | None) -> None:
    assert cursor_of(link) == cursor


@pytest.mark.parametrize("link", ["/wiki/api/v2/pages?limit=25", "/x?cursor=", "/x?mycursor=1"])
def test_a_next_without_a_cursor_is_no_silent_end(link: str) -> None:
    with pytest.raises(BadReply):
        cursor_of(link)


def test_short_and_empty_slices_are_not_the_end() -> None:
    listing = Listing(
        {None: Slice(["a"], "1"), "1": Slice([], "2"), "2": Slice([], "3"), "3": Slice(["b"])}
    )
    assert run(gathered(walk(listing))) == ["a", "b"]


def test_an_empty_listing_asks_once() -> None:
    listing = Listing({None: Slice([])})
    assert run(gathered(walk(listing))) == []
    assert listing.asked == [None]


@pytest.mark.parametrize(
    "pages",
    [
        {None: Slice(["a"], "1"), "1": Slice(["b"], "1")},
        {None: Slice(["a"], "A"), "A": Slice(["b"], "B"), "B": Slice(["c"], "A")},
    ],
    ids=["repeated", "A-B-A"],
)
def test_trap_21_a_circle_of_cursors_is_an_error(pages: Pages) -> None:
    listing = Listing(pages)
    with pytest.raises(BadReply, match="repeats"):
        run(gathered(walk(listing)))
    assert len(listing.asked) <= 3


def test_a_listing_that_never_ends_and_gives_nothing_is_an_error() -> None:
    async def endless(cursor: str | None) -> Slice[str]:
        return Slice(["a"], str(int(cursor or 0) + 1))

    with pytest.raises(BadReply, match="without end"):
        run(gathered(walk(endless)))


def test_a_row_that_moved_between_two_slices_comes_once() -> None:
    listing = Listing({None: Slice(["a", "b"], "1"), "1": Slice(["b", "c"])})
    assert run(gathered(walk(listing))) == ["a", "b", "c"]


def test_a_forgotten_cursor_starts_again_once_and_repeats_no_row() -> None:
    listing = Listing({None: Slice(["a"], "1"), "1": Slice(["b"])}, broken=1)
    assert run(gathered(walk(listing))) == ["a", "b"]
    assert listing.asked == [None, "1", None, "1"]


def test_a_cursor_that_stays_broken_is_the_services_own_error() -> None:
    listing = Listing({None: Slice(["a"], "1"), "1": Slice(["b"])}, broken=2)
    with pytest.raises(Refused):
        run(gathered(walk(listing)))
    assert listing.asked == [None, "1", None, "1"]


def test_a_refused_first_request_is_not_repeated() -> None:
    async def refuse(cursor: str | None) -> Slice[str]:
        raise Refused("search", f"Could not parse cql, cursor {cursor}")

    with pytest.raises(Refused):
        run(gathered(walk(refuse)))
