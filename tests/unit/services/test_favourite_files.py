"""Files of bookmarks that no browser wrote, and large ones that one did."""

import asyncio
from itertools import count

import pytest

from confluence_desk.services.favourite_files import Found, from_bookmarks

_LARGE = 2_000_000


def nobodys(_address: str) -> tuple[str, str] | None:
    return None


def everybodys(_address: str) -> tuple[str, str] | None:
    return "page", "7"


@pytest.mark.parametrize("mark", ['<a href="', "<!--", "<a ", "</a "])
def test_a_mark_that_never_ends_is_given_up(mark: str) -> None:
    found = asyncio.run(from_bookmarks(mark + "x" * _LARGE, nobodys))
    assert found == Found(trouble="broken")


def test_what_stands_before_an_unfinished_mark_is_taken() -> None:
    found = asyncio.run(
        from_bookmarks("<DL><A HREF='x'>Seven</A>" + "<a href=" * 20_000, everybodys)
    )
    assert [row.title for row in found.rows] == ["Seven"]


def test_others_go_on_while_a_large_file_is_read() -> None:
    async def main() -> tuple[Found, int]:
        turns = count()

        async def other() -> None:
            for _ in range(1000):
                next(turns)
                await asyncio.sleep(0)

        going = asyncio.ensure_future(other())
        icon = "data:image/png;base64," + "A" * 1000
        links = (f'<DT><A HREF="https://x.example/{n}" ICON="{icon}">{n}</A>' for n in range(500))
        found = await from_bookmarks("".join(links), nobodys)
        going.cancel()
        return found, next(turns)

    found, turns = asyncio.run(main())
    assert found.left_out == 500
    assert turns > 10
