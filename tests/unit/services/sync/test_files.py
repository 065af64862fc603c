"""The bytes of files come as the rules say, survive interruptions, and keep within their room."""

import asyncio
from collections.abc import AsyncGenerator, Coroutine
from contextlib import aclosing
from typing import Any, cast

import pytest

from confluence_desk.api.client import ConfluenceClient
from confluence_desk.demo.records import AttachmentRecord, ContentRecord, bytes_of
from confluence_desk.domain.entities import Attachment
from confluence_desk.domain.errors import BadReply, RateLimited, Unreachable
from confluence_desk.domain.keeping import Files as Chosen
from confluence_desk.domain.keeping import Holds
from confluence_desk.domain.syncing import Depth, Ending
from confluence_desk.services.sync.budget import Budget, Caps
from confluence_desk.services.sync.fetching import PIECE
from confluence_desk.services.sync.files import Files
from confluence_desk.services.sync.ledger import Ledger
from tests.unit.services.sync.desk import Desk

AT_ONCE = -1
BIG = bytes(number % 249 for number in range(3 * PIECE + 1000))


def run(scenario: Coroutine[Any, Any, None]) -> None:
    asyncio.run(scenario)


async def kept(desk: Desk, **options: Any) -> ContentRecord:
    """A page of a kept space."""
    space = desk.space()
    page = desk.page(space, "With files")
    await desk.keep(Holds.SPACE, space, **options)
    return page


def here(desk: Desk, file: AttachmentRecord) -> bool:
    number = len(file.versions)
    return desk.store.blob(f"att{file.id}", number) == bytes_of(file.versions[-1].data)


@pytest.mark.parametrize(
    ("options", "names"),
    [
        ({"files": Chosen.ALL}, {"a.png", "b.pdf", "odd", "big.zip"}),
        ({"files": Chosen.IMAGES}, {"a.png", "odd"}),
        ({"files": Chosen.NONE}, set()),
        ({"files": Chosen.ALL, "files_up_to": 1000}, {"a.png", "b.pdf", "odd"}),
        ({"files": Chosen.IMAGES, "files_up_to": 2}, set()),
    ],
    ids=["all", "images", "none", "all that are small", "small images"],
)
def test_the_rule_says_which_files_come(
    desk: Desk, options: dict[str, Any], names: set[str]
) -> None:
    async def scenario() -> None:
        page = await kept(desk, **options)
        files = [
            desk.state.attach(page.id, "a.png", b"\x89PNG", "image/png"),
            desk.state.attach(page.id, "b.pdf", b"pdf", "application/pdf"),
            desk.state.attach(page.id, "odd", b"\x89PNG 2", "image/webp"),
            desk.state.attach(page.id, "big.zip", bytes(5000), "application/zip"),
        ]
        report = await desk.run()
        assert report.ending is Ending.WHOLE
        assert {file.title for file in files if here(desk, file)} == names
        assert len(desk.asked("/download")) == len(names) == report.files
        assert [one.files for one in desk.store.runs()] == [len(names)]
        await desk.run()
        assert desk.asked("/download") == []

    run(scenario())


def test_the_most_generous_of_several_rules_counts(desk: Desk) -> None:
    async def scenario() -> None:
        page = await kept(desk, files=Chosen.NONE)
        file = desk.state.attach(page.id, "b.pdf", b"pdf")
        await desk.keep(Holds.TREE, str(page.id), files=Chosen.ALL)
        await desk.run()
        assert here(desk, file)

    run(scenario())


def test_a_new_version_takes_the_place_of_the_old_one(desk: Desk) -> None:
    async def scenario() -> None:
        page = await kept(desk, files=Chosen.ALL)
        file = desk.state.attach(page.id, "b.pdf", b"first")
        await desk.run()
        desk.state.add_file_version(file.id, b"second")
        await desk.run()
        assert here(desk, file)
        assert desk.store.blob_bytes() == len(b"second")

    run(scenario())


def test_an_empty_file_is_a_file(desk: Desk) -> None:
    async def scenario() -> None:
        page = await kept(desk, files=Chosen.ALL)
        file = desk.state.attach(page.id, "empty.txt", b"")
        await desk.run()
        assert here(desk, file)

    run(scenario())


class Breaking:
    """A client whose files break off after so many bytes, for so many times."""

    def __init__(self, client: ConfluenceClient, error: Exception, after: int, times: int) -> None:
        self._client = client
        self._error = error
        self._after = after
        self._times = times
        self.starts: list[int] = []

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    async def download_stream(
        self, file: Attachment, version: int | None = None, *, start: int = 0
    ) -> AsyncGenerator[bytes, None]:
        self.starts.append(start)
        if self._after == AT_ONCE:
            raise self._error
        sent = 0
        stream = self._client.download_stream(file, version, start=start)
        async with aclosing(stream) as chunks:
            async for chunk in chunks:
                yield chunk
                sent += len(chunk)
                if sent >= self._after and self._times:
                    self._times -= 1
                    raise self._error


async def bring(desk: Desk, client: Breaking, caps: Caps | None = None) -> None:
    ledger = Ledger(desk.store)
    number = await desk.store.begin_run(Depth.FULL)
    files = Files(cast("ConfluenceClient", client), desk.store, ledger, caps or Caps())
    await files.bring(number, Depth.FULL, Budget())


async def big_file(desk: Desk) -> AttachmentRecord:
    """A file whose record is here and whose bytes are not."""
    page = await kept(desk, files=Chosen.NONE)
    file = desk.state.attach(page.id, "big.bin", BIG)
    await desk.run()
    await desk.keep(Holds.TREE, str(page.id), files=Chosen.ALL)
    (tree,) = (rule for rule in desk.store.rules() if rule.holds is Holds.TREE)
    await desk.store.note_members(tree.key, [str(page.id)], 1)
    return file


def test_a_stream_that_breaks_is_gone_on_with_in_the_same_run(desk: Desk) -> None:
    async def scenario() -> None:
        file = await big_file(desk)
        client = Breaking(desk.client(), Unreachable("media"), PIECE, 2)
        await bring(desk, client)
        assert here(desk, file)
        assert client.starts == sorted(set(client.starts))
        assert len(client.starts) == 3

    run(scenario())


def test_an_interrupted_file_is_gone_on_with_in_the_next_run(desk: Desk) -> None:
    async def scenario() -> None:
        file = await big_file(desk)
        with pytest.raises(RateLimited):
            await bring(desk, Breaking(desk.client(), RateLimited(), 2 * PIECE + 10, 1))
        assert desk.store.blob(f"att{file.id}", 1) is None
        half = desk.store.blob_have(f"att{file.id}", 1)
        assert 2 * PIECE < half < len(BIG)
        again = Breaking(desk.client(), RateLimited(), 0, 0)
        await bring(desk, again)
        assert again.starts == [half]
        assert here(desk, file)

    run(scenario())


def test_a_run_that_is_cancelled_keeps_what_came(desk: Desk) -> None:
    async def scenario() -> None:
        file = await big_file(desk)
        with pytest.raises(asyncio.CancelledError):
            await bring(desk, Breaking(desk.client(), asyncio.CancelledError(), PIECE, 1))  # type: ignore[arg-type]
        assert desk.store.blob_have(f"att{file.id}", 1) >= PIECE
        await desk.run()
        assert here(desk, file)

    run(scenario())


def test_half_a_file_that_is_of_something_else_is_begun_anew(desk: Desk) -> None:
    async def scenario() -> None:
        file = await big_file(desk)
        att_id = f"att{file.id}"
        await desk.store.begin_blob(att_id, 1, len(BIG), "x")
        await desk.store.append_blob(att_id, 1, 0, b"?" * 10)
        client = Breaking(desk.client(), BadReply("another part"), 0, 1)
        await bring(desk, client)
        assert client.starts == [10, 0]
        assert here(desk, file)

    run(scenario())


def test_a_file_that_never_goes_on_is_a_trouble_and_no_loop(desk: Desk) -> None:
    async def scenario() -> None:
        file = await big_file(desk)
        client = Breaking(desk.client(), Unreachable("media"), AT_ONCE, 1000)
        await bring(desk, client)
        assert len(client.starts) == 3
        assert not here(desk, file)
        assert [one.subject for one in desk.store.troubles()] == [f"att{file.id}"]
        await desk.run()
        assert here(desk, file)
        assert desk.store.troubles() == []

    run(scenario())


def test_a_file_of_a_page_that_left_is_no_trouble_any_more(desk: Desk) -> None:
    async def scenario() -> None:
        page = await kept(desk, files=Chosen.ALL)
        file = desk.state.attach(page.id, "a.bin", b"x")
        desk.faults.add("500", f"att{file.id}/download")
        assert (await desk.run()).ending is Ending.PARTLY
        desk.state.trash_attachment(file.id)
        assert (await desk.run()).ending is Ending.WHOLE
        assert desk.store.troubles() == []

    run(scenario())


def test_when_nothing_comes_the_rest_is_not_tried(desk: Desk) -> None:
    async def scenario() -> None:
        page = await kept(desk, files=Chosen.ALL)
        for number in range(60):
            desk.state.attach(page.id, f"{number}.bin", b"x")
        desk.faults.add("500", "/download$")
        await desk.run()
        subjects = {one.subject for one in desk.store.troubles() if one.what in {"file", "files"}}
        assert "*" in subjects
        assert len(subjects) < 20
        desk.faults.clear()
        assert (await desk.run()).ending is Ending.WHOLE
        assert desk.store.troubles() == []

    run(scenario())


def test_what_no_rule_holds_makes_room_and_what_rules_hold_stays(desk: Desk) -> None:
    async def scenario() -> None:
        page = await kept(desk, files=Chosen.ALL)
        elsewhere = desk.page(desk.space("DOCS"), "Visited")
        seen = [desk.state.attach(elsewhere.id, f"{n}.bin", bytes(1000)) for n in range(4)]
        for row in seen:
            await desk.store.save_blob(f"att{row.id}", 1, bytes(1000), "x")
        mine = [desk.state.attach(page.id, f"{n}.bin", bytes(1000)) for n in range(3)]
        desk.caps = Caps(files=5000)
        assert (await desk.run()).ending is Ending.WHOLE
        assert all(here(desk, file) for file in mine)
        assert sum(here(desk, file) for file in seen) == 2
        desk.caps = Caps(files=2500)
        await desk.run()
        assert all(here(desk, file) for file in mine)
        assert not any(here(desk, file) for file in seen)

    run(scenario())


def test_no_more_comes_than_there_is_room_for_and_that_is_told(desk: Desk) -> None:
    async def scenario() -> None:
        page = await kept(desk, files=Chosen.ALL)
        for number in range(5):
            desk.state.attach(page.id, f"{number}.bin", bytes(1000))
        desk.caps = Caps(files=3500)
        assert (await desk.run()).ending is Ending.PARTLY
        assert desk.store.blob_bytes() == 3000
        assert [(one.what, one.error) for one in desk.store.troubles()] == [("files", "TooLarge")]
        desk.caps = Caps(files=10_000)
        assert (await desk.run()).ending is Ending.WHOLE
        assert desk.store.blob_bytes() == 5000
        assert desk.store.troubles() == []

    run(scenario())
