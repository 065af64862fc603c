"""Traps 47 and 50 to 56: files come whole or not at all, by ids, and never meet the file system."""

import asyncio
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import pytest

from confluence_desk.demo.records import AttachmentRecord, bytes_of
from confluence_desk.domain.entities import Site
from confluence_desk.domain.keeping import Files, Holds, Rule
from confluence_desk.domain.syncing import Depth, Ending
from confluence_desk.services.documents import Documents
from tests.end2end.soak.nursery import leaks_beside
from tests.end2end.traps.kept import KEY, Kept, a_site, keeping, titled

EVIL = (
    *("../../../../tmp/evil.png", "..\\..\\evil.png", "/etc/evil.png", "C:\\evil.png", "CON"),
    *("a\0b.png", "x" * 250 + ".png", ".", "..", "~/evil.png", "evil.png/../../x.png"),
)


def arrived(kept: Kept, files: Iterable[AttachmentRecord]) -> bool:
    """Whether the bytes of all of these are here, and right."""
    return all(
        kept.store.blob(f"att{file.id}", len(file.versions)) == bytes_of(file.versions[-1].data)
        for file in files
    )


def everything_below(folder: Path) -> list[str]:
    """Every file there, but for the library's own."""
    names = {str(path.relative_to(folder)) for path in folder.rglob("*")}
    return sorted(one for one in names if not one.startswith("home/library.desk"))


@pytest.mark.parametrize("kind", ["500", "404-edge", "reset", "403-edge"])
def test_47_a_file_that_fails_leaves_the_others_alone(tmp_path: Path, kind: str) -> None:
    async def main() -> None:
        state = a_site()
        page = titled(state, "Page 1")
        files = [state.attach(page, f"{n}.bin", bytes([n]) * 5000) for n in range(5)]
        async with keeping(tmp_path, state) as kept:
            await kept.sync()
            assert arrived(kept, files)
            new = [state.attach(page, f"new {n}.bin", bytes([n]) * 6000) for n in range(5)]
            failing = new[2]
            kept.demo.site.faults.add(kind, f"att{failing.id}/download")
            report = await kept.sync()
            assert report.ending is Ending.PARTLY
            assert arrived(kept, [*files, *(one for one in new if one is not failing)])
            assert kept.store.blob(f"att{failing.id}", 1) is None
            (trouble,) = kept.store.troubles()
            assert trouble.subject.startswith(f"att{failing.id}")
            kept.demo.site.faults.clear()
            assert (await kept.sync()).ending is Ending.WHOLE
            assert arrived(kept, [*files, *new])
            assert kept.store.troubles() == []

    asyncio.run(main())


def test_50_51_files_come_by_their_ids_and_not_by_their_addresses(tmp_path: Path) -> None:
    async def main() -> None:
        state = a_site()
        file = state.attach(titled(state, "Page 1"), "a plan.pdf", b"plan", "application/pdf")
        state.add_file_version(file.id, b"plan, second")
        async with keeping(tmp_path, state) as kept:
            await kept.sync()
            assert arrived(kept, [file])
            assert kept.asked("/wiki/download/") == []
            assert kept.asked(f"/child/attachment/att{file.id}/download")

    asyncio.run(main())


def test_52_no_signed_address_stays_anywhere(tmp_path: Path) -> None:
    async def main() -> None:
        state = a_site()
        file = state.attach(titled(state, "Page 1"), "a.png", b"\x89PNG bytes", "image/png")
        async with keeping(tmp_path, state) as kept:
            await kept.sync()
            assert arrived(kept, [file])
            assert await leaks_beside(tmp_path, ["token=", kept.token, KEY]) == []
            texts = [
                str(value)
                for (table,) in kept.store._db.all(  # noqa: SLF001 - nothing else shows all of it
                    "SELECT name FROM sqlite_schema WHERE type = 'table'"
                )
                for row in kept.store._db.all(f"SELECT * FROM {table}")  # noqa: S608, SLF001
                for value in row
            ]
            assert len(texts) > 100
            assert [one for one in texts if "token=" in one or kept.token in one] == []

    asyncio.run(main())


def test_53_no_name_of_a_file_meets_the_file_system(tmp_path: Path) -> None:
    async def main() -> None:
        state, home = a_site(), tmp_path / "home"
        home.mkdir()
        page = titled(state, "Page 1")
        files = [state.attach(page, name, name.encode(), "image/png") for name in EVIL]
        async with keeping(home, state) as kept:
            await kept.sync()
            assert arrived(kept, files)
            names = {file.title for file in kept.store.attachments(str(page)) or []}
            assert names == set(EVIL)
            assert everything_below(tmp_path) == ["home"]

    asyncio.run(main())


def test_54_files_of_one_name_on_many_pages_stay_apart(tmp_path: Path) -> None:
    async def main() -> None:
        state = a_site()
        pages = [titled(state, f"Page {n}") for n in (1, 2, 3)]
        files = [state.attach(page, ".png", str(page).encode(), "image/png") for page in pages]
        async with keeping(tmp_path, state) as kept:
            await kept.sync()
            assert arrived(kept, files)

    asyncio.run(main())


Form = Literal["NFC", "NFD"]


@pytest.mark.parametrize("forms", [("NFC", "NFD"), ("NFD", "NFC")])
def test_55_a_picture_is_found_however_its_accents_are_spelt(
    tmp_path: Path, forms: tuple[Form, Form]
) -> None:
    async def main() -> None:
        named, written = (unicodedata.normalize(form, "Übersicht é.png") for form in forms)
        state = a_site()
        page = titled(state, "Page 1")
        file = state.attach(page, named, b"\x89PNG", "image/png")
        image = f'<ac:image><ri:attachment ri:filename="{written}" /></ac:image>'
        state.edit(page, f"<p>{image}</p>")
        async with keeping(tmp_path, state) as kept:
            await kept.sync()
            kept.demo.site.faults.down = True
            assert arrived(kept, [file])
            assert f"att{file.id}" in drawn(kept, page)

    asyncio.run(main())


def test_56_pictures_of_every_kind_are_here_when_the_network_is_not(tmp_path: Path) -> None:
    async def main() -> None:
        state = a_site()
        page, other = titled(state, "Page 1"), titled(state, "Page 2")
        mine = state.attach(page, "mine.png", b"\x89PNG mine", "image/png")
        theirs = state.attach(other, "theirs.png", b"\x89PNG theirs", "image/png")
        far = titled(state, "Page 3", "ELSE")
        away = state.attach(far, "away.png", b"\x89PNG away", "image/png")
        state.edit(
            page,
            '<ac:image ac:width="40"><ri:attachment ri:filename="mine.png" /></ac:image>'
            '<ac:image ac:thumbnail="true"><ri:attachment ri:filename="mine.png" /></ac:image>'
            '<table><tbody><tr><td><ac:image><ri:attachment ri:filename="theirs.png">'
            '<ri:page ri:content-title="Page 2" /></ri:attachment></ac:image></td></tr>'
            '</tbody></table><ac:image><ri:attachment ri:filename="away.png">'
            '<ri:page ri:space-key="ELSE" ri:content-title="Page 3" /></ri:attachment></ac:image>',
        )
        rule = Rule(0, Holds.SPACE, str(state.contents[page].space_id), files=Files.IMAGES)
        async with keeping(tmp_path, state, [rule]) as kept:
            await kept.sync()
            kept.demo.site.faults.down = True
            assert arrived(kept, [mine, theirs, away])
            text = drawn(kept, page)
            for file in (mine, theirs, away):
                assert f"att{file.id}" in text
            assert (await kept.sync(Depth.QUICK)).ending is not Ending.WHOLE
            assert arrived(kept, [mine, theirs, away])

    asyncio.run(main())


def drawn(kept: Kept, page: int) -> str:
    """The document of a page as the window shows it."""
    found = Documents(Site(kept.demo.url), kept.store).document(str(page))
    assert found is not None
    return found.html
